import { formatPeriodShort, formatQuantity } from '../../language/format.ts';
import type { Unit } from '../../language/units.ts';
import type { Lang } from '../../language/words.ts';
import type { FiscalStart, Period } from '../../model/period.ts';
import type { Rational } from '../../model/rational.ts';
import { define } from '../define.ts';

/** One target that was made easier although its period had begun. */
export interface EasedTarget {
  readonly period: Period;
  readonly from: Rational;
  /** null: the target was dropped altogether. */
  readonly to: Rational | null;
  /** Its actuals were already there. */
  readonly arrived: boolean;
}

/** An amount taken off periods whose actuals are known and put on later ones: the sum is what it was. */
export interface Postponed {
  readonly amount: Rational;
  /** Periods that became easier, with actuals known; then those that became harder. */
  readonly easier: readonly Period[];
  readonly harder: readonly Period[];
  /** Lower is better: what eased the earlier periods was put on them, not taken off. */
  readonly lower: boolean;
}

export const historyMessages = {
  'goalpost-moved': define<{
    goal: string;
    member: string | null;
    unit: Unit;
    fiscal: FiscalStart;
    eased: readonly EasedTarget[];
    postponed: Postponed | null;
  }>({
    severity: 'warning',
    title: { zh: '目标事后放宽', en: 'Moved goalposts' },
    say: ({ goal, member, unit, fiscal, eased, postponed }) => {
      const name = member === null ? goal : `${goal}/${member}`;
      const arrived = postponed !== null || eased.some((it) => it.arrived);
      const told = (lang: Lang) => [
        ...eased.map((it) => one(it, unit, fiscal, lang)),
        ...(postponed === null ? [] : [sayPostponed(postponed, unit, fiscal, lang)]),
      ];
      return {
        what: {
          zh: `“${name}”的目标在期间开始之后放宽了：${told('zh-CN').join('；')}`,
          en: `The target of “${name}” was eased after its period began: ${told('en').join('; ')}`,
        },
        why: arrived
          ? {
              zh: '改的时候已经有实际数：达成率因此变好看，做到的并没有变多',
              en: 'Actuals were already in when it changed: attainment looks better, though no more was done',
            }
          : {
              zh: '期间已经开始，复盘时会同时对照原来的目标',
              en: 'The period is running; the review compares with the earlier target too',
            },
        fix: {
          zh: '写明谁批准、为什么；否则保留原目标，把差距写进偏差与调整',
          en: 'Say who approved it and why; else keep the target and explain the gap as a deviation',
        },
      };
    },
  }),
};

/** `把 50 万元从 Q2（已有实际数）挪到 Q4`: which end is known decides which is the easier one. */
export function sayPostponed(
  { amount, easier, harder, lower }: Postponed,
  unit: Unit,
  fiscal: FiscalStart,
  lang: Lang,
): string {
  const zh = lang === 'zh-CN';
  const names = (periods: readonly Period[]) =>
    periods.map((it) => formatPeriodShort(it, lang, fiscal)).join(zh ? '、' : ', ');
  const known = `${names(easier)}${zh ? '（已有实际数）' : ' (actuals known)'}`;
  const [from, to] = lower ? [names(harder), known] : [known, names(harder)];
  const by = formatQuantity({ value: amount, unit }, lang);
  return zh ? `把 ${by}从 ${from}挪到 ${to}` : `${by} moved from ${from} to ${to}`;
}

function one(
  { period, from, to, arrived }: EasedTarget,
  unit: Unit,
  fiscal: FiscalStart,
  lang: Lang,
): string {
  const zh = lang === 'zh-CN';
  const after = to === null ? (zh ? '取消' : 'dropped') : formatQuantity({ value: to, unit }, lang);
  const known = arrived ? (zh ? '（已有实际数）' : ' (actuals known)') : '';
  return `${formatPeriodShort(period, lang, fiscal)} ${formatQuantity({ value: from, unit }, lang)} → ${after}${known}`;
}
