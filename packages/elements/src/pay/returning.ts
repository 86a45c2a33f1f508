import type { Member } from '@coopkit/contract';
import type { Coop } from '../context.ts';

/** The payment that a visitor comes back from, on the provider's page or the bank's; it is then out of the address. */
export function returnedPayment(): string | undefined {
  const { href } = location;
  const [found, id] = /[?&]coop-payment=(pay_\w+)/.exec(href) ?? [];
  if (!found) return undefined;
  const rest = href
    .replace(found, found.startsWith('?') ? '?' : '')
    .replace(/\?&?(#|$)|\?&/, (all, end) => (end === undefined ? '?' : String(end)));
  history.replaceState(history.state, '', rest);
  return id;
}

/** Where to come back to. */
export function returnUrl(): string {
  const url = location.href.replace(/#.*$/, '');
  return url.length <= 1_900 ? url : location.origin + location.pathname;
}

const keyOf = ({ connection }: Coop) => `coopkit:paying:${connection.url}`;

/** Keeps who is signed in, in this tab alone, for as long as they pay: they may have to leave the page for it. */
export function keepSession(coop: Coop): void {
  const { member } = coop.session;
  const token = coop.connection.session;
  try {
    if (token && member) sessionStorage.setItem(keyOf(coop), JSON.stringify({ token, member }));
  } catch {
    // Where the page has no storage, they sign in again when they come back.
  }
}

/** Takes them up again when they come back. */
export function restoreSession(coop: Coop): void {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(coop)) ?? 'null');
    if (kept && !coop.session.hasToken) coop.session.begin(kept as { token: string; member: Member }, false);
  } catch {
    // As above.
  }
}

export function forgetSession(coop: Coop): void {
  try {
    sessionStorage.removeItem(keyOf(coop));
  } catch {
    // As above.
  }
}
