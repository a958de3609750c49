import { expect, it } from 'vitest';
import type { PlanHistory } from '../../src/history/history.ts';
import type { Point } from '../../src/history/line.ts';
import { moneyUnit } from '../../src/language/units.ts';
import { dayFromIso } from '../../src/model/calendar.ts';
import { rational, toNumber } from '../../src/model/rational.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { outcomeOf, planText, SALES } from './plans.ts';

const unit = moneyUnit('CNY', 10_000);

function point(amount: number, iso: string, author: string): Point {
  return { target: rational(amount * 10_000), commit: iso, author, day: dayFromIso(iso) };
}

const first = point(700, '2025-12-20', '王敏');
const approved = point(650, '2025-12-28', '王敏');
const eased = point(600, '2026-02-03', '李雷');

function historyOf(steps: readonly Point[], moved: readonly Point[] = [], cut = false): PlanHistory {
  const [original] = steps;
  const current = steps.at(-1);
  if (original === undefined || current === undefined) throw new Error('no step');
  const { commit, author, day } = current;
  if (commit === null || author === null) throw new Error('not committed');
  const target = {
    goal: '销售额',
    id: null,
    unit,
    original,
    approved: steps[1] ?? null,
    current,
    steps,
    moved,
  };
  return { lastChanged: { commit, author, day }, targets: [target], cut };
}

/** `built`: the target of the text in front of the reader, where it is not the committed one. */
function told(
  history: PlanHistory | null,
  lang = 'zh-CN',
  asOf = '2026-03-31',
  built = toNumber(history?.targets[0]?.current.target ?? rational(0)) / 10_000,
): string[] {
  const goals = SALES.replace('| 600 |', `| ${built} |`);
  const { outcome, portfolio, config } = outcomeOf(planText({ goals, lang }), asOf);
  const page = viewPlan(outcome, portfolio, config, history);
  const facts = page.header.facts
    .filter(({ label }) => /最后修改|Last changed/.test(label))
    .map(({ label, value }) => `${label} ${value}`);
  const blocks = page.sections[0]?.blocks ?? [];
  const from = blocks.findIndex((block) => block.kind === 'table' && block.table.id === 'smart') + 1;
  const texts = blocks.slice(from).flatMap((block) => {
    if (block.kind === 'finding') return [block.title];
    if (block.kind === 'list') return block.items;
    if (block.kind !== 'table') return [];
    return block.table.rows.map((row) => row.cells.map((cell) => cell.text).join(' | '));
  });
  return [...facts, ...texts];
}

it('without git nothing is said', () => {
  expect(told(null)).toEqual([]);
});

it('targets that never changed are a sentence, not a table', () => {
  expect(told(historyOf([first]))).toEqual([
    '最后修改 2025年12月20日，王敏',
    '1 个目标自 2025年12月20日首次写下以来都没有改过',
  ]);
});

it('a target is told as first set, as approved and as it is, and what was eased too late by whom', () => {
  expect(told(historyOf([first, approved, eased], [eased], true))).toEqual([
    '最后修改 2026年2月3日，李雷',
    '1 个目标中，1 个改过；销售额在期间开始之后放宽',
    '销售额（万元） | 700 | 650 | 600 | −100 | 2 次 | 2026年2月3日，李雷',
    '销售额在期间开始之后从 650 万元改为 600 万元（2026年2月3日，李雷）',
    '克隆不完整，“最初”只是能看到的最早版本',
  ]);
});

it('in English', () => {
  expect(told(historyOf([first, approved, eased], [eased]), 'en')).toEqual([
    'Last changed 3 Feb 2026, 李雷',
    '1 of 1 targets was changed; 销售额 made easier after the period began',
    '销售额 (CNY 10k) | 700 | 650 | 600 | −100 | 2 | 3 Feb 2026, 李雷',
    expect.stringMatching(
      /^销售额 went from CNY.6\.5.m to CNY.6.m after its period had begun \(3 Feb 2026, 李雷\)$/,
    ),
  ]);
});

it.each([
  ['2025-12-20', [first], 2],
  ['2025-12-19', [first], 0],
] as const)('as of %s nothing is told of a later day', (asOf, steps, lines) => {
  expect(told(historyOf(steps), 'zh-CN', asOf)).toHaveLength(lines);
});

it('a target that was changed after the day of the report is told all the same, for its new level is shown', () => {
  expect(told(historyOf([first, eased], [eased]), 'zh-CN', '2026-01-31')).toEqual([
    '1 个目标中，1 个改过；销售额在期间开始之后放宽',
    '销售额（万元） | 700 | 600 | 600 | −100 | 1 次 | 2026年2月3日，李雷',
    '销售额在期间开始之后从 700 万元改为 600 万元（2026年2月3日，李雷）',
  ]);
});

it.each([
  [
    'zh-CN',
    '1 个目标中，1 个改过；销售额在期间开始之后放宽',
    '销售额（万元） | 700 | — | 680 | −20 | 1 次 | 尚未提交',
    '销售额在期间开始之后从 700 万元改为 680 万元（尚未提交）',
  ],
  [
    'en',
    '1 of 1 targets was changed; 销售额 made easier after the period began',
    '销售额 (CNY 10k) | 700 | — | 680 | −20 | 1 | not committed yet',
    expect.stringMatching(
      /^销售额 went from CNY.7.m to CNY.6\.8.m after its period had begun \(not committed yet\)$/,
    ),
  ],
])('a target that is ahead of what is committed is told as built: %s', (lang, ...lines) => {
  expect(told(historyOf([first]), lang, '2026-03-31', 680).slice(1)).toEqual(lines);
});
