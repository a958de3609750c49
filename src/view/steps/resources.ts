import type {
  BudgetAnalysis,
  CapacityAnalysis,
  Constraint,
  Timeline,
} from '../../compute/feasibility/feasibility-analysis.ts';
import { idOf } from '../../compute/feasibility/figure-parts.ts';
import type { FigureId } from '../../compute/figure.ts';
import { formatPercent, formatPeriodShort } from '../../language/format.ts';
import { moneyUnit } from '../../language/units.ts';
import { say } from '../../language/words.ts';
import { compare, divide, ONE, type Rational, sign } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import { capacityChart } from '../charts/capacity.ts';
import { ganttCharts } from '../charts/gantt.ts';
import { lightView, type ViewContext } from '../context.ts';
import type { BlockView } from '../page.ts';
import { goalFigure } from '../sources.ts';
import { about, series } from '../text.ts';
import { scenarioBlocks } from './scenarios.ts';
import { constraintName, repairSentence, verdictSentence } from './verdict.ts';

/** Step 4: can it be done at all, with these people, this money and this time? */
export function resourcesBlocks(context: ViewContext): readonly BlockView[] {
  const { feasibility, scenarios } = context.analysis;
  return [
    ...verdictBlocks(context),
    ...feasibility.capacity.map(
      (capacity, i): BlockView => ({
        kind: 'chart',
        chart: capacityChart(capacity, `capacity-${i + 1}`, capacityTitle(capacity, context), context),
      }),
    ),
    ...(feasibility.budget === null ? [] : budgetBlocks(feasibility.budget, context)),
    ...(feasibility.timeline === null ? [] : timelineBlocks(feasibility.timeline, context)),
    ...(scenarios.length === 0 ? [] : scenarioBlocks(scenarios, context)),
  ];
}

function verdictBlocks(context: ViewContext): readonly BlockView[] {
  const { t, lang, analysis } = context;
  const { binding, constraints } = analysis.feasibility;
  if (binding === null) return [];
  const short = constraints.filter((constraint) => compare(constraint.cover, ONE) < 0);
  const repairs = short.map((constraint) => {
    const sentence = repairSentence(constraint, context);
    return sentence === ''
      ? ''
      : t(
          `${constraintName(constraint, context)}：${sentence}`,
          `${constraintName(constraint, context)}: ${sentence}`,
        );
  });
  const items = repairs.filter((text) => text !== '');
  return [
    {
      kind: 'finding',
      topic: t('能不能做成', 'Can it be done?'),
      title: verdictSentence(binding, context),
      light: lightView(short.length > 0 ? 'red' : 'green', lang),
    },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
    {
      kind: 'table',
      table: buildTable(
        {
          id: 'constraints',
          columns: [
            { heading: t('约束', 'constraint') },
            { heading: t('可用 ÷ 需要', 'available ÷ needed') },
            { heading: t('结论', 'verdict') },
          ],
          rows: constraints.map((constraint) => {
            const enough = compare(constraint.cover, ONE) >= 0;
            return {
              cells: [
                { kind: 'text', text: constraintName(constraint, context) },
                {
                  kind: 'percent',
                  value: constraint.cover,
                  source: context.sources.show(coverFigure(constraint, context)),
                },
                {
                  kind: 'text',
                  text: enough ? t('够', 'enough') : t('不够', 'short'),
                  impact: enough ? 'neutral' : 'adverse',
                },
              ],
            };
          }),
        },
        lang,
      ),
    },
  ];
}

function coverFigure({ kind, goal }: Constraint, { analysis }: ViewContext): FigureId {
  switch (kind) {
    case 'capacity':
      return goalFigure(goal ?? '', 'cover');
    case 'funnel':
      return idOf(analysis, 'funnel', null, 'cover');
    case 'budget':
      return idOf(analysis, 'budget', null, 'cover');
    case 'time':
      return idOf(analysis, 'tasks', null, 'cover');
  }
}

function capacityTitle(capacity: CapacityAnalysis, { t, lang, fiscal }: ViewContext): string {
  const short = capacity.months.filter((month) => sign(month.shortfall) > 0);
  if (short.length === 0)
    return t(`${capacity.goal}每个月的产能都够`, `Capacity for ${capacity.goal} suffices in every month`);
  const names = series(
    short.slice(0, 4).map((month) => formatPeriodShort(month.period, lang, fiscal)),
    lang,
  );
  const more = short.length > 4 ? t(` 等 ${short.length} 个月`, ` and ${short.length - 4} more months`) : '';
  const total = about(capacity.shortfall, capacity.unit, lang);
  return t(
    `${capacity.goal}的产能在 ${names}${more}不够，合计缺 ${total}`,
    `Capacity for ${capacity.goal} falls short in ${names}${more}, ${total} in all`,
  );
}

const useWords = {
  tasks: { zh: '任务', en: 'tasks' },
  channels: { zh: '渠道', en: 'channels' },
  tools: { zh: '工具', en: 'tools' },
} as const;

/** Each use beside the whole budget, never added up: the fee of a seminar may stand with its task and with its channel. */
function budgetBlocks(budget: BudgetAnalysis, context: ViewContext): readonly BlockView[] {
  const { t, lang, analysis } = context;
  const { total, cover } = budget;
  const uses = budget.uses.filter((use) => sign(use.amount) !== 0);
  if (total === null || uses.length === 0) return [];
  const { currency } = analysis.plan.frontmatter;
  const unit = moneyUnit(currency, currency === 'CNY' ? 10_000 : 1);
  const row = (name: string, value: Rational): { cells: readonly CellDraft[] } => {
    const share = divide(value, total);
    return {
      cells: [
        { kind: 'text', text: name },
        { kind: 'amount', value, unit },
        share === null ? { kind: 'none' } : { kind: 'percent', value: share },
      ],
    };
  };
  const short = cover !== null && compare(cover, ONE) < 0;
  return [
    {
      kind: 'finding',
      topic: t('预算与用途', 'Budget and its uses'),
      title: short
        ? t(
            `预算只有最大一项支出的 ${formatPercent(cover)}`,
            `The budget is only ${formatPercent(cover)} of its largest use`,
          )
        : t('每项用途都没有超过预算', 'No use takes more than the budget'),
      light: lightView(short ? 'red' : 'green', lang),
    },
    {
      kind: 'table',
      table: buildTable(
        {
          id: 'budget-uses',
          columns: [
            { heading: t('用途', 'use') },
            { heading: t('金额', 'amount') },
            { heading: t('占预算', 'of the budget') },
          ],
          rows: [
            ...uses.map((use) => row(say(useWords[use.from], lang), use.amount)),
            row(t('预算（上限）', 'budget (the limit)'), total),
          ],
          note: t(
            '各项用途分别与整个预算比，不相加：同一笔钱可以既写在任务里，又写在渠道里。这里比的是花多少钱；线索够不够买，见上面“可用 ÷ 需要”',
            'Each use is compared with the whole budget and they are not added up, because the same money may stand with a task and with a channel. This compares spending; whether it buys enough leads is told under “available ÷ needed” above',
          ),
        },
        lang,
      ),
    },
  ];
}

function noneLate({ tasks, milestones }: Timeline, { t }: ViewContext): string {
  const silent = tasks.filter(({ state }) => state === 'unknown').length;
  if (silent > 0)
    return t(
      `${tasks.length} 项任务，${silent} 项已到期、没有进度`,
      `${tasks.length} tasks, ${silent} past due with no progress recorded`,
    );
  if (tasks.length > 0) return t(`${tasks.length} 项任务，没有逾期`, `${tasks.length} tasks, none late`);
  const late = milestones.filter(({ state }) => state === 'late').length;
  return late === 0
    ? t(`${milestones.length} 个里程碑，没有逾期`, `${milestones.length} milestones, none late`)
    : t(`${milestones.length} 个里程碑，${late} 个逾期`, `${late} of ${milestones.length} milestones late`);
}

function timelineBlocks(timeline: Timeline, context: ViewContext): readonly BlockView[] {
  const { t, lang } = context;
  const late = timeline.tasks.filter((task) => task.state === 'late');
  const title =
    late.length > 0
      ? t(
          `${late.length} 项任务已过期限：${series(
            late.slice(0, 2).map((task) => task.name),
            lang,
          )}`,
          `${late.length} ${late.length === 1 ? 'task is' : 'tasks are'} late: ${series(
            late.slice(0, 2).map((task) => task.name),
            lang,
          )}`,
        )
      : noneLate(timeline, context);
  const charts = ganttCharts(timeline, title, context);
  const paths = timeline.criticalPaths.filter((path) => path.length > 1).map((path) => path.join(' → '));
  return [
    ...charts.map((chart): BlockView => ({ kind: 'chart', chart })),
    ...(paths.length === 0
      ? []
      : [
          {
            kind: 'finding' as const,
            topic: t('关键路径', 'Critical path'),
            title: t('下面任一环节晚一天，整体就晚一天', 'A day lost in any of these is a day lost overall'),
            light: null,
          },
          { kind: 'list' as const, items: paths.slice(0, 5) },
        ]),
  ];
}
