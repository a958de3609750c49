import { describe, expect, it } from 'vitest';
import { addressKey, formatAddress } from '../../src/language/address.ts';
import { parseAddress, parseSum } from '../../src/language/read/address.ts';
import { countUnit, defaultQuantum, moneyUnit, PERCENT, parseUnit } from '../../src/language/units.ts';
import { cell, plan2026, said, short } from './reading.ts';

const wan = moneyUnit('CNY', 10_000);

describe('a target', () => {
  const show = (text: string, unit = wan) =>
    said(cell('target', text, { unit }), (it) =>
      [it.bound ?? '', it.value ? short(it.value.value) : '', it.growth ? `+${short(it.growth)}` : '']
        .join(' ')
        .trim(),
    );

  it.each([
    ['1000', '10000000'],
    ['1000万元', '10000000'],
    ['≥1000', 'at-least 10000000'],
    ['>=1000', 'at-least 10000000'],
    ['不低于1000', 'at-least 10000000'],
    ['1000以上', 'at-least 10000000'],
    ['≤12', 'at-most 120000'],
    ['不超过12', 'at-most 120000'],
    ['+30%', '+3/10'],
    ['＋30％', '+3/10'],
    ['增长30%', '+3/10'],
    ['-10%', '+-1/10'],
    ['下降 10%', '+-1/10'],
    ['提升销量', '! no-number'],
    ['更多', '! no-number'],
    ['+200', '! form'],
    ['60%', '! unit'],
    ['待定', '! undecided'],
  ])('%s → %s', (text, expected) => {
    expect(show(text).replace(/ {2,}/g, ' ')).toBe(expected);
  });

  it.each([
    ['60%', '3/5'],
    ['≥70%', 'at-least 7/10'],
    ['至少 70%', 'at-least 7/10'],
    ['at least 70%', 'at-least 7/10'],
    ['3%以内', 'at-most 3/100'],
    ['+5个百分点', '1/20'],
    ['+5 pp', '1/20'],
    ['+5%', '! points'],
    ['提升5%', '! points'],
  ])('of a ratio: %s → %s', (text, expected) => {
    expect(show(text, PERCENT)).toBe(expected);
  });
});

describe('an assigned target', () => {
  it.each([
    ['1100', '11000000 '],
    ['1100 (+10%)', '11000000 1/10'],
    ['1100（+10%）', '11000000 1/10'],
    ['12万', '120000 '],
    ['1100 (很多)', '! form'],
  ])('%s → %s', (text, expected) => {
    const reading = cell('assigned', text, { unit: wan });
    expect(said(reading, (it) => `${short(it.quantity.value)} ${it.uplift ? short(it.uplift) : ''}`)).toBe(
      expected,
    );
  });
});

describe('a completion standard', () => {
  it.each([
    ['季度偏差 ±5%', 'deviation quarter ± 1/20'],
    ['季度偏差 ≤±5%', 'deviation quarter ± 1/20'],
    ['季度偏差率≤±5%', 'deviation quarter ± 1/20'],
    ['季度偏差控制在±5%以内', 'deviation quarter ± 1/20'],
    ['月度偏差 ≤8%', 'deviation month 2/25'],
    ['月偏差≤±8%', 'deviation month ± 2/25'],
    ['年度偏差 ±3%', 'deviation year ± 3/100'],
    ['偏差 ±5%', 'deviation ± 1/20'],
    ['quarterly deviation within ±5%', 'deviation quarter ± 1/20'],
    ['monthly variance ≤ 5%', 'deviation month 1/20'],
    ['≥60%', 'level at-least 3/5'],
    ['≤3%', 'level at-most 3/100'],
    ['不低于60%', 'level at-least 3/5'],
    ['年末达成', 'prose'],
    ['年末不少于 150 家', 'prose'],
    ['按月不低于计划', 'prose'],
    ['9 月 30 日前 300 家', 'prose'],
  ])('%s → %s', (text, expected) => {
    const reading = cell('standard', text, { unit: PERCENT });
    const shown = said(reading, (it) => {
      if (it.kind === 'prose') return 'prose';
      if (it.kind === 'level') return `level ${it.bound} ${short(it.value.value)}`;
      return ['deviation', it.cycle, it.symmetric ? '±' : null, short(it.within)].filter(Boolean).join(' ');
    });
    expect(shown).toBe(expected);
  });
});

describe('a unit', () => {
  it.each([
    ['万元', 'money CNY 10000'],
    ['元', 'money CNY 1'],
    ['千元', 'money CNY 1000'],
    ['百万元', 'money CNY 1000000'],
    ['千万元', 'money CNY 10000000'],
    ['亿元', 'money CNY 100000000'],
    ['人民币', 'money CNY 1'],
    ['万美元', 'money USD 10000'],
    ['USD k', 'money USD 1000'],
    ['k USD', 'money USD 1000'],
    ['USD m', 'money USD 1000000'],
    ['$m', 'money USD 1000000'],
    ['USD thousand', 'money USD 1000'],
    ['EUR', 'money EUR 1'],
    ['%', 'ratio ratio 1/100'],
    ['百分比', 'ratio ratio 1/100'],
    ['个百分点', 'ratio ratio 1/100'],
    ['家', 'count 家 1'],
    ['万台', 'count 台 10000'],
    ['customers', 'count customers 1'],
    ['new customers', 'count new customers 1'],
    ['k customers', 'count customers 1000'],
    ['m users', 'count users 1000000'],
    ['万', ''],
    ['', ''],
    ['100', ''],
  ])('%s → %s', (text, expected) => {
    const unit = parseUnit(text, 'CNY');
    expect(unit ? `${unit.family} ${unit.base} ${short(unit.scale)}` : '').toBe(expected);
  });

  it.each([
    ['亿元', '10000'],
    ['万元', '100'],
    ['元', '1'],
    ['百万元', '1000000'],
    ['USD k', '1000'],
    ['家', '1'],
    ['万台', '10000'],
  ])('the quantum of %s is %s base units', (text, expected) => {
    expect(short(defaultQuantum(parseUnit(text, 'CNY') ?? countUnit('?')))).toBe(expected);
  });
});

describe('an address', () => {
  it.each([
    ['销售总额:目标', '销售总额:target'],
    ['#销售总额：目标', '销售总额:target'],
    ['销售总额@Q3:目标', '销售总额@2026-Q3:target'],
    ['销售总额/产品A@2026-07:实际', '销售总额/产品A@2026-07:actual'],
    ['销售总额 / 产品A ＠ 7月 : 实际', '销售总额/产品A@2026-07:actual'],
    ['销售总额/区域=华东:权重', '销售总额/区域=华东:weight'],
    ['渠道/行业展会:转化率', '渠道/行业展会:conversion'],
    ['Sales/Product A@Q3:attainment', 'Sales/Product A@2026-Q3:attainment'],
    ['Sales:ytd-actual', 'Sales:ytdActual'],
    ['销售总额@H2:达成率', '销售总额@2026-H2:attainment'],
  ])('%s → %s', (text, expected) => {
    const address = parseAddress(text, plan2026);
    expect(said(address, (it) => addressKey({ ...it, measure: it.measure ?? 'target' }, 1))).toBe(expected);
  });

  it.each([
    ['销售总额:目表', '! measure'],
    ['销售总额@Q9:目标', '! form'],
    ['/产品A:目标', '! form'],
    ['a/b/c:目标', '! form'],
    ['', '! form'],
  ])('%s → %s', (text, expected) => {
    expect(said(parseAddress(text, plan2026), String)).toBe(expected);
  });

  it.each(['销售总额:目标', '销售总额/产品A@Q3:实际', '销售总额/区域=华东@7月:权重', '渠道/行业展会:转化率'])(
    'is written back as it was: %s',
    (text) => {
      expect(said(parseAddress(text, plan2026), (it) => formatAddress(it, 'zh-CN', 1))).toBe(text);
    },
  );

  it.each([
    ['销售总额/制造业 + 销售总额/零售业', '+销售总额/制造业 +销售总额/零售业'],
    ['销售总额/制造业＋销售总额/零售业', '+销售总额/制造业 +销售总额/零售业'],
    ['销售总额 - 销售总额/零售业', '+销售总额 -销售总额/零售业'],
    ['外部', ''],
    ['external (market size)', ''],
  ])('sums: %s → %s', (text, expected) => {
    const sum = parseSum(text, plan2026);
    expect(
      said(sum, (it) =>
        it.terms.map((t) => `${t.sign < 0 ? '-' : '+'}${formatAddress(t.address, 'zh-CN', 1)}`).join(' '),
      ),
    ).toBe(expected);
  });
});

describe('the assumptions of a scenario', () => {
  const unitOf = ({ measure }: { measure: string | null }) =>
    measure === 'conversion' ? PERCENT : measure === 'target' ? wan : null;
  it.each([
    ['渠道/行业展会:转化率 = 25%', '渠道/行业展会:转化率 set 1/4'],
    ['销售总额:目标 +10%', '销售总额:目标 scale 11/10'],
    ['销售总额@Q4:目标 -15%', '销售总额@Q4:目标 scale 17/20'],
    ['销售总额:目标 ×1.1', '销售总额:目标 scale 11/10'],
    ['销售总额:目标 * 1.1', '销售总额:目标 scale 11/10'],
    ['人员/销售:人数 +2', '人员/销售:人数 shift 2'],
    ['人员/销售:人数 -1', '人员/销售:人数 shift -1'],
    ['销售总额:目标 = 900', '销售总额:目标 set 9000000'],
    ['销售总额:目标 +20万', '销售总额:目标 shift 200000'],
    ['渠道/展会:转化率 +5个百分点', '渠道/展会:转化率 shift 1/20'],
    ['销售总额/区域=华东:目标 = 900', '销售总额/区域=华东:目标 set 9000000'],
    ['stage/Lead:deal-size +10%', 'stage/Lead:客单价 scale 11/10'],
    ['人员/销售:人数 +2; 销售总额:目标 +10%', '人员/销售:人数 shift 2, 销售总额:目标 scale 11/10'],
    ['销售总额 +10%', '! form'],
    ['销售总额:目标', '! form'],
    ['销售总额:目表 +10%', '! measure'],
    ['再努力一点', '! form'],
  ])('%s → %s', (text, expected) => {
    const shown = said(cell('adjustments', text, { unitOf }), (list) =>
      list
        .map(({ address, change }) => {
          const amount =
            change.kind === 'scale'
              ? change.factor
              : change.kind === 'set'
                ? change.value.value
                : change.by.value;
          return `${formatAddress(address, 'zh-CN', 1)} ${change.kind} ${short(amount)}`;
        })
        .join(', '),
    );
    expect(shown).toBe(expected);
  });
});

describe('words of closed lists', () => {
  it.each([
    ['goalType', '累计', 'flow'],
    ['goalType', 'Ratio', 'ratio'],
    ['goalType', '百分比', 'ratio'],
    ['goalType', '时点', 'stock'],
    ['direction', '越低越好', 'lower'],
    ['milestoneStatus', '已完成', 'done'],
    ['actionStatus', '进行中', 'doing'],
    ['causeCategory', '其它', 'other'],
    ['outcome', '未达成', 'missed'],
    ['lessonType', '停止', 'stop'],
    ['lessonHandling', '不采用', 'waived'],
    ['goalType', '累积', '! choice'],
  ] as const)('%s: %s → %s', (type, text, expected) => {
    expect(said<string>(cell(type, text), String)).toBe(expected);
  });

  it.each([
    ['王敏、李雷', '王敏|李雷'],
    ['王敏, 李雷', '王敏|李雷'],
    ['王敏/李雷', '王敏|李雷'],
    ['王敏；李雷\n韩梅', '王敏|李雷|韩梅'],
    ['王敏、王敏', '王敏'],
    ['、', '! form'],
  ])('names: %s → %s', (text, expected) => {
    expect(said(cell('names', text), (it) => it.join('|'))).toBe(expected);
  });
});
