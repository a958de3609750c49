import { fold } from '../language/fold.ts';
import type { Lang, Words } from '../language/words.ts';

/** The columns of the long form of actuals, in both languages. */
export const LONG_COLUMNS = {
  period: ['期间', '月份', '时间', 'period', 'month'],
  goal: ['目标', '指标', 'goal', 'metric'],
  actual: ['实际', '实际值', '实绩', 'actual', 'value'],
  numerator: ['分子', 'numerator'],
  denominator: ['分母', 'denominator'],
  quantity: ['数量', '销量', 'quantity', 'qty'],
  amount: ['金额', '销售额', 'amount'],
} as const;

export type LongColumn = keyof typeof LONG_COLUMNS;

export const longColumnIds: readonly LongColumn[] = Object.keys(LONG_COLUMNS).filter(isLongColumn);

/** The column that a heading names in either language, or null. */
export function longColumn(base: string): LongColumn | null {
  const wanted = fold(base);
  return longColumnIds.find((id) => LONG_COLUMNS[id].some((it) => fold(it) === wanted)) ?? null;
}

/** What a column is called first in each language. */
export function longColumnWords(id: LongColumn): Words {
  return { zh: longColumnName(id, 'zh-CN'), en: longColumnName(id, 'en') };
}

export function longColumnName(id: LongColumn, lang: Lang): string {
  const names: readonly string[] = LONG_COLUMNS[id];
  return names.find((it) => /^[a-z]/.test(it) === (lang === 'en')) ?? id;
}

function isLongColumn(id: string): id is LongColumn {
  return Object.hasOwn(LONG_COLUMNS, id);
}
