import { ApplicantDetails, answersTo, check, type FieldProblem, type MemberClass } from '@coopkit/contract';
import { detailsOf, type Draft } from './draft.ts';

/** What is wrong with the details, as the server will find it. */
export function detailsFaults(draft: Draft, memberClass: MemberClass): FieldProblem[] {
  const details = detailsOf(draft, memberClass);
  const ours = check(ApplicantDetails, details);
  const theirs = check(answersTo(memberClass.fields), details.answers, ['answers']);
  const uninvited = memberClass.intake === 'invitation' && !draft.typed.invitationCode?.trim();
  return [
    ...(ours.ok ? [] : ours.fields),
    ...(theirs.ok ? [] : theirs.fields),
    ...(uninvited ? [{ field: 'invitationCode', code: 'required' }] : []),
  ];
}
