import type { PeriodLine } from '../../compute/goal-analysis.ts';
import type { MemberAnalysis, SplitAnalysis } from '../../compute/split-analysis.ts';
import { formatIn, formatPeriodShort } from '../../language/format.ts';
import type { MeasureId } from '../../language/measures.ts';
import type { Unit } from '../../language/units.ts';
import { compare, divide, type Rational, rational, toNumber } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView, Datum } from '../chart.ts';
import { dimensionName, type ViewContext } from '../context.ts';
import { memberFigure } from '../sources.ts';
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
  const heads = periods.map((period, i): Datum => ({ x: i, text: formatPeriodShort(period, lang, fiscal) }));
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
    params: { count: periods.length },
    data: {
      cells: members.flatMap((member) => member.columns.map((line, i) => datum(member, line, i, high, unit))),
      heads,
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
  const [plan, came] = [told(line.target, unit), told(actual, unit)];
  return {
    label: wrapLabel(member.member.name, 22),
    labelNarrow: wrapLabel(member.member.name, 12),
    x,
    plan: length(line.target),
    actual: length(actual),
    text: came === '' ? plan : `${came} / ${plan}`,
    textNarrow: came === '' ? plan : came,
  };
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
  const { t, lang, fiscal, sources } = context;
  const { unit } = split.goal.goal;
  const periods = split.members[0]?.columns.map(({ period }) => period) ?? [];
  const closed = (i: number) => split.members.some(({ columns }) => columns[i]?.state === 'closed');
  return buildTable(
    {
      id: `${id}-table`,
      columns: [
        { heading: dimensionName(split, context) },
        ...periods.flatMap((period, i) => {
          const name = formatPeriodShort(period, lang, fiscal);
          const plan = { heading: t(`${name} 计划`, `${name} plan`) };
          return closed(i) ? [plan, { heading: t(`${name} 实际`, `${name} actual`) }] : [plan];
        }),
      ],
      rows: split.members.map((member) => ({
        depth: member.depth,
        cells: [
          { kind: 'text', text: member.member.name },
          ...member.columns.flatMap((line, i) => {
            const cell = (value: Rational | null, measure: MeasureId): CellDraft => {
              if (value === null) return { kind: 'none' };
              const source = sources.show(memberFigure(split, member.member.name, measure, line.period));
              return { kind: 'amount', value, unit, source };
            };
            const plan = cell(line.target, 'target');
            return closed(i) ? [plan, cell(line.state === 'closed' ? line.actual : null, 'actual')] : [plan];
          }),
        ],
      })),
    },
    lang,
  );
}
