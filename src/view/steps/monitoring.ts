import type { GoalAnalysis, StandardTest } from '../../compute/goal-analysis.ts';
import { formatDifference, formatPercent, formatPeriodShort } from '../../language/format.ts';
import type { Light } from '../../model/comparison.ts';
import { absolute, compare, sign } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import { bulletsChart } from '../charts/bullets.ts';
import { burnUpChart } from '../charts/burn-up.ts';
import { monthsChart } from '../charts/months.ts';
import { lightView, type ViewContext } from '../context.ts';
import type { BlockView } from '../page.ts';
import { comparisonWords, TO_DATE } from '../summary/headline.ts';
import { about, allOf, difference, exactly } from '../text.ts';
import { deviationBlocks } from './deviations.ts';
import { statusTable } from './status-table.ts';

/** Step 5: plan, actual, variance and light of every goal; what happened to each deviation. */
export function monitoringBlocks(context: ViewContext): readonly BlockView[] {
  const { goals } = context.analysis;
  const watched = goals.filter((goal) => goal.ytd !== null);
  if (watched.length === 0) return [];
  return [
    {
      kind: 'finding',
      topic: context.t('计划与实际', 'Plan and actual'),
      title: statusTitle(watched, context),
      light: null,
    },
    { kind: 'table', table: statusTable(context) },
    ...(watched.length < 2
      ? []
      : [{ kind: 'chart' as const, chart: bulletsChart(goals, bulletsTitle(watched, context), context) }]),
    ...burnUpBlocks(context),
    ...watched
      .filter((goal) => goal !== goals[0] && goal.lines.length > 1)
      .map(
        (goal, i): BlockView => ({
          kind: 'chart',
          chart: monthsChart(goal, `months-${i + 2}`, monthsTitle(goal, context), context),
        }),
      ),
    ...standardBlocks(watched, context),
    ...deviationBlocks(context),
  ];
}

/** The first goal that adds up: where the sum so far leads. */
function burnUpBlocks(context: ViewContext): readonly BlockView[] {
  const [goal] = context.analysis.goals.filter((it) => it.goal.type === 'flow');
  const chart = goal === undefined ? null : burnUpChart(goal, 'burn-up', context);
  return chart === null ? [] : [{ kind: 'chart', chart }];
}

function statusTitle(goals: readonly GoalAnalysis[], { t, lang }: ViewContext): string {
  const all = goals.length;
  const lights = (['red', 'yellow', 'green', 'grey'] as const)
    .map((light) => ({ light, many: goals.filter((goal) => goal.light === light).length }))
    .filter(({ many }) => many > 0);
  const [only] = lights;
  const word = (light: Light): string =>
    light === 'grey' ? t('没有达成率', 'without an attainment') : lightView(light, lang).word.toLowerCase();
  if (only !== undefined && lights.length === 1) {
    const [first] = goals;
    return all === 1 && first !== undefined
      ? t(`${first.goal.name}：${word(only.light)}`, `${first.goal.name}: ${word(only.light)}`)
      : t(
          `${all} 个有实际数据的目标都是${word(only.light)}`,
          `${allOf(all)} goals with actuals are ${word(only.light)}`,
        );
  }
  return t(
    `${all} 个有实际数据的目标：${lights.map(({ light, many }) => `${word(light)} ${many} 个`).join('，')}`,
    `${all} goals with actuals: ${lights.map(({ light, many }) => `${many} ${word(light)}`).join(', ')}`,
  );
}

function bulletsTitle(goals: readonly GoalAnalysis[], { t }: ViewContext): string {
  const known = goals.filter((goal) => goal.ytd?.attainment != null);
  const [lowest] = known.toSorted((a, b) => compareAttainment(a, b));
  if (lowest?.ytd?.attainment == null) return t('各目标的累计达成率', 'Attainment to date of each goal');
  return t(
    `达成率最低的是${lowest.goal.name}（${formatPercent(lowest.ytd.attainment)}）`,
    `Lowest attainment: ${lowest.goal.name}, ${formatPercent(lowest.ytd.attainment)}`,
  );
}

function compareAttainment(a: GoalAnalysis, b: GoalAnalysis): number {
  const left = a.ytd?.attainment;
  const right = b.ytd?.attainment;
  return left == null || right == null ? 0 : compare(left, right);
}

/** The finding of a picture of one goal: where it lost or won most. */
export function monthsTitle(analysis: GoalAnalysis, context: ViewContext): string {
  const { goal, ytd, closed } = analysis;
  const { t, lang, fiscal } = context;
  if (ytd === null) return planTitle(analysis, context);
  if (goal.type !== 'flow') {
    const level = about(ytd.actual, goal.unit, lang);
    const gap = comparisonWords(ytd.variance, goal.unit, context, TO_DATE);
    return t(`${goal.name}现为 ${level}，${gap}`, `${goal.name} stands at ${level}, ${gap}`);
  }
  const way = sign(ytd.variance);
  const [worst] = closed
    .flatMap((line) => (line.comparison === null ? [] : [{ line, comparison: line.comparison }]))
    .filter(({ comparison }) => sign(comparison.variance) === way)
    .toSorted((a, b) => compare(absolute(b.comparison.variance), absolute(a.comparison.variance)));
  const whole = difference(ytd.variance, goal.unit, lang);
  const rate = ytd.attainment === null ? '' : formatPercent(ytd.attainment);
  if (way === 0 || worst === undefined || closed.length < 2)
    return t(
      `${goal.name}累计达成 ${rate}，差异 ${whole}`,
      `${goal.name} at ${rate} to date, variance ${whole}`,
    );
  const when = formatPeriodShort(worst.line.period, lang, fiscal);
  const by = difference(worst.comparison.variance, goal.unit, lang);
  return t(
    `${goal.name}累计差异 ${whole}，${when}最大（${by}）`,
    `${goal.name}: variance to date ${whole}, the largest in ${when} (${by})`,
  );
}

/** Before there are actuals: where the weight of the plan lies, or which way a level goes. */
function planTitle({ goal, lines, target }: GoalAnalysis, { t, lang, fiscal }: ViewContext): string {
  if (target === null) return t(`${goal.name}：计划`, `${goal.name}: plan`);
  const whole = exactly(target, goal.unit, lang);
  if (goal.type !== 'flow')
    return t(`${goal.name}到期末要达到 ${whole}`, `${goal.name} is to reach ${whole}`);
  const [top] = lines
    .flatMap(({ period, target: level }) => (level === null ? [] : [{ period, level }]))
    .toSorted((a, b) => compare(b.level, a.level));
  if (top === undefined) return t(`${goal.name}计划 ${whole}`, `${goal.name}: ${whole} planned`);
  const when = formatPeriodShort(top.period, lang, fiscal);
  const most = exactly(top.level, goal.unit, lang);
  return t(
    `${goal.name}计划 ${whole}，${when}最多（${most}）`,
    `${goal.name}: ${whole} planned, most in ${when} (${most})`,
  );
}

function standardBlocks(goals: readonly GoalAnalysis[], context: ViewContext): readonly BlockView[] {
  const { t, lang, fiscal } = context;
  const tests = goals.flatMap((goal) => goal.standards.map((test) => ({ goal, test })));
  if (tests.length === 0) return [];
  const missed = tests.filter(({ test }) => !test.met);
  const title = standardTitle(tests.length, missed.length, context);
  return [
    { kind: 'finding', topic: t('完成标准', 'Completion standards'), title, light: null },
    {
      kind: 'table',
      table: buildTable(
        {
          id: 'standards',
          columns: [
            { heading: t('目标', 'goal') },
            { heading: t('期间', 'period') },
            { heading: t('标准', 'standard') },
            { heading: t('实际', 'found'), align: 'right' },
            { heading: t('结论', 'verdict') },
          ],
          rows: (missed.length > 0 ? missed : tests.slice(0, 6)).map(({ goal, test }) => ({
            cells: [
              { kind: 'text', text: test.member === null ? test.goal : `${test.goal}/${test.member}` },
              { kind: 'text', text: formatPeriodShort(test.period, lang, fiscal) },
              { kind: 'text', text: test.text },
              foundCell(test, goal, context),
              {
                kind: 'text',
                text: test.met ? t('通过', 'met') : t('未通过', 'missed'),
                impact: test.met ? 'neutral' : 'adverse',
              },
            ],
          })),
          note:
            missed.length > 0 && missed.length < tests.length
              ? t('只列未通过的。', 'Only those missed are listed.')
              : '',
        },
        lang,
      ),
    },
  ];
}

function standardTitle(all: number, missed: number, { t }: ViewContext): string {
  const way = missed === 0 ? { zh: '通过', en: 'passed' } : { zh: '没有通过', en: 'failed' };
  if (missed > 0 && missed < all)
    return t(
      `${all} 次完成标准检验，${missed} 次没有通过`,
      `${missed} of ${all} tests of the completion standards failed`,
    );
  return t(
    `${all} 次完成标准检验${all === 1 ? '' : '都'}${way.zh}`,
    all === 1
      ? `The one test of a completion standard ${way.en}`
      : `${allOf(all)} tests of the completion standards ${way.en}`,
  );
}

/** A deviation is told signed; a level in its unit. */
function foundCell(test: StandardTest, goal: GoalAnalysis, { lang }: ViewContext): CellDraft {
  const { unit } = goal.goal;
  const deviation = /[±%]/.test(test.text) && !/[≥≤<>]\s*\d+(\.\d+)?\s*[^%\d.]/.test(test.text);
  if (!deviation) return { kind: 'text', text: difference(test.found, unit, lang).replace('+', '') };
  return unit.family === 'ratio'
    ? { kind: 'text', text: formatDifference(test.found, unit, lang) }
    : { kind: 'percent', value: test.found, signed: true };
}
