import type { Constraint, Feasibility, Repair } from '../../compute/feasibility/feasibility-analysis.ts';
import { boughtCover } from '../../compute/feasibility/verdict.ts';
import { downTo, percentUp, upTo } from '../../diagnostics/messages/repair-words.ts';
import { rescueWords } from '../../diagnostics/messages/rescue-words.ts';
import {
  formatDay,
  formatNumber,
  formatPercent,
  formatPeriodShort,
  formatQuantity,
} from '../../language/format.ts';
import { say } from '../../language/words.ts';
import { ceiling, compare, ONE, rational } from '../../model/rational.ts';
import type { ViewContext } from '../context.ts';
import { series } from '../text.ts';

/** The binding constraint in a sentence: what is shortest, and how far it reaches. */
export function verdictSentence(constraint: Constraint, context: ViewContext): string {
  const { t } = context;
  const name = constraintName(constraint, context);
  const cover = formatPercent(constraint.cover);
  if (compare(constraint.cover, ONE) >= 0) return enough(constraint, context);
  if (constraint.rescue?.kind === 'enough') {
    const day = formatDay(constraint.rescue.from, context.lang);
    return t(
      `${name}最紧时只够需要的 ${cover}，但从${day}起，计划里的人手够完成余下的目标`,
      `${name} covers only ${cover} of what is needed at its tightest, but from ${day} the people in the plan suffice for what is left`,
    );
  }
  return t(
    `${name}只够需要的 ${cover}，计划按现在的安排做不成`,
    `${name} covers only ${cover} of what is needed: the plan cannot be done as it stands`,
  );
}

const resources = {
  capacity: { zh: '人力', en: 'people' },
  funnel: { zh: '线索', en: 'leads' },
  budget: { zh: '预算', en: 'budget' },
  time: { zh: '时间', en: 'time' },
} as const;

/** Everything suffices: what is tightest, unless there is only one thing to name, and the months that are short all the same. */
function enough(constraint: Constraint, context: ViewContext): string {
  const { t, analysis } = context;
  const cover = formatPercent(constraint.cover);
  const all = covered(context);
  const months = shortMonths(context);
  if (analysis.feasibility.constraints.length < 2)
    return t(`${all}（${cover}）${months}`, `${all}, at ${cover} of what is needed${months}`);
  const name = constraintName(constraint, context);
  return t(
    `${all}，最紧的是${name}（${cover}）${months}`,
    `${all}; the tightest is ${lowerFirst(name)}, at ${cover}${months}`,
  );
}

/** `；合同额的人手合起来够，10月、12月有缺口`: what earlier months have to spare makes up for these. Empty when none is short. */
function shortMonths({ analysis, lang, fiscal, t }: ViewContext): string {
  return analysis.feasibility.capacity
    .flatMap(({ goal, months }) => {
      const short = months.filter(({ shortfall }) => shortfall.n > 0n);
      if (short.length === 0) return [];
      const names = short.slice(0, MOST_MONTHS).map(({ period }) => formatPeriodShort(period, lang, fiscal));
      const more = short.length - names.length;
      const which = t(
        `${series(names, lang)}${more > 0 ? `等 ${short.length} 个月` : ''}`,
        more > 0 ? `${names.join(', ')} and ${more} more months` : series(names, lang),
      );
      return [
        t(
          `；${goal}的人手合起来够，${which}有缺口`,
          `; people for ${goal} suffice taken together, but fall short in ${which}`,
        ),
      ];
    })
    .join('');
}

/** More of them are only counted. */
const MOST_MONTHS = 4;

/** Which resources were tested, all of them enough. */
function covered({ analysis, lang, t }: ViewContext): string {
  const kinds = [...new Set(analysis.feasibility.constraints.map((constraint) => constraint.kind))];
  const names = series(
    kinds.map((kind) => say(resources[kind], lang)),
    lang,
  );
  const sentence = t(
    `${names}${kinds.length > 1 ? '都' : ''}够`,
    `${names} ${kinds.length > 1 || kinds[0] === 'capacity' || kinds[0] === 'funnel' ? 'suffice' : 'suffices'}`,
  );
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The two comparisons that money is put to are told apart: leads it buys against leads needed, or budget against spending. */
export function constraintName(constraint: Constraint, { t, analysis }: ViewContext): string {
  const of = constraint.goal === null ? '' : constraint.goal;
  switch (constraint.kind) {
    case 'capacity':
      return t(`${of}的人员产能`, `Capacity${of === '' ? '' : ` for ${of}`}`);
    case 'funnel':
      return t(`${of}的线索`, `Leads${of === '' ? '' : ` for ${of}`}`);
    case 'budget':
      return isBought(constraint, analysis.feasibility)
        ? t('渠道预算能买到的线索', 'Leads that the channels’ money buys')
        : t('预算对支出', 'Budget for spending');
    case 'time':
      return t('时间', 'Time');
  }
}

function isBought({ cover }: Constraint, feasibility: Feasibility): boolean {
  const bought = boughtCover(feasibility);
  return bought !== null && compare(bought, cover) === 0;
}

/** The smallest changes of one variable that would make it work, each on its own. */
export function repairTexts(constraint: Constraint, context: ViewContext): readonly string[] {
  return constraint.repairs.map((repair) => repairText(repair, context));
}

function repairText(repair: Repair, { t, lang, analysis }: ViewContext): string {
  switch (repair.kind) {
    case 'heads':
      // A day that is past repairs nothing.
      if (repair.from <= analysis.asOf)
        return t(
          `增加 ${repair.more} 人，共 ${repair.total} 人`,
          `${repair.more} more people, ${repair.total} in all`,
        );
      return t(
        `从${formatDay(repair.from, lang)}起增加 ${repair.more} 人，共 ${repair.total} 人`,
        `${repair.more} more people from ${formatDay(repair.from, lang)}, ${repair.total} in all`,
      );
    case 'productivity': {
      const needed = upTo({ value: repair.needed, unit: repair.unit }, lang);
      const { average, unit } = repair;
      if (average === null) return t(`人均月产能提高到 ${needed}`, `productivity of ${needed} a month each`);
      const now = formatQuantity({ value: average, unit }, lang);
      return t(
        `人均月产能提高到 ${needed}（全体平均，现为 ${now}）`,
        `productivity of ${needed} a month each, on average over all of them (${now} now)`,
      );
    }
    case 'target': {
      const feasible = downTo({ value: repair.feasible, unit: repair.unit }, lang);
      return t(`目标调到 ${feasible}`, `a target of ${feasible}`);
    }
    case 'leads': {
      const more = formatNumber(rational(ceiling(repair.more)), { atMost: 0 });
      return t(`再增加 ${more} 条线索`, `${more} more leads`);
    }
    case 'conversion':
      return t(
        `“${repair.stage}”的转化率提高到 ${percentUp(repair.needed)}`,
        `a conversion of ${percentUp(repair.needed)} at “${repair.stage}”`,
      );
    case 'budget':
      return t(`预算再增加 ${upTo(repair.more, lang)}`, `${upTo(repair.more, lang)} more budget`);
    case 'finish':
      return t(
        `按现有工期要到${formatDay(repair.day, lang)}才能完成，晚 ${repair.lateWorkdays} 个工作日`,
        `as planned the work ends on ${formatDay(repair.day, lang)}, ${repair.lateWorkdays} working ${repair.lateWorkdays === 1 ? 'day' : 'days'} late`,
      );
  }
}

/** All repairs in one sentence, as alternatives. */
export function repairSentence(constraint: Constraint, context: ViewContext): string {
  const texts = repairTexts(constraint, context);
  if (texts.length === 0) return '';
  const { lang } = context;
  const { rescue = null } = constraint;
  if (rescue !== null) {
    const now = say(rescueWords(rescue), lang);
    if (rescue.kind === 'enough') return now;
    return lang === 'en'
      ? `In time any one of these would have done: ${texts.join('; ')}. ${now}`
      : `按整个期间算任选其一即可补足：${texts.join('；')}。${now}`;
  }
  return lang === 'en'
    ? `Any one of these would do: ${texts.join('; ')}`
    : `任选其一即可补足：${texts.join('；')}`;
}
