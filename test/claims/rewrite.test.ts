import { describe, expect, it } from 'vitest';
import { rewrite } from '../../src/claims/rewrite.ts';
import type { FigureValue } from '../../src/compute/figure.ts';
import { countUnit, moneyUnit, PERCENT, POINTS } from '../../src/language/units.ts';
import { day } from '../../src/model/calendar.ts';
import { yearPeriod } from '../../src/model/period.ts';
import { rational } from '../../src/model/rational.ts';

const wan = moneyUnit('CNY', 10_000);
const yi = moneyUnit('CNY', 100_000_000);
const home = countUnit('家');
const number = (n: number, d: number, unit = wan): FigureValue => ({
  state: 'number',
  value: rational(n, d),
  unit,
});
const around = { within: yearPeriod(2026, 1), lang: 'zh-CN' as const };

const growth = number(230, 770, PERCENT);

describe('a claim against a figure', () => {
  it.each<[text: string, figure: FigureValue, holds: boolean, expected: string]>([
    // Growth of 770 → 1000 is 29.87 %.
    ['29.9%', growth, true, '29.9%'],
    ['30%', growth, true, '30%'],
    ['30.0%', growth, false, '29.9%'],
    ['约 29.87%', growth, true, '约 29.87%'],
    ['29.9％', growth, true, '29.9％'],
    ['增长 31%', growth, false, '增长 30%'],
    ['+29.9%', growth, true, '+29.9%'],
    ['三成', growth, false, ''],
    // Money, in whatever step the author likes.
    ['1000 万元', number(10_000_000, 1), true, '1000 万元'],
    ['1,000 万元', number(10_000_000, 1), true, '1,000 万元'],
    ['1000万', number(10_000_000, 1), true, '1000万'],
    ['0.1 亿元', number(10_000_000, 1), true, '0.1 亿元'],
    ['10000000 元', number(10_000_000, 1), true, '10000000 元'],
    ['1000', number(10_000_000, 1), true, '1000'],
    ['1000 万元', number(12_345_000, 1), false, '1235 万元'],
    ['1,000.0 万元', number(12_345_000, 1), false, '1,234.5 万元'],
    ['1 亿元', number(12_345_000, 1, yi), false, '0.12 亿元'],
    ['1 亿元', number(12_345_000, 1), false, '1,234.5 万元'],
    ['1000 家', number(10_000_000, 1), false, '1,000 万元'],
    ['人民币 1000 万元', number(10_000_000, 1), true, '人民币 1000 万元'],
    ['1000 萬元', number(10_000_000, 1), true, '1000 萬元'],
    ['¥1.2m', number(1_234_000, 1), true, '¥1.2m'],
    ['1.3m', number(1_234_000, 1), false, '1.2m'],
    ['10%', number(1_234_000, 1), false, '123 万元'],
    ['1000 万美元', number(10_000_000, 1), false, '1,000 万元'],
    ['US$ 1000万', number(10_000_000, 1), false, '1,000 万元'],
    ['USD 10m', number(10_000_000, 1, moneyUnit('USD')), true, 'USD 10m'],
    ['$10 million', number(10_000_000, 1, moneyUnit('SGD')), true, '$10 million'],
    ['1000 万家', number(10_000_000, 1), false, '1,000 万元'],
    ['共 1000 万人民币', number(10_000_000, 1), true, '共 1000 万人民币'],
    ['1 万元', number(10_000, 1, home), false, '10,000 家'],
    ['1 万家', number(10_000, 1, home), true, '1 万家'],
    // Other steps of a ratio.
    ['250‰', number(1, 4, PERCENT), true, '250‰'],
    ['25‰', number(1, 4, PERCENT), false, '250‰'],
    ['2.5 成', number(1, 4, PERCENT), true, '2.5 成'],
    ['1.3 倍', number(5, 4, PERCENT), true, '1.3 倍'],
    ['1.5x', number(5, 4, PERCENT), false, '1.3x'],
    ['8.5 折', number(17, 20, PERCENT), false, '85.0%'],
    // Signs, and the words that stand for them.
    ['−38 万元', number(-380_000, 1), true, '−38 万元'],
    ['-38 万元', number(-380_000, 1), true, '-38 万元'],
    ['38 万元', number(-380_000, 1), false, '−38 万元'],
    ['落后 38 万元', number(-380_000, 1), true, '落后 38 万元'],
    ['落后 38 万元', number(120_000, 1), false, '领先 12 万元'],
    ['领先 12 万元', number(-380_000, 1), false, '落后 38 万元'],
    ['-0.0 万元', number(0, 1), true, '-0.0 万元'],
    ['Group sales of 999 万元', number(10_000_000, 1), false, 'Group sales of 1000 万元'],
    ['许多客户，共 38 家', number(-3, 1, home), false, '许多客户，共 −3 家'],
    // Bounds: true as long as the figure keeps to them.
    ['至少 800 万元', number(10_000_000, 1), true, '至少 800 万元'],
    ['至少 1000 万元', number(10_000_000, 1), true, '至少 1000 万元'],
    ['至少 1200 万元', number(10_000_000, 1), false, '至少 1000 万元'],
    ['不少于１２００万元', number(10_000_000, 1), false, '不少于1000万元'],
    ['不低于 85%', number(86, 100, PERCENT), true, '不低于 85%'],
    ['不超过 85%', number(86, 100, PERCENT), false, '不超过 86%'],
    ['超过 ¥999万', number(10_000_000, 1), true, '超过 ¥999万'],
    ['超过 1000 万元', number(10_000_000, 1), true, '超过 1000 万元'],
    ['超过 1200 万元', number(10_000_000, 1), false, '1000 万元'],
    ['超过 1200 万元', number(10_004_000, 1), false, '超过 1000 万元'],
    ['约超过 1200 万元', number(10_000_000, 1), false, '约1000 万元'],
    ['不到 1001 万元', number(10_000_000, 1), true, '不到 1001 万元'],
    ['不到 900 万元', number(10_000_000, 1), false, '1000 万元'],
    ['900 万元以上', number(10_000_000, 1), true, '900 万元以上'],
    ['900 万元以内', number(10_000_000, 1), false, '1000 万元以内'],
    ['up to 150 customers', number(151, 1, home), false, 'up to 151 customers'],
    ['more than 150', number(151, 1, home), true, 'more than 150'],
    ['150 or more', number(149, 1, home), false, '149 or more'],
    ['>= 150 家', number(151, 1, home), true, '>= 150 家'],
    // Points are not percent.
    ['8 个百分点', number(8, 100, POINTS), true, '8 个百分点'],
    ['8%', number(8, 100, POINTS), false, '+8 个百分点'],
    ['92%', number(92, 100, PERCENT), true, '92%'],
    // Counts.
    ['150 家', number(150, 1, home), true, '150 家'],
    ['150', number(151, 1, home), false, '151'],
    ['第三季度 300 家', number(300, 1, home), true, '第三季度 300 家'],
    ['Q3 的 300 家', number(299, 1, home), false, 'Q3 的 299 家'],
    // Days and lights.
    ['8月15日', { state: 'day', day: day(2026, 8, 15) }, true, '8月15日'],
    ['2026-08-15', { state: 'day', day: day(2026, 8, 20) }, false, '2026-08-20'],
    ['2026年8月15日', { state: 'day', day: day(2026, 9, 1) }, false, '2026年9月1日'],
    ['15 Aug', { state: 'day', day: day(2026, 8, 15) }, true, '15 Aug'],
    ['红灯', { state: 'light', light: 'red' }, true, '红灯'],
    ['绿灯', { state: 'light', light: 'red' }, false, '红灯'],
  ])('%s', (text, figure, holds, expected) => {
    const found = rewrite(text, figure, around);
    if (expected === '') expect(found).toBeNull();
    else expect(found).toMatchObject({ holds, text: expected });
  });

  it.each(['目标', '从 500 到 650 万元', '绿灯转黄灯'])('%s cannot be compared', (text) => {
    const figure: FigureValue = text.includes('灯') ? { state: 'light', light: 'red' } : number(1, 1);
    expect(rewrite(text, figure, around)).toBeNull();
  });

  it('what it rewrites holds', () => {
    for (const text of [
      ...['1000 万元', '12.0%', '落后 3 家', '+5 个百分点', '0.10 亿', '38'],
      ...['至少 30', '不到 1 万元', '超过 7%', '3 家以内', 'under −5'],
    ]) {
      for (const n of [-1234567, -1, 0, 1, 499, 98765432]) {
        for (const unit of [wan, yi, home, PERCENT, POINTS]) {
          const figure = number(n, 7, unit);
          const once = rewrite(text, figure, around);
          if (once === null) continue;
          expect(rewrite(once.text, figure, around), `${text} → ${once.text}`).toMatchObject({ holds: true });
        }
      }
    }
  });
});
