import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

/** Noto Sans: the names of Europe in Latin, Greek and Cyrillic letters. Only the glyphs that are used go into a file. */
const FONTS = {
  regular: '400Regular/NotoSans_400Regular.ttf',
  bold: '600SemiBold/NotoSans_600SemiBold.ttf',
};
type FontName = keyof typeof FONTS;

const SIDE = 62;
const LINE = '#8a8f8c';
const QUIET = '#4d5450';

const kept = new Map<FontName, Buffer>();

function font(name: FontName): Buffer {
  let bytes = kept.get(name);
  if (!bytes) {
    const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${FONTS[name]}`));
    kept.set(name, (bytes = plain(readFileSync(path))));
  }
  return bytes;
}

/**
 * The font without the tables by which letters are taken apart and put together: with them "ị" is drawn as an i and a dot, and
 * read back as an i. They are for scripts that this font has not, and take most of the time that a file needs.
 */
function plain(bytes: Buffer): Buffer {
  const tables = bytes.readUInt16BE(4);
  for (let record = 12; record < 12 + 16 * tables; record += 16) {
    const tag = bytes.toString('latin1', record, record + 4);
    if (/GPOS|GSUB|GDEF/.test(tag)) bytes.write('none', record, 'latin1');
  }
  return bytes;
}

interface Look {
  size?: number;
  font?: FontName;
  color?: string;
  /** The room below it. */
  after?: number;
}

interface Column {
  title: string;
  /** Its part of the width. */
  part: number;
  align?: 'left' | 'right';
}

/** An A4 document that is tagged as it is written: a screen reader has its title, language, headings and tables. */
export class Sheet {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;

  constructor({ title, author, locale, at }: { title: string; author: string; locale: string; at: Date }) {
    this.#doc = new PDFDocument({
      size: 'A4',
      margins: { top: 56, bottom: 62, left: SIDE, right: SIDE },
      pdfVersion: '1.7',
      tagged: true,
      lang: locale,
      displayTitle: true,
      bufferPages: true,
      // None to begin with: by its own name each of ours is then opened once.
      font: '',
      info: { Title: title, Author: author, Creator: 'Coopkit', CreationDate: at, ModDate: at },
    });
    for (const name of ['regular', 'bold'] as const) this.#doc.registerFont(name, font(name));
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
  }

  heading(level: 1 | 2, text: string, look: Look = {}): void {
    this.#text(`H${level}`, text, { font: 'bold', size: level === 1 ? 24 : 12.5, after: 6, ...look });
  }

  paragraph(text: string, look: Look = {}): void {
    this.#text('P', text, look);
  }

  quiet(text: string, look: Look = {}): void {
    this.#text('P', text, { size: 9, color: QUIET, ...look });
  }

  /** Names with what each is: a table whose first column is its header. */
  facts(lines: readonly (readonly [name: string, value: string])[]): void {
    this.#table([{ part: 0.4 }, { part: 0.6 }], lines, (column) => (column === 0 ? 'Row' : undefined));
  }

  /** A table with a header row. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const head = columns.map(({ title }) => title);
    this.#table(columns, [head, ...rows], (_, row) => (row === 0 ? 'Column' : undefined));
  }

  gap(points: number): void {
    this.#doc.y += points;
  }

  /** Writes the foot of each page, and ends the file. */
  end(foot: (page: number, pages: number) => string): Promise<Buffer> {
    const doc = this.#doc;
    this.#root.end();
    const { count } = doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      doc.switchToPage(page);
      // Else what stands below the margin begins another page.
      doc.page.margins.bottom = 0;
      doc.markContent('Artifact', { type: 'Pagination' });
      doc
        .font('regular')
        .fontSize(8)
        .fillColor(QUIET)
        .text(foot(page + 1, count), SIDE, doc.page.height - 44, {
          align: 'right',
          lineBreak: false,
          width: this.#width,
        });
      doc.endMarkedContent();
    }
    doc.end();
    return buffer(doc);
  }

  get #width(): number {
    return this.#doc.page.width - 2 * SIDE;
  }

  #text(
    tag: string,
    text: string,
    { size = 10.5, font: name = 'regular', color = '#000000', after = 6 }: Look,
  ) {
    const doc = this.#doc;
    doc.font(name).fontSize(size).fillColor(color);
    const element = doc.struct(tag, {}, () => {
      doc.text(text.normalize('NFC'), SIDE, doc.y, { width: this.#width, lineGap: size * 0.15 });
    });
    this.#root.add(element);
    element.end();
    doc.y += after;
  }

  #table(
    columns: readonly { part: number; align?: 'left' | 'right' }[],
    rows: readonly (readonly string[])[],
    headerOf: (column: number, row: number) => 'Row' | 'Column' | undefined,
  ): void {
    const doc = this.#doc;
    const table = doc.struct('Table');
    this.#root.add(table);
    doc.fontSize(9.5).fillColor('#000000');
    for (const [r, row] of rows.entries()) {
      const widths = columns.map(({ part }) => part * this.#width - 8);
      const height = Math.max(
        ...row.map((text, c) => {
          doc.font(headerOf(c, r) === 'Column' ? 'bold' : 'regular');
          return doc.heightOfString(text, { width: widths[c] ?? 0 });
        }),
      );
      if (doc.y + height + 10 > doc.page.height - doc.page.margins.bottom) doc.addPage();
      const top = doc.y;
      const line = doc.struct('TR');
      table.add(line);
      let left = SIDE;
      for (const [c, text] of row.entries()) {
        const scope = headerOf(c, r);
        const at = left;
        const cell = doc.struct(scope ? 'TH' : 'TD', scope ? ({ scope } as object) : {}, () => {
          doc.font(scope === 'Column' ? 'bold' : 'regular').text(text.normalize('NFC'), at, top + 4, {
            width: widths[c] ?? 0,
            align: columns[c]?.align ?? 'left',
          });
        });
        line.add(cell);
        left += (columns[c]?.part ?? 0) * this.#width;
      }
      line.end();
      doc.y = top + height + 9;
      doc.markContent('Artifact', { type: 'Layout' });
      doc
        .moveTo(SIDE, doc.y)
        .lineTo(SIDE + this.#width - 8, doc.y)
        .lineWidth(0.4)
        .strokeColor(LINE)
        .stroke();
      doc.endMarkedContent();
    }
    table.end();
    doc.y += 6;
  }
}
