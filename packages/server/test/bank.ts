/** A movement on the co-op's account, as a bank tells it in a statement. */
export interface Movement {
  on: string;
  /** Minor units: below 0 where money left. */
  amount: number;
  name?: string;
  iban?: string;
  text?: string;
  endToEndId?: string;
  /** A reason's code, where it brings a debit back. */
  returned?: string;
  /** The bank's own name of it. */
  bankReference?: string;
}

const OURS = 'DE02120300000000202051';

/** A CAMT.053 statement in euros, in base64 as it is imported. */
export function statementOf(
  movements: readonly Movement[],
  {
    account = OURS,
    currency = 'EUR',
    closing,
  }: { account?: string; currency?: string; closing?: number } = {},
): { file: string } {
  const total = movements.reduce((sum, { amount }) => sum + amount, 0);
  const balance = (code: string, amount: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amountOf(amount, currency)}<Dt><Dt>2030-01-01</Dt></Dt></Bal>`;
  const balances = closing === undefined ? '' : balance('OPBD', closing - total) + balance('CLBD', closing);
  const entries = movements.map((movement) => entryOf(movement, currency)).join('');
  return inBase64(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2030-05-01T10:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id><Acct><Id><IBAN>${account}</IBAN></Id><Ccy>${currency}</Ccy></Acct>${balances}${entries}</Stmt></BkToCstmrStmt></Document>`,
  );
}

export const inBase64 = (text: string) => ({ file: Buffer.from(text).toString('base64') });

function entryOf({ on, amount, bankReference, ...about }: Movement, currency: string): string {
  const { name, iban, text, endToEndId, returned } = about;
  const [party, of] = amount > 0 ? ['Dbtr', 'DbtrAcct'] : ['Cdtr', 'CdtrAcct'];
  const parties =
    (name ? `<${party}><Nm>${name}</Nm></${party}>` : '') +
    (iban ? `<${of}><Id><IBAN>${iban}</IBAN></Id></${of}>` : '');
  const details =
    (endToEndId ? `<Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>` : '') +
    (parties && `<RltdPties>${parties}</RltdPties>`) +
    (text ? `<RmtInf><Ustrd>${text}</Ustrd></RmtInf>` : '') +
    (returned ? `<RtrInf><Rsn><Cd>${returned}</Cd></Rsn></RtrInf>` : '');
  return `<Ntry>${amountOf(amount, currency)}<Sts>BOOK</Sts><BookgDt><Dt>${on}</Dt></BookgDt>${
    bankReference ? `<AcctSvcrRef>${bankReference}</AcctSvcrRef>` : ''
  }<NtryDtls><TxDtls>${details}</TxDtls></NtryDtls></Ntry>`;
}

function amountOf(amount: number, currency: string): string {
  const figures = (Math.abs(amount) / 100).toFixed(2);
  return `<Amt Ccy="${currency}">${figures}</Amt><CdtDbtInd>${amount < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
}
