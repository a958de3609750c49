import { claimHint, execution, overPlan, review, workdays } from './common.ts';
import type { Draft } from './draft.ts';
import type { Starter, Steps } from './starter.ts';
import { byDimension, table } from './table.ts';

/** A region in which little has been sold so far: a team that ramps up, partners, the first reference customers. */
export const expansion: Starter = {
  name: 'expansion',
  title: { zh: '区域扩张计划（{period}）', en: 'Regional expansion {period}' },
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
    w('新区域销售额', 'Regional revenue'),
    w('新签客户数', 'New customers'),
    w('签约伙伴数', 'Active partners'),
  ];
}

function goals(draft: Draft): Steps[0] {
  const { w, fill, owner, money } = draft;
  const [revenue, customers, partners] = goalNames(draft);
  const from = overPlan(draft, 6);
  const to = overPlan(draft, 20);
  return [
    draft.figures(
      `新区域从 [${draft.amount(from)}](#新区域销售额:基线) 起步，本期做到 [${draft.amount(to)}](#新区域销售额:目标)，同时把合作伙伴发展到 [12 家](#签约伙伴数:目标)。`,
      `The region starts from [${draft.amount(from)}](#RegionalRevenue:baseline) and reaches [${draft.amount(to)}](#RegionalRevenue:target), with [12](#ActivePartners:target) partners at the end.`,
      claimHint,
    ),
    table(
      draft,
      'goals',
      ['type', 'unit', 'baseline', 'target', 'owner', 'reason', 'scope'],
      [
        [
          revenue,
          w('累计', 'flow'),
          money,
          fill(String(from)),
          fill(String(to)),
          owner,
          w(
            '老区域增长放缓，新区域同行已占三成',
            'Growth at home is slowing and competitors are there already',
          ),
          w('收货地在新区域的合同额', 'Contracts delivered in the region'),
        ],
        [
          customers,
          w('累计', 'flow'),
          w('家', 'customers'),
          fill(String(overPlan(draft, 1))),
          fill(String(overPlan(draft, 4))),
          owner,
          w('先有样板客户，才谈得上口碑', 'References come before reputation'),
          w('首款到账的客户', 'Customers who have paid once'),
        ],
        [
          partners,
          w('存量', 'stock'),
          w('家', 'partners'),
          fill('2'),
          fill('12'),
          owner,
          w('自己的人铺不到的地方靠伙伴', 'Partners reach where our own people do not'),
          w('协议有效且半年内有报备', 'In contract, with a registered deal in the last six months'),
        ],
      ],
    ),
  ];
}

function decomposition(draft: Draft): Steps[1] {
  const { w, owner } = draft;
  const [revenue, customers, partners] = goalNames(draft);
  const { dimension, names } = draft.members({ zh: '区域', en: 'Region' }, [
    { zh: '省会', en: 'Capital' },
    { zh: '重点地市', en: 'Second city' },
    { zh: '其他地市', en: 'Other cities' },
  ]);
  const shares = draft.shares(names.length);
  return [
    table(
      draft,
      'targets',
      ['periods', 'owner', 'keyTasks'],
      [
        [
          revenue,
          draft.spread(overPlan(draft, 20)),
          owner,
          w('前期靠样板，后期靠复制', 'References first, then repetition'),
        ],
        [
          customers,
          draft.spread(overPlan(draft, 4)),
          owner,
          w('每个地市先拿下一家样板', 'One reference customer in every city'),
        ],
        [
          partners,
          draft.levels(2, 12),
          owner,
          w('每月签约一家，三个月内出首单', 'One partner a month, a first deal within three'),
        ],
      ],
    ),
    w('先集中一个城市，打透了再铺开：', 'One city first; the others follow once it works:'),
    table(
      draft,
      'splits',
      ['weight', 'owner', 'keyTasks'],
      names.map((name, i) => [name, shares[i] ?? '', owner, '']),
      { first: byDimension(revenue, dimension) },
    ),
  ];
}

function strategy(draft: Draft): Steps[2] {
  const { w, fill, known, owner } = draft;
  const [, customers] = goalNames(draft);
  const line = (name: string, budget: number, leads: number, rate: string, cost: string, how: string) => [
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
          w('样板客户', 'Reference customers'),
          w('当地同行都认识的企业', 'Companies that everyone in the region knows'),
          w('担心本地没有服务', 'Afraid of having no service nearby'),
          w('价格可以让，服务必须驻场', 'Give on price, never on service'),
          w('签约时写明可以带看', 'Visits by other customers are part of the contract'),
          owner,
        ],
      ],
    ),
    table(
      draft,
      'channels',
      ['budget', 'leads', 'conversion', 'costPerLead', 'strategy', 'owner'],
      [
        line(
          w('本地伙伴', 'Local partners'),
          0.4,
          25,
          '12%',
          w('150', '15'),
          w('报备保护，联合拜访', 'Registered deals, joint visits'),
        ),
        line(
          w('本地活动', 'Local events'),
          0.6,
          20,
          '8%',
          w('250', '25'),
          w('一城一场，请样板客户讲', 'One per city, told by a reference customer'),
        ),
      ],
      { scaled: ['budget'] },
    ),
    table(
      draft,
      'funnel',
      ['conversion', 'lag', 'goal', 'owner'],
      [
        [w('线索', 'Lead'), fill('40%'), w('15天', '15 days'), customers, owner],
        [w('拜访', 'Visit'), fill('50%'), w('20天', '20 days'), customers, owner],
        [w('方案', 'Proposal'), fill('50%'), w('20天', '20 days'), customers, owner],
        [w('签约', 'Contract'), '', '', customers, owner],
      ],
    ),
  ];
}

function resources(draft: Draft): Steps[3] {
  const { w, fill, known, owner, day } = draft;
  const [revenue, customers, partners] = goalNames(draft);
  const office = w('办公点与注册', 'Office and registration');
  const hiring = w('本地招聘', 'Local hiring');
  const open = w('未完成', 'open');
  return [
    w(
      '新人有爬坡期：到岗当月不算产能，之后逐月上升。前期由老区域支援。',
      'New people ramp up: nothing in the first month, more in each that follows. Until then the home team helps.',
    ),
    table(
      draft,
      'people',
      ['heads', 'joins', 'productivity', 'ramp', 'goal'],
      [
        [w('支援销售', 'Home team'), fill('3'), '', fill('7.5'), '', revenue],
        [
          w('本地销售', 'Local sales'),
          fill('2'),
          day(0.2),
          fill('6'),
          w('月:0/25/50/75/100%', 'month: 0/25/50/75/100%'),
          revenue,
        ],
      ],
    ),
    table(
      draft,
      'budget',
      ['amount', 'goal', 'owner', 'note'],
      [
        [w('办公点', 'Office'), known(String(overPlan(draft, 0.8))), revenue, owner, ''],
        [w('本地活动', 'Local events'), known(String(overPlan(draft, 0.6))), customers, owner, ''],
        [
          w('伙伴激励', 'Partner rebates'),
          known(String(overPlan(draft, 0.4))),
          partners,
          owner,
          w('按季度兑现', 'Paid quarterly'),
        ],
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
          office,
          revenue,
          owner,
          day(0.02),
          '',
          workdays(draft, 30),
          '',
          '',
          w('证照齐全，可以开票', 'Licences in place, invoices possible'),
        ],
        [
          hiring,
          revenue,
          owner,
          day(0.03),
          day(0.18),
          '',
          '',
          '',
          w('本地销售到岗', 'The local team has started'),
        ],
        [
          w('伙伴招募', 'Partner recruiting'),
          partners,
          owner,
          day(0.2),
          day(0.95),
          '',
          office,
          w('每月', 'monthly'),
          w('协议签订，完成首次培训', 'Contract signed, first training done'),
        ],
        [
          w('样板客户落地', 'First reference customer'),
          customers,
          owner,
          '',
          '',
          workdays(draft, 60),
          `${office}${w('、', ', ')}${hiring}`,
          '',
          w('上线并可带看', 'Live, and open to visitors'),
        ],
      ],
    ),
    table(
      draft,
      'milestones',
      ['date', 'owner', 'deliverable', 'status'],
      [
        [
          w('团队到位', 'Team in place'),
          day(0.2),
          owner,
          w('本地销售到岗', 'The local team has started'),
          open,
        ],
        [
          w('首家样板上线', 'First reference live'),
          day(0.6),
          owner,
          w('客户同意带看', 'The customer agrees to visits'),
          open,
        ],
      ],
    ),
    table(
      draft,
      'scenarios',
      ['changes', 'note'],
      [
        [
          w('支援减少', 'Less help from home'),
          w('人员/支援销售:人数 -1', 'people/HomeTeam:heads -1'),
          w('老区域旺季抽不出人', 'The home region needs its people in season'),
        ],
      ],
    ),
  ];
}
