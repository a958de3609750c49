import type { MemberAnalysis, SplitAnalysis } from '../../compute/split-analysis.ts';
import { formatIn, formatPercent } from '../../language/format.ts';
import type { MeasureId } from '../../language/measures.ts';
import type { Unit } from '../../language/units.ts';
import { divide, type Rational, toNumber } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView, LegendItem } from '../chart.ts';
import { dimensionName, lightView, type ViewContext } from '../context.ts';
import { memberFigure } from '../sources.ts';
import { about, wrapLabel } from '../text.ts';
import { onOneScale } from './one-scale.ts';

/** Whether a split says enough for a picture: parts that add up, with actuals or as the first of its goal. */
export function isDrawn(split: SplitAnalysis, context: ViewContext): boolean {
  const { members, goal } = split;
  if (members.length < 2 || goal.goal.type === 'ratio') return false;
  const first = context.analysis.splits.find((it) => it.goal.goal.name === goal.goal.name);
  return first === split || members.some((member) => member.ytd !== null);
}

/** One goal by one dimension: each member's target outlined, what it has so far solid, where it should be by now as a tick. */
export function splitChart(split: SplitAnalysis, id: string, title: string, context: ViewContext): ChartView {
  const { t } = context;
  const { unit } = split.goal.goal;
  const members = split.members;
  const some = members.some((member) => member.ytd !== null);
  const digits = placesOf(members, unit);
  const rows = members.map((member) => datum(member, unit, digits, context));
  const { peers, larger } = onOneScale(split, drawnBeside(context));
  const high = Math.max(0, ...peers.flatMap((peer) => endsOf(peer)));
  const legend: LegendItem[] = [{ mark: 'plan', text: t('目标', 'target') }];
  if (some) {
    legend.push({ mark: 'actual', text: t('累计实际', 'actual to date') });
    legend.push({ mark: 'due', text: t('同期应完成', 'due by now') });
  }
  return {
    id,
    kind: 'split',
    title,
    topic: t(
      `${split.goal.goal.name}按${dimensionName(split, context)}拆解（${unit.label.zh}${larger ? '，按更大的比例绘制' : ''}）`,
      `${split.goal.goal.name} by ${dimensionName(split, context)} (${unit.label.en}${larger ? ', drawn to a larger scale' : ''})`,
    ),
    description: t(
      `${split.goal.goal.name}拆到 ${members.length} 个${dimensionName(split, context)}；数字见图下的表。`,
      `${split.goal.goal.name} split over ${members.length} members of ${dimensionName(split, context)}; the figures stand in the table below.`,
    ),
    params: { high: high || 1 },
    data: { members: rows },
    legend,
    table: splitTable(split, id, context),
  };
}

function drawnBeside(context: ViewContext) {
  const { splits } = context.analysis;
  return splits
    .filter((split) => isDrawn(split, context))
    .map((split) => ({
      of: split,
      unit: split.goal.goal.unit,
      high: Math.max(0, ...endsOf(split)),
    }));
}

function endsOf({ members, goal }: SplitAnalysis): readonly number[] {
  return members.flatMap(({ target, ytd }) =>
    [target, ytd?.actual ?? null].flatMap((value) => scaled(value, goal.goal.unit) ?? []),
  );
}

/** All targets of one picture have the decimals of the most exact of them. */
function placesOf(members: readonly MemberAnalysis[], unit: Unit): number {
  const decimals = members.map(({ target }) =>
    target === null ? 0 : (formatIn(target, unit, { atMost: 2 }).split('.')[1]?.length ?? 0),
  );
  return Math.max(0, ...decimals);
}

function datum(member: MemberAnalysis, unit: Unit, digits: number, context: ViewContext) {
  const target = scaled(member.target, unit) ?? 0;
  const actual = scaled(member.ytd?.actual ?? null, unit);
  const name = `${'  '.repeat(member.depth)}${member.member.name}`;
  return {
    label: wrapLabel(name, 22),
    labelNarrow: wrapLabel(name, 12),
    target,
    actual,
    due: scaled(member.ytd?.target ?? null, unit),
    end: Math.max(target, actual ?? 0),
    text: wideText(member, unit, digits, context),
    textNarrow: member.target === null ? '' : formatIn(member.target, unit, { digits: Math.min(digits, 1) }),
  };
}

function wideText(member: MemberAnalysis, unit: Unit, digits: number, { t, lang }: ViewContext): string {
  const parts: string[] = [];
  if (member.target !== null) parts.push(formatIn(member.target, unit, { digits }));
  if (member.weight !== null) parts.push(`(${formatPercent(member.weight)})`);
  if (member.ytd?.attainment)
    parts.push(
      t(`达成 ${formatPercent(member.ytd.attainment)}`, `at ${formatPercent(member.ytd.attainment)}`),
    );
  else if (member.ytd)
    parts.push(
      t(`累计 ${about(member.ytd.actual, unit, lang)}`, `to date ${about(member.ytd.actual, unit, lang)}`),
    );
  return parts.join(' ');
}

function scaled(value: Rational | null, unit: Unit): number | null {
  return value === null ? null : toNumber(divide(value, unit.scale) ?? value);
}

function splitTable(split: SplitAnalysis, id: string, context: ViewContext) {
  const { t, lang } = context;
  return buildTable(
    {
      id: `${id}-table`,
      columns: [
        { heading: dimensionName(split, context) },
        { heading: t('目标', 'target') },
        { heading: t('权重', 'weight') },
        { heading: t('累计计划', 'plan to date') },
        { heading: t('累计实际', 'actual to date') },
        { heading: t('差异', 'variance') },
        { heading: t('达成率', 'attainment') },
      ],
      rows: split.members.map((member) => ({
        depth: member.depth,
        cells: memberCells(member, split, context),
      })),
    },
    lang,
  );
}

function memberCells(member: MemberAnalysis, split: SplitAnalysis, context: ViewContext): CellDraft[] {
  const { lang, sources } = context;
  const { unit } = split.goal.goal;
  const { ytd } = member;
  const show = (measure: MeasureId) => sources.show(memberFigure(split, member.member.name, measure));
  const amount = (value: Rational | null | undefined, measure: MeasureId): CellDraft =>
    value == null ? { kind: 'none' } : { kind: 'amount', value, unit, source: show(measure) };
  const percent = (value: Rational | null | undefined, measure: MeasureId): CellDraft =>
    value == null ? { kind: 'none' } : { kind: 'percent', value, source: show(measure) };
  const variance = amount(ytd?.variance, 'ytdVariance');
  const attainment = percent(ytd?.attainment, 'ytdAttainment');
  return [
    { kind: 'text', text: member.member.name },
    amount(member.target, 'target'),
    percent(member.weight, 'weight'),
    amount(ytd?.target, 'ytdTarget'),
    amount(ytd?.actual, 'ytdActual'),
    ytd === null || variance.kind !== 'amount'
      ? variance
      : { ...variance, difference: true, impact: ytd.impact },
    attainment.kind === 'none' ? attainment : { ...attainment, light: lightView(member.light, lang) },
  ];
}
