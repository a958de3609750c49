import { isInGrace, lacksOf, type Owed } from '../../compute/deviations.ts';
import type { DeviationAnalysis } from '../../compute/review-analysis.ts';
import { formatDayShort, formatPeriodShort } from '../../language/format.ts';
import { say, type Words } from '../../language/words.ts';
import { endOf } from '../../model/period.ts';
import { buildTable } from '../build-table.ts';
import { lightView, type ViewContext } from '../context.ts';
import type { BlockView } from '../page.ts';
import { allOf } from '../text.ts';

const OWED: Readonly<Record<Owed, Words>> = {
  cause: { zh: '原因', en: 'cause' },
  action: { zh: '调整措施', en: 'action' },
  owner: { zh: '负责人', en: 'owner' },
  due: { zh: '期限', en: 'date' },
};

/** Whether every deviation has what is asked of it (a red cause, action, owner and date; others a cause), and which have not. */
export function deviationBlocks(context: ViewContext): readonly BlockView[] {
  const { t, lang, fiscal, analysis } = context;
  const { deviations } = analysis;
  if (deviations.length === 0) return [];
  const unexplained = deviations.filter((deviation) => deviation.state !== 'explained');
  if (unexplained.length === 0) return [{ kind: 'list', items: [allExplained(context)] }];
  const title = lackingTitle(unexplained, deviations.length, context);
  const table = buildTable(
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
          { kind: 'text', text: lacking(deviation, context) },
        ],
      })),
    },
    lang,
  );
  return [
    { kind: 'finding', topic: t('偏差与恢复', 'Deviations and recovery'), title, light: null },
    { kind: 'table', table },
  ];
}

function lackingTitle(unexplained: readonly DeviationAnalysis[], many: number, { t }: ViewContext): string {
  const few = unexplained.length;
  const onlyCauses = unexplained.every((it) => lacksOf(it).every((part) => part === 'cause'));
  const some = few < many;
  const lacks = few === 1 ? 'lacks' : 'lack';
  const those = some
    ? `${few} of ${many} deviations`
    : many === 1
      ? 'The deviation'
      : `${allOf(many)} deviations`;
  return t(
    `${many} 处偏差${some ? `，${few} 处` : many === 1 ? '' : '都'}还缺${onlyCauses ? '原因' : '原因或措施'}`,
    `${those} still ${lacks} a cause${onlyCauses ? '' : ' or an action'}`,
  );
}

function allExplained({ t, analysis: { deviations } }: ViewContext): string {
  const better = deviations.filter(
    ({ recovery }) => recovery === 'recovered' || recovery === 'improved',
  ).length;
  const since =
    better === 0
      ? { zh: '', en: '' }
      : { zh: `，${better} 处已经好转`, en: `; ${better} ${better === 1 ? 'has' : 'have'} improved` };
  const one = deviations.length === 1;
  return deviations.some(({ comparison }) => comparison?.light === 'red')
    ? t(
        `${deviations.length} 处偏差都写明了原因，红灯也有措施、负责人和期限${since.zh}`,
        `${one ? 'The deviation has its cause' : `${allOf(deviations.length)} deviations have their cause`}, and every red its action, owner and date${since.en}`,
      )
    : t(
        `${deviations.length} 处偏差都写明了原因${since.zh}`,
        `${one ? 'The deviation has its cause' : `${allOf(deviations.length)} deviations have their cause`}${since.en}`,
      );
}

/** In words, with the day until which there is time for it. */
function lacking(deviation: DeviationAnalysis, { t, lang, analysis }: ViewContext): string {
  const { config, asOf } = analysis;
  const parts = lacksOf(deviation).map((part) => say(OWED[part], lang));
  if (!isInGrace(deviation.period, config, asOf)) return parts.join(t('、', ', '));
  const until = formatDayShort(endOf(deviation.period) + config.graceDays, lang);
  return t(`${parts.join('、')}（${until}前补上即可）`, `${parts.join(', ')} (due by ${until})`);
}
