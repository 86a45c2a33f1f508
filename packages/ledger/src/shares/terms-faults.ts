import type { ShareTerms } from './terms.ts';

/** Where terms contradict themselves. */
export interface ContradictoryTerm {
  /** The field's path: `maximum`, `presets.1`. */
  field: string;
  code: 'required' | 'twice' | 'too_small' | 'too_big';
  limit?: number;
}

/**
 * What share terms ask for that cannot be: a maximum below the minimum, a preset outside of them, no number that one could
 * take, the same plan twice, or more instalments than the least sum has minor units.
 */
export function shareTermsFaults(terms: ShareTerms): ContradictoryTerm[] {
  const { nominal, minimum, maximum, presets, free, instalments } = terms;
  const least = Math.max(1, minimum);
  const most = maximum ?? Infinity;
  const plans = instalments.map(({ count, every }) => `${count}/${every}`);
  return [
    ...(most < least ? [{ field: 'maximum', code: 'too_small' as const, limit: least }] : []),
    // Of a maximum that is wrong itself nothing follows.
    ...presetFaults(presets, least, most < least ? Infinity : most, free),
    ...instalments.flatMap(({ count }, i): ContradictoryTerm[] => {
      if (plans.indexOf(plans[i] ?? '') < i) return [{ field: `instalments.${i}`, code: 'twice' }];
      const limit = nominal * least;
      return count > limit ? [{ field: `instalments.${i}.count`, code: 'too_big', limit }] : [];
    }),
  ];
}

/** What the terms of a class's contributions ask for that cannot be; `0.presets.1` is the second preset of the first. */
export function contributionTermsFaults(
  list: readonly { id: string; minimum: number; presets: readonly number[]; free: boolean }[],
): ContradictoryTerm[] {
  const ids = list.map(({ id }) => id);
  return list.flatMap(({ id, minimum, presets, free }, i) => [
    ...(ids.indexOf(id) < i ? [{ field: `${i}.id`, code: 'twice' as const }] : []),
    ...presetFaults(presets, minimum, Infinity, free).map((fault) => ({
      ...fault,
      field: `${i}.${fault.field}`,
    })),
  ]);
}

function presetFaults(
  presets: readonly number[],
  least: number,
  most: number,
  free: boolean,
): ContradictoryTerm[] {
  if (presets.length === 0 && !free) return [{ field: 'presets', code: 'required' }];
  return presets.flatMap((preset, i): ContradictoryTerm[] => {
    const field = `presets.${i}`;
    if (presets.indexOf(preset) < i) return [{ field, code: 'twice' }];
    if (preset < least) return [{ field, code: 'too_small', limit: least }];
    return preset > most ? [{ field, code: 'too_big', limit: most }] : [];
  });
}
