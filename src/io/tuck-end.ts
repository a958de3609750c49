import type { Place } from './page-numbers.ts';

/** The end of a document that may be set smaller, with its size; its title and its end are among the places. */
const TUCKED = /<div\b[^>]*\bdata-tuck="([\d.]+)"[^>]*>/;
const TITLE = 'sources-title';
const END = 'part-appendix-end';

const TOP = 22 / 297;
const FOOT = (297 - 20) / 297;
/** Under a quarter of its text block, a last page looks forgotten. */
const LITTLE = (FOOT - TOP) / 4;
/** Its small print becomes no smaller than 6.3 point. */
const LEAST = 0.86;
/** What is gained by less is not worth another print. */
const STEP = 0.985;

/**
 * The document with its small print at the end set so much smaller that a few lines left over for a last page go onto
 * the page before; the same text where there are none, or too many.
 */
export function withEndTucked(html: string, places: ReadonlyMap<string, Place>): string {
  const size = Number(TUCKED.exec(html)?.[1]);
  const [start, end] = [places.get(TITLE), places.get(END)];
  if (Number.isNaN(size) || start === undefined || end === undefined || end.page === start.page) return html;
  const over = end.down - TOP;
  if (over > LITTLE) return html;
  const pages = end.page - start.page - 1;
  const length = FOOT - start.down + pages * (FOOT - TOP) + over;
  const to = size * Math.min(STEP, 1 - over / length);
  return to < LEAST ? html : resized(html, to);
}

function resized(html: string, to: number): string {
  const told = to.toFixed(3);
  return html.replace(TUCKED, (tag) =>
    tag
      .replace(/data-tuck="[\d.]+"/, `data-tuck="${told}"`)
      .replace(/style="zoom:[\d.]+"/, `style="zoom:${told}"`),
  );
}
