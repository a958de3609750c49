import type { ChannelsAnalysis } from '../../compute/feasibility/feasibility-analysis.ts';
import { formatPercent } from '../../language/format.ts';
import { toNumber } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView } from '../chart.ts';
import type { ViewContext } from '../context.ts';
import { pairedChart } from './paired.ts';

/** What share of the budget each channel takes and what share of the leads it brings. */
export function channelsChart(
  channels: ChannelsAnalysis,
  title: string,
  { t, lang }: ViewContext,
): ChartView | null {
  const known = channels.channels.filter((row) => row.budgetShare !== null && row.leadShare !== null);
  if (known.length < 3) return null;
  const percent = (value: (typeof known)[number]['leadShare']): CellDraft =>
    value === null ? { kind: 'none' } : { kind: 'percent', value };
  return pairedChart({
    id: 'channels',
    title,
    topic: t('各渠道的预算占比与线索占比', 'Share of the budget and of the leads by channel'),
    description: t(
      `${known.length} 个渠道各用多少预算、带来多少线索；数字见图下的表。`,
      `What ${known.length} channels take of the budget and bring of the leads; the figures stand in the table below.`,
    ),
    pairs: known.map(({ row, budgetShare, leadShare }) => ({
      name: row.name.text,
      outlined: budgetShare === null ? null : toNumber(budgetShare),
      solid: leadShare === null ? null : toNumber(leadShare),
      text:
        budgetShare === null || leadShare === null
          ? ''
          : t(
              `预算 ${formatPercent(budgetShare)}，线索 ${formatPercent(leadShare)}`,
              `budget ${formatPercent(budgetShare)}, leads ${formatPercent(leadShare)}`,
            ),
      textNarrow: leadShare === null ? '' : formatPercent(leadShare),
    })),
    legend: [t('预算占比', 'share of the budget'), t('线索占比', 'share of the leads')],
    table: buildTable(
      {
        id: 'channels-table',
        columns: [
          { heading: t('渠道', 'channel') },
          { heading: t('预算占比', 'budget') },
          { heading: t('线索占比', 'leads') },
        ],
        rows: known.map((it) => ({
          cells: [{ kind: 'text', text: it.row.name.text }, percent(it.budgetShare), percent(it.leadShare)],
        })),
      },
      lang,
    ),
  });
}
