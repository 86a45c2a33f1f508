import { squeeze } from './creditor-reference.ts';
import { readIban } from './iban.ts';
import { nameWords } from './suggest-names.ts';
import { ReferenceIndex } from './suggest-references.ts';

/** A payment that is waited for. */
export interface OpenPayment {
  paymentId: string;
  /** Minor units. */
  amount: number;
  reference: string | null;
  payerName: string | null;
  /** An account this payer has paid from before. */
  payerIban?: string | null | undefined;
  memberNumber?: string | null | undefined;
  /** What a direct debit was sent with. */
  endToEndId?: string | null | undefined;
}

/** An open payment, ready to be compared. */
export interface Indexed {
  paymentId: string;
  /** Its place among those given. */
  position: number;
  amount: number;
  reference: string | null;
  nameWords: readonly string[];
}

/** What many share tells none of them apart. */
const telling = 30;

/** Open payments, by whatever a transaction may say of them. */
export class OpenIndex {
  readonly references = new ReferenceIndex<Indexed>();
  readonly #ibans = new Lists();
  readonly #ids = new Lists();
  readonly #numbers = new Lists();
  readonly #names = new Lists();
  readonly #amounts = new Lists();

  constructor(open: readonly OpenPayment[]) {
    for (const [position, payment] of open.entries()) this.#add(payment, position);
  }

  #add(payment: OpenPayment, position: number): void {
    const { paymentId, amount } = payment;
    const reference = payment.reference === null ? null : squeeze(payment.reference).bare;
    const item: Indexed = {
      paymentId,
      position,
      amount,
      reference,
      nameWords: nameWords(payment.payerName ?? ''),
    };
    if (reference !== null) this.references.add(reference, item);
    const iban = payment.payerIban ? readIban(payment.payerIban) : null;
    if (iban !== null) this.#ibans.add(iban, item);
    if (payment.endToEndId) this.#ids.add(payment.endToEndId, item);
    const number = numberOf(payment.memberNumber ?? '');
    if (number !== '') this.#numbers.add(number, item);
    for (const words of [...item.nameWords, ...pairsOf(item.nameWords)])
      this.#names.add(`${amount} ${words}`, item);
    this.#amounts.add(String(amount), item);
  }

  /** Those of a payer who paid from this account before. */
  byIban(iban: string): readonly Indexed[] {
    return this.#ibans.get(iban);
  }

  /** The one that was sent with this id. */
  byEndToEndId(id: string): readonly Indexed[] {
    return this.#ids.get(id);
  }

  /** Those of members whose number stands in the text; a number of one or two figures only after a word for a member. */
  byMemberNumber(text: string): Indexed[] {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.flatMap((word, at) => {
      const pair = numberOf(`${words[at - 1] ?? ''}${word}`);
      const alone = numberOf(word);
      const told =
        alone.length > 2 || words.slice(Math.max(0, at - 2), at).some((each) => memberWord.test(each));
      return [...(told ? this.#numbers.get(alone) : []), ...(pair === alone ? [] : this.#numbers.get(pair))];
    });
  }

  /** Those of this amount that share a word of the payer's name, or two words where many share the one. */
  byAmountAndName(amount: number, name: readonly string[], words: Iterable<string>): Indexed[] {
    return [...words, ...pairsOf(name)].flatMap((each) => this.#names.get(`${amount} ${each}`));
  }

  /** The one payment of this amount, if there is one only. */
  onlyWithAmount(amount: number): readonly Indexed[] {
    const items = this.#amounts.get(String(amount));
    return items.length === 1 ? items : [];
  }
}

const memberWord =
  /^(?:member|mitglied|mitgliedsnummer|membre|adherent|adhérent|societaire|sociétaire|lid|lidnummer|socio|socia)$/i;

/** Each two of the first words, in either order the same. */
function pairsOf(words: readonly string[]): string[] {
  const first = words.slice(0, 6).sort();
  return first.flatMap((word, at) => first.slice(at + 1).map((other) => `${word} ${other}`));
}

function numberOf(text: string): string {
  return squeeze(text).bare.replace(/^0+/, '');
}

class Lists {
  readonly #lists = new Map<string, Indexed[]>();

  add(key: string, item: Indexed): void {
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [item]);
    else if (list.length <= telling) list.push(item);
  }

  get(key: string): readonly Indexed[] {
    const list = this.#lists.get(key) ?? [];
    return list.length > telling ? [] : list;
  }
}
