import type { NewVote, VoteAnswers } from '@coopkit/contract';
import { Coop } from '@coopkit/sdk';

const DAY = 86_400_000;

/** Votes in every state: one that is open, one that shows its standing, one decided, one to come. */
export async function holdVotes(office: Coop, url: string): Promise<void> {
  const voters: Coop[] = [];
  for await (const member of office.members.list()) {
    if (member.role === null) {
      const { token } = await office.sessions.create({ member: member.id });
      voters.push(new Coop({ url, session: token }));
    }
  }
  const now = Date.now();
  const put = async (vote: Omit<NewVote, 'opensAt' | 'closesAt'>, closesInDays: number) => {
    const opensAt = new Date(now + 3 * DAY).toISOString();
    const closesAt = new Date(now + closesInDays * DAY).toISOString();
    return (await office.votes.create({ ...vote, opensAt, closesAt })).id;
  };
  await put(fares, 10);
  for (const [vote, answers, close] of [
    [board, boardBallot, true],
    [boats, boatBallot, false],
    [routes, routeBallot, false],
  ] as const) {
    const id = await put(vote, 7);
    await office.votes.open(id);
    for (const [i, voter] of voters.slice(0, close ? voters.length : 5).entries()) {
      await voter.votes.cast(id, { answers: answers(i) });
    }
    if (close) await office.votes.close(id);
  }
  await Promise.all(voters.map((voter) => voter.sessions.end()));
}

const fares: Omit<NewVote, 'opensAt' | 'closesAt'> = {
  title: { en: 'Night fares from next spring', fr: 'Tarifs de nuit dès le printemps' },
  questions: [
    {
      id: 'fares',
      title: { en: 'Raise the night fare by 5 %?', fr: 'Augmenter le tarif de nuit de 5 % ?' },
      method: 'consent',
    },
  ],
};

const board: Omit<NewVote, 'opensAt' | 'closesAt'> = {
  title: { en: 'Election of the board', fr: 'Élection du conseil' },
  quorum: { overall: { share: [1, 3] } },
  questions: [
    {
      id: 'board',
      title: { en: 'Two seats on the board', fr: 'Deux sièges au conseil' },
      method: 'ranked',
      rules: 'scottish-stv',
      seats: 2,
      options: ['Amina Diallo', 'Bruno Keller', 'Greta Lind', 'Hana Sato'].map((name) => ({
        id: name.split(' ')[0]?.toLowerCase() ?? '',
        name: { en: name },
      })),
    },
  ],
};

const boats: Omit<NewVote, 'opensAt' | 'closesAt'> = {
  title: { en: 'A second boat?', fr: 'Un second bateau ?' },
  text: {
    en: 'The *Heron* is full on most mornings. The board proposes to buy a **second boat** out of the reserve.',
    fr: 'Le *Héron* est complet presque chaque matin. Le conseil propose d’acheter un **second bateau** sur la réserve.',
  },
  quorum: { overall: { share: [1, 2] } },
  questions: [
    {
      id: 'boat',
      title: {
        en: 'Shall the co-op buy a second boat?',
        fr: 'La coopérative achète-t-elle un second bateau ?',
      },
      method: 'yes-no-abstain',
      threshold: { base: 'votes-cast', ratio: [2, 3], strict: false },
    },
    {
      id: 'name',
      title: { en: 'And what should it be called?', fr: 'Et comment l’appeler ?' },
      method: 'ranked',
      rules: 'irv',
      options: [
        { id: 'gull', name: { en: 'Gull', fr: 'Mouette' } },
        { id: 'tern', name: { en: 'Tern', fr: 'Sterne' } },
        { id: 'cormorant', name: { en: 'Cormorant', fr: 'Cormoran' } },
      ],
    },
  ],
};

const routes: Omit<NewVote, 'opensAt' | 'closesAt'> = {
  title: { en: 'Where to spend the members’ fund', fr: 'À quoi employer le fonds des membres' },
  secrecy: 'open',
  results: 'live',
  questions: [
    {
      id: 'fund',
      title: { en: 'Choose what you would pay for', fr: 'Choisissez ce que vous financeriez' },
      method: 'budget',
      budget: 1_000_000,
      options: [
        { id: 'shelter', name: { en: 'A shelter at the pier', fr: 'Un abri au ponton' }, cost: 450_000 },
        { id: 'ramp', name: { en: 'A ramp for wheelchairs', fr: 'Une rampe d’accès' }, cost: 380_000 },
        { id: 'lights', name: { en: 'Lights on the quay', fr: 'L’éclairage du quai' }, cost: 220_000 },
        { id: 'bikes', name: { en: 'Bicycle stands', fr: 'Des range-vélos' }, cost: 90_000 },
      ],
    },
  ],
};

function boardBallot(i: number): VoteAnswers {
  const order = ['amina', 'bruno', 'greta', 'hana'];
  const turned = [...order.slice(i % 4), ...order.slice(0, i % 4)].slice(0, 2 + (i % 3));
  return { board: { ranks: turned.map((id) => [id]) } };
}

function boatBallot(i: number): VoteAnswers {
  const ranks = [['gull'], ['tern'], ['cormorant']].slice(i % 3);
  return { boat: { choice: i % 4 === 3 ? 'no' : 'yes' }, name: { ranks } };
}

function routeBallot(i: number): VoteAnswers {
  const all = ['shelter', 'ramp', 'lights', 'bikes'];
  return { fund: { choices: all.filter((_, k) => (i + k) % 2 === 0 || k === 3) } };
}
