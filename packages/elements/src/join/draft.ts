import type {
  Answers,
  ApplicantDetails,
  ApplicantKind,
  MemberClass,
  NewApplication,
} from '@coopkit/contract';
import type { Choice } from '../terms/choice.ts';
import type { Ending } from './outcome.ts';

/** What a visitor has typed so far: kept over a reload in this tab, and no longer. Never the code. */
export interface Draft {
  step: 'class' | 'details' | 'terms' | 'rules' | 'code' | 'pay';
  memberClass: string;
  kind: ApplicantKind;
  /** By the path of the field: `name`, `signatory.role`, `answers.home.city`. */
  typed: Record<string, string>;
  /** The application that was sent, while its code is awaited. */
  applicationId: string | undefined;
  /** Whether something is to be paid by what was chosen: once, or later, too. */
  owes: 'once' | 'more' | undefined;
  /** How it ended, while there is something to pay. */
  ending: Ending | undefined;
}

export const emptyDraft = (): Draft => ({
  step: 'class',
  memberClass: '',
  kind: 'person',
  typed: {},
  applicationId: undefined,
  owes: undefined,
  ending: undefined,
});

/** The draft that this tab keeps for a co-op. */
export function readDraft(coopUrl: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(coopUrl)) ?? 'null');
    return kept ? { ...emptyDraft(), ...(kept as Draft) } : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(coopUrl: string, draft: Draft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(coopUrl), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(coopUrl));
  } catch {
    // Where the page has no storage, a reload begins anew.
  }
}

const keyOf = (coopUrl: string) => `coopkit:join:${coopUrl}`;

/** The details as they are sent: what was left empty was not given. */
export function detailsOf(draft: Draft, memberClass: MemberClass): ApplicantDetails {
  const typed = (name: string) => draft.typed[name]?.trim() ?? '';
  const answers: Answers = {};
  for (const field of memberClass.fields) {
    const name = `answers.${field.name}`;
    if (field.type === 'postal-address') {
      const parts = ['street', 'postalCode', 'city', 'country'].flatMap((part) => {
        const value = typed(`${name}.${part}`);
        return value ? [[part, value]] : [];
      });
      // A country alone is what the list began with, not an answer.
      if (field.required || parts.some(([part]) => part !== 'country'))
        answers[field.name] = Object.fromEntries(parts) as Record<string, string>;
    } else if (typed(name)) {
      answers[field.name] = typed(name);
    }
  }
  return {
    kind: draft.kind,
    name: typed('name'),
    ...(draft.kind !== 'person'
      ? {
          signatory: {
            name: typed('signatory.name'),
            ...(typed('signatory.role') ? { role: typed('signatory.role') } : {}),
          },
        }
      : {}),
    email: typed('email'),
    answers,
  };
}

/** What is sent, but for the proof. */
export function applicationOf(
  draft: Draft,
  memberClass: MemberClass,
  consent: NewApplication['consent'],
  { subscription, contributions = [] }: Partial<Choice> = {},
): NewApplication {
  const invitationCode = draft.typed.invitationCode?.trim();
  return {
    ...detailsOf(draft, memberClass),
    memberClass: memberClass.id,
    consent,
    ...(subscription ? { subscription } : {}),
    ...(contributions.length > 0 ? { contributions } : {}),
    ...(memberClass.intake === 'invitation' && invitationCode ? { invitationCode } : {}),
    ...(draft.typed.website ? { website: draft.typed.website } : {}),
  };
}
