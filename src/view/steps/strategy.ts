import type { ChannelsAnalysis, FunnelAnalysis } from '../../compute/feasibility/feasibility-analysis.ts';
import {
  formatNumber,
  formatPercent,
  formatQuantity,
  formatPeriodShort as periodName,
} from '../../language/format.ts';
import { moneyUnit } from '../../language/units.ts';
import { ceiling, compare, ONE, type Rational, rational, sign } from '../../model/rational.ts';
import { channelsChart } from '../charts/channels.ts';
import { funnelChart } from '../charts/funnel.ts';
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
      ? t(`要达到目标，“${first}”需要 ${needed}`, `The target needs ${needed} at “${first}”`)
      : t(
          `“${first}”需要 ${needed}，渠道承诺 ${whole(funnel.promisedLeads)}，${short ? '不够' : '够用'}`,
          `${needed} needed at “${first}”; the channels promise ${whole(funnel.promisedLeads)}, which is ${short ? 'not enough' : 'enough'}`,
        );
  const before =
    sign(funnel.beforePlan) > 0
      ? t(
          `其中 ${whole(funnel.beforePlan)} 条要在计划开始之前到位。`,
          `${whole(funnel.beforePlan)} of them are needed before the plan begins.`,
        )
      : '';
  const chart = funnelChart(funnel, `funnel-${index + 1}`, title, context);
  return [
    chart === null
      ? {
          kind: 'finding',
          topic: t(`${funnel.goal}：漏斗倒推`, `${funnel.goal}: the funnel worked backwards`),
          title,
          light: funnel.cover === null ? null : lightView(short ? 'red' : 'green', lang),
        }
      : { kind: 'chart', chart },
    ...(before === '' ? [] : [{ kind: 'list' as const, items: [before] }]),
  ];
}

function channelBlocks(channels: ChannelsAnalysis, context: ViewContext): readonly BlockView[] {
  const { t, lang, analysis } = context;
  const { currency } = analysis.plan.frontmatter;
  const money = (value: Rational) =>
    formatQuantity({ value, unit: moneyUnit(currency, currency === 'CNY' ? 10_000 : 1) }, lang);
  const count = (value: Rational) => formatNumber(value, { atMost: 0 });
  const sums = [
    channels.budget === null ? '' : t(`预算 ${money(channels.budget)}`, `budget ${money(channels.budget)}`),
    channels.leads === null ? '' : t(`线索 ${count(channels.leads)} 条`, `${count(channels.leads)} leads`),
    channels.deals === null
      ? ''
      : t(`预计成交 ${count(channels.deals)}`, `${count(channels.deals)} expected deals`),
    channels.revenue === null
      ? ''
      : t(`预计收入 ${money(channels.revenue)}`, `expected revenue ${money(channels.revenue)}`),
  ].filter((text) => text !== '');
  const total =
    sums.length === 0
      ? null
      : t(`各渠道合计：${sums.join('，')}`, `All channels together: ${sums.join(', ')}`);
  const shares = channelTitle(channels, context);
  const conversions = channels.channels.flatMap((row) => conversionTexts(row, context));
  const items = [...(shares === null || total === null ? [] : [total]), ...conversions];
  // The sum alone stands below its table: a heading would have nothing to head.
  if (shares === null && conversions.length === 0)
    return total === null ? [] : [{ kind: 'list', items: [total] }];
  const title = shares ?? total ?? t('各渠道的实际转化率', 'What the channels converted');
  const chart = channelsChart(channels, title, context);
  return [
    chart === null
      ? {
          kind: 'finding',
          topic: t('渠道投入与产出', 'What the channels cost and bring'),
          title,
          light: null,
        }
      : { kind: 'chart', chart },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
  ];
}

/** null: not every share is known, so that nothing can be said of them. */
function channelTitle(channels: ChannelsAnalysis, { t }: ViewContext): string | null {
  const [best] = channels.channels
    .filter((row) => row.leadShare !== null && row.budgetShare !== null && sign(row.budgetShare) > 0)
    .toSorted((a, b) => ratio(b.leadShare, b.budgetShare) - ratio(a.leadShare, a.budgetShare));
  if (best?.leadShare == null || best.budgetShare === null) return null;
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
