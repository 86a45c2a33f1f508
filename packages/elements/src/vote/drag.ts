/** The option that is being dragged. */
let lifted: string | undefined;

export const dragged = () => lifted;

/**
 * Drags an option through an order by its handle: with a mouse, a pen or a finger.
 *
 * @param event of the pointer going down, anywhere in the ranking
 * @param act what is done at each new place, from 0 or below the order (-1), and at the last
 */
export function onDrag(
  event: PointerEvent,
  act: Record<'move' | 'drop', (option: string, to: number) => void>,
): void {
  const ranking = event.currentTarget as HTMLElement;
  const target = event.target as HTMLElement;
  // A finger on the name may want to scroll.
  const grip = target.closest(event.pointerType === 'mouse' ? '.handle' : '.grip');
  const option = grip?.closest('li')?.dataset.option;
  if (option === undefined || event.button !== 0 || !event.isPrimary) return;
  const stop = new AbortController();
  const { signal } = stop;
  let place: number | undefined;
  const onMove = ({ pointerId, clientY }: PointerEvent) => {
    if (pointerId !== event.pointerId) return;
    if (lifted === undefined) {
      // A click is not a drag.
      if (Math.abs(clientY - event.clientY) < 5) return;
      ranking.setPointerCapture(pointerId);
      lifted = option;
    }
    const to = placeAt(ranking, option, clientY);
    if (to !== place) act.move(option, (place = to));
  };
  const end = () => {
    stop.abort();
    lifted = undefined;
    if (place !== undefined) act.drop(option, place);
  };
  ranking.addEventListener('pointermove', onMove, { signal });
  for (const type of ['pointerup', 'pointercancel']) ranking.addEventListener(type, end, { signal });
}

/** The place of the order at this height; -1 below its end. */
function placeAt(ranking: HTMLElement, option: string, y: number): number {
  const order = ranking.querySelector('.ranked');
  const others = [...(order?.children ?? [])].filter(
    (item) => (item as HTMLElement).dataset.option !== option,
  );
  const middle = (item: Element) => {
    const { top, bottom } = item.getBoundingClientRect();
    return (top + bottom) / 2;
  };
  const end =
    ranking.querySelector('.unranked')?.previousElementSibling?.getBoundingClientRect().top ?? Infinity;
  return y > end ? -1 : others.filter((item) => middle(item) < y).length;
}
