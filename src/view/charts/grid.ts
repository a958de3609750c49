import type { PeriodLine } from '../../compute/goal-analysis.ts';
import type { MemberAnalysis, SplitAnalysis } from '../../compute/split-analysis.ts';
import { formatIn, formatPeriodShort } from '../../language/format.ts';
import type { MeasureId } from '../../language/measures.ts';
import type { Unit } from '../../language/units.ts';
import type { Period } from '../../model/period.ts';
import { compare, divide, type Rational, rational, toNumber } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView, Datum } from '../chart.ts';
import { dimensionName, type ViewContext } from '../context.ts';
import { goalFigure, memberFigure } from '../sources.ts';
import { exactly, wrapLabel } from '../text.ts';

/** More columns leave no room for their numbers. */
const MOST = 6;

/** Member by period (product by quarter): every cell a length on one scale, what came about within what was planned. */
export function gridChart(split: SplitAnalysis, id: string, context: ViewContext): ChartView | null {
  const { t, lang, fiscal } = context;
  const { members } = split;
  const { unit, name: goal } = split.goal.goal;
  const periods = members[0]?.columns.map(({ period }) => period) ?? [];
  const known = members.flatMap((member) => member.columns.filter(({ target }) => target !== null));
  if (periods.length < 2 || periods.length > MOST || members.length < 2 || known.length === 0) return null;
  const levels = known.flatMap(({ target, actual, state }) => [target, state === 'closed' ? actual : null]);
  const high = Math.max(0, ...levels.map((value) => scaled(value, unit) ?? 0)) || 1;
  const summed = split.goal.goal.type === 'flow';
  const heads = periods.map((period, i): Datum => {
    const text = formatPeriodShort(period, lang, fiscal);
    return { x: i, text, textNarrow: text };
  });
  const some = known.some(({ state }) => state === 'closed');
  const label = lang === 'en' ? unit.label.en : unit.label.zh;
  const dimension = dimensionName(split, context);
  return {
    id,
    kind: 'grid',
    title: title(members, unit, context),
    topic: t(`${goal}：${dimension} × 期间（${label}）`, `${goal}: ${dimension} by period (${label})`),
    description: t(
      `${members.length} 个${dimension}在 ${periods.length} 期的计划与实际；数字见图下的表。`,
      `Plan and actual of ${members.length} members of ${dimension} in ${periods.length} periods; the figures stand in the table below.`,
    ),
    // A telephone has no room for one more column; its table has the sums.
    params: { count: periods.length + (summed ? 1 : 0), countNarrow: periods.length },
    data: {
      cells: [
        ...members.flatMap((member) => member.columns.map((line, i) => datum(member, line, i, high, unit))),
        ...totals(split, periods.length, { summed, some }, context),
      ],
      heads: summed ? [...heads, { x: periods.length, text: t('合计', 'Total'), textNarrow: '' }] : heads,
    },
    legend: [
      { mark: 'plan', text: some ? t('计划（斜线后的数字）', 'plan (after the stroke)') : t('计划', 'plan') },
      ...(some ? [{ mark: 'actual' as const, text: t('实际', 'actual') }] : []),
    ],
    table: table(split, id, context),
  };
}

function datum(member: MemberAnalysis, line: PeriodLine, x: number, high: number, unit: Unit): Datum {
  const actual = line.state === 'closed' ? line.actual : null;
  const length = (value: Rational | null) => {
    const size = scaled(value, unit);
    return size === null ? null : x + (Math.max(0, size) / high) * 0.86;
  };
  return {
    label: wrapLabel(member.member.name, 22),
    labelNarrow: wrapLabel(member.member.name, 12),
    x,
    plan: length(line.target),
    actual: length(actual),
    ...texts(line, unit),
    sum: false,
  };
}

/** Sums are numbers only: as lengths they would press all others together. */
function totals(
  split: SplitAnalysis,
  end: number,
  { summed, some }: { readonly summed: boolean; readonly some: boolean },
  { t }: ViewContext,
): readonly Datum[] {
  const { unit } = split.goal.goal;
  const sum = (name: string, x: number, text: string, textNarrow: string): Datum => ({
    label: wrapLabel(name, 22),
    labelNarrow: wrapLabel(name, 12),
    x,
    plan: null,
    actual: null,
    text,
    textNarrow,
    sum: true,
  });
  const last = t('合计', 'Total');
  const row = split.total.columns.map((line, i) => {
    // What came about is told of the sums where it is told of the parts.
    const { text, textNarrow } = texts(line, unit, some);
    return sum(last, i, text, textNarrow);
  });
  const column = split.members.map(({ member, target }) => sum(member.name, end, told(target, unit), ''));
  return summed ? [...column, ...row, sum(last, end, told(split.total.target, unit), '')] : row;
}

function texts(
  line: PeriodLine,
  unit: Unit,
  some = true,
): { readonly text: string; readonly textNarrow: string } {
  const [plan, came] = [
    told(line.target, unit),
    told(some && line.state === 'closed' ? line.actual : null, unit),
  ];
  return { text: came === '' ? plan : `${came} / ${plan}`, textNarrow: came === '' ? plan : came };
}

function told(value: Rational | null, unit: Unit): string {
  if (value === null) return '';
  const size = Math.abs(scaled(value, unit) ?? 0);
  return formatIn(value, unit, { atMost: size >= 100 || unit.family === 'count' ? 0 : 1 });
}

function scaled(value: Rational | null, unit: Unit): number | null {
  return value === null ? null : toNumber(divide(value, unit.scale) ?? value);
}

/** Where the weight of the plan lies. */
function title(members: readonly MemberAnalysis[], unit: Unit, { t, lang, fiscal }: ViewContext): string {
  const zero = rational(0n);
  const [top] = members
    .filter((member) => member.depth === 0)
    .flatMap(({ member, columns }) => columns.map((line) => ({ member, line })))
    .toSorted((a, b) => compare(b.line.target ?? zero, a.line.target ?? zero));
  if (top?.line.target == null) return t('各期计划', 'Plan by period');
  const when = formatPeriodShort(top.line.period, lang, fiscal);
  const most = exactly(top.line.target, unit, lang);
  return t(
    `最重的一格是${top.member.name}的 ${when}：${most}`,
    `The largest part is ${top.member.name} in ${when}: ${most}`,
  );
}

function table(split: SplitAnalysis, id: string, context: ViewContext) {
  const { t, lang, fiscal } = context;
  const summed = split.goal.goal.type === 'flow';
  const closed = split.total.columns.map((_, i) =>
    split.members.some(({ columns }) => columns[i]?.state === 'closed'),
  );
  const row = (
    name: string,
    lines: readonly PeriodLine[],
    cell: Cell,
    depth: number,
    role: 'body' | 'total',
  ) => ({
    depth,
    role,
    cells: [
      { kind: 'text' as const, text: name },
      ...lines.flatMap((line, i) => {
        const plan = cell(line.target, 'target', line.period);
        const came = line.state === 'closed' ? line.actual : null;
        return closed[i] ? [plan, cell(came, 'actual', line.period)] : [plan];
      }),
    ],
  });
  const of = (name: string | null): Cell => cellOf(split, name, context);
  const whole = (name: string | null, target: Rational | null) =>
    summed ? [of(name)(target, 'target', null)] : [];
  const rows = split.members.map(({ member, columns, depth, target }) => {
    const body = row(member.name, columns, of(member.name), depth, 'body');
    return { ...body, cells: [...body.cells, ...whole(member.name, target)] };
  });
  const last = row(t('合计', 'Total'), split.total.columns, of(null), 0, 'total');
  return buildTable(
    {
      id: `${id}-table`,
      columns: [
        { heading: dimensionName(split, context) },
        ...split.total.columns.flatMap(({ period }, i) => {
          const name = formatPeriodShort(period, lang, fiscal);
          const plan = { heading: t(`${name} 计划`, `${name} plan`) };
          return closed[i] ? [plan, { heading: t(`${name} 实际`, `${name} actual`) }] : [plan];
        }),
        ...(summed ? [{ heading: t('合计计划', 'total plan') }] : []),
      ],
      rows: [...rows, { ...last, cells: [...last.cells, ...whole(null, split.total.target)] }],
    },
    lang,
  );
}

type Cell = (value: Rational | null, measure: MeasureId, period: Period | null) => CellDraft;

/** Of a member; null: of the goal. */
function cellOf(split: SplitAnalysis, member: string | null, { sources }: ViewContext): Cell {
  const { goal } = split.goal;
  return (value, measure, period) => {
    if (value === null) return { kind: 'none' };
    const figure =
      member === null ? goalFigure(goal.name, measure, period) : memberFigure(split, member, measure, period);
    return { kind: 'amount', value, unit: goal.unit, source: sources.show(figure) };
  };
}
