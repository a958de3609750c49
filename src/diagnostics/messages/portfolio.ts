import { formatPercent, formatPeriod, formatQuantity } from '../../language/format.ts';
import type { Quantity, Unit } from '../../language/units.ts';
import type { FiscalStart, Period } from '../../model/period.ts';
import type { Rational } from '../../model/rational.ts';
import { define } from '../define.ts';
import { didYouMean, listed } from '../phrases.ts';

export const portfolioMessages = {
  'no-parent-link': define<{ goal: string; parent: string }>({
    severity: 'warning',
    title: { zh: '目标没有挂到上级', en: 'Goal not linked to the parent plan' },
    say: ({ goal, parent }) => ({
      what: {
        zh: `计划属于“${parent}”，但“${goal}”没有写上级目标，不会汇总上去`,
        en: `The plan belongs to “${parent}”, but “${goal}” names no parent goal and is not rolled up`,
      },
      fix: {
        zh: '在“上级目标”一栏写上级计划里的目标（如 销售总额/华东）；不需要汇总就写“—”',
        en: 'Name the goal of the parent plan under “parent goal” (Sales/East, say), or write “—” if it is not to be rolled up',
      },
    }),
  }),

  'parent-not-found': define<{ parent: string; suggestion: string | null; known: readonly string[] }>({
    severity: 'warning',
    title: { zh: '找不到上级计划', en: 'Parent plan not found' },
    say: ({ parent, suggestion, known }) => ({
      what: {
        zh: `找不到上级计划“${parent}”`,
        en: `There is no plan “${parent}”, which is named as the parent`,
      },
      fix: didYouMean(suggestion, {
        zh: known.length > 0 ? `现有的计划：${listed(known).zh}` : '核对名称：计划的名字是文件名',
        en:
          known.length > 0
            ? `Known plans: ${listed(known).en}`
            : 'Check the name: a plan is called by its file',
      }),
    }),
  }),

  'relative-not-computed': define<{ as: 'parent' | 'follows' | 'child'; title: string }>({
    severity: 'note',
    title: { zh: '有关的计划算不了', en: 'Related plan could not be computed' },
    say: ({ as, title }) => {
      const what = {
        parent: { zh: '上级计划', en: 'parent plan' },
        follows: { zh: '上期计划', en: 'earlier plan' },
        child: { zh: '下级计划', en: 'child plan' },
      }[as];
      return {
        what: {
          zh: `${what.zh}“${title}”有错误，算不了，没有与它对照`,
          en: `The ${what.en} “${title}” has errors and cannot be computed, so nothing is compared with it`,
        },
        fix: { zh: '先改正那份计划里的错误', en: 'Correct the errors in that plan first' },
      };
    },
  }),

  'predecessor-not-found': define<{ predecessor: string; suggestion: string | null }>({
    severity: 'warning',
    title: { zh: '找不到上期计划', en: 'Predecessor not found' },
    say: ({ predecessor, suggestion }) => ({
      what: {
        zh: `找不到上期计划“${predecessor}”，无法核对它的经验`,
        en: `The earlier plan “${predecessor}” was not found, so its lessons cannot be checked`,
      },
      fix: didYouMean(suggestion, {
        zh: '核对 follows 里的名称：计划的名字是文件名',
        en: 'Check the name given under follows: a plan is called by its file',
      }),
    }),
  }),

  'parent-cycle': define<{ plans: readonly string[] }>({
    severity: 'error',
    title: { zh: '计划互为上级', en: 'Plans are each other’s parent' },
    say: ({ plans }) => ({
      what:
        plans.length <= 2
          ? {
              zh: `计划“${plans[0] ?? ''}”把自己写成了上级计划`,
              en: `Plan “${plans[0] ?? ''}” names itself as its parent`,
            }
          : {
              zh: `计划的上下级绕成了圈：${plans.join(' → ')}`,
              en: `The plans form a circle of parents: ${plans.join(' → ')}`,
            },
      fix:
        plans.length <= 2
          ? { zh: '改成上级计划的名字，或删掉 parent', en: 'Name the plan above it, or remove parent' }
          : { zh: '去掉其中一个 parent', en: 'Remove one of the parents' },
    }),
  }),

  'predecessor-cycle': define<{ plans: readonly string[] }>({
    severity: 'error',
    title: { zh: '计划互为上期', en: 'Plans follow each other' },
    say: ({ plans }) => ({
      what:
        plans.length <= 2
          ? {
              zh: `计划“${plans[0] ?? ''}”把自己写成了上期计划`,
              en: `Plan “${plans[0] ?? ''}” names itself as the plan before it`,
            }
          : {
              zh: `计划的先后绕成了圈：${plans.join(' → ')}`,
              en: `The plans follow each other in a circle: ${plans.join(' → ')}`,
            },
      why: {
        zh: '上期的经验要在下一期里采用或说明；绕成圈就没有上期',
        en: 'A plan answers the lessons of the one before it; in a circle there is none before',
      },
      fix: { zh: '改成上一期计划的名字，或删掉 follows', en: 'Name the earlier plan, or remove follows' },
    }),
  }),

  'parent-goal-unknown': define<{ goal: string; address: string; parent: string }>({
    severity: 'error',
    title: { zh: '上级计划里没有这个目标', en: 'No such goal in the parent plan' },
    say: ({ goal, address, parent }) => ({
      what: {
        zh: `“${goal}”的上级目标“${address}”在计划“${parent}”里不存在`,
        en: `“${goal}” names “${address}” as its parent goal, which plan “${parent}” does not have`,
      },
      fix: {
        zh: '写上级计划里的目标名，或“目标/成员”',
        en: 'Use the name of a goal there, or goal/member',
      },
    }),
  }),

  'parent-unit-differs': define<{ goal: string; unit: Unit; parentGoal: string; parentUnit: Unit }>({
    severity: 'error',
    title: { zh: '与上级目标的单位不同', en: 'Unit differs from the parent goal' },
    say: ({ goal, unit, parentGoal, parentUnit }) => ({
      what: {
        zh: `“${goal}”的单位是 ${unit.label.zh}，上级目标“${parentGoal}”是 ${parentUnit.label.zh}，不能相加`,
        en: `“${goal}” counts in ${unit.label.en}, its parent goal “${parentGoal}” in ${parentUnit.label.en}: they do not add`,
      },
      fix: { zh: '改成同一种单位，或换一个上级目标', en: 'Use one unit, or name another parent goal' },
    }),
  }),

  'child-parent-disagree': define<{
    parentPlan: string;
    parentGoal: string;
    period: Period;
    fiscal: FiscalStart;
    parent: Quantity;
    children: Quantity;
    gap: Quantity;
    plans: readonly string[];
  }>({
    severity: 'warning',
    title: { zh: '上下级目标不一致', en: 'Parent and child plans disagree' },
    say: ({ parentPlan, parentGoal, period, fiscal, parent, children, gap, plans }) => ({
      what: {
        zh: `上级计划“${parentPlan}”的“${parentGoal}” ${formatPeriod(period, 'zh-CN', fiscal)}是 ${formatQuantity(parent, 'zh-CN')}，下级计划（${plans.join('、')}）合计 ${formatQuantity(children, 'zh-CN')}，${gap.value.n < 0n ? '少' : '多'} ${formatQuantity(absolute(gap), 'zh-CN')}`,
        en: `“${parentGoal}” of the parent plan “${parentPlan}” is ${formatQuantity(parent, 'en')} for ${formatPeriod(period, 'en', fiscal)}; the plans below it (${plans.join(', ')}) come to ${formatQuantity(children, 'en')}, ${formatQuantity(absolute(gap), 'en')} ${gap.value.n < 0n ? 'less' : 'more'}`,
      },
      fix: {
        zh: '两边商定同一个数，再分别改正',
        en: 'Agree on one number and correct both plans',
      },
    }),
  }),

  'parent-asks-otherwise': define<{
    goal: string;
    parentPlan: string;
    parentGoal: string;
    period: Period;
    fiscal: FiscalStart;
    parent: Quantity;
    children: Quantity;
    gap: Quantity;
    others: readonly string[];
  }>({
    severity: 'note',
    title: { zh: '与上级分配的数不同', en: 'Not what the parent plan asks for' },
    say: ({ goal, parentPlan, parentGoal, period, fiscal, parent, children, gap, others }) => ({
      what: {
        zh: `“${goal}”${others.length > 0 ? `与${others.map((it) => `“${it}”`).join('、')}合计` : ''} ${formatPeriod(period, 'zh-CN', fiscal)}是 ${formatQuantity(children, 'zh-CN')}，上级计划“${parentPlan}”的“${parentGoal}”要求 ${formatQuantity(parent, 'zh-CN')}，${gap.value.n < 0n ? '少' : '多'} ${formatQuantity(absolute(gap), 'zh-CN')}`,
        en: `“${goal}”${others.length > 0 ? ` and ${others.map((it) => `“${it}”`).join(', ')} together come` : ' comes'} to ${formatQuantity(children, 'en')} for ${formatPeriod(period, 'en', fiscal)}; “${parentGoal}” of the parent plan “${parentPlan}” asks for ${formatQuantity(parent, 'en')}, so ${formatQuantity(absolute(gap), 'en')} too ${gap.value.n < 0n ? 'little' : 'much'}`,
      },
      fix: {
        zh: '与上级商定同一个数，再分别改正',
        en: 'Agree on one number with the parent plan and correct both',
      },
    }),
  }),

  'parent-ratio-outside': define<{
    parentPlan: string;
    parentGoal: string;
    parent: Rational;
    low: Rational;
    high: Rational;
  }>({
    severity: 'warning',
    title: { zh: '上级比率超出下级的范围', en: 'Parent ratio outside its children' },
    say: ({ parentPlan, parentGoal, parent, low, high }) => ({
      what: {
        zh: `上级计划“${parentPlan}”的“${parentGoal}”是 ${formatPercent(parent)}，而下级的目标${low.n * high.d === high.n * low.d ? `是 ${formatPercent(low)}` : `在 ${formatPercent(low)} 到 ${formatPercent(high)} 之间`}，怎么加权都到不了`,
        en: `“${parentGoal}” of “${parentPlan}” is ${formatPercent(parent)}, but the plans below it ${low.n * high.d === high.n * low.d ? `aim at ${formatPercent(low)}` : `lie between ${formatPercent(low)} and ${formatPercent(high)}`}: no weighting gets there`,
      },
      fix: { zh: '提高下级的目标，或修改上级的目标', en: 'Move the goals below, or the one above' },
    }),
  }),
} as const;

function absolute({ value, unit }: Quantity): Quantity {
  return { unit, value: value.n < 0n ? { n: -value.n, d: value.d } : value };
}
