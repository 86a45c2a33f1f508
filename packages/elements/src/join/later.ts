/* What the form needs only after its first steps: one file, loaded while the visitor types. */
export { codeStep } from './code-step.ts';
export { allWords, type AllWords } from './later-words.ts';
export { laterStyles } from './later-styles.ts';
export { outcome } from './outcome.ts';
export { rulesStep } from './rules-step.ts';
export { Submission } from './submission.ts';
