import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFolder } from '../specimen.ts';
import { ROOT } from '../support/repository.ts';
import { blocksOf } from './blocks.ts';

/** What the blocks of the page on the language stand in to be a whole repository, in its own words. */
interface Around {
  readonly page: string;
  readonly head: string;
  readonly owner: string;
  /** The plan that the frontmatter's block heads: short of people, which is waived there. */
  readonly waived: { readonly goal: string; readonly resources: string; readonly tasks: string };
  /** A row each for what the actuals, the addresses and the scenarios name. */
  readonly accounts: string;
  readonly sales: { readonly goal: string; readonly resources: string };
}

const PAGES: readonly Around[] = [
  {
    page: 'plan-language.md',
    head: 'lang: en\ncurrency: USD',
    owner: 'Lin Yue',
    waived: {
      goal: '| Goal | Type | Unit | Baseline | Target | Standard |\n| --- | --- | --- | --- | --- | --- |\n| New customers | flow | accounts | 200 | 300 | deviation ≤±5% |',
      resources:
        '| Role | heads | monthly productivity |\n| --- | --- | --- |\n| Promoter | 1 | 12 accounts |\n',
      tasks: 'task,owner,start,due\nVisits,Lin Yue,2026-11-02,2026-11-13\n',
    },
    accounts:
      '## Step 2\n\n| Renewed revenue / Region | Weight |\n| --- | --- |\n| Singapore | 60% |\n| Jakarta | 40% |\n\n## Step 3\n\n| Channel | conversion |\n| --- | --- |\n| Account reviews | 20% |\n',
    sales: {
      goal: '| Goal | Type | Unit | Baseline | Target |\n| --- | --- | --- | --- | --- |\n| Sales | flow | USD k | 900 | 1000 |',
      resources:
        '## Step 3\n\n| Stage | conversion | lag | deal size |\n| --- | --- | --- | --- |\n| Opportunity | 20% | | |\n| Deal | | | USD 10k |\n\n## Step 4\n\n| Role | heads | monthly productivity |\n| --- | --- | --- |\n| Promoter | 8 | USD 20k |\n',
    },
  },
  {
    page: 'plan-language.zh-CN.md',
    head: 'lang: zh-CN',
    owner: '王敏',
    waived: {
      goal: '| 目标 | 类型 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- | --- |\n| 新客户数 | 累计 | 家 | 200 | 300 |',
      resources: '| 人员 | 人数 | 人均月产能 |\n| --- | --- | --- |\n| 推广专员 | 1 | 12 家 |\n',
      tasks: '任务,负责人,开始,截止\n拜访,王敏,2026-11-02,2026-11-13\n',
    },
    accounts:
      '## 第二步\n\n| 销售总额 / 产品 | 权重 |\n| --- | --- |\n| 产品A | 60% |\n| 产品B | 40% |\n\n| 销售总额 / 区域 | 权重 |\n| --- | --- |\n| 上海 | 60% |\n| 杭州 | 40% |\n\n## 第三步\n\n| 渠道 | 转化率 |\n| --- | --- |\n| 行业展会 | 20% |\n',
    sales: {
      goal: '| 目标 | 类型 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- | --- |\n| 销售总额 | 累计 | 万元 | 770 | 1000 |',
      resources:
        '## 第三步\n\n| 阶段 | 转化率 | 周期 | 客单价 |\n| --- | --- | --- | --- |\n| 商机 | 20% | | |\n| 成交 | | | 10万 |\n\n## 第四步\n\n| 人员 | 人数 | 人均月产能 |\n| --- | --- | --- |\n| 推广专员 | 8 | 20万 |\n',
    },
  },
];
/** Said of what a fragment leaves out and the page does not speak of there. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['missing-step', 'actual-missing', 'no-parent-link']);
const LOGO = readFileSync(path.join(ROOT, 'test/errors/logo-without-name/brand/logo.png'));

describe.each(PAGES)('$page', (around) => {
  const blocks = blocksOf(readFileSync(path.join(ROOT, 'docs', around.page), 'utf8'));
  const texts = blocks.map((it) => it.text);
  const [
    ,
    front = '',
    goals = '',
    parts = '',
    csv = '',
    addresses = '',
    claim = '',
    scenarios = '',
    brand = '',
  ] = texts;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const plan = (title: string, more = '') =>
    `---\ntitle: ${title}\nperiod: 2026\nowner: ${around.owner}\n${around.head}\n${more}---\n\n## 1\n\n`;
  const files = {
    'sixfold.config.yaml': bytes(`version: 1\nasOf: 2026-08-31\n${brand}`),
    'brand/logo.png': LOGO,
    'plans/company-2026.md': bytes(`${plan('C')}${around.waived.goal}\n`),
    'plans/east-2025.md': bytes(`${plan('E')}${around.waived.goal}\n`),
    'plans/east-2026/plan.md': bytes(
      `${front}\n## 1\n\n${around.waived.goal}\n\n## 4\n\n${around.waived.resources}`,
    ),
    'plans/east-2026/actuals.csv': bytes(csv.split('\n').slice(0, 1).join('\n')),
    'plans/east-2026/tasks.csv': bytes(around.waived.tasks),
    'plans/accounts/plan.md': bytes(
      `${plan('A', 'actuals: actuals.csv\n')}${goals}\n${claim}\n${around.accounts}`,
    ),
    'plans/accounts/actuals.csv': bytes(csv),
    'plans/sales.md': bytes(
      `${plan('S')}${around.sales.goal}\n\n## 2\n\n${parts}\n${around.sales.resources}\n${scenarios}`,
    ),
  };
  it('has no block besides those tested here', () => {
    expect(blocks.map((it) => (it.kind === 'plain' ? it.lang : it.kind))).toEqual([
      '',
      'yaml',
      'markdown',
      'markdown',
      'csv',
      '',
      'markdown',
      'markdown',
      'yaml',
    ]);
  });
  it('its blocks are found in order, their claims hold and their addresses exist', async () => {
    const { outcomes, diagnostics } = await runFolder(files);
    const found = [...diagnostics, ...outcomes.flatMap((it) => it.diagnostics)]
      .filter(({ code }) => !NOT_SHOWN.has(code))
      .map(({ code, waived }) => [code, waived !== undefined]);
    expect(found).toEqual([['capacity-short', true]]);
    expect(outcomes.map(({ id, reached }) => `${id} ${reached.stage}`)).toEqual(
      ['accounts', 'company-2026', 'east-2025', 'east-2026', 'sales'].map((id) => `${id} computed`),
    );
    const accounts = outcomes.find(({ id }) => id === 'accounts');
    expect(accounts?.claims.map(({ state }) => state)).toEqual(['verified', 'verified']);
    const unknown = addresses
      .trim()
      .split('\n')
      .filter((it) => accounts?.analysis?.figures.get(it) == null);
    expect(unknown).toEqual([]);
  });
});
