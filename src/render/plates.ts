import { textWidth } from './text-width.ts';

const MARKED = /<g class="mark-text role-mark[^"]*"[^>]*>.*?<\/g>/gs;
const TEXT = /<text\b([^>]*)>([^<]*)<\/text>/g;
/** Around the letters, so that no stroke touches them. */
const AIR = 2;
/** Of the size of the letters: how far they reach above and below their line. */
const ABOVE = 0.86;
const BELOW = 0.2;

/**
 * A plate of the page's colour under each label, on which hatching and lines end. Outlines around the letters would do
 * the same, but on paper they turn letters into pictures, and between wide letters strokes still show. Labels in the
 * page's own colour stand on solid bars and need none.
 */
export function withPlates(svg: string): string {
  return svg.replace(MARKED, (group) =>
    group.replace(TEXT, (text, attributes: string, content: string) => {
      const words = content.replace(/&[a-z]+;/g, '&').trim();
      if (words === '' || attributes.includes('fill="var(--paper)"')) return text;
      return `${plate(attributes, words)}${text}`;
    }),
  );
}

function plate(attributes: string, words: string): string {
  const size = Number(/font-size="([\d.]+)px"/.exec(attributes)?.[1] ?? 11);
  const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1];
  const [, x = '0', y = '0'] = /translate\(([-\d.e]+)[ ,]([-\d.e]+)\)/.exec(attributes) ?? [];
  const bold = /font-weight="(?:[6-9]00|bold)"/.test(attributes);
  const width = textWidth(words, size, bold ? 'bold' : 'regular');
  const before = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0;
  const [left, top] = [Number(x) - before - AIR, Number(y) - size * ABOVE];
  const across = told(width + 2 * AIR);
  return `<path class="plate" d="M${told(left)} ${told(top)}h${across}v${told(size * (ABOVE + BELOW))}h-${across}z"/>`;
}

function told(value: number): string {
  return String(Math.round(value * 10) / 10);
}
