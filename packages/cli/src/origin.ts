import { UsageError } from './command.ts';

/** A website's origin: what it is given as may have a path, which is dropped. `*` is any website. */
export function readOrigin(address: string): string {
  if (address === '*') return address;
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return new URL(address).origin;
  throw new UsageError(`"${address}" is not a website such as https://site.example.`);
}
