import type { CellType } from './cells.ts';
import { fold } from './fold.ts';
import type { Words } from './words.ts';

/**
 * The one vocabulary of the plan language: which tables there are, in which step, and what their columns mean. The
 * parser, the schemas, the messages, the starters, the labels of the report and the reference are derived from it.
 */
export interface Column {
  readonly label: Words;
  /** Other headings by which people call it, in either language. */
  readonly aliases: readonly string[];
  readonly cell: CellType;
  /** The table cannot be understood without this column. */
  readonly required?: true;
  /** Money without a goal: a bare number is in 元 unless the heading carries a unit. */
  readonly money?: true;
  /** Its cells add up over the rows, so that a 合计 row can be checked. */
  readonly adds?: true;
  /** A part of a whole (0 to 100 %), or a size that is never below zero. */
  readonly range?: 'part' | 'size';
}

export interface Kind {
  readonly steps: readonly number[];
  readonly label: Words;
  /** The heading of the first column, by which the kind is known. */
  readonly first: Column;
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns may also be periods (Q1, 3月, 2026-07), whose cells are amounts of the row's goal. */
  readonly periods?: true;
  /** The reserved name in front of an address of this kind. */
  readonly reserved?: Words;
}

function column<const C extends CellType>(zh: string, en: string, cell: C, ...aliases: string[]) {
  return { label: { zh, en }, aliases, cell };
}

function required<const C extends Column>(it: C) {
  return { ...it, required: true as const };
}

function money<const C extends Column>(it: C) {
  return { ...it, money: true as const };
}

function adds<const C extends Column>(it: C) {
  return { ...it, adds: true as const };
}

function part<const C extends Column>(it: C) {
  return { ...it, range: 'part' as const };
}

function size<const C extends Column>(it: C) {
  return { ...it, range: 'size' as const };
}

const owner = column('负责人', 'owner', 'names', '责任人', '牵头人', 'owners', 'responsible');
const standard = column('完成标准', 'standard', 'standard', '验收标准', 'completion standard');
const keyTasks = column('关键任务', 'key tasks', 'text', '关键动作', 'key actions');
const due = column('截止', 'due', 'date', '截止日期', '完成时间', '截止时间', 'deadline', 'end', 'finish');
const id = column('id', 'id', 'text', '编号');
const targetShare = size(adds(column('目标占比', 'target share', 'percent', '占比目标')));
const strategy = column('策略', 'strategy', 'text');

export const kinds = {
  goals: {
    steps: [1],
    label: { zh: '目标', en: 'Goals' },
    first: column('目标', 'goal', 'name', '目标名称', 'goals', 'goal name'),
    columns: {
      type: column('类型', 'type', 'goalType', '指标类型'),
      unit: column('单位', 'unit', 'text'),
      baseline: column('基线', 'baseline', 'quantity', '基数', '上年', '上年实际', 'last year'),
      target: required(column('目标值', 'target', 'target', '目标数', 'target value')),
      period: column('期间', 'period', 'period', '周期'),
      direction: column('方向', 'direction', 'direction'),
      numerator: column('分子', 'numerator', 'sum'),
      denominator: column('分母', 'denominator', 'sum'),
      weight: part(column('权重', 'weight', 'percent')),
      owner,
      standard,
      reason: column('依据', 'reason', 'text', '理由', '设定依据', 'rationale', 'basis'),
      parentGoal: column('上级目标', 'parent goal', 'address', 'contributes to'),
      scope: column('范围', 'scope', 'text'),
      red: column('红灯', 'red', 'percent', 'red light', 'red below'),
      yellow: column('黄灯', 'yellow', 'percent', 'yellow light', 'yellow below'),
      precision: column('精度', 'precision', 'number', 'quantum'),
      id,
    },
  },
  targets: {
    steps: [2],
    label: { zh: '分期目标', en: 'Targets by period' },
    first: column('目标', 'goal', 'name', '目标名称', 'goals'),
    columns: { owner, standard, keyTasks },
    periods: true,
  },
  /** First heading: a dimension, or `goal / dimension`. Known by rule 4, not by an alias. */
  splits: {
    steps: [2],
    label: { zh: '分维度目标', en: 'Targets by dimension' },
    first: column('维度', 'dimension', 'name'),
    columns: {
      weight: column('权重', 'weight', 'percent', '占比', 'share'),
      target: column('目标值', 'target', 'quantity', '目标数', 'target value'),
      quantity: column('数量', 'quantity', 'number', '销量', 'qty', 'volume'),
      price: money(column('单价', 'price', 'quantity', 'unit price')),
      assigned: column('下达', 'assigned', 'assigned', '下达值', 'quota'),
      owner,
      keyTasks,
      standard,
    },
    periods: true,
  },
  tasks: {
    steps: [2, 4],
    label: { zh: '任务', en: 'Tasks' },
    first: column('任务', 'task', 'name', '任务名称', '工作项', 'tasks'),
    columns: {
      goal: column('目标', 'goal', 'name', '支撑目标', 'supports'),
      owner,
      start: column('开始', 'start', 'date', '开始日期', '开始时间'),
      due,
      duration: column('工期', 'duration', 'workdays', '天数', 'days'),
      after: column('前置', 'after', 'names', '前置任务', 'predecessors', 'depends on'),
      repeat: column('重复', 'repeat', 'recurrence', '频次', '频率', 'recurrence'),
      progress: part(column('进度', 'progress', 'percent', '完成度')),
      deliverable: column('交付标准', 'deliverable', 'text', '交付物', '成果', 'deliverables'),
      budget: adds(money(column('预算', 'budget', 'quantity'))),
      id,
    },
    reserved: { zh: '任务', en: 'task' },
  },
  milestones: {
    steps: [4],
    label: { zh: '里程碑', en: 'Milestones' },
    first: column('里程碑', 'milestone', 'name', '关键节点', 'milestones'),
    columns: {
      date: required(column('日期', 'date', 'date', '时间', '时间节点')),
      owner,
      deliverable: column('交付标准', 'deliverable', 'text', '交付物', '成果', 'deliverables'),
      status: column('状态', 'status', 'milestoneStatus'),
    },
    reserved: { zh: '里程碑', en: 'milestone' },
  },
  segments: {
    steps: [3],
    label: { zh: '客户策略', en: 'Customer strategy' },
    first: column('客户群', 'segment', 'name', '客户类型', '目标客户', 'customer segment', 'segments'),
    columns: {
      profile: column('画像', 'profile', 'text', '客户画像'),
      needs: column('需求痛点', 'needs', 'text', '需求', '痛点', 'pains', 'needs and pains'),
      strategy,
      actions: column('动作', 'actions', 'text', '关键动作', 'action'),
      share: targetShare,
      owner,
    },
    reserved: { zh: '客户群', en: 'segment' },
  },
  products: {
    steps: [3],
    label: { zh: '产品策略', en: 'Product strategy' },
    first: column('产品', 'product', 'name', '产品线', 'products'),
    columns: {
      position: column('定位', 'position', 'text', '产品定位', 'positioning'),
      strategy,
      customers: column('目标客户', 'customers', 'text', '适用客户', 'target customers'),
      share: targetShare,
      owner,
    },
    reserved: { zh: '产品', en: 'product' },
  },
  channels: {
    steps: [3],
    label: { zh: '渠道策略', en: 'Channel strategy' },
    first: column('渠道', 'channel', 'name', '渠道名称', 'channels'),
    columns: {
      budgetShare: size(adds(column('预算占比', 'budget share', 'percent', '预算比例'))),
      budget: adds(money(column('预算', 'budget', 'quantity', '预算金额'))),
      leadShare: size(adds(column('线索占比', 'lead share', 'percent', '线索比例'))),
      leads: size(adds(column('线索', 'leads', 'number', '线索数', '预期线索', 'expected leads'))),
      conversion: part(column('转化率', 'conversion', 'rate', '目标转化率', 'conversion rate')),
      costPerLead: size(money(column('单条线索成本', 'cost per lead', 'quantity', '线索成本', 'cpl'))),
      strategy,
      owner,
    },
    reserved: { zh: '渠道', en: 'channel' },
  },
  funnel: {
    steps: [3],
    label: { zh: '销售漏斗', en: 'Sales funnel' },
    first: column('阶段', 'stage', 'name', '漏斗阶段', 'stages', 'funnel stage'),
    columns: {
      conversion: part(column('转化率', 'conversion', 'percent', 'conversion rate')),
      lag: column('周期', 'lag', 'lag', '停留时间', 'cycle', 'cycle time'),
      dealSize: size(money(column('客单价', 'deal size', 'quantity', '平均客单价', 'average deal size'))),
      goal: column('支撑目标', 'supports', 'name', '目标', 'goal'),
      owner,
    },
    reserved: { zh: '阶段', en: 'stage' },
  },
  people: {
    steps: [4],
    label: { zh: '人员与产能', en: 'People and capacity' },
    first: column('人员', 'role', 'name', '岗位', '角色', 'roles', 'people'),
    columns: {
      heads: size(adds(required(column('人数', 'heads', 'number', 'headcount', 'people')))),
      joins: column('到岗', 'joins', 'date', '到岗时间', '到岗日期', 'joining', 'from'),
      leaves: column('离岗', 'leaves', 'date', '离岗时间', '离岗日期', 'leaving', 'until'),
      productivity: size(
        column('人均月产能', 'monthly productivity', 'quantity', '月产能', '人均产能', 'productivity'),
      ),
      ramp: column('爬坡', 'ramp', 'ramp', '爬坡期', 'ramp-up'),
      goal: column('支撑目标', 'supports', 'name', '目标', 'goal'),
      period: column('期间', 'period', 'period'),
      owner,
    },
    reserved: { zh: '人员', en: 'people' },
  },
  budget: {
    steps: [4],
    label: { zh: '预算', en: 'Budget' },
    first: column('预算', 'budget line', 'name', '预算项', '预算科目', '费用项', 'budget', 'budget item'),
    columns: {
      amount: money(column('金额', 'amount', 'quantity', '预算金额')),
      share: column('占比', 'share', 'percent', '比例'),
      period: column('期间', 'period', 'period'),
      goal: column('支撑目标', 'supports', 'name', '目标', 'goal'),
      owner,
      note: column('说明', 'note', 'text', '备注', 'notes'),
    },
    reserved: { zh: '预算', en: 'budget' },
  },
  tools: {
    steps: [4],
    label: { zh: '工具', en: 'Tools' },
    first: column('工具', 'tool', 'name', '系统', 'tools'),
    columns: {
      use: column('用途', 'use', 'text', '作用', 'purpose'),
      cost: adds(money(column('费用', 'cost', 'quantity', '预算'))),
      owner,
    },
    reserved: { zh: '工具', en: 'tool' },
  },
  actuals: {
    steps: [5],
    label: { zh: '实际完成', en: 'Actuals' },
    first: column('目标', 'goal', 'name', '目标名称', 'goals'),
    columns: { owner },
    periods: true,
  },
  deviations: {
    steps: [5],
    label: { zh: '偏差与调整', en: 'Deviations and adjustments' },
    first: column('期间', 'period', 'period', '时间'),
    columns: {
      goal: required(column('目标', 'goal', 'name', '偏差目标')),
      category: column('原因类别', 'cause category', 'causeCategory', '类别', 'category'),
      cause: column('原因', 'cause', 'text', '偏差原因', '原因分析'),
      action: column('调整措施', 'adjustment', 'text', '措施', '应对措施', 'action'),
      scenario: column('情景', 'scenario', 'name'),
      owner,
      due,
      status: column('状态', 'status', 'actionStatus'),
    },
    reserved: { zh: '偏差', en: 'deviation' },
  },
  review: {
    steps: [6],
    label: { zh: '复盘', en: 'Review' },
    first: column('期间', 'period', 'period', '时间'),
    columns: {
      goal: required(column('目标', 'goal', 'name')),
      outcome: column('结论', 'outcome', 'outcome', '结果', 'conclusion'),
      cause: column('原因', 'cause', 'text', '原因分析'),
    },
    reserved: { zh: '复盘', en: 'review' },
  },
  lessons: {
    steps: [6],
    label: { zh: '经验沉淀', en: 'Lessons' },
    first: column('经验', 'lesson', 'name', '经验教训', '教训', 'lessons'),
    columns: {
      type: column('类型', 'type', 'lessonType'),
      action: column('沉淀', 'becomes', 'text', '沉淀为', '落地动作', 'action', 'sop'),
      owner,
      due,
      verified: column('验证', 'verified', 'text', '验证方式', '验证结果', 'verification'),
      tags: column('标签', 'tags', 'names', 'tag'),
      id,
    },
    reserved: { zh: '经验', en: 'lesson' },
  },
  earlierLessons: {
    steps: [6],
    label: { zh: '上期经验', en: 'Earlier lessons' },
    first: column('上期经验', 'earlier lesson', 'name', '上期教训', 'earlier lessons', 'previous lesson'),
    columns: {
      handling: required(column('处理', 'handling', 'lessonHandling', '处理方式')),
      note: column('说明', 'note', 'text', '备注', 'notes'),
    },
    reserved: { zh: '上期经验', en: 'earlier-lesson' },
  },
  scenarios: {
    steps: [2, 4],
    label: { zh: '情景', en: 'Scenarios' },
    first: column('情景', 'scenario', 'name', '情景名称', 'scenarios'),
    columns: {
      changes: required(column('调整', 'changes', 'adjustments', '假设', '变化', 'assumptions')),
      note: column('说明', 'note', 'text', '备注', 'notes'),
    },
    reserved: { zh: '情景', en: 'scenario' },
  },
} as const satisfies Record<string, Kind>;

export type Kinds = typeof kinds;
export type KindId = keyof Kinds;
export type ColumnId<K extends KindId> = keyof Kinds[K]['columns'] & string;

/** Dimensions that a bare first heading may name without the config declaring them (ruling 4). */
export const knownDimensions: readonly { readonly label: Words; readonly aliases: readonly string[] }[] = [
  { label: { zh: '产品', en: 'product' }, aliases: ['产品线', 'products'] },
  { label: { zh: '区域', en: 'region' }, aliases: ['地区', '大区', 'regions'] },
  { label: { zh: '客户类型', en: 'customer type' }, aliases: ['客户群', 'customer types', 'segment'] },
  { label: { zh: '行业', en: 'industry' }, aliases: ['industries', 'sector'] },
  { label: { zh: '渠道', en: 'channel' }, aliases: ['channels'] },
  { label: { zh: '团队', en: 'team' }, aliases: ['teams'] },
];

/** Rows and columns that check a sum and are never members (ruling 5). */
export const totalNames: readonly string[] = [
  '合计',
  '总计',
  '小计',
  'Total',
  'Sum',
  'Subtotal',
  'Grand total',
];
export const totalColumnNames: readonly string[] = [
  '全年',
  '合计',
  '总计',
  '小计',
  '全年合计',
  '年度合计',
  '年度目标',
  '目标值',
  '总目标',
  '累计',
  'Target',
  'Total',
  'Full year',
  'Year',
  'FY',
];
const foldedTotals = new Set(totalNames.map(fold));
const foldedTotalColumns = new Set(totalColumnNames.map(fold));

/** A row that checks a sum (合计, Total …). */
export function isTotalName(text: string): boolean {
  return foldedTotals.has(fold(text).replace(/:$/, ''));
}

export function isTotalColumn(text: string): boolean {
  return foldedTotalColumns.has(fold(text));
}

export function isSeasonality(text: string): boolean {
  return seasonalityNames.some((it) => fold(it) === fold(text));
}

/** The row of a period table that holds weights for the spread over time. */
export const seasonalityNames: readonly string[] = ['季节性', '季节系数', 'Seasonality'];

/** The six steps, as their level-2 headings name them. */
export const steps: readonly {
  readonly number: 1 | 2 | 3 | 4 | 5 | 6;
  readonly label: Words;
  readonly aliases: readonly string[];
}[] = [
  {
    number: 1,
    label: { zh: '核心目标', en: 'Goals' },
    aliases: ['目标', '销售目标', '目标设定', 'Core goals', 'Objectives'],
  },
  {
    number: 2,
    label: { zh: '目标拆解', en: 'Decomposition' },
    aliases: ['拆解', '目标分解', 'Breakdown', 'Goal decomposition'],
  },
  {
    number: 3,
    label: { zh: '销售策略', en: 'Strategy' },
    aliases: ['策略', '策略制定', 'Sales strategy', 'Strategies'],
  },
  {
    number: 4,
    label: { zh: '资源与时间', en: 'Resources and timeline' },
    aliases: [
      '资源',
      '资源配置',
      '资源与时间线',
      '资源与排期',
      'Resources & timeline',
      'Resources',
      'Timeline',
    ],
  },
  {
    number: 5,
    label: { zh: '执行与监控', en: 'Execution and monitoring' },
    aliases: ['执行', '监控', '执行监控', 'Execution & monitoring', 'Execution', 'Monitoring'],
  },
  {
    number: 6,
    label: { zh: '复盘迭代', en: 'Review' },
    aliases: ['复盘', '复盘与迭代', 'Review and iteration', 'Review & iteration', 'Retrospective'],
  },
];
