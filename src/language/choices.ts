import type { CellValues } from './cells.ts';
import type { Words } from './words.ts';

export interface Choice {
  readonly label: Words;
  readonly aliases: readonly string[];
}

/** Cell types whose values are words from a closed list. */
export type ChoiceType =
  | 'goalType'
  | 'direction'
  | 'milestoneStatus'
  | 'actionStatus'
  | 'causeCategory'
  | 'outcome'
  | 'lessonType'
  | 'lessonHandling';

function c(zh: string, en: string, ...aliases: string[]): Choice {
  return { label: { zh, en }, aliases };
}

/** The words of each list and what they mean: the reader, the messages, the report and the reference use this one. */
export const choices: { readonly [T in ChoiceType]: Readonly<Record<CellValues[T], Choice>> } = {
  goalType: {
    flow: c('累计', 'flow', '流量', '累计值', 'cumulative', 'sum'),
    ratio: c('比率', 'ratio', '比例', '率', '百分比', '百分数', 'rate', 'percentage'),
    stock: c('存量', 'stock', '时点', '期末值', 'level', 'balance'),
  },
  direction: {
    higher: c('越高越好', 'higher', '越大越好', '高', '正向', 'higher is better', 'up', '↑'),
    lower: c('越低越好', 'lower', '越小越好', '低', '反向', '负向', 'lower is better', 'down', '↓'),
  },
  milestoneStatus: {
    open: c('未完成', 'open', '进行中', '未开始', '待完成', 'pending', 'to do', 'in progress', 'planned'),
    done: c('已完成', 'done', '完成', '达成', '已达成', 'completed', 'complete', 'reached', '✓', '✅'),
    late: c('延期', 'late', '逾期', '已延期', '延迟', 'delayed', 'overdue'),
  },
  actionStatus: {
    open: c('未开始', 'open', '待办', '待开始', 'to do', 'todo', 'planned', 'not started'),
    doing: c('进行中', 'in progress', '执行中', '处理中', 'doing', 'ongoing'),
    done: c('已完成', 'done', '完成', '已关闭', 'completed', 'complete', 'closed', '✓', '✅'),
  },
  causeCategory: {
    market: c('市场', 'market', '市场环境', '竞争', 'competition'),
    customer: c('客户', 'customer', '客户原因', 'customers'),
    product: c('产品', 'product', '产品原因'),
    price: c('价格', 'price', '定价', 'pricing'),
    channel: c('渠道', 'channel', 'channels'),
    people: c('人员', 'people', '人力', '团队', 'staff', 'team'),
    execution: c('执行', 'execution', '执行力', '过程'),
    delivery: c('交付', 'delivery', '供应', '供货', 'supply'),
    policy: c('政策', 'policy', '合规', 'regulation'),
    other: c('其他', 'other', '其它', 'others'),
  },
  outcome: {
    met: c('达成', 'met', '已达成', '完成', '达标', 'achieved', 'reached', 'hit'),
    missed: c('未达成', 'missed', '没有达成', '未完成', '未达标', 'not met', 'not achieved'),
  },
  lessonType: {
    keep: c('沿用', 'keep', '保留', '坚持', '继续', 'continue'),
    fix: c('改进', 'fix', '改善', '优化', 'improve', 'change'),
    stop: c('停止', 'stop', '放弃', '不再做', 'drop'),
  },
  lessonHandling: {
    cited: c('采用', 'cited', '已采用', '沿用', '引用', 'adopted', 'applied', 'used'),
    waived: c('不采用', 'waived', '未采用', '放弃', 'not adopted', 'rejected'),
  },
};
