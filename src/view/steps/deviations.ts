import { formatPeriodShort } from '../../language/format.ts';
import { buildTable } from '../build-table.ts';
import { lightView, type ViewContext } from '../context.ts';
import type { BlockView } from '../page.ts';

/** Whether every deviation has its cause and action, and which have not. */
export function deviationBlocks(context: ViewContext): readonly BlockView[] {
  const { t, lang, fiscal, analysis } = context;
  const { deviations } = analysis;
  if (deviations.length === 0) return [];
  const unexplained = deviations.filter((deviation) => deviation.state !== 'explained');
  const recovered = deviations.filter(
    (deviation) => deviation.recovery === 'recovered' || deviation.recovery === 'improved',
  );
  const since =
    recovered.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `，${recovered.length} 处已经好转`,
          en: `; ${recovered.length} ${recovered.length === 1 ? 'has' : 'have'} improved`,
        };
  const title =
    unexplained.length > 0
      ? t(
          `${deviations.length} 处偏差，${unexplained.length} 处还缺原因或措施`,
          `${unexplained.length} of ${deviations.length} deviations still lack a cause or an action`,
        )
      : t(
          `${deviations.length} 处偏差都有原因和措施${since.zh}`,
          `All ${deviations.length} deviations have a cause and an action${since.en}`,
        );
  return [
    ...(unexplained.length === 0
      ? [{ kind: 'list' as const, items: [title] }]
      : [
          { kind: 'finding' as const, topic: t('偏差与恢复', 'Deviations and recovery'), title, light: null },
          {
            kind: 'table' as const,
            table: buildTable(
              {
                id: 'unexplained',
                columns: [
                  { heading: t('期间', 'period') },
                  { heading: t('目标', 'goal') },
                  { heading: t('达成率', 'attainment') },
                  { heading: t('缺少', 'lacking') },
                ],
                rows: unexplained.map((deviation) => ({
                  cells: [
                    { kind: 'text', text: formatPeriodShort(deviation.period, lang, fiscal) },
                    { kind: 'text', text: deviation.goal },
                    deviation.comparison?.attainment
                      ? {
                          kind: 'percent',
                          value: deviation.comparison.attainment,
                          light: lightView(deviation.comparison.light, lang),
                        }
                      : { kind: 'none' },
                    {
                      kind: 'text',
                      text:
                        deviation.state === 'missing'
                          ? t('原因和措施', 'cause and action')
                          : t('原因、措施、负责人或期限', 'cause, action, owner or date'),
                    },
                  ],
                })),
              },
              lang,
            ),
          },
        ]),
  ];
}
