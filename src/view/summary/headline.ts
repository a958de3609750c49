import type { Light } from '../../compute/figure.ts';
import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import { formatDay, formatPercent, formatPeriod } from '../../language/format.ts';
import type { Words } from '../../language/words.ts';
import { startOf } from '../../model/period.ts';
import { sign } from '../../model/rational.ts';
import type { ViewContext } from '../context.ts';
import { about, exactly, phaseOf, runName, size } from '../text.ts';

/** The goal that stands for the plan: the first, as the author put it. */
export function leadGoal(context: ViewContext): GoalAnalysis | null {
  return context.analysis.goals[0] ?? null;
}

/** The plan in one sentence that is true in the state it is in. */
export function headline(goal: GoalAnalysis, context: ViewContext): string {
  switch (phaseOf(goal, context.analysis.asOf)) {
    case 'before':
      return beforeStart(goal, context);
    case 'no-actuals':
      return noActuals(goal, context);
    case 'ended':
      return ended(goal, context);
    case 'running':
      return running(goal, context);
  }
}

/** The light of the headline: that of the landing while it can still change, else of the outcome. */
export function headlineLight(goal: GoalAnalysis): Light {
  return goal.light;
}

function beforeStart({ goal, target, growth }: GoalAnalysis, { t, lang }: ViewContext): string {
  const start = formatDay(startOf(goal.period), lang);
  if (target === null)
    return t(
      `${goal.name}从${start}开始，目标待推算`,
      `${goal.name} starts on ${start}; its target is not known yet`,
    );
  const grows =
    growth === null || goal.type === 'ratio'
      ? ''
      : t(
          `，比基线${sign(growth) < 0 ? '减少' : '增长'} ${formatPercent(growth)}`,
          `, ${formatPercent(growth, { signed: true })} on the baseline`,
        );
  return t(
    `${start}开始：${goal.name}目标 ${exactly(target, goal.unit, lang)}${grows}`,
    `From ${start}: ${goal.name} to reach ${exactly(target, goal.unit, lang)}${grows}`,
  );
}

function noActuals({ goal, target }: GoalAnalysis, { t, lang }: ViewContext): string {
  const level = target === null ? '' : exactly(target, goal.unit, lang);
  return t(
    `${goal.name}还没有实际数据${level === '' ? '' : `，目标是 ${level}`}`,
    `No actuals for ${goal.name} yet${level === '' ? '' : `; the target is ${level}`}`,
  );
}

function ended(analysis: GoalAnalysis, context: ViewContext): string {
  const { goal, ytd } = analysis;
  const { t, lang, fiscal } = context;
  if (ytd === null) return noActuals(analysis, context);
  const when = formatPeriod(goal.period, lang, fiscal);
  const actual = exactly(ytd.actual, goal.unit, lang);
  const gap = comparisonWords(ytd.variance, goal.unit, context);
  return t(`${when}${goal.name}完成 ${actual}，${gap}`, `${goal.name} closed ${when} at ${actual}, ${gap}`);
}

function running(analysis: GoalAnalysis, context: ViewContext): string {
  const { goal, ytd, landing } = analysis;
  const { t, lang } = context;
  if (ytd === null) return noActuals(analysis, context);
  const run = runName(
    analysis.closed.map((line) => line.period),
    lang,
    context.fiscal,
  );
  if (goal.type === 'ratio' || landing === null) {
    const gap = comparisonWords(ytd.variance, goal.unit, context, TO_DATE);
    return t(
      `${goal.name}${run}为 ${about(ytd.actual, goal.unit, lang)}，${gap}`,
      `${goal.name} stands at ${about(ytd.actual, goal.unit, lang)} for ${run}, ${gap}`,
    );
  }
  const lands = about(landing.headline, goal.unit, lang);
  const gap = comparisonWords(landing.variance, goal.unit, context);
  return t(
    `按目前节奏，${goal.name}期末落在 ${lands}，${gap}`,
    `At the current pace ${goal.name} lands at ${lands}, ${gap}`,
  );
}

/** `比目标少 79 万元`, `79 above target`, for a level against its target, or what else it is compared with. */
export function comparisonWords(
  variance: GoalAnalysis['growth'] & object,
  unit: GoalAnalysis['goal']['unit'],
  { t, lang }: ViewContext,
  against: Words = { zh: '目标', en: 'target' },
): string {
  const direction = sign(variance);
  const than = against.zh;
  const space = /[%\d]$/.test(than) ? ' ' : '';
  if (direction === 0) return t(`正好等于${than}`, `exactly on ${against.en}`);
  const by = size(variance, unit, lang);
  if (!/[1-9]/.test(by)) return t(`与${than}基本持平`, `practically on ${against.en}`);
  const ratio = unit.family === 'ratio';
  return direction < 0
    ? t(`比${than}${space}${ratio ? '低' : '少'} ${by}`, `${by} below ${against.en}`)
    : t(`比${than}${space}${ratio ? '高' : '多'} ${by}`, `${by} above ${against.en}`);
}

/** What a level of now is compared with: its target of now, not that of the end. */
export const TO_DATE: Words = { zh: '同期目标', en: 'the target to date' };
