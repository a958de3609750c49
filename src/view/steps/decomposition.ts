import type { ParentLink } from '../../compute/portfolio-analysis.ts';
import type { SplitAnalysis } from '../../compute/split-analysis.ts';
import { formatPercent, formatPeriodShort } from '../../language/format.ts';
import { compare, type Rational, sign } from '../../model/rational.ts';
import { buildTable, type CellDraft, type RowDraft } from '../build-table.ts';
import type { ChartView } from '../chart.ts';
import { driversChart } from '../charts/drivers.ts';
import { gridChart } from '../charts/grid.ts';
import { heatChart, worthHeat } from '../charts/heat.ts';
import { priceVolumeMixChart } from '../charts/price-volume-mix.ts';
import { isDrawn, splitChart } from '../charts/split.ts';
import { treeChart } from '../charts/tree.ts';
import { dimensionName, type ViewContext } from '../context.ts';
import type { BlockView } from '../page.ts';
import type { TableView } from '../table.ts';
import { difference, series } from '../text.ts';

/** Step 2: each decomposition as a picture, and what the child plans add up to. */
export function decompositionBlocks(context: ViewContext): readonly BlockView[] {
  const drawn = context.analysis.splits.flatMap((split, i) =>
    splitCharts(split, i, context).map((chart) => ({ split, chart })),
  );
  const splits = withOwnTitles(drawn, context).map((chart): BlockView => ({ kind: 'chart', chart }));
  return [...treeBlocks(context), ...splits, ...priceBlocks(context), ...rollUpBlocks(context)];
}

interface Drawn {
  readonly split: SplitAnalysis;
  readonly chart: ChartView;
}

/** A finding that holds of two goals, or of two ways of splitting one, says of which it speaks. */
function withOwnTitles(drawn: readonly Drawn[], context: ViewContext): readonly ChartView[] {
  const { t } = context;
  return drawn.map(({ split, chart }) => {
    const goal = split.goal.goal.name;
    const alike = drawn.filter((it) => it.chart.title === chart.title);
    if (alike.length === 1) return chart;
    const twice = alike.filter((it) => it.split.goal.goal.name === goal).length > 1;
    const dimension = dimensionName(split, context);
    const of = twice ? t(`${goal}按${dimension}`, `${goal} by ${dimension}`) : goal;
    return { ...chart, title: t(`${of}：${chart.title}`, `${of}: ${chart.title}`) };
  });
}

/** The first goal in all the ways in which it is split, on one picture. */
function treeBlocks(context: ViewContext): readonly BlockView[] {
  const [goal] = context.analysis.goals;
  const chart = goal === undefined ? null : treeChart(goal, 'tree', context);
  return chart === null ? [] : [{ kind: 'chart', chart }];
}

function priceBlocks(context: ViewContext): readonly BlockView[] {
  return context.analysis.goals.flatMap((goal, i): BlockView[] => {
    const chart = priceVolumeMixChart(goal, `price-${i + 1}`, context);
    return chart === null ? [] : [{ kind: 'chart', chart }];
  });
}

function splitCharts(split: SplitAnalysis, index: number, context: ViewContext): readonly ChartView[] {
  if (!isDrawn(split, context)) return [];
  const [number, heat] = [index + 1, firstHeat(split, context)];
  const charts = [
    splitChart(split, `split-${number}`, splitTitle(split, context), context),
    firstGrid(split, context) ? gridChart(split, `grid-${number}`, context) : null,
    driversChart(split, `drivers-${number}`, driversTitle(split, context), context),
    heat ? heatChart(split, `heat-${number}`, heatTitle(split, context), context) : null,
  ];
  return charts.filter((chart) => chart !== null);
}

/** One pattern of a goal is enough: that of its first split with actuals. */
function firstHeat(split: SplitAnalysis, { analysis }: ViewContext): boolean {
  const ofGoal = analysis.splits.filter((it) => it.goal.goal.name === split.goal.goal.name);
  return ofGoal.find(worthHeat) === split;
}

/** Of the goal's splits the first into whose periods the author looked: product by quarter. */
function firstGrid(split: SplitAnalysis, { analysis }: ViewContext): boolean {
  const byPeriod = analysis.splits.filter(
    (it) =>
      it.goal.goal.name === split.goal.goal.name &&
      it.members.some((member) => member.columns.some((line) => line.held)),
  );
  return byPeriod[0] === split;
}

/** How often who missed: the finding of the pattern. */
function heatTitle(split: SplitAnalysis, { t }: ViewContext): string {
  const missed = split.members
    .map((member) => ({
      name: member.member.name,
      count: member.lines.filter((line) => line.comparison?.light === 'red').length,
    }))
    .toSorted((a, b) => b.count - a.count);
  const [worst] = missed;
  if (worst === undefined || worst.count === 0) return t('没有哪一期亮过红灯', 'No period was red');
  return t(
    `${worst.name}亮红灯最多，共 ${worst.count} 期`,
    `${worst.name} was red most often: in ${worst.count} ${worst.count === 1 ? 'period' : 'periods'}`,
  );
}

/** Who carries most, and how much of it is assigned beyond the target. */
function splitTitle(split: SplitAnalysis, context: ViewContext): string {
  const { t } = context;
  const top = split.members.filter((member) => member.depth === 0);
  const [first] = top.toSorted((a, b) => compareOr(b.target, a.target));
  const over =
    split.overAssignment === null || sign(split.overAssignment) === 0
      ? ''
      : t(
          `；下达比目标多 ${formatPercent(split.overAssignment)}`,
          `; assigned ${formatPercent(split.overAssignment)} beyond the target`,
        );
  if (first === undefined || first.weight === null) {
    return t(
      `${split.goal.goal.name}由 ${top.length} 个${dimensionName(split, context)}承担${over}`,
      `${top.length} members of ${dimensionName(split, context)} carry ${split.goal.goal.name}${over}`,
    );
  }
  return t(
    `${first.member.name}承担最多，占 ${formatPercent(first.weight)}${over}`,
    `${first.member.name} carries the largest share, ${formatPercent(first.weight)}${over}`,
  );
}

function driversTitle(split: SplitAnalysis, { t, lang }: ViewContext): string {
  const ytd = split.goal.ytd;
  const adverse = ytd?.impact === 'adverse';
  const [first] = (split.bridge?.steps ?? [])
    .filter((step) => step.impact === (adverse ? 'adverse' : 'favourable'))
    .toSorted(
      (a, b) =>
        Math.abs(Number(b.amount.n) / Number(b.amount.d)) - Math.abs(Number(a.amount.n) / Number(a.amount.d)),
    );
  if (first === undefined) return t('各成员与计划一致', 'All members are on plan');
  const by = difference(first.amount, split.goal.goal.unit, lang);
  return adverse
    ? t(`差距主要来自${first.member}（${by}）`, `The gap comes mainly from ${first.member} (${by})`)
    : t(`主要由${first.member}拉动（${by}）`, `${first.member} contributes most (${by})`);
}

function compareOr(a: Rational | null, b: Rational | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return compare(a, b);
}

/** For a parent: each of its goals against what the child plans contribute. */
function rollUpBlocks(context: ViewContext): readonly BlockView[] {
  const { t, lang, portfolio, analysis } = context;
  const all = portfolio.links.filter((link) => link.parentPlan === analysis.plan.id);
  const links = all.filter((link) => link.children.length > 0);
  if (links.length === 0) return [];
  const open = links.filter((link) => link.gap !== null && sign(link.gap) < 0).length;
  const lacks = [...new Set(links.flatMap((link) => link.lacks ?? []))];
  const names = series(
    lacks.map((it) => `“${it}”`),
    lang,
  );
  const title =
    lacks.length > 0
      ? t(
          `${names}算不了，下级目标合不出总数`,
          `${names} cannot be computed, so what the child plans come to is not known`,
        )
      : open === 0
        ? t('下级计划的目标合计不低于本计划', 'The child plans add up to what this plan asks')
        : t(
            `${links.length} 项目标中，${open} 项下级计划合计不足`,
            `For ${open} of ${links.length} goals the child plans fall short`,
          );
  return [
    { kind: 'finding', topic: t('上下级对照', 'Against the child plans'), title, light: null },
    { kind: 'table', table: rollUpTable(all, context) },
  ];
}

export type RollUpContext = Pick<ViewContext, 't' | 'lang' | 'fiscal' | 'portfolio'>;

/** What parents ask for and what their children plan, have and expect: a row for each, the children below. */
export function rollUpTable(links: readonly ParentLink[], context: RollUpContext): TableView {
  const { t, lang } = context;
  return buildTable(
    {
      id: 'roll-up',
      most: 1,
      unitByRow: true,
      columns: [
        { heading: t('本级目标与下级计划', 'goal and child plans') },
        { heading: t('本级目标', 'asked') },
        { heading: t('下级目标', 'planned below') },
        { heading: t('差额', 'gap') },
        { heading: t('累计实际', 'actual to date') },
        { heading: t('落地预测', 'landing') },
      ],
      rows: links.flatMap((link) => rollUpRows(link, context)),
      note: t('差额 = 下级目标合计 − 本级目标。', 'Gap = planned below − asked.'),
    },
    lang,
  );
}

function rollUpRows(link: ParentLink, { t, lang, fiscal, portfolio }: RollUpContext): readonly RowDraft[] {
  const { unit } = link;
  const cell = (value: Rational | null): CellDraft =>
    value === null ? { kind: 'none' } : { kind: 'amount', value, unit };
  const titleOf = (plan: string) =>
    portfolio.plans.find((it) => it.plan.id === plan)?.plan.frontmatter.title ?? plan;
  const { subject, member, period } = link.parentFigure;
  const when = period === null ? null : formatPeriodShort(period, lang, fiscal);
  const goal = [subject, member, when].filter((part) => part !== null).join(' ');
  const label = lang === 'en' ? unit.label.en : unit.label.zh;
  const name = label === '' || label === '%' ? goal : t(`${goal}（${label}）`, `${goal} (${label})`);
  const gap: CellDraft =
    link.gap === null
      ? { kind: 'none' }
      : {
          kind: 'amount',
          value: link.gap,
          unit,
          difference: true,
          impact: sign(link.gap) < 0 ? 'adverse' : 'neutral',
        };
  if (link.children.length === 0) {
    const alone =
      link.lacks !== undefined && link.lacks.length > 0
        ? t(`${name}，下级计划算不了`, `${name}, its plan cannot be computed`)
        : t(`${name}，没有下级计划`, `${name}, no plan of its own`);
    return [{ cells: [{ kind: 'text', text: alone }, cell(link.parentTarget)] }];
  }
  return [
    {
      cells: [
        { kind: 'text', text: name },
        cell(link.parentTarget),
        cell(link.childrenTarget),
        gap,
        cell(link.childrenActual ?? null),
        cell(link.childrenLanding ?? null),
      ],
    },
    ...link.children.map((child): RowDraft => {
      const text =
        child.goal === subject
          ? titleOf(child.plan)
          : t(`${titleOf(child.plan)}：${child.goal}`, `${titleOf(child.plan)}: ${child.goal}`);
      return {
        depth: 1,
        cells: [
          { kind: 'text', text },
          { kind: 'empty' },
          cell(child.target),
          { kind: 'empty' },
          cell(child.actual),
          cell(child.landing),
        ],
      };
    }),
  ];
}
