import type { Words } from './words.ts';

/**
 * Every formula by which a figure is computed, in words. `{name}` stands for an argument of the use. These words are
 * what `explain`, the report's "where the number comes from" and data.json say.
 */
export const formulas = {
  'sum-of-periods': f('各期之和', 'sum of its periods'),
  'sum-of-members': f('各成员之和', 'sum of its members'),
  'growth-on-baseline': f('基线 ×(1 + 增幅)', 'baseline × (1 + growth)'),
} as const satisfies Record<string, Words>;

export type FormulaId = keyof typeof formulas;

function f(zh: string, en: string): Words {
  return { zh, en };
}
