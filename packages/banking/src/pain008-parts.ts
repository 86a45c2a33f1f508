import { BankingError } from './error.ts';
import { isSepaIban, readBic, readIban } from './iban.ts';
import { isSepaId } from './mandate.ts';
import { sepaText } from './sepa-text.ts';
import { element, type PainVersion } from './xml-writer.ts';

/** Refuses an id that a bank would not take. */
export function checkId(id: string, place: string): void {
  if (isSepaId(id) && id.trim() === id) return;
  throw new BankingError(
    'invalid_id',
    place,
    'An id has up to 35 of SEPA’s characters, and no slash at an end or doubled.',
  );
}

/** Refuses two of the same: the bank's answer names them by their id. */
export function checkUnique(ids: readonly string[], place: string): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new BankingError('invalid_id', place, `${id.slice(0, 40)} is there twice.`);
    seen.add(id);
  }
}

/** A name in SEPA's characters, at most 70 of them. */
export function nameOf(name: string, place: string): string {
  const written = sepaText(name, 70);
  if (!/[A-Za-z0-9]/.test(written))
    throw new BankingError('invalid_text', place, 'It has no letter a bank can write.');
  return written;
}

/** An account, by its IBAN. */
export function ibanXml(name: string, iban: string, place: string): string {
  const read = readIban(iban);
  if (read === null) throw new BankingError('invalid_iban', place, 'It is not an IBAN.');
  if (!isSepaIban(read))
    throw new BankingError('outside_sepa', place, 'The account is in no country of SEPA.');
  return element(name, [element('Id', [element('IBAN', read)])]);
}

/** A bank, by its BIC or as not provided: within SEPA the IBAN tells it. */
export function agentXml(name: string, bic: string | undefined, version: PainVersion, place: string): string {
  if (bic === undefined) {
    return element(name, [element('FinInstnId', [element('Othr', [element('Id', 'NOTPROVIDED')])])]);
  }
  const read = readBic(bic);
  if (read === null) throw new BankingError('invalid_bic', place, 'It is not a BIC.');
  return element(name, [element('FinInstnId', [element(version === '02' ? 'BIC' : 'BICFI', read)])]);
}

/** A creditor identifier, as the scheme wants it said. */
export function schemeXml(identifier: string): string {
  const scheme = element('SchmeNm', [element('Prtry', 'SEPA')]);
  return element('Id', [element('PrvtId', [element('Othr', [element('Id', identifier), scheme])])]);
}
