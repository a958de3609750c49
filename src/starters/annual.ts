import { claimHint, execution, overPlan, review, workdays } from './common.ts';
import type { Draft } from './draft.ts';
import type { Starter, Steps } from './starter.ts';
import { byDimension, table } from './table.ts';

/** The targets of a year, a half or a quarter for a whole sales organisation. */
export const annual: Starter = {
  name: 'annual',
  title: { zh: '{period}销售计划', en: 'Sales plan {period}' },
  steps: (draft) => [
    goals(draft),
    decomposition(draft),
    strategy(draft),
    resources(draft),
    execution(draft, goalNames(draft)),
    review(draft),
  ],
};

function goalNames({ w }: Draft): readonly [string, string, string] {
  return [
    w('销售总额', 'Revenue'),
    w('新客户数', 'New customers'),
    w('老客户复购率', 'Repeat purchase rate'),
  ];
}

function goals(draft: Draft): Steps[0] {
  const { w, fill, owner, money } = draft;
  const [revenue, customers, repeat] = goalNames(draft);
  const from = overPlan(draft, 65);
  const to = overPlan(draft, 80);
  return [
    draft.figures(
      `销售总额从 [${draft.amount(from)}](#销售总额:基线) 做到 [${draft.amount(to)}](#销售总额:目标)。增量一半靠留住老客户，一半靠新客户。`,
      `Revenue grows from [${draft.amount(from)}](#Revenue:baseline) to [${draft.amount(to)}](#Revenue:target). Half of the growth comes from customers we keep, half from new ones.`,
      claimHint,
    ),
    table(
      draft,
      'goals',
      ['type', 'unit', 'baseline', 'target', 'owner', 'standard', 'reason', 'scope'],
      [
        [
          revenue,
          w('累计', 'flow'),
          money,
          fill(String(from)),
          fill(String(to)),
          owner,
          w('季度偏差 ≤±10%', 'quarterly deviation ≤±10%'),
          w('承接公司营收目标', 'Our part of the company’s revenue target'),
          w('合同额，不含税', 'Contracts signed, net of tax'),
        ],
        [
          customers,
          w('累计', 'flow'),
          w('家', 'customers'),
          fill(String(overPlan(draft, 9))),
          fill(String(overPlan(draft, 12))),
          owner,
          '',
          w('老客户基数偏小，须补充新客户', 'The base is too small to grow on alone'),
          w('首次签约且首款到账', 'First contract signed and first payment received'),
        ],
        [
          repeat,
          w('比率', 'ratio'),
          '%',
          fill('52%'),
          fill('60%'),
          owner,
          '',
          w('老客户成交快、毛利高', 'Repeat business closes faster and at a better margin'),
          w('本期到期的老客户', 'Customers whose contract ends in the period'),
        ],
      ],
    ),
  ];
}

function decomposition(draft: Draft): Steps[1] {
  const { w, owner, hint } = draft;
  const [revenue, customers, repeat] = goalNames(draft);
  const product = draft.members({ zh: '产品', en: 'Product' }, [
    { zh: '产品A', en: 'Product A' },
    { zh: '产品B', en: 'Product B' },
  ]);
  const region = draft.members({ zh: '区域', en: 'Region' }, [
    { zh: '华东', en: 'East' },
    { zh: '华南', en: 'South' },
    { zh: '华北', en: 'North' },
  ]);
  return [
    hint(
      '填了的格子锁定，空着的由程序补齐，合计分毫不差。',
      'A filled cell is held; blank cells are computed so that everything adds up exactly.',
    ),
    table(
      draft,
      'targets',
      ['periods', 'owner', 'keyTasks'],
      [
        [revenue, draft.spread(overPlan(draft, 80)), owner, w('先锁定老客户续单', 'Secure renewals first')],
        [
          customers,
          draft.spread(overPlan(draft, 12)),
          owner,
          w('每月两场客户沙龙', 'Two customer events a month'),
        ],
        [
          repeat,
          draft.levels(52, 60, '%'),
          owner,
          w('到期前 60 天启动续约拜访', 'Renewal visits 60 days ahead'),
        ],
      ],
    ),
    w(
      '按产品、按区域各拆一遍，合计必须都等于总目标。',
      'Split by product and by region; both have to give the same total.',
    ),
    ...[product, region].map(({ dimension, names }) => {
      const shares = draft.shares(names.length);
      return table(
        draft,
        'splits',
        ['weight', 'owner'],
        names.map((name, i) => [name, shares[i] ?? '', owner]),
        { first: byDimension(revenue, dimension) },
      );
    }),
  ];
}

function strategy(draft: Draft): Steps[2] {
  const { w, fill, known, owner } = draft;
  const [, customers] = goalNames(draft);
  const channel = (name: string, budget: number, leads: number, rate: string, cost: string, how: string) => [
    name,
    known(String(overPlan(draft, budget))),
    known(String(overPlan(draft, leads))),
    known(rate),
    known(cost),
    how,
    owner,
  ];
  return [
    table(
      draft,
      'segments',
      ['profile', 'needs', 'strategy', 'actions', 'owner'],
      [
        [
          w('老客户', 'Existing customers'),
          w('合同在执行，有复购或扩容空间', 'Under contract, with room to buy again'),
          w('怕换供应商，更怕没人管', 'Changing supplier is a risk; being neglected is a bigger one'),
          w('先把现有产品用好，再谈扩容', 'Make what they have work, then talk about more'),
          w('每季度一次使用回访', 'A review of use every quarter'),
          owner,
        ],
        [
          w('新客户', 'New customers'),
          w('同行业、同规模，已有预算', 'Same industry and size, with a budget'),
          w('担心买了用不起来', 'Afraid to buy what nobody will use'),
          w('样板客户带看，小单试用', 'Show a reference customer, start with a small order'),
          w('沙龙、展会、转介绍并行', 'Events, trade fairs and referrals side by side'),
          owner,
        ],
      ],
    ),
    table(
      draft,
      'channels',
      ['budget', 'leads', 'conversion', 'costPerLead', 'strategy', 'owner'],
      [
        channel(
          w('线上推广', 'Online'),
          1.5,
          45,
          '6%',
          w('300', '30'),
          w(
            '只投决策人会搜的词，两小时内回电',
            'Only terms that buyers search for; call back within two hours',
          ),
        ),
        channel(
          w('行业展会', 'Trade fairs'),
          2,
          30,
          '14%',
          w('600', '60'),
          w('展前约好，展后 48 小时回访', 'Meetings booked before the fair, follow-up within 48 hours'),
        ),
        channel(
          w('老客户转介绍', 'Referrals'),
          0.5,
          35,
          '12%',
          w('100', '10'),
          w('成交后双方都有奖励', 'A reward for both sides once the deal is signed'),
        ),
        channel(
          w('合作伙伴', 'Partners'),
          0.5,
          25,
          '10%',
          w('200', '20'),
          w('报备保护，季度返点', 'Registered deals are protected; a rebate every quarter'),
        ),
      ],
      { scaled: ['budget'] },
    ),
    w('从新客户数倒推要多少线索：', 'How many leads the new customers need, worked backwards:'),
    table(
      draft,
      'funnel',
      ['conversion', 'lag', 'goal', 'owner'],
      [
        [w('线索', 'Lead'), fill('40%'), w('15天', '15 days'), customers, owner],
        [w('商机', 'Opportunity'), fill('50%'), w('20天', '20 days'), customers, owner],
        [w('方案', 'Proposal'), fill('50%'), w('20天', '20 days'), customers, owner],
        [w('成交', 'Deal'), '', '', customers, owner],
      ],
    ),
  ];
}

function resources(draft: Draft): Steps[3] {
  const { w, fill, known, owner, day } = draft;
  const [revenue, customers, repeat] = goalNames(draft);
  const amount = (perMonth: number) => known(String(overPlan(draft, perMonth)));
  return [
    w(
      '产能按“人数 × 人均月产能”逐月和目标比，缺在哪个月、缺多少，报告里会写明。',
      'Capacity (heads × monthly productivity) is compared with the target month by month; the report names the months that are short.',
    ),
    table(
      draft,
      'people',
      ['heads', 'joins', 'productivity', 'ramp', 'goal'],
      [
        [w('现有销售', 'Sales team'), fill('8'), '', fill('11'), '', revenue],
        [
          w('新招销售', 'New hires'),
          fill('1'),
          day(0.25),
          fill('10'),
          w('月:0/25/50/75/100%', 'month: 0/25/50/75/100%'),
          revenue,
        ],
        [w('销售支持', 'Sales support'), fill('1'), '', '', '', revenue],
      ],
    ),
    table(
      draft,
      'budget',
      ['amount', 'goal', 'owner', 'note'],
      [
        [w('线上推广', 'Online'), amount(1.5), customers, owner, ''],
        [w('行业展会', 'Trade fairs'), amount(2), customers, owner, ''],
        [
          w('转介绍与返点', 'Referrals and rebates'),
          amount(1),
          customers,
          owner,
          w('按成交兑现', 'Paid per deal'),
        ],
        [w('差旅与培训', 'Travel and training'), amount(1), revenue, owner, ''],
        [w('合计', 'Total'), '', '', '', ''],
      ],
      { scaled: ['amount'] },
    ),
    table(
      draft,
      'tasks',
      ['goal', 'owner', 'start', 'due', 'duration', 'after', 'repeat', 'deliverable'],
      [
        [
          w('老客户分级盘点', 'Grade the customer base'),
          repeat,
          owner,
          day(0.01),
          '',
          workdays(draft, 15),
          '',
          '',
          w('每家有级别、有到期日', 'Every customer has a grade and an end date'),
        ],
        [
          w('续约拜访', 'Renewal visits'),
          repeat,
          owner,
          day(0.1),
          day(0.97),
          '',
          w('老客户分级盘点', 'Grade the customer base'),
          w('每周', 'weekly'),
          w('到期前 60 天见到决策人', 'The decision maker is met 60 days before the end'),
        ],
        [
          w('招聘', 'Hiring'),
          revenue,
          owner,
          day(0.05),
          day(0.22),
          '',
          '',
          '',
          w('新人按期到岗', 'New hires start on the day planned'),
        ],
        [
          w('新人带教', 'Onboarding'),
          revenue,
          owner,
          day(0.26),
          '',
          workdays(draft, 40),
          w('招聘', 'Hiring'),
          '',
          w('独立完成一次演示', 'Gives a product demonstration alone'),
        ],
        [
          w('客户沙龙', 'Customer events'),
          customers,
          owner,
          day(0.1),
          day(0.9),
          '',
          '',
          w('每月2场', '2/month'),
          w('每场到场不少于 15 家', 'At least 15 companies each time'),
        ],
      ],
    ),
    table(
      draft,
      'milestones',
      ['date', 'owner', 'deliverable', 'status'],
      [
        [
          w('新人到岗', 'New hires in place'),
          day(0.25),
          owner,
          w('合同签订、工位到位', 'Contracts signed'),
          w('未完成', 'open'),
        ],
        [
          w('期中检视', 'Half-time review'),
          day(0.5),
          owner,
          w('对照目标定调整', 'Adjustments decided'),
          w('未完成', 'open'),
        ],
      ],
    ),
    table(
      draft,
      'scenarios',
      ['changes', 'note'],
      [
        [
          w('保守', 'Cautious'),
          w('阶段/商机:转化率 ×0.9', 'stage/Opportunity:conversion ×0.9'),
          w('客户推迟决策时还剩多少余量', 'What is left when customers decide later'),
        ],
      ],
    ),
  ];
}
