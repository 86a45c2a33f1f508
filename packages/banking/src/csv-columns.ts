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
  | 'anyName'
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
  | 'returnReason'
  | 'status';

/** Column names in English, German, French, Dutch, Spanish and Italian, in small letters without spaces, marks and signs. */
const names: Readonly<Record<Column, string>> = {
  on:
    'date transactiondate bookingdate bookdate postingdate posteddate entrydate completeddate completiondate ' +
    'datum buchungstag buchungsdatum buchung abschlussdatum buchungstermin ' +
    'dateoperation datedoperation datedeloperation datecomptable datedecomptabilisation datecomptabilisation datedecriture ' +
    'boekdatum boekingsdatum datumboeking transactiedatum datumverrichting uitvoeringsdatum ' +
    'fecha fechaoperacion fechadeoperacion fechadelaoperacion fechacontable fechamovimiento foperacion fcontable ' +
    'data dataoperazione datadelloperazione datacontabile dataregistrazione datamovimento' +
    ' bookedat datecompleted postedtransactionsdate settlementdate transactiondateandtime dateop datetransaction dateecriture buchungszeit',
  valueOn:
    'valuedate wertstellung wertstellungsdatum wertstellungstag valutadatum valutatag wert datevaleur datedevaleur ' +
    'rentedatum fechavalor fechadevalor fvalor datavaluta' +
    ' interestdate wertstellungvaluta dateval datedelavaleur valutadate',
  // A day in German and Italian, a currency in Dutch.
  valuta: 'valuta',
  amount:
    'amount transactionamount netamount sum betrag umsatz buchungsbetrag montant montantoperation montantdeloperation ' +
    'bedrag transactiebedrag importe importeoperacion monto importo importooperazione' +
    ' creditdebitamount montanttotal montantttc montanttotalttc betragdetail umsatzbetrag betragbrutto importenetto',
  debit:
    'debit debits debitamount moneyout paidout withdrawal withdrawals soll belastung lastschrift ausgabe ausgang ausgaenge ' +
    'montantdebit debiteur af afschrijving uitgaand cargo cargos debe debito adeudo gasto dare uscita uscite addebito addebiti' +
    ' debitchf montantdebite debetbedrag uitgave uitgaven importodare importecargo',
  credit:
    'credit credits creditamount moneyin paidin deposit deposits haben gutschrift eingang einnahme eingaenge ' +
    'montantcredit bij bijschrijving inkomend abono abonos haber credito ingreso ingresos avere entrata entrate accredito ' +
    'accrediti' +
    ' montantcredite creditbedrag ontvangst inkomsten importoavere importeabono',
  side:
    'debitcredit creditdebit creditdebitindicator cdtdbtind dc crdr sollhaben sh sollhabenkennzeichen sens debitoucredit ' +
    'afbij bijaf debetcredit cd signo segno dareavere',
  // A column that may as well name the account's holder.
  anyName: 'name nom naam nombre nome',
  name:
    'counterparty counterpartyname partner partnername otherparty beguenstigterzahlungspflichtiger ' +
    'auftraggeberbeguenstigter beguenstigterauftraggeber auftraggeberempfaenger zahlungsbeteiligter namezahlungsbeteiligter ' +
    'gegenpartei nomcontrepartie nomdelacontrepartie contrepartie tiers naamomschrijving naamtegenpartij tegenpartij ' +
    'tegenpartijnaam contrapartida nominativo controparte nomecontroparte' +
    ' naamtegenpartijbevat naamvandetegenpartij counterpart beguenstigterauftraggeberzahlungspflichtiger merchant partnernaam',
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
    'cuentacontrapartida ibanordenante ibancontrapartida cuentaordenante ibancontroparte contocontroparte ibanordinante' +
    ' ibankontonummer kontonummerdeszahlungsbeteiligten rekeningnummertegenpartij ibanderecepteur ibanbegunstigde ibancounterpart ibandutiers',
  account:
    'account accountnumber accountiban auftragskonto ibanauftragskonto konto compte numerodecompte numcompte comptedonneurdordre ' +
    'rekening rekeningnummer ibanbban cuenta numerodecuenta conto numeroconto rapporto' +
    ' ibankontoinhaber accountnum sourceaccount ibankonto mycount kontoinhaberiban postedaccount ordinateuraccount',
  currency:
    'currency ccy waehrung devise monnaie munt muntsoort divisa moneda devisa' +
    ' paymentcurrency postedcurrency devies valutarekening deviseducompte munteenheid kontowaehrung',
  reference:
    'reference ref paymentreference structuredreference referenz zahlungsreferenz referenznummer referencedepaiement ' +
    'referencestructuree communicationstructuree betalingskenmerk kenmerk gestructureerdemededeling referentie referencia ' +
    'referenciadepago riferimento referencestructured creditorreference',
  text:
    'purpose text description details transactiondetails memo narrative remittance remittanceinformation information message note ' +
    'notes particulars communication verwendungszweck zweck ' +
    'buchungsdetails beschreibung mitteilung zahlungszweck nachricht libelle libelleoperation libelledeloperation motif detail ' +
    'informations informationscomplementaires message commentaire libellecomplementaire libellesimplifie omschrijving ' +
    'mededeling mededelingen vrijemededeling concepto conceptos descripcion ' +
    'observaciones detalle masdatos causale descrizione descrizioneoperazione descrizioneestesa dettagli note' +
    ' transactiondescription avisierungstext zahlungsgrund label libellecourt detaildelecriture movimiento operazione descrizionecompleta buchungsinformation notesandtags reasonforpayment',
  endToEndId:
    'endtoendid endtoendreference endtoendreferenz kundenreferenzendtoend endtoendref referencebeboutenbout e2eid' +
    ' kundenreferenz',
  mandateReference:
    'mandatereference mandateid mandatsreferenz mandatereferenz referencedumandat referencemandat rum machtigingskenmerk ' +
    'mandaatreferentie referenciadelmandato riferimentomandato' +
    ' mandaatid referencedumandatsepa mandat',
  bankReference:
    'transactionid transactionreference bankreference transactionnumber buchungsreferenz bankreferenz transaktionsnummer ' +
    'transaktionsid numerodoperation referenceoperation transactiereferentie volgnummer numerodemovimiento numerooperazione ' +
    'idtransazione idtransaction' +
    ' volgnr transaktionsnr transactienummer zkbreferenz uniqueid',
  kind:
    'type transactiontype code buchungstext umsatzart vorgang typedoperation typeoperation mutatiesoort mutatiecode transactietype ' +
    'tipo tipomovimiento tipooperazione categorieoperation' +
    ' umsatztyp bewegungstyp transactie typeverrichting transaktionstyp buchungsart',
  returnReason: 'returnreason redenretour rueckgabegrund motifderejet',
  status: 'status state statut estado stato info',
};

const columnOf = new Map(
  (Object.keys(names) as Column[]).flatMap((column) =>
    names[column].split(/ +/).map((name) => [name, column] as const),
  ),
);

/** Words for money that came in, and for money that went out, beside an amount without a sign. */
export const cameIn = /^(?:c|cr|credit|crdt|h|haben|gutschrift|bij|crédit|haber|abono|avere|\+)$/i;
export const wentOut =
  /^(?:d|db|dr|debit|dbit|s|soll|belastung|lastschrift|af|débit|debet|debe|cargo|dare|-)$/i;

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
  const unit = new RegExp(`(?:in|en)?(?:${currency.toLowerCase()}|euros?|utc)$`);
  const without = plain.replace(unit, '');
  const numbered = plain.replace(/\d$/, '');
  const found = [plain, without, without.replace(/in$/, ''), numbered].map((each) => columnOf.get(each));
  return found.find((column) => column !== undefined) ?? null;
}
