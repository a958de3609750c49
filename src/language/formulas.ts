import type { Words } from './words.ts';

/**
 * Every formula by which a figure is computed, in words. `{name}` stands for an argument of the use. These words are
 * what `explain`, the report's "where the number comes from" and data.json say.
 */
export const formulas = {
  // Targets
  'growth-on-baseline': f('基线 ×（1 + 增幅）', 'baseline × (1 + growth)'),
  'sum-of-periods': f('各期之和', 'sum of its periods'),
  'sum-of-members': f('各成员之和', 'sum of its members'),
  'sum-of-terms': f('各项之和', 'sum of its terms'),
  'sum-of-months': f('各月之和', 'sum of its months'),
  'share-of-total': f(
    '总目标 × 权重，按最大余数法取整，合计不差分毫',
    'total × weight, rounded by largest remainders so that the parts add up exactly',
  ),
  'rest-of-total': f(
    '总目标减去已填部分，剩余由空白各行分摊',
    'total less what is filled in; the blank rows share the rest',
  ),
  'two-way': f(
    '由行合计与列合计共同确定，已填单元格不变，行列均精确相等',
    'fitted to both margins: filled cells are kept, every row and every column adds up exactly',
  ),
  'spread-by-seasonality': f(
    '所属期间的目标减去已填部分，剩余按季节性权重分摊',
    'the target of the enclosing period less what is filled in, spread by the seasonal weights',
  ),
  'spread-by-last-year': f(
    '所属期间的目标减去已填部分，剩余按去年同月实际的比例分摊',
    'the target of the enclosing period less what is filled in, spread like last year’s actuals',
  ),
  'spread-by-days': f(
    '所属期间的目标减去已填部分，剩余按天数分摊',
    'the target of the enclosing period less what is filled in, spread by days',
  ),
  'spread-evenly': f(
    '所属期间的目标减去已填部分，剩余平均分摊',
    'the target of the enclosing period less what is filled in, in equal shares',
  ),
  'same-as-enclosing': f('沿用所属期间的目标', 'the target of the enclosing period holds'),
  'straight-from-baseline': f(
    '前后两个已知水平之间按直线推算',
    'on the straight line between the known levels before and after',
  ),
  'level-at-end': f('期末水平（最后一个月）', 'the level at the end: its last month'),
  'part-of-goal': f('成员目标 ÷ 总目标', "the member's target ÷ the total"),
  'quantity-times-price': f('数量 × 单价', 'quantity × price'),
  'amount-over-quantity': f('金额 ÷ 数量', 'amount ÷ quantity'),
  'assigned-spread': f(
    '下达总额按计划的节奏分摊到各期',
    'the assigned total, spread over the periods like the plan',
  ),
  'over-assignment': f('下达合计 ÷ 目标 − 1', 'sum of assigned ÷ target − 1'),
  'growth-rate': f('目标 ÷ 基线 − 1', 'target ÷ baseline − 1'),
  'growth-points': f('目标 − 基线（百分点）', 'target − baseline, in percentage points'),
  increase: f('目标 − 基线', 'target − baseline'),
  'numerator-over-denominator': f('Σ分子 ÷ Σ分母', 'Σ numerator ÷ Σ denominator'),

  // Actuals and monitoring
  'given-actual': f('填报的实际值', 'the actual as reported'),
  'last-level': f('最近一期末的水平', 'the latest level'),
  'target-minus-baseline': f('目标 − 基线', 'target − baseline'),
  'actual-minus-target': f('实际 − 目标', 'actual − target'),
  'variance-over-target': f('（实际 − 目标）÷ |目标|', '(actual − target) ÷ |target|'),
  'actual-over-target': f('实际 ÷ 目标', 'actual ÷ target'),
  'attainment-lower': f('2 − 实际 ÷ 目标（越低越好）', '2 − actual ÷ target (lower is better)'),
  light: f(
    '达成率低于 {red} 为红，低于 {yellow} 为黄，其余为绿；无实际为灰',
    'red below {red} attainment, yellow below {yellow}, else green; grey without an actual',
  ),
  'light-of-last-closed': f(
    '比率不能相加，取最近一个已结束期间的灯',
    'ratios do not add: the light of the last closed period',
  ),
  'sum-of-closed-targets': f('已结束各期的目标之和', 'sum of the targets of the closed periods'),
  'sum-of-closed-actuals': f('已结束各期的实际之和', 'sum of the actuals of the closed periods'),
  'last-closed-target': f('最近一个已结束期间的目标', 'the target of the last closed period'),
  'last-closed-actual': f('最近一个已结束期间的实际', 'the actual of the last closed period'),
  'landing-pace': f(
    '累计实际 + 剩余目标 ×（累计实际 ÷ 累计目标）',
    'actual to date + rest of the plan × (actual to date ÷ plan to date)',
  ),
  'landing-plan-rest': f('累计实际 + 剩余目标', 'actual to date + rest of the plan'),
  'landing-linear': f(
    '累计实际 × 总期数（{periods}）÷ 已结束期数（{closed}）',
    'actual to date × periods ({periods}) ÷ closed periods ({closed})',
  ),
  'landing-ratio': f('保持目前的累计水平', 'the level to date goes on'),
  'landing-stock': f(
    '最近水平 + 计划中尚未发生的变化',
    'the latest level + the planned change still to come',
  ),
  'forecast-pace': f(
    '当期目标 ×（累计实际 ÷ 累计目标）',
    'target of the period × (actual to date ÷ plan to date)',
  ),
  'forecast-stock': f('当期目标 + 累计差异', 'target of the period + variance to date'),
  'actuals-and-forecasts': f(
    '已结束各期的实际 + 其余各期的预测',
    'actuals of its closed periods + forecasts of the others',
  ),
  'landing-over-target': f('落地预测 ÷ 目标', 'landing ÷ target'),
  'landing-attainment-lower': f('2 − 落地预测 ÷ 目标（越低越好）', '2 − landing ÷ target (lower is better)'),
  'target-minus-actual': f('目标 − 累计实际', 'target − actual to date'),
  'remaining-over-periods': f(
    '剩余缺口 ÷ 剩余期数（{periods}）',
    'what remains ÷ the periods that remain ({periods})',
  ),
  'best-closed-period': f('已结束各期中最好的一期', 'the best of the closed periods'),
  'best-change': f(
    '已结束各期中变化最有利的一期（比上一期末的水平，首期比基线）',
    'the most favourable change in a closed period, from the level before it; the first from the baseline',
  ),
  'needed-over-best': f('所需节奏 ÷ 最好一期', 'needed pace ÷ the best closed period'),
  'weighted-attainment': f(
    'Σ 权重 × 达成率（单项最高按 120% 计）÷ Σ 权重，尚无达成率的目标不计',
    'Σ weight × attainment (each capped at 120%) ÷ Σ weight, over the goals that have an attainment',
  ),

  // Drivers
  contribution: f(
    '该成员的实际之和 − 目标之和，计入目标已结束的各期',
    'the member’s actuals − its targets, over the periods that are closed for the goal',
  ),
  'quantity-sold': f(
    '目标已结束各期的实际数量之和',
    'units sold in the periods that are closed for the goal',
  ),
  'quantity-planned': f(
    '目标已结束各期的计划金额之和 ÷ 计划单价',
    'amounts planned for the periods that are closed for the goal ÷ planned price',
  ),
  'quantity-of-comparable': f(
    '既有计划又有实销的各成员之和',
    'sum of the members that were both planned and sold',
  ),
  'price-effect': f(
    '（实际单价 − 计划单价）× 实际数量；实际单价 = 实际金额 ÷ 实际数量',
    '(actual price − plan price) × actual quantity; actual price = actual amount ÷ actual quantity',
  ),
  'volume-effect': f(
    '（实际总量 × 计划占比 − 计划数量）× 计划单价；计划占比 = 计划数量 ÷ 计划总量',
    '(actual total × plan share − plan quantity) × plan price; plan share = plan quantity ÷ plan total',
  ),
  'mix-effect': f(
    '（实际数量 − 实际总量 × 计划占比）× 计划单价；计划占比 = 计划数量 ÷ 计划总量',
    '(actual quantity − actual total × plan share) × plan price; plan share = plan quantity ÷ plan total',
  ),
  'new-effect': f('新增成员的实际金额', 'actual amount of members that are new'),
  'discontinued-effect': f('停售成员的计划金额（负数）', 'minus the planned amount of discontinued members'),
  'no-effect': f(
    '零：有计划又有实销的成员只拆价格、销量与结构，新增与停售的成员整体计入',
    'zero: a member both planned and sold is split into price, volume and mix; a new or discontinued one counts as a whole',
  ),

  // Capacity, funnel, channels, budget
  'capacity-of-month': f(
    'Σ 人数 × 人均月产能 × 爬坡比例 × 当月在岗天数比',
    'Σ people × monthly productivity × ramp × share of the month in place',
  ),
  'capacity-of-months': f('各月产能之和', 'sum of the months’ capacity'),
  'need-of-months': f('各月需求之和', 'sum of the months’ need'),
  'need-is-target': f('当月目标', 'the target of the month'),
  'shortfall-of-month': f('需求 − 产能，不足为零', 'need − capacity, not below zero'),
  'shortfall-of-months': f(
    '各月缺口之和（富余不抵缺口）',
    'sum of the months’ shortfalls; a surplus does not offset',
  ),
  'capacity-cover': f(
    '截至各月累计产能 ÷ 累计需求的最小值',
    'the smallest, over the months, of capacity to date ÷ need to date',
  ),
  'available-over-needed': f('可用 ÷ 需要', 'available ÷ needed'),
  'smallest-cover': f('各项约束中最小的保障率', 'the smallest cover of all constraints'),
  'deals-from-target': f('目标 ÷ 客单价', 'target ÷ deal size'),
  'stage-from-next': f('下一阶段所需 ÷ 转化率', 'needed at the next stage ÷ conversion'),
  'stage-by-month': f(
    '各月所需按天分摊，再按周期前移',
    'each month’s need spread over its days and moved earlier by the lag',
  ),
  'stage-is-target': f('目标（以数量计）', 'the target, a count'),
  'leads-share': f('所需线索 × 线索占比', 'needed leads × lead share'),
  'leads-promised': f('各渠道承诺线索之和', 'sum of the leads that the channels promise'),
  'budget-share': f('预算合计 × 预算占比', 'total budget × budget share'),
  'part-of-budget': f('金额 ÷ 预算合计', 'amount ÷ total budget'),
  'budget-over-cost': f('预算 ÷ 单条线索成本', 'budget ÷ cost per lead'),
  'cost-per-lead': f('预算 ÷ 线索', 'budget ÷ leads'),
  'leads-times-cost': f('所需线索 × 单条线索成本', 'needed leads × cost per lead'),
  'leads-times-conversion': f(
    '线索 × 转化率（到某阶段的，再乘其后各阶段的转化率）',
    'leads × conversion (to a stage: and by that of the stages that follow)',
  ),
  'deals-times-size': f('成交数 × 客单价', 'deals × deal size'),
  'sum-of-lines': f('各行之和', 'sum of its rows'),
  'budget-cover': f('预算 ÷ 计划支出', 'budget ÷ planned spending'),

  // Timeline
  'start-from-predecessors': f(
    '全部前置任务最早完成之后的首个工作日',
    'the first working day after all its predecessors can end',
  ),
  'moment-after-predecessors': f(
    '全部前置任务最早完成的当天',
    'the day on which the last of its predecessors can end',
  ),
  'start-held-off': f(
    '写明的开始早于前置任务完成，按全部前置任务最早完成之后的首个工作日',
    'written before its predecessors end: the first working day after they can',
  ),
  'start-from-due': f('截止日往前推工期（工作日）', 'due date − duration in working days'),
  'start-is-due': f('只写了截止，按当天计', 'nothing but a due date is written: that day'),
  'start-at-deadline': f(
    '前置任务最早完成已过截止，按截止日计',
    'its predecessors cannot end before it is due: the due date',
  ),
  'start-of-plan': f(
    '没有写明开始也没有前置任务：从计划开始，或从更早写明的任务开始',
    'neither a start nor a predecessor is written: from the start of the plan, or of an earlier task',
  ),
  'end-of-plan': f('没有写明截止：到计划期末', 'no due date is written: to the end of the plan'),
  'finish-is-start': f(
    '没有工期也没有截止，按开始当天计',
    'neither a duration nor a due date is written: the day of its start',
  ),
  'earliest-start': f('写明的开始，遇非工作日顺延', 'its written start, or the next working day'),
  'earliest-start-after': f(
    '写明的开始与全部前置任务最早完成之后，取较晚者',
    'its written start, or after all its predecessors can end, whichever is later',
  ),
  'earliest-finish': f('最早开始 + 工期（工作日）', 'earliest start + duration in working days'),
  'earliest-finish-of-window': f(
    '截止日；前置任务来不及的顺延',
    'the due date, or later where predecessors are late',
  ),
  'earliest-finish-is-start': f(
    '没有写工期，按最早开始当天计',
    'no duration is written: the day of its earliest start',
  ),
  'last-of-tasks': f('各任务最早完成中最晚的一天', 'the last day on which a task can end at the earliest'),
  'latest-start': f('最晚完成往前推工期（工作日）', 'latest finish − duration in working days'),
  'latest-start-is-finish': f(
    '没有写工期，至迟在最晚完成的当天开始',
    'no duration is written: on the day of its latest finish',
  ),
  'latest-finish': f(
    '不误后续任务最晚开始的最后一天；没有后续任务的，为全部任务的最早完成',
    'the last day that does not delay the latest start of what follows; with nothing after it, the end of all tasks',
  ),
  'finish-from-duration': f('开始 + 工期（工作日）', 'start + duration in working days'),
  'duration-from-dates': f('开始至截止的工作日数', 'working days from start to finish'),
  slack: f('最晚完成 − 最早完成（工作日）', 'latest finish − earliest finish, in working days'),
  'time-cover': f('可用工期 ÷ 所需工期', 'time available ÷ time needed'),
  'time-available': f(
    '从任务链（或计划）最早开始到期限（或计划期末）的工作日',
    'working days from the earliest start of the chain of tasks, or of the plan, to its deadline, or to the end of the plan',
  ),
  'time-needed': f('任务链所需的工作日', 'working days that the chain of tasks needs'),
  occurrences: f('按重复规则在起止之间的次数', 'how often the rule falls between start and finish'),

  // Portfolio
  'roll-up': f('各下级计划目标之和', 'sum of the targets of the contributing plans'),
  'roll-up-actual': f('各下级计划累计实际之和', 'sum of the contributing plans’ actuals to date'),
  'roll-up-landing': f('各下级计划落地预测之和', 'sum of the contributing plans’ landings'),
  'roll-up-light': f(
    '汇总落地对照上级目标：达成率低于 {red} 为红，低于 {yellow} 为黄，其余为绿',
    'the rolled-up landing against the target: red below {red} attainment, yellow below {yellow}, else green',
  ),
  'roll-up-gap': f('下级合计 − 上级目标', 'contributing plans − parent'),
  scenario: f('按情景“{scenario}”重算', 'computed again under scenario “{scenario}”'),
} as const satisfies Record<string, Words>;

export type FormulaId = keyof typeof formulas;

function f(zh: string, en: string): Words {
  return { zh, en };
}
