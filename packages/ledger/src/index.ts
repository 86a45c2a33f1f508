export { decimal, type Money } from './money.ts';
