import type { Log } from '../log.ts';

/** Work that is done once at a time, however often it is asked for: asked for meanwhile, it is done once more. */
export function inTurn(
  log: Log,
  work: () => Promise<void>,
): { wake: () => void; running: () => Promise<void> | undefined } {
  let running: Promise<void> | undefined;
  let again = false;
  function wake(): void {
    if (running) {
      again = true;
      return;
    }
    running = work()
      .catch((error: unknown) => log('error', 'jobs stopped', { reason: String(error) }))
      .finally(() => {
        running = undefined;
        if (!again) return;
        again = false;
        wake();
      });
  }
  return { wake, running: () => running };
}
