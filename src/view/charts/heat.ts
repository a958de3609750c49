import type { Light } from '../../compute/figure.ts';
import type { PeriodLine } from '../../compute/goal-analysis.ts';
import type { MemberAnalysis, SplitAnalysis } from '../../compute/split-analysis.ts';
import { formatPercent, formatPeriodShort } from '../../language/format.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView, Datum } from '../chart.ts';
import { dimensionName, lightView, type ViewContext } from '../context.ts';
import { memberFigure } from '../sources.ts';
import { wrapLabel } from '../text.ts';

const glyphs: { readonly [L in Light]: string } = { green: '●', yellow: '▲', red: '■', grey: '○' };

/** Attainment of every member in every period: where it goes wrong, and since when. */
export function heatChart(
  split: SplitAnalysis,
  id: string,
  title: string,
  context: ViewContext,
): ChartView | null {
  const { t, lang, fiscal } = context;
  const rows = split.members.map((member) => ({ member, lines: linesOf(member) }));
  const periods = rows[0]?.lines ?? [];
  const name = (line: PeriodLine) => formatPeriodShort(line.period, lang, fiscal);
  const labels = periods.map(name);
  if (periods.length > 12 || new Set(labels).size < labels.length) return null;
  const dimension = dimensionName(split, context);
  return {
    id,
    kind: 'heat',
    title,
    topic: t(
      `${split.goal.goal.name}：各${dimension}逐期达成率`,
      `${split.goal.goal.name}: attainment by ${dimension} and period`,
    ),
    description: t(
      `${rows.length} 个${dimension}在 ${periods.length} 个期间的达成率；数字见图下的表。`,
      `Attainment of ${rows.length} members of ${dimension} in ${periods.length} periods; the figures stand in the table below.`,
    ),
    params: { rows: rows.length },
    data: {
      cells: rows.flatMap(({ member, lines }) =>
        lines.map((line): Datum => ({ ...cell(line), ...label(member), period: name(line) })),
      ),
    },
    legend: [],
    table: buildTable(
      {
        id: `${id}-table`,
        columns: [{ heading: dimension }, ...labels.map((heading) => ({ heading }))],
        rows: rows.map(({ member, lines }) => ({
          depth: member.depth,
          cells: [
            { kind: 'text', text: member.member.name },
            ...lines.map(({ comparison, period }): CellDraft => {
              if (comparison?.attainment == null) return { kind: 'none' };
              const id = memberFigure(split, member.member.name, 'attainment', period);
              return {
                kind: 'percent',
                source: context.sources.show(id),
                value: comparison.attainment,
                light: lightView(comparison.light, lang),
              };
            }),
          ],
        })),
      },
      lang,
    ),
  };
}

/** Enough closed cells for a pattern to show. */
export function worthHeat(split: SplitAnalysis): boolean {
  const closed = split.members.map((member) => linesOf(member).filter((line) => line.comparison !== null));
  return split.members.length >= 2 && closed.filter((lines) => lines.length >= 2).length >= 2;
}

/** Months where they are known and few enough to read, else the periods of the author's table. */
function linesOf(member: MemberAnalysis): readonly PeriodLine[] {
  return member.lines.length > 12 ? member.columns : member.lines;
}

function label(member: MemberAnalysis) {
  return { label: wrapLabel(member.member.name, 20), labelNarrow: wrapLabel(member.member.name, 10) };
}

function cell({ comparison }: PeriodLine) {
  if (comparison?.attainment == null) return { state: 'open', text: '', textNarrow: '' };
  const { light, attainment } = comparison;
  const mark = light === 'red' || light === 'yellow' ? `${glyphs[light]} ` : '';
  return {
    state: light,
    text: `${mark}${formatPercent(attainment, { digits: 0 })}`,
    textNarrow: glyphs[light],
  };
}
