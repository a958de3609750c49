import type { Sparkline, SparkPoint } from '../view/summary/sparkline.ts';

/** The room of a drawing in units of its own, and what its lines and dots need at the edge. */
const WIDTH = 120;
const HEIGHT = 28;
const EDGE = 3;

interface Run {
  readonly path: string;
  readonly points: readonly SparkPoint[];
}

/** What a template needs to draw it: paths as text, and a dot where a line ends or a period stands alone. */
export function sparklineContext(sparkline: Sparkline | null) {
  if (sparkline === null) return null;
  const actual = runsOf(sparkline.actual);
  const last = actual.at(-1)?.points.at(-1);
  const alone = actual.slice(0, -1).flatMap(({ points }) => (points.length === 1 ? points : []));
  return {
    box: `0 0 ${WIDTH} ${HEIGHT}`,
    plan: pathOf(runsOf(sparkline.plan)),
    actual: pathOf(actual.filter(({ points }) => points.length > 1)),
    dots: [...alone, ...(last === undefined ? [] : [last])].map((point) => ({
      x: across(point),
      y: down(point),
    })),
  };
}

/** Runs without a gap: a period that has nothing interrupts the line. */
function runsOf(points: readonly (SparkPoint | null)[]): readonly Run[] {
  const runs: SparkPoint[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs
    .filter((run) => run.length > 0)
    .map((run) => ({ points: run, path: `M${run.map((it) => `${across(it)} ${down(it)}`).join('L')}` }));
}

function pathOf(runs: readonly Run[]): string {
  return runs.map(({ path }) => path).join('');
}

function across({ x }: SparkPoint): string {
  return tenth(EDGE + x * (WIDTH - 2 * EDGE));
}

function down({ y }: SparkPoint): string {
  return tenth(EDGE + (1 - y) * (HEIGHT - 2 * EDGE));
}

function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}
