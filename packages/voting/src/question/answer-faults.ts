import { choicesOf, type Answer, type Answers, type Fault, type Question } from './question.ts';

/** What makes a ballot invalid; none where it counts. What leaves questions out, or blank, is valid. */
export function answersFaults(questions: readonly Question[], answers: Answers): Fault[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  return Object.entries(answers).flatMap(([id, answer]): Fault[] => {
    const question = byId.get(id);
    if (!question) return [{ field: id, code: 'unknown_question' }];
    return answerFaults(question, answer).map((fault) => ({
      ...fault,
      field: fault.field ? `${id}.${fault.field}` : id,
    }));
  });
}

/** What makes one answer invalid. */
export function answerFaults(question: Question, answer: Answer): Fault[] {
  if ('blank' in answer) return [];
  const choices = choicesOf(question);
  switch (question.method) {
    case 'consent':
    case 'yes-no-abstain':
    case 'single-choice': {
      if (!('choice' in answer)) return wrongForm;
      if (!choices.includes(answer.choice)) return [{ field: 'choice', code: 'unknown_option' }];
      if (question.method !== 'consent') {
        return answer.reason === undefined ? [] : [{ field: 'reason', code: 'unknown_field' }];
      }
      const reasoned = answer.reason !== undefined && answer.reason.trim() !== '';
      return answer.choice === 'block' && !reasoned ? [{ field: 'reason', code: 'required' }] : [];
    }
    case 'approval':
    case 'budget': {
      if (!('choices' in answer)) return wrongForm;
      const least = question.method === 'approval' ? question.min : 0;
      return [
        ...listFaults('choices', answer.choices, choices),
        ...numberFaults('choices', answer.choices.length, least, question.max ?? choices.length),
      ];
    }
    case 'score':
    case 'star':
      if (!('scores' in answer)) return wrongForm;
      return valuesFaults('scores', answer.scores, choices, 0, question.maxScore);
    case 'dots': {
      if (!('points' in answer)) return wrongForm;
      return [
        ...valuesFaults('points', answer.points, choices, 0, question.cap ?? question.credits),
        ...spentFaults(sum(Object.values(answer.points)), question.credits),
      ];
    }
    case 'quadratic': {
      if (!('points' in answer)) return wrongForm;
      const values = Object.values(answer.points);
      const least = question.negative ? -question.credits : 0;
      return [
        ...valuesFaults('points', answer.points, choices, least, question.credits),
        ...spentFaults(sum(values.map((value) => value * value)), question.credits),
      ];
    }
    case 'ranked': {
      if (!('ranks' in answer)) return wrongForm;
      const faults = listFaults('ranks', answer.ranks.flat(), choices);
      if (faults.length > 0) return faults;
      if (answer.ranks.some((rank) => rank.length !== 1) && !equalRanksAllowed(question.rules)) {
        return [{ field: 'ranks', code: 'equal_ranks' }];
      }
      return numberFaults('ranks', answer.ranks.length, 0, question.max ?? choices.length);
    }
  }
}

/** Whether rules compare options in pairs: then two may stand equal on a ballot. */
function equalRanksAllowed(rules: string): boolean {
  return rules === 'schulze' || rules === 'ranked-pairs' || rules === 'condorcet';
}

const wrongForm: Fault[] = [{ field: '', code: 'wrong_form' }];

function listFaults(field: string, chosen: readonly string[], choices: readonly string[]): Fault[] {
  const known = new Set(choices);
  if (chosen.some((id) => !known.has(id))) return [{ field, code: 'unknown_option' }];
  return new Set(chosen).size < chosen.length ? [{ field, code: 'twice' }] : [];
}

function numberFaults(field: string, number: number, least: number, most: number): Fault[] {
  if (number < least) return [{ field, code: 'too_few', limit: least }];
  return number > most ? [{ field, code: 'too_many', limit: most }] : [];
}

function valuesFaults(
  field: string,
  values: Readonly<Record<string, number>>,
  choices: readonly string[],
  least: number,
  most: number,
): Fault[] {
  const known = new Set(choices);
  return Object.entries(values).flatMap(([id, value]): Fault[] => {
    if (!known.has(id)) return [{ field: `${field}.${id}`, code: 'unknown_option' }];
    if (value < least)
      return [{ field: `${field}.${id}`, code: least === 0 ? 'negative' : 'too_small', limit: least }];
    return value > most ? [{ field: `${field}.${id}`, code: 'too_big', limit: most }] : [];
  });
}

function spentFaults(spent: number, credits: number): Fault[] {
  return spent > credits ? [{ field: 'points', code: 'credits_exceeded', limit: credits }] : [];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
