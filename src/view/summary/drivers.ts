import type { GoalAnalysis, PeriodLine } from '../../compute/goal-analysis.ts';
import type { DeviationAnalysis } from '../../compute/review-analysis.ts';
import type { Bridge, SplitAnalysis } from '../../compute/split-analysis.ts';
import { choices } from '../../language/choices.ts';
import { formatPeriodShort } from '../../language/format.ts';
import { say } from '../../language/words.ts';
import { absolute, compare, equals, ONE, sign, subtract } from '../../model/rational.ts';
import { dimensionName, type ViewContext } from '../context.ts';
import type { Answer } from '../page.ts';
import { verdictSentence } from '../steps/verdict.ts';
import { difference, series } from '../text.ts';

/** So many sentences at most: the first screen is for those who read nothing else. */
const MOST = 4;

/** What drives the gap? */
export function drivers(goal: GoalAnalysis, context: ViewContext): Answer {
  const { t } = context;
  const ahead = goal.ytd !== null && goal.ytd.impact === 'favourable';
  return {
    id: 'drivers',
    question: ahead
      ? t('靠什么拉动？', 'What drives the result?')
      : t('差距来自哪里？', 'What drives the gap?'),
    answer: answer(goal, context),
    details:
      goal.ytd === null
        ? []
        : [...priceVolumeMix(goal, context), ...otherDimensions(goal, context), ...causes(context)].slice(
            0,
            MOST,
          ),
  };
}

function answer(goal: GoalAnalysis, context: ViewContext): string {
  const { t, lang } = context;
  const { ytd } = goal;
  if (ytd === null) {
    const { binding } = context.analysis.feasibility;
    return binding === null || compare(binding.cover, ONE) >= 0
      ? t('还没有差距可以分析', 'There is no gap to explain yet')
      : t(
          `还没有差距；最大的风险：${verdictSentence(binding, context)}`,
          `No gap yet; the greatest risk: ${verdictSentence(binding, context)}`,
        );
  }
  if (sign(ytd.variance) === 0) return t('实际与计划一致', 'Actual and plan agree');
  const split = bridgeOf(goal, context)[0];
  if (split?.bridge != null) {
    const told = bridgeText(split.bridge, goal, context);
    if (told !== '') return told;
  }
  return (
    worstPeriod(goal, context) ??
    t(
      `差异 ${difference(ytd.variance, goal.goal.unit, lang)}`,
      `Variance ${difference(ytd.variance, goal.goal.unit, lang)}`,
    )
  );
}

function bridgeOf(goal: GoalAnalysis, context: ViewContext): readonly SplitAnalysis[] {
  return context.analysis.splits.filter(
    (split) => split.goal.goal.name === goal.goal.name && split.bridge !== null,
  );
}

/** `差额 −53 万元:产品B −41 万元,产品A −12 万元`; members that pull the other way come after `但`. */
function bridgeText(bridge: Bridge, goal: GoalAnalysis, { t, lang }: ViewContext): string {
  const { unit } = goal.goal;
  const whole = subtract(bridge.actual, bridge.plan);
  const way = sign(whole);
  if (way === 0) return '';
  const bySize = bridge.steps
    .filter((step) => sign(step.amount) !== 0)
    .toSorted((a, b) => compare(absolute(b.amount), absolute(a.amount)));
  const same = bySize.filter((step) => sign(step.amount) === way).slice(0, 3);
  const other = bySize.filter((step) => sign(step.amount) !== way).slice(0, 2);
  if (same.length === 0) return '';
  const tell = (steps: typeof same) =>
    steps.map((step) => `${step.member} ${difference(step.amount, unit, lang)}`);
  const counter =
    other.length === 0
      ? ''
      : t(`；${tell(other).join('、')}抵回一部分`, `; ${series(tell(other), lang)} offset part of it`);
  return t(
    `累计差异 ${difference(whole, unit, lang)}，主要是${tell(same).join('、')}${counter}`,
    `Variance to date ${difference(whole, unit, lang)}, mainly ${series(tell(same), lang)}${counter}`,
  );
}

function worstPeriod(goal: GoalAnalysis, { t, lang, fiscal }: ViewContext): string | null {
  const way = goal.ytd === null ? 0 : sign(goal.ytd.variance);
  const closed = goal.lines.filter(
    (line): line is PeriodLine & { comparison: object } =>
      line.state === 'closed' && line.comparison !== null,
  );
  const [worst] = closed
    .filter(({ comparison }) => sign(comparison.variance) === way)
    .toSorted((a, b) => compare(absolute(b.comparison.variance), absolute(a.comparison.variance)));
  if (worst === undefined) return null;
  const name = formatPeriodShort(worst.period, lang, fiscal);
  const by = difference(worst.comparison.variance, goal.goal.unit, lang);
  const alike = closed.every(({ comparison }) => equals(comparison.variance, worst.comparison.variance));
  if (alike && closed.length > 1) return t(`每一期都是 ${by}`, `Every period alike: ${by}`);
  return t(`差异最大的是 ${name}（${by}）`, `${name} has the largest variance (${by})`);
}

function priceVolumeMix(goal: GoalAnalysis, { t, lang }: ViewContext): readonly string[] {
  const pvm = goal.priceVolumeMix;
  if (pvm === null) return [];
  const { unit } = goal.goal;
  const told = (value: typeof pvm.price) => difference(value, unit, lang);
  const parts = [
    t(`价格 ${told(pvm.price)}`, `price ${told(pvm.price)}`),
    t(`销量 ${told(pvm.volume)}`, `volume ${told(pvm.volume)}`),
    t(`结构 ${told(pvm.mix)}`, `mix ${told(pvm.mix)}`),
    ...(sign(pvm.added) === 0 ? [] : [t(`新增 ${told(pvm.added)}`, `new ${told(pvm.added)}`)]),
    ...(sign(pvm.dropped) === 0 ? [] : [t(`停售 ${told(pvm.dropped)}`, `discontinued ${told(pvm.dropped)}`)]),
  ];
  return [t(`按量价结构看：${parts.join('、')}`, `By price, volume and mix: ${parts.join(', ')}`)];
}

function otherDimensions(goal: GoalAnalysis, context: ViewContext): readonly string[] {
  return bridgeOf(goal, context)
    .slice(1, 2)
    .flatMap((split) => {
      const told = split.bridge === null ? '' : bridgeText(split.bridge, goal, context);
      return told === ''
        ? []
        : [
            context.t(
              `按${dimensionName(split, context)}：${told}`,
              `By ${dimensionName(split, context)}: ${told}`,
            ),
          ];
    });
}

/** What the author says of the latest deviations. */
function causes(context: ViewContext): readonly string[] {
  const { t, lang, fiscal, analysis } = context;
  return analysis.deviations
    .filter((deviation) => deviation.comparison === null || deviation.comparison.impact === 'adverse')
    .flatMap((deviation) => causeOf(deviation) ?? [])
    .toSorted((a, b) => b.deviation.period.from - a.deviation.period.from)
    .slice(0, 2)
    .map(({ deviation, cause, category }) => {
      const when = formatPeriodShort(deviation.period, lang, fiscal);
      const kind = category === null ? '' : say(choices.causeCategory[category].label, lang);
      return t(
        `${deviation.goal} ${when}${kind === '' ? '' : `（${kind}）`}：${cause}`,
        `${deviation.goal} ${when}${kind === '' ? '' : ` (${kind})`}: ${cause}`,
      );
    });
}

function causeOf(deviation: DeviationAnalysis) {
  const row = deviation.row;
  if (row === null || row.cells.cause.state !== 'value') return null;
  const category = row.cells.category.state === 'value' ? row.cells.category.value : null;
  return { deviation, cause: row.cells.cause.value, category };
}
