import type { GoalAnalysis } from '../../compute/analysis.ts';
import { formatNumber, formatPercent, formatPeriod } from '../../language/format.ts';
import { sign } from '../../model/rational.ts';
import type { ViewContext } from '../context.ts';
import type { Answer } from '../page.ts';
import { verdictSentence } from '../steps/verdict.ts';
import { about, exactly, phaseOf } from '../text.ts';
import { comparisonWords } from './headline.ts';

/** Where do we land? */
export function landing(goal: GoalAnalysis, context: ViewContext): Answer {
  const { t } = context;
  return {
    id: 'landing',
    question: t('期末落在哪里？', 'Where will we land?'),
    answer: answer(goal, context),
    details: details(goal, context),
  };
}

function answer(analysis: GoalAnalysis, context: ViewContext): string {
  const { t, lang } = context;
  const { goal, target, landing: lands, ytd } = analysis;
  const level = target === null ? '' : exactly(target, goal.unit, lang);
  switch (phaseOf(analysis, context.analysis.asOf)) {
    case 'before':
    case 'no-actuals':
      return level === ''
        ? t('还没有可以推算的数据', 'Nothing to project from yet')
        : t(
            `目标 ${level}，有实际数据后给出预测`,
            `Target ${level}; a forecast follows with the first actuals`,
          );
    case 'ended':
      return ytd === null
        ? level
        : t(
            `已结束：${about(ytd.actual, goal.unit, lang)}，${comparisonWords(ytd.variance, goal.unit, context)}`,
            `Closed at ${about(ytd.actual, goal.unit, lang)}, ${comparisonWords(ytd.variance, goal.unit, context)}`,
          );
    case 'running': {
      if (lands === null) return t('还没有可以推算的数据', 'Nothing to project from yet');
      const rate =
        lands.attainment === null
          ? ''
          : t(
              `，为目标的 ${formatPercent(lands.attainment)}`,
              `, ${formatPercent(lands.attainment)} of target`,
            );
      return t(
        `预计 ${about(lands.headline, goal.unit, lang)}${rate}`,
        `About ${about(lands.headline, goal.unit, lang)}${rate}`,
      );
    }
  }
}

function details(analysis: GoalAnalysis, context: ViewContext): readonly string[] {
  const { t, lang, fiscal } = context;
  const { goal, landing: lands, target } = analysis;
  const found: string[] = [];
  if (phaseOf(analysis, context.analysis.asOf) === 'running' && lands !== null) {
    if (sign({ n: lands.high.n * lands.low.d - lands.low.n * lands.high.d, d: 1n }) !== 0) {
      found.push(
        t(
          `三种算法的区间是 ${about(lands.low, goal.unit, lang)}至 ${about(lands.high, goal.unit, lang)}，目标 ${target === null ? '—' : exactly(target, goal.unit, lang)}`,
          `Three methods range from ${about(lands.low, goal.unit, lang)} to ${about(lands.high, goal.unit, lang)}; the target is ${target === null ? '—' : exactly(target, goal.unit, lang)}`,
        ),
      );
    }
    const needed = neededText(analysis, context);
    if (needed !== '') found.push(needed);
  }
  const { binding } = context.analysis.feasibility;
  if (binding !== null && phaseOf(analysis, context.analysis.asOf) !== 'ended')
    found.push(verdictSentence(binding, context));
  if (found.length === 0 && target !== null) {
    found.push(
      t(
        `计划期 ${formatPeriod(goal.period, lang, fiscal)}`,
        `Plan period ${formatPeriod(goal.period, lang, fiscal)}`,
      ),
    );
  }
  return found;
}

function neededText({ goal, landing: lands }: GoalAnalysis, { t, lang }: ViewContext): string {
  if (lands === null || goal.type === 'ratio' || lands.remainingPeriods === 0) return '';
  if (sign(lands.remaining) <= 0) {
    return goal.direction === 'higher' ? t('目标已经达到', 'The target has been reached already') : '';
  }
  if (lands.neededPace === null || goal.type === 'stock') return '';
  const pace = about(lands.neededPace, goal.unit, lang);
  const ratio =
    lands.neededRatio === null || lands.bestPace === null
      ? ''
      : t(
          `，是最好一期（${about(lands.bestPace, goal.unit, lang)}）的 ${formatNumber(lands.neededRatio, { atMost: 1 })} 倍`,
          `, ${formatNumber(lands.neededRatio, { atMost: 1 })} times the best period so far (${about(lands.bestPace, goal.unit, lang)})`,
        );
  return t(
    `要达到目标，余下 ${lands.remainingPeriods} 期每期需 ${pace}${ratio}`,
    `To reach the target each of the ${lands.remainingPeriods} remaining periods needs ${pace}${ratio}`,
  );
}
