import type { Place } from './page-numbers.ts';

/** An element that the layout promises to keep on one page, with the size it is printed in. */
const FITTED = /<(?:main|section)\b[^>]*\bid="([\w-]+)"[^>]*\bdata-fit="([\d.]+)"[^>]*>/g;
const SMALLER = 0.94;
/** Under 7 point nobody reads; then a second page is the lesser evil. */
const LEAST = 0.7;

/**
 * The document with what ran over its one page set smaller by a step; the same text when nothing did, or could be. An
 * element begins on a page of its own and ends where its marker stands; without one, before the next such element or
 * with the print.
 */
export function withPagesFitted(html: string, places: ReadonlyMap<string, Place>, pages: number): string {
  const fitted = [...html.matchAll(FITTED)].map(([, id = '', size = '1']) => ({ id, size: Number(size) }));
  const startOf = (id: string) => places.get(id)?.page;
  return fitted.reduce((text, { id, size }, i) => {
    const start = startOf(id) ?? 1;
    const next = fitted.slice(i + 1).flatMap((later) => startOf(later.id) ?? [])[0] ?? pages + 1;
    const last = startOf(`${id}-end`) ?? next - 1;
    return last > start && size * SMALLER >= LEAST ? resized(text, id, size * SMALLER) : text;
  }, html);
}

function resized(html: string, id: string, size: number): string {
  const to = size.toFixed(2);
  return html.replace(FITTED, (tag, found: string) =>
    found === id
      ? tag
          .replace(/data-fit="[\d.]+"/, `data-fit="${to}"`)
          .replace(/style="zoom:[\d.]+"/, `style="zoom:${to}"`)
      : tag,
  );
}

/** Whether the layout promises anything. */
export function asksToFit(html: string): boolean {
  return html.search(FITTED) >= 0;
}
