import type { Words } from '../language/words.ts';

/** The plans to start from, in the order in which the help lists them, and for whom each is. */
export const starterNames = {
  annual: {
    zh: '年度、半年或季度目标：销售额、新客户、老客户',
    en: 'targets of a year, a half or a quarter: revenue, new customers, existing customers',
  },
  launch: {
    zh: '新品上市：试用客户、首批合同、线索',
    en: 'a product launch: trial customers, first contracts, leads',
  },
  expansion: {
    zh: '区域扩张：新区域销售额、签约伙伴、团队爬坡',
    en: 'a regional expansion: revenue of a new region, partners, a team that ramps up',
  },
  breakthrough: {
    zh: '瓶颈突破：续约率上不去、客户流失、逾期',
    en: 'breaking through a bottleneck: renewals that stall, customers that leave',
  },
  'cross-team': {
    zh: '跨部门协同：市场、销售、交付、客户成功共担一个目标',
    en: 'departments that share one target: marketing, sales, delivery, customer success',
  },
} as const satisfies Record<string, Words>;

export type StarterName = keyof typeof starterNames;

export function isStarterName(name: string): name is StarterName {
  return Object.hasOwn(starterNames, name);
}
