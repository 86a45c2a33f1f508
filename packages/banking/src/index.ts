export { readIban } from './iban.ts';
