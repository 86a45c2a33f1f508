import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Lookups } from './lookups.ts';
import type { Secrets } from './secrets.ts';
import type { Engine } from './store/engine.ts';
import type { Waves } from './voting/waves.ts';

/** What the server is made of: passed in, so that a test can put in its own clock or database. */
export interface Parts {
  config: Config;
  engine: Engine;
  secrets: Secrets;
  now: () => Date;
  log: Log;
  /** Where requests look up together what each of them needs. */
  lookups: Lookups;
  /** Where ballots wait for each other. */
  waves: Waves;
  /** Wakes the jobs that a write has left. */
  wakeJobs: () => void;
}
