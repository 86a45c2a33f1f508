// A website that knows its own users signs one of them in: call it from your back end, and hand the token to the page.
import { Coop } from '@coopkit/sdk';

const coop = new Coop({
  url: process.env.COOP_URL ?? 'http://localhost:4000',
  secret: process.env.COOP_SECRET,
});

/** The session's token for a member, by the e-mail address that your website knows them by. */
export async function tokenFor(email: string, website: string): Promise<string | undefined> {
  const [member] = (await coop.members.list({ email }).page()).items;
  if (!member) return undefined;
  const { token } = await coop.sessions.create({ member: member.id, origin: website });
  return token;
}
