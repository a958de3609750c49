import type { CellType } from '../../src/language/cells.ts';
import type { Words } from '../../src/language/words.ts';

export interface CellTypeNote {
  readonly name: Words;
  readonly about: Words;
  /** Each is read by the reader of the type: a test holds it. */
  readonly examples: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

/** Types of cells whose words come from a closed list are told with that list. */
export const cellTypes: Readonly<Record<CellType, CellTypeNote>> = {
  text: note(
    '文字',
    'text',
    '照原样显示；`<br>` 换行。',
    'Shown as it stands; `<br>` breaks a line.',
    [],
    [],
  ),
  name: note(
    '名称',
    'name',
    '事物的身份：大小写、全角半角、空格不计；不能含 `/ @ : #`。',
    'The identity of a thing: case, width and spaces do not count; none of `/ @ : #`.',
    ['销售总额', '产品A'],
    ['Revenue', 'Product A'],
  ),
  names: note(
    '若干名称',
    'names',
    '一个或几个名称，用 `、` `,` `;` `/` 或 `<br>` 隔开。',
    'One name or several, parted by `,` `;` `、` `/` or `<br>`.',
    ['王敏', '王敏、李雷'],
    ['Lin Yue', 'Lin Yue, He Rui'],
  ),
  quantity: note(
    '数量',
    'quantity',
    '不带单位的数按目标或表头的单位读；带了单位就是绝对数。',
    'A bare number is in the unit of its goal or heading; a unit of its own makes it absolute.',
    ['1000', '1,000', '12万', '300家'],
    ['1000', '1,000', '1.2m', '12k'],
  ),
  number: note(
    '数',
    'number',
    '人数、条数等普通的数。',
    'A plain number: heads, leads.',
    ['5', '1,200'],
    ['5', '1,200'],
  ),
  percent: note(
    '百分比',
    'percentage',
    '占比或比率。',
    'A share or a rate.',
    ['25%', '四成'],
    ['25%', '12.5%'],
  ),
  rate: note(
    '转化率',
    'rate',
    '线索到成交；只到中间某一步的，写明那一步。',
    'From lead to deal; a rate that leads only to a stage names it.',
    ['20%', '20% @商机'],
    ['20%', '20% @Opportunity'],
  ),
  target: note(
    '目标值',
    'target',
    '一个水平；`≥` `≤` 顺带定方向；`+30%` 是在基线上的增幅。',
    'A level; `≥` and `≤` set the direction too; `+30%` is a growth over the baseline.',
    ['1000', '≥70%', '≤12', '+30%'],
    ['1000', '≥70%', '≤12', '+30%'],
  ),
  assigned: note(
    '下达',
    'assigned',
    '分到人头上的数；括号里声明比计划多出多少。',
    'What people are given; the brackets declare how much more than the plan that is.',
    ['330', '330 (+10%)'],
    ['330', '330 (+10%)'],
  ),
  date: note(
    '日期',
    'date',
    '一天，或说法所指的首日和末日；不写年份时，计划期内必须只有这一天。',
    'A day, or the first and last day of what is named; without a year it has to be the only one in the plan.',
    ['2026-08-15', '8月15日', '10月底'],
    ['2026-08-15', '15 Aug', 'end of Oct'],
  ),
  period: note(
    '期间',
    'period',
    '季度和半年按财年，`2026-07` 按日历。',
    'Quarters and halves are fiscal, `2026-07` is a calendar month.',
    ['2026', '2026-H2', 'Q3', '7月', 'Q1-Q4', '2026-07..2026-12'],
    ['2026', '2026-H2', 'Q3', 'Jul', 'Q1-Q4', '2026-07..2026-12'],
  ),
  workdays: note(
    '工期',
    'working days',
    '工作日数；两周是 10 天。',
    'Working days; two weeks are 10.',
    ['15', '15天', '2周'],
    ['15', '15 days', '2 weeks'],
  ),
  lag: note(
    '周期',
    'lag',
    '自然日；一个月算 30 天。',
    'Calendar days; a month is 30.',
    ['30天', '2周', '1个月'],
    ['30 days', '2 weeks', '1 month'],
  ),
  ramp: note(
    '爬坡',
    'ramp',
    '从到岗当月（或当季）起，各期的产能占比；最后一格一直保持。',
    'Share of full productivity by month or quarter of tenure, from the first; the last one holds on.',
    ['月:0/25/50/75/100%', '季:25/50/100%'],
    ['month: 0/25/50/75/100%', 'quarter: 25/50/100%'],
  ),
  recurrence: note(
    '频次',
    'recurrence',
    '多久一次。',
    'How often.',
    ['每周', '每月2场', '每季度'],
    ['weekly', '2/month', 'twice a month'],
  ),
  sum: note(
    '地址之和',
    'sum of addresses',
    '比率的分子或分母；`—` 表示由实际数带来。',
    'Numerator or denominator of a ratio; `—` when it comes with the actuals.',
    ['销售总额/制造业 + 销售总额/零售业'],
    ['Revenue/Manufacturing + Revenue/Retail'],
  ),
  address: note(
    '地址',
    'address',
    '指向一个数，不写度量。',
    'Names a figure, without a measure.',
    ['销售总额/华东'],
    ['Revenue/East'],
  ),
  standard: note(
    '完成标准',
    'standard',
    '这几种写法逐期检验，别的写法当作说明。',
    'These forms are tested period by period; anything else is prose.',
    ['季度偏差 ≤±5%', '≥60%', '≤3%', '年末达成'],
    ['quarterly deviation ≤±5%', '≥60%', '≤3%', 'by year-end'],
  ),
  adjustments: note(
    '调整',
    'changes',
    '一个或几个 `地址 = 值`、`+x%`、`×k`、`+n`，用 `;` 隔开。',
    'One or several `address = value`, `+x%`, `×k`, `+n`, parted by `;`.',
    ['人员/销售:人数 = 9', '销售总额@Q4:目标 -10%; 阶段/商机:转化率 ×0.95'],
    ['people/Sales:heads = 9', 'Revenue@Q4:target -10%; stage/Opportunity:conversion ×0.95'],
  ),
  goalType: choice(
    '目标类型',
    'type of goal',
    '累计按时间和成员相加；比率从来不相加；存量取期末。',
    'A flow adds over time and members, a ratio never adds, a stock is its last level.',
  ),
  direction: choice('方向', 'direction', '不写就是越高越好。', 'Higher is better unless it says otherwise.'),
  milestoneStatus: choice('里程碑状态', 'state of a milestone', '', ''),
  actionStatus: choice('措施状态', 'state of an action', '', ''),
  causeCategory: choice('原因类别', 'category of a cause', '', ''),
  outcome: choice('结论', 'outcome', '会和数字核对。', 'Checked against the figures.'),
  lessonType: choice('经验类型', 'type of a lesson', '', ''),
  lessonHandling: choice('处理', 'handling', '', ''),
};

function note(
  zh: string,
  en: string,
  aboutZh: string,
  aboutEn: string,
  examplesZh: readonly string[],
  examplesEn: readonly string[],
): CellTypeNote {
  return {
    name: { zh, en },
    about: { zh: aboutZh, en: aboutEn },
    examples: { zh: examplesZh, en: examplesEn },
  };
}

function choice(zh: string, en: string, aboutZh: string, aboutEn: string): CellTypeNote {
  return note(zh, en, aboutZh, aboutEn, [], []);
}
