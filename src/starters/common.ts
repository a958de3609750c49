import type { Draft } from './draft.ts';
import { table } from './table.ts';

/** A length in working days that shortens with the plan, at least three days. */
export function workdays(draft: Draft, ofYear: number): string {
  return String(Math.max(3, Math.round((ofYear * Math.min(12, draft.months)) / 12)));
}

/** An amount of so much a month, over the plan; at most one decimal. */
export function overPlan(draft: Draft, perMonth: number): number {
  return Math.round(perMonth * draft.months * 10) / 10;
}

/** Step 5 of every starter: where the actuals go, and where a red month is explained. */
export function execution(draft: Draft, goals: readonly string[]): readonly string[] {
  const { hint, headings } = draft;
  return [
    hint(
      '每期结束后填实际数：空着表示还没有，0 就是零。数据多了可以改放 CSV，在文件开头写 actuals: actuals.csv。',
      'Fill in actuals as each period closes: a blank means not yet known, 0 means zero. Many numbers go into a CSV file: actuals: actuals.csv in the frontmatter.',
    ),
    table(
      draft,
      'actuals',
      ['periods'],
      goals.map((goal) => [goal, headings.map(() => '')]),
    ),
    hint(
      '红灯要写原因、措施、负责人和日期，黄灯要写原因。',
      'A red light needs a cause, an adjustment, an owner and a date; a yellow one needs a cause.',
    ),
    table(draft, 'deviations', ['goal', 'category', 'cause', 'action', 'owner', 'due', 'status'], []),
  ];
}

/** Step 6 of every starter: outcomes, and lessons that become actions. */
export function review(draft: Draft): readonly string[] {
  return [
    draft.hint(
      '结论写“达成”或“未达成”，会和数字核对。经验要落成一项动作，有人负责、有截止日。',
      'The outcome is “met” or “missed” and is checked against the figures. A lesson becomes an action with an owner and a date.',
    ),
    table(draft, 'review', ['goal', 'outcome', 'cause'], []),
    table(draft, 'lessons', ['type', 'action', 'owner', 'due', 'verified', 'tags'], []),
  ];
}

/** Reminds the author that prose may quote figures. */
export const claimHint = {
  zh: '数字定下之后，在正文里引用它：[1000 万元](#销售总额:目标)。表改了、正文没改，检查会指出来。',
  en: 'Once the numbers are set, quote them in the text: [USD 1,000 k](#Revenue:target). When the table changes and the text does not, the check says so.',
};
