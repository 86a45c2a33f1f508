export { leafHash, nodeHash } from './hash.ts';
