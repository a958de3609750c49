import { execution, overPlan, review, workdays } from './common.ts';
import type { Draft } from './draft.ts';
import type { Starter, Steps } from './starter.ts';
import { table } from './table.ts';

/** One number that will not move: where it is stuck, what is tried, by whom, until when. */
export const breakthrough: Starter = {
  name: 'breakthrough',
  title: { zh: '续约攻坚计划（{period}）', en: 'Renewal breakthrough {period}' },
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
  return [w('续约率', 'Renewal rate'), w('流失客户数', 'Lost customers'), w('续约合同额', 'Renewed revenue')];
}

function goals(draft: Draft): Steps[0] {
  const { w, fill, owner, money } = draft;
  const [rate, lost, revenue] = goalNames(draft);
  const to = overPlan(draft, 30);
  return [
    draft.figures(
      '续约率从 [68%](#续约率:基线) 提到 [78%](#续约率:目标)，提高 [10 个百分点](#续约率:增量)。过去一年换过话术、加过折扣，都没有用：问题不在谈续约的那一周，在用起来的前三个月。',
      'Renewals rise from [68%](#RenewalRate:baseline) to [78%](#RenewalRate:target), that is by [10 pp](#RenewalRate:increase). Scripts and discounts were tried and did nothing: customers are lost in their first three months, not in the week of the renewal.',
      {
        zh: '先写一句话的诊断：卡在哪里，试过什么，为什么没用。数字定下之后可以引用：[78%](#续约率:目标)。',
        en: 'Begin with the diagnosis in one sentence: where it is stuck, what was tried, why that failed. Once the numbers are set, quote them: [78%](#RenewalRate:target).',
      },
    ),
    table(
      draft,
      'goals',
      ['type', 'unit', 'baseline', 'target', 'direction', 'owner', 'reason', 'scope'],
      [
        [
          rate,
          w('比率', 'ratio'),
          '%',
          fill('68%'),
          fill('78%'),
          w('越高越好', 'higher'),
          owner,
          w('连续两年停在同一水平', 'It has stood still for two years'),
          w('当期到期的合同数', 'Contracts that end in the period'),
        ],
        [
          lost,
          w('累计', 'flow'),
          w('家', 'customers'),
          fill(String(overPlan(draft, 5))),
          fill(`≤${overPlan(draft, 3)}`),
          w('越低越好', 'lower'),
          owner,
          w('流失客户大多不满一年', 'Most of them leave within a year'),
          w('到期未续且停用', 'Not renewed and no longer in use'),
        ],
        [
          revenue,
          w('累计', 'flow'),
          money,
          fill(String(overPlan(draft, 25))),
          fill(String(to)),
          w('越高越好', 'higher'),
          owner,
          w('续约毛利最高', 'Renewals have the best margin'),
          w('续约合同额，不含增购', 'Renewed contracts without upgrades'),
        ],
      ],
    ),
  ];
}

function decomposition(draft: Draft): Steps[1] {
  const { w, owner } = draft;
  const [rate, lost, revenue] = goalNames(draft);
  return [
    w(
      '比率不相加：每期单独定一个水平，逐期往上走。',
      'A ratio never adds up: every period has a level of its own, each a step above the last.',
    ),
    table(
      draft,
      'targets',
      ['periods', 'owner', 'keyTasks'],
      [
        [
          rate,
          draft.levels(68, 78, '%'),
          owner,
          w('到期前 90 天进入预警名单', 'On the watch list 90 days ahead'),
        ],
        [
          lost,
          draft.spread(overPlan(draft, 3)),
          owner,
          w('沉默 14 天的客户当周回访', 'Silent for 14 days: called that week'),
        ],
        [
          revenue,
          draft.spread(overPlan(draft, 30)),
          owner,
          w('大客户续约由负责人亲自谈', 'Large renewals are the owner’s own'),
        ],
      ],
    ),
  ];
}

function strategy(draft: Draft): Steps[2] {
  const { w, owner } = draft;
  const segment = (...cells: readonly [string, string, string, string, string]) => [...cells, owner];
  return [
    w(
      '先分清三类客户，再分别下药；对谁都一样的动作，就是对谁都没用。',
      'Three kinds of customers, three remedies: what is done alike for all helps none.',
    ),
    table(
      draft,
      'segments',
      ['profile', 'needs', 'strategy', 'actions', 'owner'],
      [
        segment(
          w('用得好', 'Healthy'),
          w('每周都在用，有人负责', 'In use every week, somebody in charge'),
          w('想用得更深', 'Want to do more with it'),
          w('提前续，顺带增购', 'Renew early, offer more'),
          w('到期前 60 天报价', 'A quote 60 days ahead'),
        ),
        segment(
          w('用得少', 'Hardly in use'),
          w('开通了，没有用起来', 'Set up, but not in use'),
          w('没人教，没人推', 'Nobody teaches, nobody pushes'),
          w('先用起来，再谈续约', 'Use first, renewal later'),
          w('驻场半天，定一个必用场景', 'Half a day on site, one task it is used for'),
        ),
        segment(
          w('要流失', 'About to leave'),
          w('停用、换人或投诉过', 'Stopped, changed staff, or complained'),
          w('对我们失去信任', 'Have lost trust in us'),
          w('负责人出面，先解决问题', 'The owner goes in person, problem first'),
          w('一周内上门，给出书面答复', 'A visit within a week, an answer in writing'),
        ),
      ],
    ),
  ];
}

function resources(draft: Draft): Steps[3] {
  const { w, fill, known, owner, day } = draft;
  const [rate, lost, revenue] = goalNames(draft);
  const list = w('预警名单', 'Watch list');
  const test = w('小范围试点', 'Pilot');
  const open = w('未完成', 'open');
  return [
    table(
      draft,
      'people',
      ['heads', 'productivity', 'goal'],
      [[w('客户成功经理', 'Customer success managers'), fill('4'), fill('8'), revenue]],
    ),
    table(
      draft,
      'budget',
      ['amount', 'goal', 'owner', 'note'],
      [
        [w('驻场与差旅', 'Visits and travel'), known(String(overPlan(draft, 0.5))), rate, owner, ''],
        [w('客户培训', 'Customer training'), known(String(overPlan(draft, 0.3))), rate, owner, ''],
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
          w('流失访谈', 'Interviews with lost customers'),
          lost,
          owner,
          day(0),
          '',
          workdays(draft, 20),
          '',
          '',
          w('20 家，写明离开的真正原因', 'Twenty, each with the real reason for leaving'),
        ],
        [
          list,
          rate,
          owner,
          day(0.02),
          '',
          workdays(draft, 15),
          '',
          '',
          w('每家有颜色、有负责人', 'Each with a colour and an owner'),
        ],
        [
          test,
          rate,
          owner,
          '',
          '',
          workdays(draft, 40),
          list,
          '',
          w('试点组续约率高出 5 个百分点', 'Five points above the others'),
        ],
        [
          w('全面铺开', 'Roll-out'),
          rate,
          owner,
          '',
          '',
          workdays(draft, 80),
          test,
          '',
          w('动作写进 SOP', 'Written into the SOP'),
        ],
        [
          w('每周过名单', 'Weekly review of the list'),
          rate,
          owner,
          day(0.1),
          day(0.98),
          '',
          '',
          w('每周', 'weekly'),
          w('红色客户逐家过', 'Every red customer, one by one'),
        ],
      ],
    ),
    table(
      draft,
      'milestones',
      ['date', 'owner', 'deliverable', 'status'],
      [
        [
          w('原因查清', 'Causes known'),
          day(0.12),
          owner,
          w('访谈结论发到全员', 'Findings sent to everyone'),
          open,
        ],
        [
          w('试点见效或叫停', 'Pilot works, or stops'),
          day(0.4),
          owner,
          w('对照组数据', 'Numbers against a control group'),
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
          w('试点没有效果', 'The pilot fails'),
          w('续约率:目标 -5个百分点', 'RenewalRate:target -5pp'),
          w('维持现状时少收多少', 'What it costs if nothing changes'),
        ],
      ],
    ),
  ];
}
