import { CountError } from './count.ts';

/**
 * Each option's place in a lot, the first preferred; null where none was drawn.
 *
 * @throws CountError `invalid_lot` where an option is missing or there twice
 */
export function placesInLot(lot: readonly number[] | undefined, options: number): number[] | null {
  if (lot === undefined) return null;
  const places = new Array<number>(options).fill(-1);
  lot.forEach((option, place) => {
    if (places[option] !== -1) throw new CountError('invalid_lot', 'A lot holds each option once.');
    places[option] = place;
  });
  if (places.includes(-1)) throw new CountError('invalid_lot', 'A lot holds each option once.');
  return places;
}
