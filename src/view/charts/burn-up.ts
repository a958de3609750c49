import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import { formatIn, formatPeriodShort } from '../../language/format.ts';
import type { Unit } from '../../language/units.ts';
import { add, divide, type Rational, rational, toNumber } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView, Datum } from '../chart.ts';
import type { ViewContext } from '../context.ts';
import { about } from '../text.ts';

/** What has come together so far against the plan, and between which ends it will land. Only sums build up. */
export function burnUpChart(goal: GoalAnalysis, id: string, context: ViewContext): ChartView | null {
  const { t, lang, fiscal } = context;
  const { lines, landing, closed } = goal;
  const { unit, name } = goal.goal;
  if (goal.goal.type !== 'flow' || landing === null || closed.length < 2 || closed.length === lines.length)
    return null;
  const plan = cumulative(lines.map((line) => line.target));
  const actual = cumulative(closed.map((line) => line.actual));
  // A hole among the closed periods breaks the line: then the bars by period say it better.
  const contiguous = closed.every((line, i) => line === lines[i]);
  if (plan === null || actual === null || !contiguous) return null;
  const scaled = (value: Rational) => toNumber(divide(value, unit.scale) ?? value);
  const points = (values: readonly Rational[]) => values.map((value, x): Datum => ({ x, y: scaled(value) }));
  const [end, now] = [lines.length, closed.length];
  const reached = scaled(actual.at(-1) ?? rational(0n));
  const [low, middle, high] = [landing.low, landing.headline, landing.high].map(scaled);
  const top = Math.max(...plan.map(scaled), high ?? 0, reached) || 1;
  const every = Math.ceil(lines.length / 6);
  return {
    id,
    kind: 'burn-up',
    title: t(
      `${name}预计落在 ${about(landing.low, unit, lang)}到 ${about(landing.high, unit, lang)}之间`,
      `${name} will land between ${about(landing.low, unit, lang)} and ${about(landing.high, unit, lang)}`,
    ),
    topic:
      t(`${name}：累计计划、实际与落地区间`, `${name}: plan, actual and landing, cumulative`) +
      unitNote(unit, context),
    description: t(
      `${name}的累计计划与实际，以及期末落地的区间；数字见图下的表。`,
      `Cumulative plan and actual of ${name}, and the range in which it lands; the figures stand in the table below.`,
    ),
    params: { end, high: top * 1.08 },
    data: {
      plan: points(plan),
      actual: points(actual),
      forecast: [
        { x: now, y: reached },
        { x: end, y: middle ?? reached },
      ],
      range: [
        { x: now, low: reached, high: reached },
        { x: end, low: low ?? reached, high: high ?? reached },
      ],
      labels: lines.map((line, i) => {
        const text = formatPeriodShort(line.period, lang, fiscal);
        return { x: i + 1, y: 0, text, textNarrow: (i + 1) % every === 0 ? text : '' };
      }),
      ends: apart(
        [
          { y: scaled(plan.at(-1) ?? rational(0n)), word: t('计划', 'plan'), value: plan.at(-1) ?? null },
          { y: middle ?? reached, word: t('落地', 'landing'), value: landing.headline },
        ],
        top * 0.16,
      ).map(({ y, word, value }) => ({
        x: end,
        y,
        text: value === null ? word : `${word} ${formatIn(value, unit, { atMost: 1 })}`,
        textNarrow: value === null ? '' : formatIn(value, unit, { atMost: 0 }),
      })),
      now: [
        {
          x: now,
          y: reached,
          text: formatIn(actual.at(-1) ?? rational(0n), unit, { atMost: 1 }),
        },
      ],
    },
    legend: [
      { mark: 'plan', text: t('累计计划', 'plan') },
      { mark: 'actual', text: t('累计实际', 'actual') },
      { mark: 'forecast', text: t('落地区间', 'landing range') },
    ],
    table: table(goal, plan, actual, id, context),
  };
}

/** From zero, one value more than there are periods; null where a period has none. */
function cumulative(values: readonly (Rational | null)[]): readonly Rational[] | null {
  const sums = [rational(0n)];
  for (const value of values) {
    const last = sums.at(-1);
    if (value === null || last === undefined) return null;
    sums.push(add(last, value));
  }
  return sums;
}

/** Two labels at one end move away from each other until both can be read. */
function apart<T extends { readonly y: number }>(ends: readonly T[], gap: number): T[] {
  const [upper, lower] = ends.toSorted((a, b) => b.y - a.y);
  if (upper === undefined || lower === undefined) return [...ends];
  const missing = gap - (upper.y - lower.y);
  if (missing <= 0) return [upper, lower];
  return [
    { ...upper, y: upper.y + missing / 2 },
    { ...lower, y: lower.y - missing / 2 },
  ];
}

function unitNote(unit: Unit, { lang, t }: ViewContext): string {
  const word = lang === 'en' ? unit.label.en : unit.label.zh;
  return word === '' ? '' : t(`（${word}）`, ` (${word})`);
}

function table(
  { goal, lines }: GoalAnalysis,
  plan: readonly Rational[],
  actual: readonly Rational[],
  id: string,
  { t, lang, fiscal }: ViewContext,
) {
  const amount = (value: Rational | undefined): CellDraft =>
    value === undefined ? { kind: 'none' } : { kind: 'amount', value, unit: goal.unit };
  return buildTable(
    {
      id: `${id}-table`,
      columns: [
        { heading: t('截至', 'up to') },
        { heading: t('累计计划', 'plan') },
        { heading: t('累计实际', 'actual') },
      ],
      rows: lines.map((line, i) => ({
        cells: [
          { kind: 'text', text: formatPeriodShort(line.period, lang, fiscal) },
          amount(plan[i + 1]),
          amount(actual[i + 1]),
        ],
      })),
    },
    lang,
  );
}
