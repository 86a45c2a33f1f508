/* What the form needs only after its first steps: one file, loaded while the visitor types. */
export { outcome } from './outcome.ts';
export { rulesStep } from './rules-step.ts';
export { Submission } from './submission.ts';
