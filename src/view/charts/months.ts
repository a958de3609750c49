import { forecastOf } from '../../compute/forecast.ts';
import type { GoalAnalysis, PeriodLine } from '../../compute/goal-analysis.ts';
import { formatNumber, formatPeriodShort } from '../../language/format.ts';
import { POINTS, type Unit } from '../../language/units.ts';
import { yearOfMonth } from '../../model/calendar.ts';
import type { Period } from '../../model/period.ts';
import { divide, type Rational, toNumber } from '../../model/rational.ts';
import type { ChartView, Datum, LegendItem } from '../chart.ts';
import type { ViewContext } from '../context.ts';
import { columnsOf } from '../text.ts';
import { monthsTable } from './months-table.ts';
import { onOneScale } from './one-scale.ts';

/**
 * Plan against actual by period: what was planned outlined, what came about solid, what is forecast hatched, what is
 * missing dashed; the difference in a panel of its own below.
 */
export function monthsChart(goal: GoalAnalysis, id: string, title: string, context: ViewContext): ChartView {
  const { t } = context;
  const { lines } = goal;
  const unit = goal.goal.unit;
  const points = lines.map((line) => pointOf(line, goal));
  const compared = lines.some((line) => line.comparison !== null);
  const ahead = points.some((point) => point.forecast !== null);
  const labels = lines.map((line) => label(line.period, lines, context));
  const steps = placesOf(
    lines.map((line) => line.comparison?.variance ?? null),
    unit,
  );
  const { peers, larger } = onOneScale(goal, drawnBeside(goal, context));
  const levels = peers.flatMap((peer) => levelsOf(peer));
  const months = monthRows(points, labels, unit, { missing: t('缺', 'n/a'), high: Math.max(0, ...levels) });
  const differences = lines.map((line) =>
    line.comparison === null ? '' : differenceText(line.comparison.variance, unit, steps),
  );
  const sparse = shownOnPhone(
    differences,
    lines.map((line) => (line.comparison === null ? 0 : Math.abs(scaled(line.comparison.variance, unit)))),
  );
  const variances = lines.map((line, i): Datum => {
    const variance = line.comparison?.variance ?? null;
    const text = differences[i] ?? '';
    return {
      label: labels[i] ?? '',
      variance: variance === null ? null : scaled(variance, unit),
      impact: line.comparison?.impact ?? 'neutral',
      text,
      textNarrow: sparse.has(i) ? text : '',
    };
  });
  return {
    id,
    kind: compared ? 'months' : 'plan',
    title,
    topic:
      (compared
        ? t(
            `${goal.goal.name}：${ahead ? '计划、实际与预测' : '计划与实际'}，下方为差异`,
            `${goal.goal.name}: ${ahead ? 'plan, actual and forecast' : 'plan and actual'}; the difference below`,
          )
        : t(`${goal.goal.name}：各期计划`, `${goal.goal.name}: plan by period`)) +
      unitNote(unit, larger, context),
    description: t(
      `${goal.goal.name}各期的计划与实际，共 ${lines.length} 期；数字见图下的表。`,
      `Plan and actual of ${goal.goal.name} in ${lines.length} periods; the figures stand in the table below.`,
    ),
    params: {
      count: months.length,
      ...levelScale(levels),
      ...(compared ? varianceScale(peers.flatMap((peer) => variancesOf(peer))) : {}),
    },
    data: compared ? { months, variances } : { months },
    legend: legend(points, context),
    table: monthsTable(goal, id, labels, context),
  };
}

/** So many columns of text fit side by side into the bars of a page, and of a telephone. */
const ROOM = { wide: 63, narrow: 34 } as const;
/** A bar of less than this share of the picture has no room for a number within it. */
const LOW = 0.14;

/** What is drawn of each period; what came about or is forecast is told at its own bar, the plan below the axis. */
function monthRows(
  points: readonly Point[],
  labels: readonly string[],
  unit: Unit,
  { missing, high }: { readonly missing: string; readonly high: number },
): readonly Datum[] {
  const levels = placesOf(
    [...points.map((it) => it.actual), ...points.flatMap((it) => [it.forecast, it.plan])],
    unit,
    points.length,
  );
  const told = (value: Rational | null) =>
    value === null ? '' : formatNumber(inUnit(value, unit), { digits: levels });
  const texts = points.map((point) => (point.absent ? missing : told(point.actual ?? point.forecast)));
  const plans = points.map((point) => told(point.plan));
  const last = points.findLastIndex((point) => point.actual !== null);
  const shown = shownOnPhone(
    texts.map((text, i) => (columnsOf(text) > columnsOf(plans[i] ?? '') ? text : (plans[i] ?? ''))),
    points.map((_, i) => (i <= last ? i : -i)),
  );
  const size = (value: Rational | null) => (value === null ? 0 : scaled(value, unit));
  const columns = Math.max(0, ...texts.map(columnsOf)) * points.length;
  return points.map((point, i): Datum => {
    const own = Math.max(0, size(point.absent ? point.plan : (point.actual ?? point.forecast)));
    const place = (room: number) => (columns <= room && own >= high * LOW ? 'in' : 'above');
    return {
      label: labels[i] ?? '',
      plan: orNull(point.plan, unit),
      actual: orNull(point.actual, unit),
      forecast: orNull(point.forecast, unit),
      absent: point.absent ? orNull(point.plan, unit) : null,
      own,
      text: texts[i] ?? '',
      textNarrow: shown.has(i) ? (texts[i] ?? '') : '',
      planText: plans[i] ?? '',
      planNarrow: shown.has(i) ? (plans[i] ?? '') : '',
      place: place(ROOM.wide),
      placeNarrow: place(ROOM.narrow),
      ink: point.actual === null ? 'var(--ink)' : 'var(--paper)',
    };
  });
}

/**
 * Which labels stand on a telephone, where twelve long numbers do not fit side by side: the weightiest first, and none
 * beside one that stands already.
 */
function shownOnPhone(texts: readonly string[], weights: readonly number[]): ReadonlySet<number> {
  const all = texts.map((_, i) => i);
  if (Math.max(0, ...texts.map(columnsOf)) * texts.length <= 54) return new Set(all);
  const shown = new Set<number>();
  for (const i of all.toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))) {
    if (!shown.has(i - 1) && !shown.has(i + 1)) shown.add(i);
  }
  return shown;
}

interface Point {
  readonly plan: Rational | null;
  readonly actual: Rational | null;
  readonly forecast: Rational | null;
  readonly absent: boolean;
}

/** Open periods are drawn at the pace of the landing: their plan times what was attained so far; a level is carried on as planned. */
function pointOf(line: PeriodLine, goal: GoalAnalysis): Point {
  const actual = line.state === 'closed' ? line.actual : null;
  const open = line.state === 'open';
  return {
    plan: line.target,
    actual,
    forecast: open ? forecastOf(goal, line) : null,
    absent: line.state === 'missing',
  };
}

function scaled(value: Rational, unit: Unit): number {
  return toNumber(divide(value, unit.scale) ?? value);
}

function orNull(value: Rational | null, unit: Unit): number | null {
  return value === null ? null : scaled(value, unit);
}

/** All labels of one picture have the same decimals; none for counts and for long numbers. */
function placesOf(values: readonly (Rational | null)[], unit: Unit, exact = values.length): number {
  const known = values.flatMap((value) => (value === null ? [] : inUnit(value, unit)));
  const most = Math.max(0, ...known.map((value) => Math.abs(toNumber(value))));
  if (unit.family === 'count' || most >= 1000) return 0;
  // Of what people gave; a forecast has decimals of its own that tell nothing.
  const given = most >= 100 ? values.slice(0, exact) : values;
  return given.every((value) => value === null || isWhole(inUnit(value, unit))) ? 0 : 1;
}

function isWhole(value: Rational): boolean {
  return value.n % value.d === 0n;
}

/** Numbers as they are labelled: of a ratio the percentage points. */
function inUnit(value: Rational, unit: Unit): Rational {
  return divide(value, unit.family === 'ratio' ? POINTS.scale : unit.scale) ?? value;
}

function differenceText(value: Rational, unit: Unit, digits: number): string {
  return formatNumber(inUnit(value, unit), { digits, signed: true });
}

/** Months of two years need their year to be told apart. */
function label(period: Period, lines: readonly PeriodLine[], context: ViewContext): string {
  const short = formatPeriodShort(period, context.lang, context.fiscal);
  const twice =
    lines.filter((line) => formatPeriodShort(line.period, context.lang, context.fiscal) === short).length > 1;
  return twice ? `${String(yearOfMonth(period.from)).slice(2)}/${short}` : short;
}

function unitNote(unit: Unit, larger: boolean, context: ViewContext): string {
  const word = context.lang === 'en' ? unit.label.en : unit.label.zh;
  const scale = larger ? context.t('，按更大的比例绘制', ', drawn to a larger scale') : '';
  return word === '' ? '' : context.t(`（${word}${scale}）`, ` (${word}${scale})`);
}

/** The goals whose months are drawn on the same page, over as many periods. */
function drawnBeside({ lines }: GoalAnalysis, { analysis: { goals } }: ViewContext) {
  return goals
    .filter((goal) => goal.lines.length === lines.length && (goal === goals[0] || goal.ytd !== null))
    .map((goal) => ({ of: goal, unit: goal.goal.unit, high: Math.max(0, ...levelsOf(goal)) }));
}

function levelsOf(goal: GoalAnalysis): readonly number[] {
  return goal.lines.flatMap((line) => {
    const { plan, actual, forecast } = pointOf(line, goal);
    return [plan, actual, forecast].flatMap((value) => (value === null ? [] : scaled(value, goal.goal.unit)));
  });
}

function variancesOf({ lines, goal: { unit } }: GoalAnalysis): readonly number[] {
  return lines.flatMap(({ comparison }) => (comparison === null ? [] : scaled(comparison.variance, unit)));
}

function levelScale(levels: readonly number[]): ChartView['params'] {
  const high = Math.max(0, ...levels);
  const low = Math.min(0, ...levels);
  return { low, high: high > low ? high * 1.1 : 1 };
}

function varianceScale(deltas: readonly number[]): ChartView['params'] {
  const up = Math.max(0, ...deltas);
  const down = Math.min(0, ...deltas);
  const some = up - down > 0;
  return { varianceLow: some ? down : -1, varianceHigh: some ? up : 1 };
}

function legend(points: readonly Point[], { t }: ViewContext): readonly LegendItem[] {
  const items: LegendItem[] = [
    { mark: 'plan', text: t('计划（数字在横轴下）', 'plan (figures below the axis)') },
  ];
  if (points.some((point) => point.actual !== null))
    items.push({ mark: 'actual', text: t('实际', 'actual') });
  if (points.some((point) => point.forecast !== null)) {
    items.push({ mark: 'forecast', text: t('按当前节奏预测', 'forecast at the current pace') });
  }
  if (points.some((point) => point.absent))
    items.push({ mark: 'absent', text: t('缺实际值', 'actual missing') });
  return items;
}
