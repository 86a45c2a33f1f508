import type { Round } from '@coopkit/contract';
import { css, html, svg, type TemplateResult } from 'lit';
import type { RoundsWords } from '../words/en-result-parts.ts';
import { laidOut, type Column, type Stream } from './flow-layout.ts';
import { numberIn } from './numbers.ts';
import { scrolling } from './tables.ts';
import { nameOf, type ResultView } from './view.ts';

const LABEL = 150;
const NODE = 12;
const TOP = 28;

export const flowStyles = css`
  .flow {
    display: block;
    margin-inline: auto;
    overflow: visible;
    color: inherit;
  }
  .flow text {
    fill: currentColor;
    font-size: 12px;
    dominant-baseline: middle;
  }
  .flow .sure {
    font-weight: 700;
  }
  .flow .stream {
    opacity: 0.32;
  }
  .flow .stream.moved {
    opacity: 0.6;
  }
  .flow .none {
    fill: color-mix(in srgb, currentColor 45%, transparent);
  }
  @media (forced-colors: active) {
    .flow :is(rect, path) {
      fill: Canvas;
      stroke: CanvasText;
    }
    .flow .sure:is(rect) {
      fill: Highlight;
    }
    .flow .moved {
      fill: GrayText;
    }
  }
`;

/** A picture of the votes as they move from round to round; the table says the same in numbers. */
export function flow(view: ResultView<RoundsWords>, rounds: readonly Round[], rtl: boolean): TemplateResult {
  const { words, locale, question } = view;
  const first = view.outcome.rounds.indexOf(rounds[0] as Round);
  const { columns, streams, ids, height } = laidOut(rounds, view.outcome.elected);
  const pitch = Math.max(46, Math.min(130, 325 / Math.max(1, columns.length - 1)));
  const width = 2 * LABEL + NODE + pitch * (columns.length - 1);
  // In a language written from the right, time runs from the right.
  const at = (column: number, offset = 0) => {
    const x = LABEL + column * pitch + offset;
    return rtl ? width - x : x;
  };
  const colour = (id: string) => `oklch(0.64 0.115 ${Math.round((ids.indexOf(id) * 137.5 + 150) % 360)})`;
  const name = (id: string) => (id === '' ? words.noLonger : nameOf(view, id));
  const label = (id: string, votes: number) => `${name(id)} ${numberIn(locale, String(votes))}`;
  const labels = (column: Column, index: number, end: boolean) =>
    [...column].map(
      ([id, { y, size, votes, elected }]) =>
        svg`<text class=${elected ? 'sure' : ''} x=${at(index, end ? NODE + 6 : -6)} y=${TOP + y + size / 2} text-anchor=${end ? 'start' : 'end'}>${short(label(id, votes))}</text>`,
    );
  const last = columns.length - 1;
  const [begun, ended] = [columns[0], columns[last]];
  return scrolling(
    words.flowOf('options' in question ? question.options.length : 0, columns.length),
    html`<svg
      class="flow"
      role="img"
      aria-label=${words.flowOf('options' in question ? question.options.length : 0, columns.length)}
      width=${width}
      height=${height + TOP + 12}
      viewBox="0 0 ${width} ${height + TOP + 12}"
    >
      ${columns.map((_, i) => svg`<text x=${at(i, NODE / 2)} y="10" text-anchor="middle">${pitch < 72 ? first + i + 1 : words.round(first + i + 1)}</text>`)}
      ${streams.map((stream) => svg`<path class="stream ${stream.from === stream.to ? '' : 'moved'} ${stream.from === '' ? 'none' : ''}" fill=${colour(stream.from)} d=${band(stream, at)}><title>${name(stream.from)} → ${label(stream.to, stream.votes)}</title></path>`)}
      ${columns.map((column, i) => [...column].map(([id, { y, size, elected }]) => svg`<rect class="${elected ? 'sure' : ''} ${id === '' ? 'none' : ''}" x=${Math.min(at(i), at(i, NODE))} y=${TOP + y} width=${NODE} height=${size} rx="2" fill=${colour(id)}></rect>`))}
      ${begun ? labels(begun, 0, false) : ''} ${ended ? labels(ended, last, true) : ''}
    </svg>`,
  );
}

/** A stream's outline: from the right edge of its first node to the left edge of its second. */
function band(
  { column, y, to: _, toY, size }: Stream,
  at: (column: number, offset?: number) => number,
): string {
  const [a, b] = [at(column, NODE), at(column + 1)];
  const middle = (a + b) / 2;
  const [top, end] = [TOP + y, TOP + toY];
  return `M${a} ${top}C${middle} ${top} ${middle} ${end} ${b} ${end}v${size}C${middle} ${end + size} ${middle} ${top + size} ${a} ${top + size}Z`;
}

const short = (text: string) =>
  text.length > 22 ? `${text.slice(0, 14).trimEnd()}… ${text.split(' ').at(-1) ?? ''}` : text;
