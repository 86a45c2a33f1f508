import type { DebitSettings } from '@coopkit/contract';

/**
 * The text of a SEPA core direct debit mandate: the authorisation in the words that the scheme's rulebook (EPC016-06,
 * section 4.7.2) lays down for it, with who collects and under which reference. Checked on 2026-11-24.
 */
export function mandateText(locale: string, settings: DebitSettings, reference: string): string {
  const { creditor, identifier } = settings;
  return locale.startsWith('fr')
    ? `Mandat de prélèvement SEPA

Référence unique du mandat : ${reference}
Créancier : ${creditor}
Identifiant créancier SEPA : ${identifier}

En signant ce formulaire de mandat, vous autorisez (A) ${creditor} à envoyer des instructions à votre banque pour débiter votre compte, et (B) votre banque à débiter votre compte conformément aux instructions de ${creditor}.

Vous bénéficiez du droit d’être remboursé par votre banque selon les conditions décrites dans la convention que vous avez passée avec elle. Une demande de remboursement doit être présentée dans les 8 semaines suivant la date de débit de votre compte.

Type de paiement : récurrent. Chaque prélèvement vous est annoncé par e-mail au moins deux jours avant.
`
    : `SEPA direct debit mandate

Unique mandate reference: ${reference}
Creditor: ${creditor}
Creditor identifier: ${identifier}

By signing this mandate form, you authorise (A) ${creditor} to send instructions to your bank to debit your account and (B) your bank to debit your account in accordance with the instructions from ${creditor}.

As part of your rights, you are entitled to a refund from your bank under the terms and conditions of your agreement with your bank. A refund must be claimed within 8 weeks starting from the date on which your account was debited.

Type of payment: recurrent. Each debit is announced to you by e-mail at least two days before.
`;
}
