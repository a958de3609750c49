import type { Comparison, GoalAnalysis } from '../../compute/goal-analysis.ts';
import { formatDay, formatPercent, formatPeriodShort } from '../../language/format.ts';
import { startOf } from '../../model/period.ts';
import { compare, ONE } from '../../model/rational.ts';
import { lightView, type ViewContext } from '../context.ts';
import type { Answer } from '../page.ts';
import { about, allOf, difference, phaseOf, runName, series } from '../text.ts';

/** So many names in a row; beyond, their number tells more. */
const MOST = 4;

/** Are we on plan? */
export function onPlan(goal: GoalAnalysis, context: ViewContext): Answer {
  const { t } = context;
  return {
    id: 'on-plan',
    question: t('是否按计划？', 'Are we on plan?'),
    answer: answer(goal, context),
    details: [...numbers(goal, context), ...otherGoals(context), ...gaps(context)],
  };
}

function answer(goal: GoalAnalysis, context: ViewContext): string {
  const { t, lang, analysis } = context;
  const phase = phaseOf(goal, analysis.asOf);
  if (phase === 'before') {
    const start = formatDay(startOf(goal.goal.period), lang);
    return t(`计划尚未开始，${start}起执行`, `Not started yet; it begins on ${start}`);
  }
  if (goal.ytd === null) return t('还不能判断：没有实际数据', 'Cannot be judged: there are no actuals');
  const ended = phase === 'ended';
  const rate = goal.ytd.attainment;
  const told = rate === null ? difference(goal.ytd.variance, goal.goal.unit, lang) : formatPercent(rate);
  return t(
    `${verdict(goal.ytd, ended).zh}，达成率 ${told}`,
    `${verdict(goal.ytd, ended).en}: ${told} of plan`,
  );
}

function verdict(ytd: Comparison, ended: boolean): { zh: string; en: string } {
  const above = ytd.attainment !== null && compare(ytd.attainment, ONE) >= 0;
  switch (ytd.light) {
    case 'green':
      if (above)
        return ended ? { zh: '达成目标', en: 'Target reached' } : { zh: '按计划推进', en: 'On plan' };
      return ended ? { zh: '接近目标', en: 'Close to target' } : { zh: '大体按计划', en: 'Broadly on plan' };
    case 'yellow':
      return ended
        ? { zh: '略低于目标', en: 'Slightly short of target' }
        : { zh: '略有落后', en: 'Slightly behind plan' };
    case 'red':
      return ended ? { zh: '没有达成目标', en: 'Target missed' } : { zh: '明显落后', en: 'Well behind plan' };
    case 'grey':
      return { zh: '还不能判断', en: 'Cannot be judged' };
  }
}

function numbers({ goal, ytd, closed }: GoalAnalysis, { t, lang, fiscal }: ViewContext): readonly string[] {
  if (ytd === null) return [];
  const run = runName(
    closed.map((line) => line.period),
    lang,
    fiscal,
  );
  const actual = about(ytd.actual, goal.unit, lang);
  const target = about(ytd.target, goal.unit, lang);
  const gap = difference(ytd.variance, goal.unit, lang);
  return [
    t(
      `${goal.name} ${run}实际 ${actual}，计划 ${target}，差异 ${gap}`,
      `${goal.name} ${run}: actual ${actual}, plan ${target}, variance ${gap}`,
    ),
  ];
}

/** How the goals stand together to date (a single period of a green goal may be red): which are red, which yellow, how many green. */
function otherGoals(context: ViewContext): readonly string[] {
  const { t, lang, analysis } = context;
  const { goals, weightedAttainment } = analysis;
  if (goals.length < 2 || goals.every((goal) => goal.light === 'grey')) return [];
  const parts = (['red', 'yellow', 'green', 'grey'] as const).flatMap((light) => {
    const names = goals.filter((goal) => goal.light === light).map((goal) => goal.goal.name);
    if (names.length === 0) return [];
    const word = lightView(light, lang).word;
    if (names.length === goals.length)
      return [
        t(
          `${goals.length} 个目标的累计达成都是${word}`,
          `${allOf(goals.length)} goals are ${word.toLowerCase()} to date`,
        ),
      ];
    const which = light === 'red' || light === 'yellow' ? shortSeries(names, context) : '';
    const brackets = which === '' ? '' : t(`（${which}）`, ` (${which})`);
    return [t(`${word} ${names.length} 个${brackets}`, `${names.length} ${word.toLowerCase()}${brackets}`)];
  });
  const told =
    parts.length === 1
      ? parts.join('')
      : t(
          `${goals.length} 个目标按累计达成：${parts.join('，')}`,
          `${goals.length} goals to date: ${parts.join(', ')}`,
        );
  const weighted =
    weightedAttainment === null
      ? []
      : [
          t(
            `按权重综合达成率 ${formatPercent(weightedAttainment)}`,
            `Weighted attainment ${formatPercent(weightedAttainment)}`,
          ),
        ];
  return [told, ...weighted];
}

/** Periods that ended without an actual: the reader must know what the sums leave out. */
function gaps(context: ViewContext): readonly string[] {
  const { t, lang, fiscal, analysis } = context;
  const lacking = new Map<string, string[]>();
  for (const goal of analysis.goals) {
    const missing = goal.lines.filter((line) => line.state === 'missing' && line.target !== null);
    if (missing.length === 0 || goal.ytd === null) continue;
    const names = series(
      missing.map((line) => formatPeriodShort(line.period, lang, fiscal)),
      lang,
    );
    lacking.set(names, [...(lacking.get(names) ?? []), goal.goal.name]);
  }
  return [...lacking].map(([names, goals]) =>
    t(
      `${shortSeries(goals, context)}缺 ${names}的实际值，未计入`,
      `${shortSeries(goals, context)}: no actual for ${names}, left out`,
    ),
  );
}

/** The first names of a long row, and how many there are. */
function shortSeries(names: readonly string[], { t, lang }: ViewContext): string {
  if (names.length <= MOST) return series(names, lang);
  return t(
    `${series(names.slice(0, MOST - 1), lang)}等 ${names.length} 个`,
    `${names.slice(0, MOST - 1).join(', ')} and ${names.length - MOST + 1} more`,
  );
}
