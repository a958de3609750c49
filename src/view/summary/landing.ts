import type { GoalAnalysis, Landing } from '../../compute/goal-analysis.ts';
import { formatNumber, formatPercent } from '../../language/format.ts';
import type { Unit } from '../../language/units.ts';
import type { Lang, Words } from '../../language/words.ts';
import { compare, ONE, sign, subtract } from '../../model/rational.ts';
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
      if (lands === null) return levelNow(analysis, context);
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

/** A ratio reported as levels has no landing: its distance from the final target is what can be said. */
function levelNow({ goal, target, ytd }: GoalAnalysis, context: ViewContext): string {
  const { t, lang } = context;
  if (ytd === null) return t('还没有可以推算的数据', 'Nothing to project from yet');
  const level = about(ytd.actual, goal.unit, lang);
  if (target === null) return t(`目前 ${level}`, `${level} now`);
  const final = exactly(target, goal.unit, lang);
  const gap = comparisonWords(subtract(ytd.actual, target), goal.unit, context, {
    zh: `期末目标 ${final}`,
    en: `the final target of ${final}`,
  });
  return t(`目前 ${level}，${gap}`, `${level} now, ${gap}`);
}

function details(analysis: GoalAnalysis, context: ViewContext): readonly string[] {
  const { t, lang } = context;
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
  const { ytd } = analysis;
  // Before there are actuals, what falls short is told as the greatest risk.
  const told = ytd === null && binding !== null && compare(binding.cover, ONE) < 0;
  if (binding !== null && !told && phaseOf(analysis, context.analysis.asOf) !== 'ended')
    found.push(verdictSentence(binding, context));
  if (found.length === 0 && ytd !== null && analysis.baseline !== null) {
    const baseline = exactly(analysis.baseline, goal.unit, lang);
    const against = { zh: `基线 ${baseline}`, en: `the baseline of ${baseline}` };
    found.push(
      upperFirst(comparisonWords(subtract(ytd.actual, analysis.baseline), goal.unit, context, against)),
    );
  }
  return found;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function neededText({ goal, landing: lands }: GoalAnalysis, { t, lang }: ViewContext): string {
  if (lands === null || goal.type === 'ratio' || lands.remainingPeriods === 0) return '';
  if (sign(lands.remaining) <= 0) {
    return goal.direction === 'higher' ? t('目标已经达到', 'The target has been reached already') : '';
  }
  if (lands.neededPace === null || goal.type === 'stock') return '';
  const pace = about(lands.neededPace, goal.unit, lang);
  const count = lands.remainingPeriods;
  const best = bestWords(lands, goal.unit, lang);
  return t(
    `要达到目标，余下 ${count} 期${count === 1 ? '' : '每期'}需 ${pace}${best.zh}`,
    `To reach the target ${count === 1 ? 'the last period' : `each of the ${count} remaining periods`} needs ${pace}${best.en}`,
  );
}

/** The needed pace beside the best so far. */
function bestWords({ neededRatio, bestPace }: Landing, unit: Unit, lang: Lang): Words {
  if (neededRatio === null || bestPace === null) return { zh: '', en: '' };
  const best = about(bestPace, unit, lang);
  const times = formatNumber(neededRatio);
  return times === '1'
    ? { zh: `，与最好一期（${best}）相当`, en: `, as much as the best period so far (${best})` }
    : {
        zh: `，是最好一期（${best}）的 ${times} 倍`,
        en: `, ${times} times the best period so far (${best})`,
      };
}
