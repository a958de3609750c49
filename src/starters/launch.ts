import { claimHint, execution, overPlan, review, workdays } from './common.ts';
import type { Draft } from './draft.ts';
import type { Starter, Steps } from './starter.ts';
import { byDimension, table } from './table.ts';

/** A new product without a past: trial customers first, contracts after them. */
export const launch: Starter = {
  name: 'launch',
  title: { zh: '新品上市计划（{period}）', en: 'Product launch {period}' },
  steps: (draft) => [
    goals(draft),
    decomposition(draft),
    strategy(draft),
    resources(draft),
    execution(draft, goalNames(draft)),
    review(draft),
  ],
};

function goalNames({ w }: Draft): readonly [string, string] {
  return [w('试用客户数', 'Trial customers'), w('首批合同数', 'First contracts')];
}

function goals(draft: Draft): Steps[0] {
  const { w, fill, owner } = draft;
  const [trials, contracts] = goalNames(draft);
  const many = overPlan(draft, 50);
  const few = overPlan(draft, 8);
  return [
    draft.figures(
      `期末做到 [${many} 家](#试用客户数:目标) 付费试用客户，其中签下 [${few} 份](#首批合同数:目标) 年度合同。`,
      `By the end there are [${many}](#TrialCustomers:target) paying trial customers and [${few}](#FirstContracts:target) yearly contracts.`,
      claimHint,
    ),
    table(
      draft,
      'goals',
      ['type', 'unit', 'baseline', 'target', 'owner', 'reason', 'scope'],
      [
        [
          trials,
          w('累计', 'flow'),
          w('家', 'customers'),
          '—',
          fill(String(many)),
          owner,
          w(
            '新品上市，没有基线；按首年目标分摊',
            'A new product has no baseline; a share of the first year’s target',
          ),
          w('完成付费试用的客户', 'Customers who have paid for a trial'),
        ],
        [
          contracts,
          w('累计', 'flow'),
          w('份', 'contracts'),
          '—',
          fill(String(few)),
          owner,
          w(
            '新品上市，没有基线；试用客户约六分之一转年度合同',
            'No baseline; about one trial in six becomes a contract',
          ),
          w('盖章生效的年度合同', 'Yearly contracts signed by both sides'),
        ],
      ],
    ),
  ];
}

function decomposition(draft: Draft): Steps[1] {
  const { w, owner } = draft;
  const [trials, contracts] = goalNames(draft);
  const { dimension, names } = draft.members({ zh: '行业', en: 'Industry' }, [
    { zh: '制造业', en: 'Manufacturing' },
    { zh: '零售业', en: 'Retail' },
  ]);
  const shares = draft.shares(names.length);
  return [
    draft.hint(
      '合同比试用晚一个试用期，分期时往后压。',
      'Contracts follow trials by the length of a trial: put more of them late.',
    ),
    table(
      draft,
      'targets',
      ['periods', 'owner', 'keyTasks'],
      [
        [
          trials,
          draft.spread(overPlan(draft, 50)),
          owner,
          w('活动后三天内全部回访', 'Everyone is called within three days of an event'),
        ],
        [
          contracts,
          draft.spread(overPlan(draft, 8)),
          owner,
          w('试用满 30 天即谈年度合同', 'Contract talks after 30 days of trial'),
        ],
      ],
    ),
    table(
      draft,
      'splits',
      ['weight', 'owner'],
      names.map((name, i) => [name, shares[i] ?? '', owner]),
      { first: byDimension(trials, dimension) },
    ),
  ];
}

function strategy(draft: Draft): Steps[2] {
  const { w, fill, known, owner } = draft;
  const [trials] = goalNames(draft);
  return [
    table(
      draft,
      'segments',
      ['profile', 'needs', 'strategy', 'actions', 'owner'],
      [
        [
          w('首批客户', 'Early customers'),
          w('问题最急、决策最快的那一类', 'Those whose problem is most urgent and who decide fastest'),
          w('现在的做法又慢又容易出错', 'Today’s way is slow and goes wrong'),
          w('当天用起来，一条线先见效', 'In use on the first day, results in one place first'),
          w('现场开通，次日电话跟进', 'Set up on the spot, a call the day after'),
          owner,
        ],
      ],
    ),
    table(
      draft,
      'products',
      ['position', 'strategy', 'customers', 'owner'],
      [
        [
          w('新产品', 'New product'),
          w('一句话说清替客户省下什么', 'What it saves the customer, in one sentence'),
          w('首月付费试用，满意再签年度合同', 'A paid first month, then a yearly contract'),
          w('首批客户', 'Early customers'),
          owner,
        ],
      ],
    ),
    table(
      draft,
      'channels',
      ['budget', 'leads', 'conversion', 'costPerLead', 'strategy', 'owner'],
      [
        [
          w('线上活动', 'Online events'),
          known(String(overPlan(draft, 1.5))),
          known(String(overPlan(draft, 250))),
          known('14%'),
          known(w('50', '5')),
          w('一场讲行业，一场讲操作', 'One on the industry, one on the product'),
          owner,
        ],
        [
          w('老客户推荐', 'Referrals'),
          '—',
          known(String(overPlan(draft, 120))),
          known('18%'),
          '—',
          w('推荐一家，双方各得一个月', 'A free month for both sides'),
          owner,
        ],
      ],
      { scaled: ['budget'] },
    ),
    table(
      draft,
      'funnel',
      ['conversion', 'lag', 'goal', 'owner'],
      [
        [w('报名', 'Sign-up'), fill('50%'), w('7天', '7 days'), trials, owner],
        [w('到场', 'Attended'), fill('60%'), w('3天', '3 days'), trials, owner],
        [w('开通', 'Set up'), fill('50%'), w('7天', '7 days'), trials, owner],
        [w('付费试用', 'Paid trial'), '', '', trials, owner],
      ],
    ),
  ];
}

function resources(draft: Draft): Steps[3] {
  const { w, fill, known, owner, day } = draft;
  const [trials, contracts] = goalNames(draft);
  const interviews = w('客户访谈', 'Customer interviews');
  const profile = w('客户画像定稿', 'Customer profile agreed');
  const open = w('未完成', 'open');
  return [
    w(
      '先算产能再定目标：人手不够时，活动越多，排队越长。',
      'Capacity before targets: without people to follow up, more events only make the queue longer.',
    ),
    table(
      draft,
      'people',
      ['heads', 'productivity', 'goal'],
      [
        [w('推广专员', 'Launch team'), fill('5'), fill('11'), trials],
        [w('产品经理', 'Product manager'), fill('1'), '', trials],
      ],
    ),
    table(
      draft,
      'budget',
      ['amount', 'goal', 'owner', 'note'],
      [
        [w('线上活动', 'Online events'), known(String(overPlan(draft, 1.5))), trials, owner, ''],
        [w('演示物料', 'Demonstration kits'), known(String(overPlan(draft, 0.5))), contracts, owner, ''],
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
          interviews,
          trials,
          owner,
          day(0),
          '',
          workdays(draft, 40),
          '',
          '',
          w('30 家访谈记录', 'Notes of 30 interviews'),
        ],
        [
          profile,
          trials,
          owner,
          '',
          '',
          workdays(draft, 20),
          interviews,
          '',
          w('画像与话术', 'Profile and sales script'),
        ],
        [
          w('线上活动', 'Online events'),
          trials,
          owner,
          day(0.1),
          day(0.95),
          '',
          '',
          w('每月2场', '2/month'),
          w('每场报名 100 家以上', 'More than 100 sign-ups each'),
        ],
        [
          w('合同模板', 'Contract template'),
          contracts,
          owner,
          day(0.05),
          '',
          workdays(draft, 30),
          '',
          '',
          w('法务审核通过', 'Approved by legal'),
        ],
        [
          w('首批签约', 'Sign the first contracts'),
          contracts,
          owner,
          day(0.5),
          day(0.98),
          '',
          w('合同模板', 'Contract template'),
          '',
          w('盖章合同', 'Signed contracts'),
        ],
      ],
    ),
    table(
      draft,
      'milestones',
      ['date', 'owner', 'deliverable', 'status'],
      [
        [w('上市', 'Launch day'), day(0.1), owner, w('官网可以下单', 'Orders can be placed'), open],
        [w('首份合同', 'First contract'), day(0.55), owner, w('盖章生效', 'Signed'), open],
      ],
    ),
    table(
      draft,
      'scenarios',
      ['changes', 'note'],
      [
        [
          w('多一个人', 'One more person'),
          w('人员/推广专员:人数 +1', 'people/LaunchTeam:heads +1'),
          w('报名排队超过一周时的办法', 'When sign-ups wait for more than a week'),
        ],
      ],
    ),
  ];
}
