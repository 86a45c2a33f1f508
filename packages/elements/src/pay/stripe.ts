import type { Instruction } from '@coopkit/contract';
import * as pure from '@stripe/stripe-js/pure/index.mjs';
import type { loadStripe as Load } from '@stripe/stripe-js/pure/index.js';

// The types of its module are found by those of its CommonJS twin alone.
const { loadStripe } = pure as unknown as { loadStripe: typeof Load };

/** How long Stripe's script may take, and then its frame to be refused by the page's policy. */
const LOAD_MS = 15_000;
const REFUSED_MS = 10_000;

/**
 * Shows Stripe's own form within an element: in its light DOM, since it can't be in a shadow. This is what loads anything from
 * Stripe, and nothing else does.
 *
 * @param blocked called where the page's policy turns out to refuse the form's frame
 * @returns takes the form away again
 * @throws where Stripe's script can't be had
 */
export async function embedCheckout(
  element: HTMLElement,
  { clientSecret, publishableKey }: Extract<Instruction, { kind: 'embedded' }>,
  { complete, blocked }: { complete: () => void; blocked: () => void },
): Promise<() => void> {
  const stripe = await within(LOAD_MS, loadStripe(publishableKey));
  if (!stripe) throw new Error('Stripe needs a page.');
  const checkout = await within(
    LOAD_MS,
    stripe.createEmbeddedCheckoutPage({ clientSecret, onComplete: complete }),
  );
  const place = document.createElement('div');
  place.slot = 'payment';
  element.append(place);
  const remove = () => {
    clearTimeout(watching);
    document.removeEventListener('securitypolicyviolation', onViolation);
    checkout.destroy();
    place.remove();
  };
  const onViolation = ({ blockedURI }: SecurityPolicyViolationEvent) => {
    if (/^https:\/\/([\w-]+\.)*stripe\.com\b/.test(blockedURI)) blocked();
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  const watching = setTimeout(
    () => document.removeEventListener('securitypolicyviolation', onViolation),
    REFUSED_MS,
  );
  checkout.mount(place);
  return remove;
}

function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It took too long.')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
