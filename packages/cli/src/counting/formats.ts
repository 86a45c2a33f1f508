/** The formats that elections are read from. */
export const formats = [
  'blt',
  'scottish-csv',
  'rctab',
  'cvotes',
  'starvote',
  'star-csv',
  'preflib',
  'preflib-cat',
  'pabulib',
] as const;
export type Format = (typeof formats)[number];

const endings: Record<string, Format> = {
  blt: 'blt',
  cvotes: 'cvotes',
  starvote: 'starvote',
  soc: 'preflib',
  soi: 'preflib',
  toc: 'preflib',
  toi: 'preflib',
  cat: 'preflib-cat',
  pb: 'pabulib',
  json: 'rctab',
};

interface Beginning {
  /** The first line that is not empty. */
  head: string;
  /** The first two lines that are neither empty nor a comment. */
  first: string;
  second: string;
  text: string;
}

/** The first that fits. */
const looks: [Format, (beginning: Beginning) => boolean][] = [
  ['rctab', ({ head }) => head.startsWith('{')],
  ['pabulib', ({ head }) => /^"?META"?[;\s]*$/i.test(head)],
  ['preflib-cat', ({ text }) => /^#\s*DATA TYPE:\s*cat\b/im.test(text)],
  ['preflib', ({ head }) => /^#\s*(?:FILE NAME|TITLE|DATA TYPE|NUMBER|ALTERNATIVE NAME)\b/i.test(head)],
  ['preflib', ({ first, second }) => /^\d+$/.test(first) && /^1\s*,/.test(second)],
  ['starvote', ({ first }) => /^\[\s*(?:options|ballots)\s*\]$/.test(first)],
  ['star-csv', ({ first }) => /^"?voterID"?\s*,/i.test(first)],
  ['scottish-csv', ({ first }) => /^\d+\s*,\s*\d+\s*,*$/.test(first)],
  ['cvotes', ({ text, first }) => /^#\//m.test(text) || /^[^,>]+>/.test(first)],
  ['blt', ({ first }) => /^\d+\s+\d+\b/.test(first)],
];

const MUCH = 4_000;

/** The format that a file's name tells, or else what it begins with; undefined where neither does. */
export function recognise(file: string, content: string): Format | undefined {
  const ending = /\.([a-z]+)$/.exec(file.toLowerCase())?.[1] ?? '';
  if (Object.hasOwn(endings, ending)) return endings[ending];
  const text = content.slice(0, MUCH).replace(/\r\n?/g, '\n');
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  const [first = '', second = ''] = lines.filter((line) => !line.startsWith('#'));
  const beginning = { head: lines[0] ?? '', first, second, text };
  return looks.find(([, fits]) => fits(beginning))?.[0];
}
