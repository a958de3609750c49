import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import { formatIn } from '../../language/format.ts';
import { divide, type Rational, sign, toNumber } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView, Datum } from '../chart.ts';
import type { ViewContext } from '../context.ts';
import { difference } from '../text.ts';

/** From plan to actual in three causes (price, volume, mix), with what came new and what was given up. */
export function priceVolumeMixChart(goal: GoalAnalysis, id: string, context: ViewContext): ChartView | null {
  const { t, lang } = context;
  const found = goal.priceVolumeMix;
  if (found === null) return null;
  const { unit, name } = goal.goal;
  const scaled = (value: Rational) => toNumber(divide(value, unit.scale) ?? value);
  const causes = [
    { label: t('价格', 'price'), amount: found.price },
    { label: t('销量', 'volume'), amount: found.volume },
    { label: t('结构', 'mix'), amount: found.mix },
    { label: t('新增', 'added'), amount: found.added },
    { label: t('停售', 'dropped'), amount: found.dropped },
  ].filter(({ amount }, i) => i < 3 || sign(amount) !== 0);
  const largest = causes.toSorted((a, b) => Math.abs(scaled(b.amount)) - Math.abs(scaled(a.amount)))[0];
  if (largest === undefined || sign(largest.amount) === 0) return null;
  let reached = 0;
  const rows = causes.map(({ label, amount }) => {
    const from = reached;
    reached += scaled(amount);
    return bar(label, from, reached, amount);
  });
  const steps = [...rows, bar(t('合计差异', 'total'), 0, scaled(found.total), found.total)];

  function bar(label: string, from: number, to: number, amount: Rational) {
    const impact = sign(amount) === 0 ? 'neutral' : sign(amount) > 0 ? 'favourable' : 'adverse';
    const ends = { from, to, low: Math.min(from, to), high: Math.max(from, to) };
    const text = formatIn(amount, unit, { atMost: 1, signed: true });
    return { label, labelNarrow: label, ...ends, amount: scaled(amount), impact, text } satisfies Datum;
  }

  const amountCell = (value: Rational): CellDraft => ({ kind: 'amount', value, unit, difference: true });
  const low = Math.min(0, ...steps.map((step) => step.low));
  const high = Math.max(0, ...steps.map((step) => step.high));
  return {
    id,
    kind: 'drivers',
    title: t(
      `${name}的差异主要来自${largest.label}（${difference(largest.amount, unit, lang)}）`,
      `The variance of ${name} comes mainly from ${largest.label} (${difference(largest.amount, unit, lang)})`,
    ),
    topic: t(
      `${name}：价格、销量与结构各贡献多少（${unit.label.zh}）`,
      `${name}: price, volume and mix (${unit.label.en})`,
    ),
    description: t(
      '累计差异按价格、销量、结构分解，合计等于差异；数字见图下的表。',
      'The variance to date by price, volume and mix; the parts add up to it. The figures stand in the table below.',
    ),
    params: { low, high: high === low ? low + 1 : high },
    data: { steps },
    legend: [],
    table: buildTable(
      {
        id: `${id}-table`,
        columns: [
          { heading: found.dimension },
          { heading: t('价格', 'price') },
          { heading: t('销量', 'volume') },
          { heading: t('结构', 'mix') },
          { heading: t('合计', 'total') },
        ],
        rows: [
          ...found.members.map((member) => ({
            cells: [
              { kind: 'text' as const, text: member.member },
              ...[member.price, member.volume, member.mix, member.total].map(amountCell),
            ],
          })),
          {
            role: 'total' as const,
            cells: [
              { kind: 'text' as const, text: t('合计', 'total') },
              ...[found.price, found.volume, found.mix, found.total].map(amountCell),
            ],
          },
        ],
      },
      lang,
    ),
  };
}
