/* What a vote needs once a choice is made: one file, loaded meanwhile. */
export { CastingFlow } from './casting-flow.ts';
export { castingStyles } from './casting-styles.ts';
export { castingWords } from './casting-words.ts';
