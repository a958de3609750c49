import { fold } from './fold.ts';
import type { Words } from './words.ts';

/** Every measure that an address can end in, in both languages. The first name is the one that is printed. */
export const measures = {
  target: m('目标', 'target', ['目标值', '计划'], ['plan']),
  baseline: m('基线', 'baseline', ['基数'], []),
  actual: m('实际', 'actual', ['实绩'], []),
  variance: m('差异', 'variance', ['偏差'], ['delta']),
  variancePercent: m('差异率', 'variance%', ['偏差率'], ['variance-rate']),
  attainment: m('达成率', 'attainment', ['完成率'], []),
  light: m('灯', 'light', ['红绿灯'], ['status']),
  growth: m('增幅', 'growth', ['增长率', '增速'], []),
  increase: m('增量', 'increase', ['增长额'], []),
  weight: m('权重', 'weight', ['占比'], ['share']),
  assigned: m('下达', 'assigned', ['下达值'], ['quota']),
  overAssignment: m('超额下达率', 'over-assignment', [], []),
  ytdTarget: m('累计目标', 'ytd-target', [], ['ytd-plan']),
  ytdActual: m('累计实际', 'ytd-actual', [], []),
  ytdVariance: m('累计差异', 'ytd-variance', [], []),
  ytdAttainment: m('累计达成率', 'ytd-attainment', [], []),
  landing: m('落地预测', 'landing', ['预测', '年底预测'], ['forecast']),
  landingAttainment: m('落地达成率', 'landing-attainment', [], []),
  landingPlanRest: m('按计划落地', 'landing-plan-rest', [], []),
  landingLinear: m('线性落地', 'landing-linear', [], []),
  remaining: m('剩余缺口', 'remaining', ['缺口'], ['gap']),
  neededPace: m('所需节奏', 'needed-pace', ['月均所需'], ['needed']),
  neededRatio: m('节奏倍数', 'pace-ratio', [], []),
  bestPace: m('最好一期', 'best-pace', [], []),
  numerator: m('分子', 'numerator', [], []),
  denominator: m('分母', 'denominator', [], []),
  contribution: m('贡献', 'contribution', [], []),
  quantity: m('数量', 'quantity', [], ['qty']),
  price: m('单价', 'price', [], ['unit-price']),
  amount: m('金额', 'amount', [], []),
  ytdQuantity: m('累计数量', 'ytd-quantity', [], []),
  ytdPlannedQuantity: m('累计计划数量', 'ytd-planned-quantity', [], []),
  priceEffect: m('价格影响', 'price-effect', [], []),
  volumeEffect: m('销量影响', 'volume-effect', [], []),
  mixEffect: m('结构影响', 'mix-effect', [], []),
  newEffect: m('新增影响', 'new-effect', [], []),
  discontinuedEffect: m('停售影响', 'discontinued-effect', [], []),
  capacity: m('产能', 'capacity', [], []),
  need: m('需求', 'need', ['需要'], ['needed-capacity']),
  shortfall: m('缺口量', 'shortfall', [], []),
  timeAvailable: m('可用工期', 'time-available', [], []),
  timeNeeded: m('所需工期', 'time-needed', [], []),
  cover: m('保障率', 'cover', ['覆盖率'], []),
  heads: m('人数', 'heads', [], ['headcount']),
  productivity: m('人均月产能', 'productivity', ['月产能'], []),
  conversion: m('转化率', 'conversion', [], ['conversion-rate']),
  lag: m('周期', 'lag', [], ['cycle']),
  dealSize: m('客单价', 'deal-size', [], ['average-deal']),
  leads: m('线索', 'leads', [], []),
  leadShare: m('线索占比', 'lead-share', [], []),
  costPerLead: m('单条线索成本', 'cost-per-lead', [], ['cpl']),
  affordableLeads: m('预算可买线索', 'affordable-leads', ['可买线索'], []),
  deals: m('成交数', 'deals', [], []),
  revenue: m('预计收入', 'revenue', ['收入'], ['expected-revenue']),
  budget: m('预算', 'budget', [], []),
  budgetShare: m('预算占比', 'budget-share', [], []),
  cost: m('费用', 'cost', [], []),
  start: m('开始', 'start', [], []),
  finish: m('截止', 'finish', ['完成日'], ['due', 'deadline']),
  earliestStart: m('最早开始', 'earliest-start', [], []),
  earliestFinish: m('最早完成', 'earliest-finish', [], []),
  latestStart: m('最晚开始', 'latest-start', [], []),
  latestFinish: m('最晚完成', 'latest-finish', [], []),
  duration: m('工期', 'duration', [], []),
  slack: m('时差', 'slack', ['浮动'], ['float']),
  progress: m('进度', 'progress', [], []),
  occurrences: m('场次', 'occurrences', ['次数'], ['count']),
  weightedAttainment: m('加权达成率', 'weighted-attainment', [], []),
  rollUp: m('汇总', 'roll-up', [], []),
  rollUpGap: m('汇总差额', 'roll-up-gap', [], []),
  rollUpActual: m('汇总实际', 'roll-up-actual', [], []),
  rollUpLanding: m('汇总落地', 'roll-up-landing', [], ['roll-up-forecast']),
  rollUpLight: m('汇总灯', 'roll-up-light', [], []),
} as const satisfies Record<string, Measure>;

export interface Measure {
  readonly label: Words;
  readonly aliases: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

export type MeasureId = keyof typeof measures;

function m(zh: string, en: string, aliasesZh: readonly string[], aliasesEn: readonly string[]): Measure {
  return { label: { zh, en }, aliases: { zh: aliasesZh, en: aliasesEn } };
}

const byName: ReadonlyMap<string, MeasureId> = new Map(
  Object.keys(measures)
    .filter(isMeasure)
    .flatMap((id) => namesOf(id).map((name): [string, MeasureId] => [fold(name), id])),
);

/** The measure that a name or alias in either language, or the identifier itself, means; null when there is none. */
export function resolveMeasure(name: string): MeasureId | null {
  return byName.get(fold(name)) ?? null;
}

/** Every name by which a measure can be called, for suggestions. */
export function measureNames(): string[] {
  return Object.keys(measures)
    .filter(isMeasure)
    .flatMap((id) => [measures[id].label.zh, measures[id].label.en, ...measures[id].aliases.zh]);
}

function namesOf(id: MeasureId): readonly string[] {
  const { label, aliases } = measures[id];
  return [id, label.zh, label.en, ...aliases.zh, ...aliases.en];
}

function isMeasure(id: string): id is MeasureId {
  return Object.hasOwn(measures, id);
}
