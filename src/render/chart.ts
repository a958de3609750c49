import type { Spec } from 'vega';
import type { Config, TopLevelSpec } from 'vega-lite';
import type { ChartKind, ChartView } from '../view/chart.ts';
import { escapeXml } from './escape.ts';
import { type Hatching, hatchStrokes } from './hatching.ts';
import { textWidth } from './text-width.ts';

/**
 * Pictures of charts, as SVG text. A drawing is compiled and parsed once for each width; every chart then gets a view
 * of its own, so that its bytes do not depend on what was drawn before it.
 */
export interface ChartRenderer {
  svg(chart: ChartView, size: ChartSize): Promise<string>;
}

/** Each picture is drawn for a page, for a telephone and for paper, so that its letters always have their size. */
export type ChartSize = 'wide' | 'narrow' | 'paper';

const sizes: { readonly [S in ChartSize]: Readonly<Record<string, string | number>> } = {
  wide: {
    width: 890,
    row: 32,
    tall: 190,
    middle: 170,
    low: 74,
    label: 'label',
    text: 'text',
    side: 'side',
    plan: 'planText',
    place: 'place',
    room: 230,
    left: 90,
    right: 150,
    branch: 150,
    leaf: 255,
    bar: 440,
    tail: 150,
  },
  narrow: {
    width: 350,
    row: 46,
    tall: 170,
    middle: 150,
    low: 70,
    label: 'labelNarrow',
    text: 'textNarrow',
    side: 'sideNarrow',
    plan: 'planNarrow',
    place: 'placeNarrow',
    room: 84,
    left: 64,
    right: 76,
    branch: 84,
    leaf: 140,
    bar: 236,
    tail: 52,
  },
  paper: {
    width: 650,
    row: 26,
    tall: 106,
    middle: 104,
    low: 46,
    label: 'label',
    text: 'text',
    side: 'side',
    plan: 'planText',
    place: 'place',
    room: 200,
    left: 80,
    right: 130,
    branch: 120,
    leaf: 205,
    bar: 370,
    tail: 120,
  },
};

export interface ChartOptions {
  /** The drawings by kind, and the theme: JSON texts from `templates/`. */
  readonly drawing: (kind: ChartKind) => string;
  readonly theme: string;
  /** Called for everything the compiler or the runtime complains about; the tests let it throw. */
  readonly warn?: (message: string) => void;
}

export async function createChartRenderer(options: ChartOptions): Promise<ChartRenderer> {
  const [vega, vegaLite, interpreter] = await Promise.all([
    import('vega'),
    import('vega-lite'),
    import('vega-interpreter'),
  ]);
  useMetrics(vega);
  const warn = options.warn ?? (() => undefined);
  const logger = quietLogger(warn);
  const theme: Config = JSON.parse(options.theme);
  const parsed = new Map<string, Drawing<ReturnType<typeof vega.parse>>>();

  const drawingOf = (kind: ChartKind, size: ChartSize) => {
    const key = `${kind} ${size}`;
    const known = parsed.get(key);
    if (known) return known;
    const drawing: TopLevelSpec = sized(JSON.parse(options.drawing(kind)), sizes[size]);
    const spec: Spec = vegaLite.compile({ ...drawing, config: theme }, { logger }).spec;
    const made = { runtime: vega.parse(spec, {}, { ast: true }), step: stepOf(spec) };
    parsed.set(key, made);
    return made;
  };

  return {
    async svg(chart, size) {
      const drawing = drawingOf(chart.kind, size);
      const view = new vega.View(drawing.runtime, {
        renderer: 'none',
        loader: refusingLoader(vega.loader()),
        expr: interpreter.expressionInterpreter,
        logger,
      });
      for (const [name, value] of Object.entries(chart.params)) view.signal(name, value);
      const step = rowHeight(chart, String(sizes[size].label));
      if (drawing.step !== null && step > drawing.step) view.signal(STEP, step);
      const { leaves } = chart.params;
      if (leaves !== undefined) view.height(leaves * Math.max(step, LEAF));
      for (const [name, rows] of Object.entries(chart.data))
        view.insert(
          name,
          rows.map((row) => ({ ...row })),
        );
      const svg = await view.toSVG();
      view.finalize();
      return dress(size === 'paper' ? withStrokes(svg) : svg, chart, `${chart.id}-${size}`);
    },
  };
}

interface Drawing<R> {
  readonly runtime: R;
  /** The height of its rows, where it has rows. */
  readonly step: number | null;
}

/** How the compiler calls the height of a row. */
const STEP = 'y_step';
/** A leaf of a tree has no axis that would give it its height. */
const LEAF = 28;
/** As the theme sets the lines of a label. */
const LINE = 15;

function stepOf({ signals = [] }: Spec): number | null {
  const found = signals.find((signal) => signal.name === STEP);
  return found !== undefined && 'value' in found && typeof found.value === 'number' ? found.value : null;
}

/** A row is as tall as the longest label needs, so that none is cut and none stands on another. */
function rowHeight({ data }: ChartView, label: string): number {
  const lines = Object.values(data).flatMap((rows) =>
    rows.map((row) => (typeof row[label] === 'string' ? row[label].split('|').length : 1)),
  );
  return Math.max(1, ...lines) * LINE + 8;
}

/** Puts the numbers and field names of a size where a drawing says `$name`. */
function sized<T>(node: T, size: Readonly<Record<string, string | number>>): T;
function sized(node: unknown, size: Readonly<Record<string, string | number>>): unknown {
  if (typeof node === 'string') {
    const whole = /^\$(\w+)$/.exec(node)?.[1];
    if (whole !== undefined && size[whole] !== undefined) return size[whole];
    return node.replace(/\$(\w+)/g, (text, name: string) => String(size[name] ?? text));
  }
  if (Array.isArray(node)) return node.map((item) => sized(item, size));
  if (node !== null && typeof node === 'object') {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, sized(value, size)]));
  }
  return node;
}

interface Measured {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** Without a canvas Vega guesses widths from the number of letters, which is wrong for Chinese; this knows the font. */
function useMetrics(vega: object): void {
  const metrics = 'textMetrics' in vega ? vega.textMetrics : null;
  if (metrics === null || typeof metrics !== 'object' || !('width' in metrics)) return;
  metrics.width = (item: Measured, text: unknown) => {
    const bold = item.fontWeight === 'bold' || Number(item.fontWeight) >= 600;
    return textWidth(String(text ?? ''), item.fontSize ?? 11, bold ? 'bold' : 'regular');
  };
}

/** Charts have their data in hand: nothing is ever loaded, neither a file nor a URL. */
function refusingLoader<L extends object>(loader: L): L {
  const refuse = () => Promise.reject(new Error('a chart may not load anything'));
  return { ...loader, load: refuse, sanitize: refuse, http: refuse, file: refuse };
}

function quietLogger(warn: (message: string) => void) {
  const logger = {
    level: () => logger,
    error: (...parts: readonly unknown[]) => tell(parts),
    warn: (...parts: readonly unknown[]) => tell(parts),
    info: () => logger,
    debug: () => logger,
  };
  const tell = (parts: readonly unknown[]) => {
    const message = parts.map(String).join(' ');
    // Said of every drawing whose height goes by rows, although only its width is asked to fit.
    if (!message.startsWith('Dropping "fit-y"')) warn(message);
    return logger;
  };
  return logger;
}

/**
 * The root becomes an image with a name and a description; ids get the chart's own prefix, because several pictures
 * share a page; the patterns of the theme are added.
 */
function dress(svg: string, chart: ChartView, id: string): string {
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
  const body = svg
    .slice(root.length)
    // Roles and names of single marks would be read out one by one; the picture as a whole has its own.
    .replace(/<[a-z][^>]*>/g, (tag) => tag.replace(/ (?:role|class|aria-[a-z]+)="[^"]*"/g, ''))
    .replace(/url\(#([^)]+)\)/g, (_, name: string) => `url(#${own(name)})`)
    .replace(/ id="([^"]+)"/g, (_, name: string) => ` id="${own(name)}"`);
  const patterns = Object.entries(hatchings)
    .map(([name, hatching]) => pattern(names.get(name), hatching))
    .join('');
  return (
    `<svg class="drawing" role="img" aria-labelledby="${prefix}-t ${prefix}-d" width="${width}" height="${height}" viewBox="${box}">` +
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
function withStrokes(svg: string): string {
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
