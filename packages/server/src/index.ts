export { ConfigError, readConfig, type Config } from './config.ts';
export { found, type Founded, type Founding } from './founding.ts';
export { jsonLog, type Log, type LogLevel } from './log.ts';
export { open, start, type Opened, type Running } from './server.ts';
export type { NewMemberClass } from './store/classes.ts';
export { coops, type NewCoop } from './store/coops.ts';
export { storeOf, transaction, type Store } from './store/store.ts';
export { witnessKeys, type WitnessKeys } from './voting/be-witness.ts';
