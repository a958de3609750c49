import type { ChannelsAnalysis, FunnelAnalysis } from '../../compute/analysis.ts';
import { formatNumber, formatPercent, formatPeriodShort as periodName } from '../../language/format.ts';
import { moneyUnit, PLAIN } from '../../language/units.ts';
import { ceiling, compare, ONE, type Rational, rational, sign } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import { lightView, type ViewContext } from '../context.ts';
import type { BlockView } from '../page.ts';

/** Step 3: the funnel worked backwards, and what the channels bring. */
export function strategyBlocks(context: ViewContext): readonly BlockView[] {
  const { funnels, channels } = context.analysis.feasibility;
  return [
    ...funnels.flatMap((funnel, i) => funnelBlocks(funnel, i, context)),
    ...(channels === null || channels.channels.length === 0 ? [] : channelBlocks(channels, context)),
  ];
}

function funnelBlocks(funnel: FunnelAnalysis, index: number, context: ViewContext): readonly BlockView[] {
  const { t, lang } = context;
  const whole = (value: Rational) => formatNumber(rational(ceiling(value)), { atMost: 0 });
  const needed = whole(funnel.neededLeads);
  const first = funnel.stages[0]?.row.name.text ?? '';
  const short = funnel.cover !== null && compare(funnel.cover, ONE) < 0;
  const title =
    funnel.promisedLeads === null
      ? t(`要达到目标，需要 ${needed} 条“${first}”`, `The target needs ${needed} at “${first}”`)
      : t(
          `需要 ${needed} 条“${first}”，渠道承诺 ${whole(funnel.promisedLeads)} 条，${short ? '不够' : '够用'}`,
          `${needed} needed at “${first}”; the channels promise ${whole(funnel.promisedLeads)}, which is ${short ? 'not enough' : 'enough'}`,
        );
  const before =
    sign(funnel.beforePlan) > 0
      ? t(
          `其中 ${whole(funnel.beforePlan)} 条要在计划开始之前到位。`,
          `${whole(funnel.beforePlan)} of them are needed before the plan begins.`,
        )
      : '';
  return [
    {
      kind: 'finding',
      topic: t(`${funnel.goal}：漏斗倒推`, `${funnel.goal}: the funnel worked backwards`),
      title,
      light: funnel.cover === null ? null : lightView(short ? 'red' : 'green', lang),
    },
    {
      kind: 'table',
      table: buildTable(
        {
          id: `funnel-${index + 1}`,
          columns: [
            { heading: t('阶段', 'stage') },
            { heading: t('需要（向上取整）', 'needed (rounded up)') },
            { heading: t('转化率', 'conversion') },
            { heading: t('提前天数', 'lag in days') },
          ],
          rows: funnel.stages.map((stage) => ({
            cells: [
              { kind: 'text', text: stage.row.name.text },
              { kind: 'number', value: rational(ceiling(stage.needed)) },
              stage.conversion === null ? { kind: 'none' } : { kind: 'percent', value: stage.conversion },
              { kind: 'number', value: rational(stage.lagDays) },
            ],
          })),
          note: before,
        },
        lang,
      ),
    },
  ];
}

function channelBlocks(channels: ChannelsAnalysis, context: ViewContext): readonly BlockView[] {
  const { t, lang } = context;
  const currency = context.analysis.plan.frontmatter.currency;
  const money = moneyUnit(currency, currency === 'CNY' ? 10_000 : 1);
  const amount = (value: Rational | null): CellDraft =>
    value === null ? { kind: 'none' } : { kind: 'amount', value, unit: money };
  const count = (value: Rational | null): CellDraft =>
    value === null ? { kind: 'none' } : { kind: 'amount', value, unit: PLAIN };
  const rate = (value: Rational | null): CellDraft =>
    value === null ? { kind: 'none' } : { kind: 'percent', value };
  const rows = channels.channels;
  const columns: {
    heading: string;
    total: Rational | null;
    cell: (row: (typeof rows)[number]) => CellDraft;
    has: (row: (typeof rows)[number]) => boolean;
  }[] = [
    {
      heading: t('预算', 'budget'),
      total: channels.budget,
      cell: (row) => amount(row.budget),
      has: (row) => row.budget !== null,
    },
    {
      heading: t('预算占比', 'budget share'),
      total: null,
      cell: (row) => rate(row.budgetShare),
      has: (row) => row.budgetShare !== null,
    },
    {
      heading: t('线索', 'leads'),
      total: channels.leads,
      cell: (row) => count(row.leads),
      has: (row) => row.leads !== null,
    },
    {
      heading: t('线索占比', 'lead share'),
      total: null,
      cell: (row) => rate(row.leadShare),
      has: (row) => row.leadShare !== null,
    },
    {
      heading: t('预算可买线索', 'leads the budget buys'),
      total: channels.affordableLeads,
      cell: (row) => count(row.affordableLeads),
      has: (row) => row.affordableLeads !== null,
    },
    {
      heading: t('转化率', 'conversion'),
      total: null,
      cell: (row) => rate(row.conversion),
      has: (row) => row.conversion !== null,
    },
    {
      heading: t('预计成交', 'expected deals'),
      total: channels.deals,
      cell: (row) => count(row.deals),
      has: (row) => row.deals !== null,
    },
    {
      heading: t('预计收入', 'expected revenue'),
      total: channels.revenue,
      cell: (row) => amount(row.revenue),
      has: (row) => row.revenue !== null,
    },
  ];
  const shown = columns.filter((column) => rows.some(column.has));
  const known = rows.filter((row) => row.actualConversion.length > 0);
  return [
    {
      kind: 'finding',
      topic: t('渠道投入与产出', 'What the channels cost and bring'),
      title: channelTitle(channels, context),
      light: null,
    },
    {
      kind: 'table',
      table: buildTable(
        {
          id: 'channels-computed',
          columns: [{ heading: t('渠道', 'channel') }, ...shown.map(({ heading }) => ({ heading }))],
          rows: [
            ...rows.map((row) => ({
              cells: [
                { kind: 'text' as const, text: row.row.name.text },
                ...shown.map((column) => column.cell(row)),
              ],
            })),
            {
              role: 'total',
              cells: [
                { kind: 'text', text: t('合计', 'total') },
                ...shown.map(
                  (column): CellDraft =>
                    column.total === null
                      ? { kind: 'empty' }
                      : column.heading === t('预算', 'budget') ||
                          column.heading === t('预计收入', 'expected revenue')
                        ? amount(column.total)
                        : count(column.total),
                ),
              ],
            },
          ],
        },
        lang,
      ),
    },
    ...(known.length === 0
      ? []
      : [{ kind: 'list' as const, items: known.flatMap((row) => conversionTexts(row, context)) }]),
  ];
}

function channelTitle(channels: ChannelsAnalysis, { t }: ViewContext): string {
  const [best] = channels.channels
    .filter((row) => row.leadShare !== null && row.budgetShare !== null && sign(row.budgetShare) > 0)
    .toSorted((a, b) => ratio(b.leadShare, b.budgetShare) - ratio(a.leadShare, a.budgetShare));
  if (best?.leadShare == null || best.budgetShare === null)
    return t('各渠道的投入与预期', 'Budget and expectations by channel');
  return t(
    `${best.row.name.text}用 ${formatPercent(best.budgetShare)} 的预算带来 ${formatPercent(best.leadShare)} 的线索`,
    `${best.row.name.text} brings ${formatPercent(best.leadShare)} of the leads for ${formatPercent(best.budgetShare)} of the budget`,
  );
}

/** For the order of a list only. */
function ratio(a: Rational | null, b: Rational | null): number {
  return a === null || b === null ? 0 : (Number(a.n) * Number(b.d)) / (Number(a.d) * Number(b.n));
}

function conversionTexts(
  row: ChannelsAnalysis['channels'][number],
  { t, lang, fiscal }: ViewContext,
): readonly string[] {
  return row.actualConversion.map(({ period, rate, comparison }) => {
    const when = periodName(period, lang, fiscal);
    const planned =
      comparison === null
        ? ''
        : t(`，目标 ${formatPercent(comparison.target)}`, ` against ${formatPercent(comparison.target)}`);
    return t(
      `${row.row.name.text} ${when}实际转化率 ${formatPercent(rate)}${planned}`,
      `${row.row.name.text} converted ${formatPercent(rate)} in ${when}${planned}`,
    );
  });
}
