import { moneySources } from './money-sources.ts';
import type { ErasureTerms, PersonalDataSource } from './source.ts';

const GONE = { erased: true, kept: null };

/** Everything that is held on a member, in the order in which it is told. */
export const personalDataSources: readonly PersonalDataSource[] = [
  {
    name: 'profile',
    label: { en: 'Membership', fr: 'Adhésion' },
    collect: (_store, { answers: _answers, consent: _consent, ...profile }) => Promise.resolve([profile]),
    // The row itself is left to the end: by its address the others are found.
    erase: (_store, _member, { registerUntil }) =>
      Promise.resolve({
        erased: true,
        kept: {
          reason: 'The register of members tells number, name, class, entry, exit and shares.',
          until: registerUntil,
        },
      }),
  },
  {
    name: 'answers',
    label: { en: 'Answers', fr: 'Réponses' },
    collect: (_store, { answers }) =>
      Promise.resolve(Object.entries(answers).map(([question, answer]) => ({ question, answer }))),
    erase: () => Promise.resolve(GONE),
  },
  {
    name: 'consents',
    label: { en: 'Rules agreed to', fr: 'Statuts acceptés' },
    async collect(store, { id }) {
      return ((await store.consents.ofMany([id])).get(id) ?? []).map((each) => ({ ...each }));
    },
    erase: (_store, _member, terms) =>
      Promise.resolve(
        keptInRegister(
          terms,
          'They are the evidence of the entry, and hold no more than versions and times.',
        ),
      ),
  },
  {
    name: 'statuses',
    label: { en: 'Statuses', fr: 'Situations' },
    async collect(store, { id }) {
      return (await store.statuses.of(id)).map(({ memberId: _memberId, ...each }) => each);
    },
    async erase(store, { id }, terms) {
      await store.statuses.forgetWords(id, { decisions: false });
      return {
        ...keptInRegister(terms, 'The register tells entries, exits and the decision of an expulsion.'),
        erased: true,
      };
    },
  },
  {
    name: 'representatives',
    label: { en: 'Representatives', fr: 'Représentants' },
    async collect(store, { id }) {
      return (await store.representatives.of(id)).map(({ memberId: _memberId, ...each }) => each);
    },
    async erase(store, { id }) {
      for (const { email } of await store.representatives.of(id)) {
        await store.mails.removeTo(email);
        await store.jobs.removeMailsTo(email);
      }
      await store.representatives.removeAllOf(id);
      return GONE;
    },
  },
  {
    name: 'applications',
    label: { en: 'Applications', fr: 'Demandes d’adhésion' },
    async collect(store, { id, email }) {
      return (await store.applications.ofPerson(id, email)).map((row) => ({
        id: row.id,
        memberClass: row.class_id,
        state: row.state,
        kind: row.kind,
        name: row.name,
        signatory: row.signatory ? (JSON.parse(row.signatory) as unknown) : null,
        email: row.erased_at === null ? row.email : '',
        answers: JSON.parse(row.answers) as unknown,
        rulesVersion: row.rules_version,
        textHash: row.text_hash,
        locale: row.locale,
        agreedAt: row.agreed_at,
        createdAt: row.created_at,
        verifiedAt: row.verified_at,
        decidedAt: row.decided_at,
        message: row.message,
      }));
    },
    async erase(store, { id, email }, { at }) {
      for (const row of await store.applications.ofPerson(id, email)) {
        await store.events.forgetAbout(row.id);
        await store.applications.erase(row.id, at.toISOString());
      }
      return GONE;
    },
  },
  {
    name: 'sessions',
    label: { en: 'Sessions', fr: 'Connexions' },
    async collect(store, { id }) {
      return (await store.sessions.of(id)).map((each) => ({ ...each }));
    },
    async erase(store, { id }) {
      await store.codes.voidOf(id);
      await store.sessions.endAllOf(id);
      return GONE;
    },
  },
  {
    name: 'votes',
    label: { en: 'Votes', fr: 'Votes' },
    async collect(store, { id }) {
      const rolls = await store.voters.rollsOf(id);
      const votes = await Promise.all(rolls.map(({ voteId }) => store.votes.find(voteId)));
      return rolls.map(({ voteId, memberClass, voted }, i) => {
        const vote = votes[i];
        // While a sealed vote is open nobody is told who has voted.
        const untold = vote?.settings.secrecy === 'sealed' && vote.state === 'open';
        return {
          id: voteId,
          title: vote?.settings.title ?? {},
          opensAt: vote?.opens_at ?? null,
          memberClass,
          voted: untold ? null : voted,
        };
      });
    },
    erase: () =>
      Promise.resolve({
        erased: false,
        kept: {
          reason:
            'The rolls and records of votes prove the results. What was voted in a sealed vote is nobody’s there.',
          until: null,
        },
      }),
  },
  {
    name: 'mails',
    label: { en: 'Mails', fr: 'E-mails' },
    async collect(store, { email }) {
      const kept = await store.mails.to(email);
      const waiting = await store.jobs.mailsTo(email);
      return [
        ...kept.map(({ subject, text, created_at }) => ({ state: 'kept', at: created_at, subject, text })),
        ...waiting.map(({ runAt, failedAt }) => ({
          state: failedAt === null ? 'waiting' : 'failed',
          at: failedAt ?? runAt,
        })),
      ];
    },
    async erase(store, { email }) {
      await store.mails.removeTo(email);
      await store.jobs.removeMailsTo(email);
      return GONE;
    },
  },
  {
    name: 'events',
    label: { en: 'Told to other programs', fr: 'Transmis à d’autres programmes' },
    collect: (store, { id }) => store.events.about(id),
    async erase(store, { id }) {
      await store.events.forgetAbout(id);
      return GONE;
    },
  },
  ...moneySources,
];

function keptInRegister({ registerUntil }: ErasureTerms, reason: string) {
  return { erased: false, kept: { reason, until: registerUntil } };
}
