import { svg, type SVGTemplateResult } from 'lit';
import { encode } from 'uqr';

/** The light room around a code, in its modules (ISO/IEC 18004). */
const QUIET = 4;

/**
 * A transfer's QR code: dark on light in any colours around it.
 *
 * EPC's has error correction M (EPC069-12, https://www.europeanpaymentscouncil.eu/document-library/guidance-documents/quick-response-code-guidelines-enable-data-capture-initiation);
 * a Swiss one too, with the cross in its middle
 * (https://www.six-group.com/en/products-services/banking-services/payment-standardization/standards/qr-bill.html).
 */
export function qrCode({ kind, text }: { kind: 'epc' | 'swiss'; text: string }): {
  viewBox: string;
  image: SVGTemplateResult;
} {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: false, border: QUIET });
  return {
    viewBox: `0 0 ${size} ${size}`,
    image: svg`<rect width=${size} height=${size} fill="#fff"></rect>
      <path d=${pathOf(data)} fill="#000"></path>
      ${kind === 'swiss' ? cross(size / 2, (size - 2 * QUIET) / 46) : ''}`,
  };
}

/** Each row's dark runs. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = '';
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x]) x++;
      path += `M${from} ${y}h${x - from}v1H${from}z`;
    }
  });
  return path;
}

/** The Swiss cross: seven millimetres of the forty-six, with its white edge. */
function cross(middle: number, mm: number): SVGTemplateResult {
  const box = (width: number, height: number, fill: string) =>
    svg`<rect x=${middle - (width * mm) / 2} y=${middle - (height * mm) / 2} width=${width * mm} height=${height * mm} fill=${fill}></rect>`;
  return svg`${box(7, 7, '#fff')}${box(6, 6, '#000')}${box(3.9, 1.17, '#fff')}${box(1.17, 3.9, '#fff')}`;
}
