import assert from 'node:assert/strict';
import { BankingError, type Transaction } from '../src/index.ts';

export const euros = { currency: 'EUR', exponent: 2 };
export const ownIban = 'DE02120300000000202051';
export const theirIban = 'NL91ABNA0417164300';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** It refuses with a code, at a place. */
export function refuses(code: string, place: string | RegExp, act: () => unknown): void {
  assert.throws(act, (error) => {
    assert.ok(error instanceof BankingError, String(error));
    assert.equal(error.code, code);
    assert.match(
      error.place,
      typeof place === 'string' ? new RegExp(`^${place.replace(/[[\]/.]/g, '\\$&')}$`) : place,
    );
    return true;
  });
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeXml = (text: string): string => text.replace(/[&<>]/g, (mark) => escapes[mark]!);

/** Elements: a text, elements in it, or one after the other for a list. */
export interface Tree {
  [name: string]: string | Tree | readonly (string | Tree)[] | undefined;
}

export function xmlOf(tree: Tree): string {
  return Object.entries(tree)
    .flatMap(([name, content]) =>
      content === undefined ? [] : [content].flat().map((each) => tagOf(name, each)),
    )
    .join('');
}

/** `Amt EUR` is an amount with its currency. */
function tagOf(name: string, content: string | Tree): string {
  const [tag, currency] = name.split(' ');
  const attribute = currency === undefined ? '' : ` Ccy="${currency}"`;
  return `<${tag!}${attribute}>${typeof content === 'string' ? escapeXml(content) : xmlOf(content)}</${tag!}>`;
}

const names = {
  '053': ['BkToCstmrStmt', 'Stmt'],
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
};

export function camt(
  statements: readonly Tree[],
  kind: '052' | '053' | '054' = '053',
  version = '08',
): string {
  const [root, name] = names[kind];
  const space = `urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.${version}`;
  const header: Tree = { MsgId: 'M1', CreDtTm: '2026-11-24T16:00:00' };
  const content = xmlOf({ [root!]: { GrpHdr: header, [name!]: statements } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${space}">${content}</Document>`;
}

export function statementTree(parts: Tree): Tree {
  return { Id: 'S1', Acct: { Id: { IBAN: ownIban }, Ccy: 'EUR' }, ...parts };
}

export const balance = (code: string, amount: string, side = 'CRDT'): Tree => ({
  Tp: { CdOrPrtry: { Cd: code } },
  'Amt EUR': amount,
  CdtDbtInd: side,
  Dt: { Dt: '2026-11-01' },
});

export function transaction(parts: Partial<Transaction>): Transaction {
  return {
    key: 'k1',
    entryKey: 'k1',
    on: '2026-11-02',
    valueOn: null,
    amount: 10_000,
    currency: 'EUR',
    name: null,
    iban: null,
    reference: null,
    text: '',
    endToEndId: null,
    mandateReference: null,
    batchId: null,
    bankReference: null,
    kind: null,
    reversal: false,
    returned: null,
    place: 'line 1',
    ...parts,
  };
}
