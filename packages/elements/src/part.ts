import { CoopError } from '@coopkit/sdk';

/** A part that is loaded when it is needed: a line that breaks then is an error like any other. */
export async function part<Module>(loading: Promise<Module>): Promise<Module> {
  try {
    return await loading;
  } catch (cause) {
    throw new CoopError('offline', 'A part could not be loaded.', { cause });
  }
}
