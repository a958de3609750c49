import type { Spec } from 'vega';
import type { Config, TopLevelSpec } from 'vega-lite';
import type { ChartKind, ChartView } from '../view/chart.ts';
import { dress, withStrokes } from './chart-dress.ts';
import { type ChartSize, sized, sizes } from './chart-sizes.ts';
import { withPlates } from './plates.ts';
import { textWidth } from './text-width.ts';

/**
 * Pictures of charts, as SVG text. A drawing is compiled and parsed once for each width; every chart then gets a view
 * of its own, so that its bytes do not depend on what was drawn before it.
 */
export interface ChartRenderer {
  svg(chart: ChartView, size: ChartSize): Promise<string>;
}

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

  const draw = async (chart: ChartView, size: ChartSize): Promise<string> => {
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
    const plated = TINTED.has(chart.kind) ? svg : withPlates(svg);
    return dress(size === 'paper' ? withStrokes(plated) : plated, chart, `${chart.id}-${size}`);
  };

  // While a plan is being written most of its pictures stay as they are from one saving to the next.
  const drawn = new Map<string, Promise<string>>();
  return {
    svg(chart, size) {
      const { legend: _, table: __, ...drawing } = chart;
      const key = JSON.stringify([size, drawing]);
      const picture = drawn.get(key) ?? draw(chart, size);
      drawn.delete(key);
      drawn.set(key, picture);
      const [oldest] = drawn.keys();
      if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
      return picture;
    },
  };
}

/** Their labels stand in coloured cells, which a plate would cut a hole into. */
const TINTED: ReadonlySet<ChartKind> = new Set(['heat']);

/** Pictures kept, the newest ones: those of a few plans, some ten kilobytes each. */
const KEPT = 200;

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
