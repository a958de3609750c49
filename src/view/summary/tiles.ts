import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import {
  formatDifference,
  formatIn,
  formatPercent,
  formatPeriodShort,
  joinUnit,
} from '../../language/format.ts';
import type { MeasureId } from '../../language/measures.ts';
import type { Unit } from '../../language/units.ts';
import type { Lang, Words } from '../../language/words.ts';
import type { Day } from '../../model/calendar.ts';
import { type Rational, sign } from '../../model/rational.ts';
import { lightView, type ViewContext } from '../context.ts';
import type { Tile, TileFact } from '../page.ts';
import { goalFigure } from '../sources.ts';
import { about, capital, difference, exactly, phaseOf, places, runName } from '../text.ts';
import { sparkline } from './sparkline.ts';

/** Each goal in numbers: where it stands, and what that means. */
export function tiles(context: ViewContext): readonly Tile[] {
  const word = paceWord(context);
  return context.analysis.goals.map((goal) => tile(goal, word, context));
}

function tile(analysis: GoalAnalysis, word: Words, context: ViewContext): Tile {
  const { lang, fiscal, t } = context;
  const { goal, ytd, target } = analysis;
  const run = runName(
    analysis.closed.map((line) => line.period),
    lang,
    fiscal,
  );
  const value = ytd?.actual ?? target;
  return {
    name: goal.name,
    light: lightView(analysis.light, lang),
    value: value === null ? '—' : bare(value, goal.unit),
    ...unitWords(goal.unit, lang),
    label:
      ytd === null
        ? t(
            `目标，${formatPeriodShort(goal.period, lang, fiscal)}`,
            `Target, ${formatPeriodShort(goal.period, lang, fiscal)}`,
          )
        : t(`${run}实际`, `Actual, ${run}`),
    facts: facts(analysis, word, context),
    sparkline: sparkline(analysis),
    source: recordOf(analysis, context),
  };
}

/** The record of the number that stands large: to date, of the last period where nothing adds up, or the target. */
function recordOf({ goal, ytd, closed }: GoalAnalysis, { sources, analysis }: ViewContext): string {
  if (ytd === null) return sources.cite(goalFigure(goal.name, 'target'));
  const id = goalFigure(goal.name, 'ytdActual');
  if (analysis.figures.at(id)?.value.state === 'number') return sources.cite(id);
  return sources.cite(goalFigure(goal.name, 'actual', closed.at(-1)?.period ?? null));
}

function facts(analysis: GoalAnalysis, word: Words, context: ViewContext): readonly TileFact[] {
  const { t, lang, sources } = context;
  const { asOf } = context.analysis;
  const { goal, ytd, landing, target } = analysis;
  const found: TileFact[] = [];
  const fact = (label: string, value: string, measure: MeasureId | null, impact: TileFact['impact'] = '') => {
    const source = measure === null ? '' : sources.show(goalFigure(goal.name, measure));
    found.push({ label: lang === 'en' ? capital(label) : label, value, impact, source });
  };
  if (ytd !== null) {
    const rate = ytd.attainment === null ? '—' : formatPercent(ytd.attainment);
    fact(t('达成率', 'attainment'), rate, 'ytdAttainment');
    const gap = difference(ytd.variance, goal.unit, lang);
    // What is told as zero is neither good nor bad.
    const impact = ytd.impact === 'neutral' || !/[1-9]/.test(gap) ? '' : ytd.impact;
    fact(t('差异', 'variance'), gap, 'ytdVariance', impact);
  }
  if (landing !== null && ytd !== null && phaseOf(analysis, asOf) !== 'ended')
    fact(t('落地预测', 'landing'), about(landing.headline, goal.unit, lang), 'landing');
  const pace = neededPace(analysis, asOf);
  if (pace !== null) fact(t(word.zh, word.en), about(pace, goal.unit, lang), 'neededPace');
  if (ytd !== null && target !== null)
    fact(t('期末目标', 'target'), exactly(target, goal.unit, lang), 'target');
  if (ytd === null && analysis.baseline !== null)
    fact(t('基线', 'baseline'), exactly(analysis.baseline, goal.unit, lang), 'baseline');
  if (ytd === null && analysis.growth !== null) {
    const growth =
      goal.type === 'ratio'
        ? formatDifference(analysis.growth, goal.unit, lang)
        : formatPercent(analysis.growth, { signed: true });
    fact(t('增幅', 'growth'), growth, 'growth');
  }
  if (goal.owners.length > 0) fact(t('负责人', 'owner'), goal.owners.join(t('、', ', ')), null);
  return found;
}

const PER: { readonly [G in GoalAnalysis['grain'] | 'period']: Words } = {
  month: { zh: '余下每月须', en: 'needed per month' },
  quarter: { zh: '余下每季须', en: 'needed per quarter' },
  half: { zh: '余下每半年须', en: 'needed per half-year' },
  year: { zh: '余下每年须', en: 'needed per year' },
  period: { zh: '余下每期须', en: 'needed per period' },
};

/** One word for all goals of a plan: on paper they stand under one heading. */
function paceWord({ analysis }: ViewContext): Words {
  const paced = analysis.goals.filter((goal) => neededPace(goal, analysis.asOf) !== null);
  const grains = new Set(paced.map(({ grain }) => grain));
  const [first = 'period'] = grains;
  return PER[grains.size === 1 ? first : 'period'];
}

/** Only what adds up has an amount to do in each period that is left, and only as long as something is left to do. */
function neededPace(analysis: GoalAnalysis, asOf: Day): Rational | null {
  const { goal, landing } = analysis;
  if (goal.type !== 'flow' || goal.direction !== 'higher' || landing === null) return null;
  if (phaseOf(analysis, asOf) !== 'running' || landing.remainingPeriods === 0) return null;
  return sign(landing.remaining) > 0 ? landing.neededPace : null;
}

function bare(value: Rational, unit: Unit): string {
  return unit.family === 'ratio'
    ? formatPercent(value)
    : formatIn(value, unit, { atMost: places(value, unit) });
}

/** English says the currency before the number and its thousands after it: `USD`, `k`. */
function unitWords(unit: Unit, lang: Lang): Pick<Tile, 'before' | 'unit'> {
  if (unit.family === 'ratio') return { before: '', unit: '' };
  const [before = '', after = ''] = joinUnit('|', unit, lang).split('|');
  return { before: before.trim(), unit: after.trim() };
}
