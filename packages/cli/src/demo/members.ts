import type { Coop } from '@coopkit/sdk';

/** Brings in the demonstration's members: four drivers, a friend, a supporter and three riders. */
export async function bringMembers(office: Coop): Promise<void> {
  const rows = people.map(([name, memberClass]) => ({
    name,
    email: addressOf(name),
    memberClass,
    joinedAt: daysAgo(400),
    ...(memberClass === 'driver' ? { answers: driversAnswers } : {}),
  }));
  await office.members.import({ dryRun: false, rows });
}

const people = [
  ['Amina Diallo', 'driver'],
  ['Bruno Keller', 'driver'],
  ['Chloé Martin', 'driver'],
  ['Daniel Okafor', 'driver'],
  ['Elif Yıldız', 'friend'],
  ['Farid Haddad', 'supporter'],
  ['Greta Lind', 'rider'],
  ['Hana Sato', 'rider'],
  ['Ivo Marković', 'rider'],
] as const;

const driversAnswers = {
  licence: '13-4711',
  'licensed-since': '2019-05-01',
  shift: 'both',
  home: { street: '4 Quai du Port', postalCode: '13002', city: 'Marseille', country: 'FR' },
};

/** A day so long before today. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** First names, without what an address cannot have. */
function addressOf(name: string): string {
  const first = name.split(' ')[0] ?? '';
  return `${first
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()}@harbour-taxis.example`;
}
