import type { Audit, Check, CheckName } from '@coopkit/audit';

/** A check of the audit, or one of what is around it. */
export interface Finding extends Omit<Check, 'name'> {
  /**
   * - `key`: the key is the one that was seen before
   * - `vote`: the record is that of the vote asked for
   * - `receipt`: the receipt's entry is on the record, and its ballot stands
   */
  readonly name: CheckName | 'key' | 'vote' | 'receipt';
}

const checks: Record<Finding['name'], string> = {
  key: 'Its key is the one that it had before.',
  checkpoint: 'Its head is signed by its key.',
  vote: 'It is the record of this vote.',
  growth: 'It continues what was seen of it before.',
  entries: 'Each entry is under the head: none was changed, dropped or moved.',
  roll: 'The roll is the one that was fixed at the opening.',
  ballots: 'Each entry is one that the rules allow.',
  close: 'The close tells the record as it was before it.',
  participation: 'As many took part as there are sealed ballots, each of them on the roll.',
  certificate: 'The certified result is the one on the record, signed by its key.',
  count: 'Counted again, the ballots give the certified result.',
  receipt: 'The receipt’s ballot is on the record and stands.',
};

const faultWords: Record<string, string> = {
  key_changed: 'the key is another one now',
  another_vote: 'it is the record of another vote',
  malformed_checkpoint: 'the head is not well formed',
  malformed_note: 'a signed text is not well formed',
  malformed_key: 'the key is not well formed',
  malformed_receipt: 'the receipt is not well formed',
  malformed_tile: 'a file of the record is not well formed',
  malformed_entry: 'the entry is not well formed',
  not_canonical: 'a text is not in the form of which there is only one',
  unsigned: 'the record’s key has not signed it',
  wrong_signature: 'the signature is not by the key that it names',
  wrong_origin: 'it is the head of another record',
  wrong_tile: 'what was published is not what the head stands for',
  not_included: 'the proof does not show that the entry is on the record',
  beyond_record: 'it lies beyond the end of the record',
  record_shrunk: 'the record was longer before',
  record_rewritten: 'the record was another one before, up to there',
  roll_missing: 'the roll is missing, or not well formed',
  roll_size_differs: 'the roll has another length than at the opening',
  roll_differs: 'the roll has other lines than at the opening',
  roll_repeats: 'the roll has a place twice',
  no_manifest: 'the record does not begin with a vote, or has more than one',
  unknown_entry: 'nobody knows what this entry is',
  wrong_secrecy: 'the ballot is open where ballots are sealed, or sealed where they are open',
  not_on_roll: 'the ballot is by somebody who is not on the roll',
  voted_twice: 'the ballot is a second one where none may be changed',
  ballot_invalid: 'the ballot does not answer the questions',
  proxy_not_given: 'the ballot is cast for somebody who did not ask for it',
  proxy_not_allowed: 'the proxy is not one that the rules allow',
  commitment_repeated: 'the same sealed ballot is there twice',
  withdrawn_unknown: 'a ballot is withdrawn that is not there, or may not be',
  after_close: 'it comes after the close',
  after_annulment: 'it comes after the vote was annulled',
  close_misplaced: 'the close tells of a record of another length',
  close_root_differs: 'the close tells of another record',
  lot_changed: 'the secret of the lot is not the one that the opening bound',
  opening_out_of_place: 'a ballot is opened before the close, or after the result',
  opening_extra: 'a ballot is opened that was not cast',
  openings_unsorted: 'the opened ballots are not in order',
  opening_differs: 'a ballot was opened as something else than was cast',
  opening_missing: 'not each sealed ballot was opened',
  result_out_of_place: 'the result comes before the close, or twice',
  participation_differs: 'the list of who took part is not the one of the close',
  participation_repeats: 'somebody took part twice',
  participant_not_on_roll: 'somebody took part who is not on the roll',
  ballots_and_voters_differ: 'there are not as many ballots as people who took part',
  certificate_missing: 'the certified result is missing',
  certificate_differs: 'the certified result is not the one on the record',
  certificate_unsigned: 'the record’s key has not signed the certified result',
  count_differs: 'the ballots give another result than the certified one',
  receipt_replaced: 'another ballot took its place',
  receipt_withdrawn: 'the ballot was withdrawn: another one took its place',
};

/** How many faults of one check are told; a record that was altered at the front has as many as entries. */
const MOST_FAULTS = 20;

/** What held and what did not, a line for each check and for each fault. */
export function findingsWords(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ name, held, faults }) => {
    const more = faults.length - MOST_FAULTS;
    return [
      `${held ? 'held  ' : 'FAILED'}  ${checks[name]}`,
      ...faults.slice(0, MOST_FAULTS).map((fault) => `          ${faultSentence(name, fault)}`),
      ...(more > 0 ? [`          … and ${more} more.`] : []),
    ];
  });
}

function faultSentence(
  name: Finding['name'],
  { code, position, message }: Finding['faults'][number],
): string {
  const words = faultWords[code] ?? code;
  const where =
    position === undefined
      ? ''
      : name === 'growth' || code.startsWith('record_')
        ? `At ${position} entries: `
        : `Entry ${position}: `;
  const said = message === undefined ? '' : ` (${message})`;
  return `${where}${where ? words : words.charAt(0).toUpperCase() + words.slice(1)}${said}.`.replace(
    /\.\)\.$/,
    '.)',
  );
}

/** How far the vote is, as its record tells. */
export function stateWords({ closed, annulled, ballots, manifest }: Audit): string {
  if (annulled) return `The vote was annulled at ${annulled.at}: ${annulled.reason}`;
  if (!manifest) return 'How far the vote is cannot be told.';
  const cast = ballots === 1 ? 'One ballot stands' : `${ballots} ballots stand`;
  return closed
    ? `The vote is closed. ${cast}.`
    : `The vote is open until ${manifest.vote.closesAt}. ${cast} so far.`;
}
