import type { ChartView } from '../view/chart.ts';
import { escapeXml } from './escape.ts';
import { type Hatching, hatchStrokes } from './hatching.ts';
import { tidied } from './tidy.ts';

/**
 * The root becomes an image with a name and a description; ids get the chart's own prefix, because several pictures
 * share a page; the patterns of the theme are added.
 */
export function dress(svg: string, chart: ChartView, id: string): string {
  const prefix = id.replace(/[^A-Za-z0-9_-]/g, '');
  const open = /^<svg[^>]*?width="([\d.]+)" height="([\d.]+)" viewBox="([^"]+)"[^>]*>/.exec(svg);
  if (!open) throw new Error('the drawing has no root of the expected form');
  const [root, width = '', height = '', box = ''] = open;
  const names = new Map<string, string>();
  const own = (name: string) => {
    const known = names.get(name) ?? `${prefix}-${names.size + 1}`;
    names.set(name, known);
    return known;
  };
  const body = tidied(svg.slice(root.length))
    .replace(/url\(#([^)]+)\)/g, (_, name: string) => `url(#${own(name)})`)
    .replace(/ id="([^"]+)"/g, (_, name: string) => ` id="${own(name)}"`);
  const patterns = Object.entries(hatchings)
    .map(([name, hatching]) => pattern(names.get(name), hatching))
    .join('');
  return (
    `<svg class="drawing" role="img" aria-labelledby="${prefix}-t ${prefix}-d" width="${width}" height="${height}" viewBox="${box}" font-size="12px">` +
    `<title id="${prefix}-t">${escapeXml(chart.title)}</title><desc id="${prefix}-d">${escapeXml(chart.description)}</desc>` +
    (patterns === '' ? '' : `<defs>${patterns}</defs>`) +
    body
  );
}

const hatchings: Readonly<Record<string, Hatching>> = {
  hatch: { colour: 'var(--ink-2)', gap: 4 },
  absent: { colour: 'var(--ink-3)', gap: 9 },
};

function pattern(id: string | undefined, { colour, gap }: Hatching): string {
  if (id === undefined) return '';
  return `<pattern id="${id}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V${gap}" stroke="${colour}" stroke-width="1.6"/></pattern>`;
}

/** Shapes filled with a pattern get strokes instead. */
export function withStrokes(svg: string): string {
  return svg.replace(
    /<path([^>]*?) d="([^"]+)"([^>]*?) fill="url\(#(\w+)\)"([^>]*?)\/>/g,
    (whole, before: string, shape: string, between: string, name: string, after: string) => {
      const hatching = hatchings[name];
      const strokes = hatching === undefined ? '' : hatchStrokes(shape, hatching);
      if (strokes === '') return whole;
      return `<path${before} d="${shape}"${between} fill="none"${after}/>${strokes}`;
    },
  );
}
