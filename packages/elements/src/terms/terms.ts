/* The step of shares and contributions: one file, loaded where a class has terms for them. */
export { choiceOf, owes, termsFaults, termsView } from './choice.ts';
export { termsStyles } from './styles.ts';
export { termsStep } from './terms-step.ts';
export { termsWords } from './terms-words.ts';
