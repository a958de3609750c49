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

export const historyMessages = {
  'goalpost-moved': define<{
    goal: string;
    member: string | null;
    unit: Unit;
    fiscal: FiscalStart;
    eased: readonly EasedTarget[];
  }>({
    severity: 'warning',
    title: { zh: '目标事后放宽', en: 'Moved goalposts' },
    say: ({ goal, member, unit, fiscal, eased }) => {
      const name = member === null ? goal : `${goal}/${member}`;
      const arrived = eased.some((it) => it.arrived);
      return {
        what: {
          zh: `“${name}”的目标在期间开始之后放宽了：${eased.map((it) => one(it, unit, fiscal, 'zh-CN')).join('；')}`,
          en: `The target of “${name}” was eased after its period began: ${eased.map((it) => one(it, unit, fiscal, 'en')).join('; ')}`,
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
