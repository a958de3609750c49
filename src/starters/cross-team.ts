import { claimHint, execution, overPlan, review, workdays } from './common.ts';
import type { Draft } from './draft.ts';
import type { Starter, Steps } from './starter.ts';
import { byDimension, table } from './table.ts';

/** Several departments, one target: who brings what, and who waits for whom. */
export const crossTeam: Starter = {
  name: 'cross-team',
  title: { zh: '跨部门协同计划（{period}）', en: 'Joint plan {period}' },
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
    w('联合签约额', 'Joint revenue'),
    w('有效线索数', 'Qualified leads'),
    w('按期交付率', 'On-time delivery'),
  ];
}

function teamsOf(draft: Draft) {
  const declared = draft.request.teams.slice(0, 5);
  const { dimension, names } = draft.members(
    { zh: '团队', en: 'Team' },
    declared.length > 1
      ? declared.map((name) => ({ zh: name, en: name }))
      : [
          { zh: '市场部', en: 'Marketing' },
          { zh: '销售部', en: 'Sales' },
          { zh: '交付部', en: 'Delivery' },
          { zh: '客户成功部', en: 'Customer success' },
        ],
  );
  return { dimension, names };
}

function goals(draft: Draft): Steps[0] {
  const { w, fill, owner, money } = draft;
  const [revenue, leads, delivery] = goalNames(draft);
  const from = overPlan(draft, 30);
  const to = overPlan(draft, 40);
  return [
    draft.figures(
      `四个部门共担一个数：联合签约额从 [${draft.amount(from)}](#联合签约额:基线) 做到 [${draft.amount(to)}](#联合签约额:目标)。各部门的指标只是这个数的分解，谁也不能单独完成。`,
      `One number for all departments: joint revenue grows from [${draft.amount(from)}](#JointRevenue:baseline) to [${draft.amount(to)}](#JointRevenue:target). What each department owes is a part of it; none can reach it alone.`,
      claimHint,
    ),
    table(
      draft,
      'goals',
      ['type', 'unit', 'baseline', 'target', 'weight', 'owner', 'reason', 'scope'],
      [
        [
          revenue,
          w('累计', 'flow'),
          money,
          fill(String(from)),
          fill(String(to)),
          '50%',
          owner,
          w('单靠一个部门做不到', 'No department can do it alone'),
          w('两个以上部门参与的合同', 'Contracts in which two departments or more took part'),
        ],
        [
          leads,
          w('累计', 'flow'),
          w('条', 'leads'),
          fill(String(overPlan(draft, 60))),
          fill(String(overPlan(draft, 90))),
          '25%',
          owner,
          w('由签约额倒推', 'Worked backwards from revenue'),
          w('销售接收并确认的线索', 'Accepted by sales'),
        ],
        [
          delivery,
          w('比率', 'ratio'),
          '%',
          fill('82%'),
          fill('≥92%'),
          '25%',
          owner,
          w('延期交付直接影响复购', 'Late delivery costs the next order'),
          w('本期应交付的项目', 'Projects due in the period'),
        ],
      ],
    ),
  ];
}

function decomposition(draft: Draft): Steps[1] {
  const { w, owner } = draft;
  const [revenue, leads, delivery] = goalNames(draft);
  const { dimension, names } = teamsOf(draft);
  const shares = draft.shares(names.length);
  return [
    table(
      draft,
      'targets',
      ['periods', 'owner', 'keyTasks'],
      [
        [
          revenue,
          draft.spread(overPlan(draft, 40)),
          owner,
          w('每周一次联席会', 'A joint meeting every week'),
        ],
        [
          leads,
          draft.spread(overPlan(draft, 90)),
          owner,
          w('线索两小时内交接', 'Handed over within two hours'),
        ],
        [
          delivery,
          draft.levels(82, 92, '%'),
          owner,
          w('签约前交付参与评估', 'Delivery assesses before signing'),
        ],
      ],
    ),
    w('每个部门认领多少，合起来正好是全部：', 'What each department takes on; together it is all of it:'),
    table(
      draft,
      'splits',
      ['weight', 'owner'],
      names.map((name, i) => [name, shares[i] ?? '', owner]),
      { first: byDimension(revenue, dimension) },
    ),
  ];
}

function strategy(draft: Draft): Steps[2] {
  const { w, owner } = draft;
  return [
    w(
      '部门之间只有三处交接：线索给销售，合同给交付，客户给客户成功。每一处写清谁交、谁接、多久、凭什么算交清。',
      'There are three hand-overs: leads to sales, contracts to delivery, customers to customer success. For each: who gives, who takes, how fast, and what counts as handed over.',
    ),
    table(
      draft,
      'segments',
      ['profile', 'needs', 'strategy', 'actions', 'owner'],
      [
        [
          w('重点客户', 'Key accounts'),
          w('需要多个部门一起服务的客户', 'Served by several departments'),
          w('不想对着三个人讲三遍', 'Do not want to explain it three times'),
          w('一个客户一个总负责', 'One person answers for one customer'),
          w('联合拜访，一份共同的客户档案', 'Joint visits, one shared file'),
          owner,
        ],
      ],
    ),
  ];
}

function resources(draft: Draft): Steps[3] {
  const { w, fill, known, owner, day } = draft;
  const [revenue, leads, delivery] = goalNames(draft);
  const rules = w('交接标准', 'Hand-over rules');
  const system = w('客户档案打通', 'One customer file');
  const open = w('未完成', 'open');
  return [
    table(
      draft,
      'people',
      ['heads', 'productivity', 'goal'],
      [
        [w('销售', 'Sales'), fill('4'), fill('11'), revenue],
        [w('售前与交付', 'Pre-sales and delivery'), fill('3'), '', revenue],
      ],
    ),
    table(
      draft,
      'budget',
      ['amount', 'goal', 'owner', 'note'],
      [
        [
          w('联合活动', 'Joint events'),
          known(String(overPlan(draft, 1.5))),
          leads,
          owner,
          w('市场部出', 'From marketing'),
        ],
        [
          w('档案与系统', 'Shared file and system'),
          known(String(overPlan(draft, 0.5))),
          revenue,
          owner,
          w('各部门分摊', 'Shared'),
        ],
        [w('合计', 'Total'), '', '', '', ''],
      ],
      { scaled: ['amount'] },
    ),
    w(
      '前置任务一栏就是部门之间的承诺：前一家晚一天，后一家的最早开始也晚一天，报告会标出关键路径。',
      'The column of predecessors is what departments promise each other: a day late here is a day later there, and the report marks the critical path.',
    ),
    table(
      draft,
      'tasks',
      ['goal', 'owner', 'start', 'due', 'duration', 'after', 'repeat', 'deliverable'],
      [
        [
          rules,
          revenue,
          owner,
          day(0.01),
          '',
          workdays(draft, 20),
          '',
          '',
          w('三处交接各一页，部门负责人签字', 'One page each, signed by the heads'),
        ],
        [
          system,
          leads,
          owner,
          '',
          '',
          workdays(draft, 40),
          rules,
          '',
          w('线索、合同、交付一处可查', 'Leads, contracts and delivery in one place'),
        ],
        [
          w('联合拜访', 'Joint visits'),
          revenue,
          owner,
          day(0.15),
          day(0.95),
          '',
          rules,
          w('每周', 'weekly'),
          w('每次两个部门到场', 'Two departments each time'),
        ],
        [
          w('交付预评估', 'Delivery assessment'),
          delivery,
          owner,
          '',
          '',
          workdays(draft, 30),
          rules,
          '',
          w('签约前给出工期', 'A date before the contract is signed'),
        ],
        [
          w('重点客户复盘', 'Review of key accounts'),
          revenue,
          owner,
          day(0.85),
          '',
          workdays(draft, 10),
          system,
          '',
          w('每家一页结论', 'One page per account'),
        ],
      ],
    ),
    table(
      draft,
      'milestones',
      ['date', 'owner', 'deliverable', 'status'],
      [
        [
          w('交接标准生效', 'Rules in force'),
          day(0.12),
          owner,
          w('四个部门签字', 'Signed by all departments'),
          open,
        ],
        [
          w('档案打通', 'One customer file'),
          day(0.4),
          owner,
          w('不再有第二份表格', 'No second spreadsheet is left'),
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
          w('少一名销售', 'One salesperson less'),
          w('人员/销售:人数 -1', 'people/Sales:heads -1'),
          w('人手被抽走时还差多少', 'What is missing if one is taken away'),
        ],
      ],
    ),
  ];
}
