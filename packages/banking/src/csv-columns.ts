/** What a column of a bank's table holds. */
export type Column =
  | 'on'
  | 'valueOn'
  | 'valuta'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'side'
  | 'name'
  | 'payer'
  | 'payee'
  | 'iban'
  | 'account'
  | 'currency'
  | 'reference'
  | 'text'
  | 'endToEndId'
  | 'mandateReference'
  | 'bankReference'
  | 'kind'
  | 'status';

/** Column names in English, German, French, Dutch, Spanish and Italian, in small letters without spaces, marks and signs. */
const names: Readonly<Record<Column, string>> = {
  on:
    'date transactiondate bookingdate bookdate postingdate posteddate entrydate completeddate completiondate ' +
    'datum buchungstag buchungsdatum buchung abschlussdatum buchungstermin ' +
    'dateoperation datedoperation datedeloperation datecomptable datedecomptabilisation datecomptabilisation datedecriture ' +
    'boekdatum boekingsdatum datumboeking transactiedatum datumverrichting uitvoeringsdatum ' +
    'fecha fechaoperacion fechadeoperacion fechadelaoperacion fechacontable fechamovimiento foperacion fcontable ' +
    'data dataoperazione datadelloperazione datacontabile dataregistrazione datamovimento',
  valueOn:
    'valuedate wertstellung wertstellungsdatum wertstellungstag valutadatum valutatag wert datevaleur datedevaleur ' +
    'rentedatum fechavalor fechadevalor fvalor datavaluta',
  // A day in German and Italian, a currency in Dutch.
  valuta: 'valuta',
  amount:
    'amount transactionamount netamount sum betrag umsatz buchungsbetrag montant montantoperation montantdeloperation ' +
    'bedrag transactiebedrag importe importeoperacion monto importo importooperazione',
  debit:
    'debit debits debitamount moneyout paidout withdrawal withdrawals soll belastung lastschrift ausgabe ausgang ausgaenge ' +
    'montantdebit debiteur af afschrijving uitgaand cargo cargos debe debito adeudo gasto dare uscita uscite addebito addebiti',
  credit:
    'credit credits creditamount moneyin paidin deposit deposits haben gutschrift eingang einnahme eingaenge ' +
    'montantcredit bij bijschrijving inkomend abono abonos haber credito ingreso ingresos avere entrata entrate accredito ' +
    'accrediti',
  side:
    'debitcredit creditdebit creditdebitindicator cdtdbtind dc crdr sollhaben sh sollhabenkennzeichen sens debitoucredit ' +
    'afbij bijaf debetcredit cd signo segno dareavere',
  name:
    'name counterparty counterpartyname partner partnername otherparty beguenstigterzahlungspflichtiger ' +
    'auftraggeberbeguenstigter beguenstigterauftraggeber auftraggeberempfaenger zahlungsbeteiligter namezahlungsbeteiligter ' +
    'gegenpartei nom nomcontrepartie nomdelacontrepartie contrepartie tiers naam naamomschrijving naamtegenpartij tegenpartij ' +
    'tegenpartijnaam nombre contrapartida nome nominativo controparte nomecontroparte',
  payer:
    'payer payername sender sendername from auftraggeber zahlungspflichtiger zahlungspflichtige zahler nameauftraggeber absender ' +
    'donneurdordre emetteur payeur opdrachtgever betaler ordenante nombreordenante pagador ordinante mittente',
  payee:
    'payee payeename beneficiary beneficiaryname recipient to empfaenger nameempfaenger zahlungsempfaenger zahlungsempfaengerin ' +
    'beguenstigter beneficiaire destinataire begunstigde ontvanger beneficiario destinatario',
  iban:
    'iban counterpartyiban counterpartyaccount ibancounterparty payeriban partneriban accountnumberofcounterparty ' +
    'kontonummeriban ibanzahlungsbeteiligter ibandesauftraggebers ibanauftraggeber ibanzahler kontonummer gegenkonto ' +
    'ibanbeguenstigterauftraggeber kontoiban ibancontrepartie comptecontrepartie comptedecontrepartie ibandelacontrepartie ' +
    'tegenrekening tegenrekeningiban tegenrekeningibanbban rekeningtegenpartij ibantegenpartij tegenpartijiban ' +
    'cuentacontrapartida ibanordenante ibancontrapartida cuentaordenante ibancontroparte contocontroparte ibanordinante',
  account:
    'account accountnumber accountiban auftragskonto ibanauftragskonto konto compte numerodecompte numcompte comptedonneurdordre ' +
    'rekening rekeningnummer ibanbban cuenta numerodecuenta conto numeroconto rapporto',
  currency: 'currency ccy waehrung devise monnaie munt muntsoort divisa moneda devisa',
  reference:
    'reference ref paymentreference structuredreference referenz zahlungsreferenz referenznummer referencedepaiement ' +
    'referencestructuree communicationstructuree betalingskenmerk kenmerk gestructureerdemededeling referentie referencia ' +
    'referenciadepago riferimento referencestructured creditorreference',
  text:
    'purpose text description details transactiondetails memo narrative remittance remittanceinformation information message note ' +
    'notes particulars communication verwendungszweck zweck verwendungszweck1 verwendungszweck2 verwendungszweck3 ' +
    'buchungsdetails beschreibung mitteilung zahlungszweck nachricht libelle libelleoperation libelledeloperation motif detail ' +
    'informations informationscomplementaires message commentaire libellecomplementaire libellesimplifie omschrijving ' +
    'omschrijving1 omschrijving2 omschrijving3 mededeling mededelingen vrijemededeling concepto conceptos descripcion ' +
    'observaciones detalle masdatos causale descrizione descrizioneoperazione descrizioneestesa dettagli note',
  endToEndId:
    'endtoendid endtoendreference endtoendreferenz kundenreferenzendtoend endtoendref referencebeboutenbout e2eid',
  mandateReference:
    'mandatereference mandateid mandatsreferenz mandatereferenz referencedumandat referencemandat rum machtigingskenmerk ' +
    'mandaatreferentie referenciadelmandato riferimentomandato',
  bankReference:
    'transactionid transactionreference bankreference transactionnumber buchungsreferenz bankreferenz transaktionsnummer ' +
    'transaktionsid numerodoperation referenceoperation transactiereferentie volgnummer numerodemovimiento numerooperazione ' +
    'idtransazione idtransaction',
  kind:
    'type transactiontype code buchungstext umsatzart vorgang typedoperation typeoperation mutatiesoort mutatiecode transactietype ' +
    'tipo tipomovimiento tipooperazione categorieoperation',
  status: 'status state statut estado stato info',
};

const columnOf = new Map(
  (Object.keys(names) as Column[]).flatMap((column) =>
    names[column].split(' ').map((name) => [name, column] as const),
  ),
);

/** What a column holds, by its name, or null. A currency may follow the name: `Betrag (EUR)`. */
export function columnNamed(name: string, currency: string): Column | null {
  const plain = name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
  const bare = plain.endsWith(currency.toLowerCase()) ? plain.slice(0, -currency.length) : plain;
  const without = plain.replace(/^in/, '');
  return columnOf.get(plain) ?? columnOf.get(bare.replace(/in$/, '')) ?? columnOf.get(without) ?? null;
}
