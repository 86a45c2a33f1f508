// Prints the members of a co-op: COOP_URL=https://coop.example COOP_SECRET=sk_… node read-members.ts
import { Coop, isCoopError } from '@coopkit/sdk';

const coop = new Coop({
  url: process.env.COOP_URL ?? 'http://localhost:4000',
  secret: process.env.COOP_SECRET,
});

try {
  for await (const member of coop.members.list()) {
    console.log(`${member.number}\t${member.name}\t${member.memberClass}`);
  }
} catch (error) {
  if (!isCoopError(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
