import {
  BankSettings,
  DebitSettings,
  StripeSettings,
  check,
  type FieldProblem,
  type PaymentSettings,
} from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { Failure, UsageError, text, word, type Arguments } from '../command.ts';
import { withCoop } from '../coop.ts';
import { facts, print } from '../output.ts';
import { readText } from '../read-text.ts';

type Change = Parameters<Coop['payments']['set']>[0];
type Method = 'bank-transfer' | 'direct-debit' | 'stripe';

const names: Record<Method, keyof Change> = {
  'bank-transfer': 'bankTransfer',
  'direct-debit': 'directDebit',
  stripe: 'stripe',
};

/** The flags of each method by the fields they fill. */
const flags: Record<Exclude<Method, 'stripe'>, Record<string, string>> = {
  'bank-transfer': {
    beneficiary: 'beneficiary',
    account: 'account',
    bic: 'bic',
    postalCode: 'postal-code',
    city: 'city',
    country: 'country',
  },
  'direct-debit': { creditor: 'creditor', identifier: 'identifier', iban: 'iban', bic: 'bic' },
};

/** Tells how the co-op is paid. */
export async function settings(args: Arguments): Promise<void> {
  tell(args, await withCoop(args, (coop) => coop.payments.settings()));
}

/** Sets a method from flags, or from a file; Stripe's secrets from the environment or a file, for other programs see flags. */
export async function setMethod(args: Arguments): Promise<void> {
  const method = methodOf(args);
  const file = text(args, 'file');
  const given = file === undefined ? null : readSettings(file);
  const set = await withCoop(args, async (coop) => {
    const change = { [names[method]]: settled(method, given ?? (await fromFlags(args, coop, method)), file) };
    return coop.payments.set(change);
  });
  tell(args, set);
}

/** Takes a method away. */
export async function unsetMethod(args: Arguments): Promise<void> {
  const method = methodOf(args);
  tell(args, await withCoop(args, (coop) => coop.payments.set({ [names[method]]: null })));
}

function methodOf(args: Arguments): Method {
  const given = word(args, 0);
  const methods = Object.keys(names) as Method[];
  const found = methods.find((method) => method === given);
  if (!found) throw new UsageError(`"${given}" is none of ${methods.join(', ')}.`);
  return found;
}

function readSettings(file: string): unknown {
  try {
    return JSON.parse(readText(file, 100_000));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} is not JSON.`, { code: 'not_json' });
  }
}

async function fromFlags(args: Arguments, coop: Coop, method: Method): Promise<unknown> {
  if (method === 'stripe') return stripeFromEnvironment(args, coop);
  return Object.fromEntries(Object.entries(flags[method]).map(([field, flag]) => [field, text(args, flag)]));
}

/** Secrets are not taken from the command line, which any program on the machine can read. */
async function stripeFromEnvironment(args: Arguments, coop: Coop): Promise<unknown> {
  const { STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET } = process.env;
  if (!STRIPE_SECRET_KEY) {
    throw new Failure(
      'Set STRIPE_SECRET_KEY to the secret key (sk_… or rk_…) of the account, or give --file.',
    );
  }
  if (!STRIPE_WEBHOOK_SECRET) {
    const { id } = await coop.profile.get();
    throw new Failure(
      `Set STRIPE_WEBHOOK_SECRET to the secret (whsec_…) of the endpoint to which Stripe sends events. Its address is ${coop.connection.url}/v1/payments/stripe/${id}/events`,
    );
  }
  return {
    secretKey: STRIPE_SECRET_KEY,
    publishableKey: text(args, 'publishable-key') ?? STRIPE_PUBLISHABLE_KEY,
    webhookSecrets: STRIPE_WEBHOOK_SECRET.split(',').map((secret) => secret.trim()),
  };
}

const schemas = { 'bank-transfer': BankSettings, 'direct-debit': DebitSettings, stripe: StripeSettings };

function settled(method: Method, given: unknown, file: string | undefined) {
  const checked = check(schemas[method], given);
  if (checked.ok) return checked.value;
  const nameOf = ({ field }: FieldProblem) =>
    file !== undefined
      ? field
      : method === 'stripe'
        ? field.replace('publishableKey', '--publishable-key')
        : `--${flags[method][field] ?? field}`;
  const faults = checked.fields.map((fault) => `${nameOf(fault)}: ${fault.code}`).join(', ');
  if (file === undefined) throw new UsageError(`That is not all, or not right: ${faults}.`);
  throw new Failure(`${file} is not well formed (${faults}).`, { fields: checked.fields });
}

function tell(args: Arguments, { bankTransfer, directDebit, stripe }: PaymentSettings): void {
  print(args, { bankTransfer, directDebit, stripe }, () =>
    [
      [
        'Bank transfer',
        bankTransfer && facts(Object.entries(bankTransfer).map(([name, value]) => [name, value])),
      ],
      [
        'Direct debit',
        directDebit && facts(Object.entries(directDebit).map(([name, value]) => [name, value])),
      ],
      [
        'Stripe',
        stripe &&
          facts([
            ['publishable key', stripe.publishableKey],
            ['secret key', `ends in ${stripe.secretKey}`],
            ['sends events to', stripe.eventsUrl],
          ]),
      ],
    ]
      .map(([name, what]) => (what ? `${name}\n${what.replaceAll(/^/gm, '  ')}` : `${name}: not set`))
      .join('\n\n'),
  );
}
