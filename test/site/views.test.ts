import { describe, expect, it, test } from 'vitest';
import { dayFromIso } from '../../src/model/calendar.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { folderNames } from '../../src/view/site/folders.ts';
import { viewSite } from '../../src/view/site/site.ts';
import { strictRenderer } from '../render/templates.ts';
import { planText, SALES } from '../view/plans.ts';

describe('the folder of a person', () => {
  it.each([
    [['王敏'], ['王敏']],
    [['Lin Yue'], ['Lin-Yue']],
    [['../../etc'], ['etc']],
    [['a/b\\c'], ['a-b-c']],
    [['CON'], ['CON-1']],
    [['...'], ['person']],
    [['<b>'], ['b']],
    [['index'], ['index-1']],
    [
      ['Ann', 'ann', 'ANN'],
      ['ANN', 'Ann-2', 'ann-3'],
    ],
    [['长'.repeat(200)], ['长'.repeat(60)]],
  ])('%j → %j', (names, folders) => {
    expect([...folderNames(names).values()]).toEqual(folders);
  });

  it('is the same whatever the order of the names', () => {
    const names = ['a b', 'a-b', 'A B', 'a/b'];
    expect([...folderNames(names)]).toEqual([...folderNames(names.toReversed())]);
  });
});

const ACTIONS = `| 任务 | 负责人 | 截止 | 进度 |
| --- | --- | --- | ---: |
| 拜访老客户 | 王敏、李雷 | 2026-03-10 | 20% |
| 培训 | 李雷 | 2026-04-20 | 0% |
| 建渠道 | 李雷 | 2026-02-10 | 100% |`;

const LESSONS = `| 经验 | 类型 | 沉淀 | 负责人 | 截止 | 验证 | 标签 |
| --- | --- | --- | --- | --- | --- | --- |
| 展会要预热 | 改进 | 提前两周邀约 | 王敏 | 2026-02-01 | | 展会 |
| 周会只谈商机 | 沿用 | 周会议程 | 李雷 | 2026-02-01 | 三月周会缩短一半 | 协同、展会 |
| 少打折 | 停止 | | | | | |`;

function siteOf(text: string, asOf = '2026-03-31') {
  const run = runPipeline(
    { config: null, plans: [{ path: 'plans/small.md', text }], tables: new Map(), refused: new Map() },
    { asOf: dayFromIso(asOf), today: 0 },
  );
  return viewSite(run.outcomes, run.portfolio, run.config, run.diagnostics);
}

function pageOf<K extends string>(site: ReturnType<typeof siteOf>, kind: K) {
  const page = site.pages.find((it): it is Extract<typeof it, { kind: K }> => it.kind === kind);
  if (page === undefined) throw new Error(`there is no page ${kind}`);
  return page;
}

const text = planText({ goals: SALES })
  .replace('## 第五步', `${ACTIONS}\n\n## 第五步`)
  .replace('## 第六步 复盘迭代', `## 第六步 复盘迭代\n\n${LESSONS}`);
const site = siteOf(text);

test('people: who is overdue comes first; a shared task is everybody’s', () => {
  const { rows, headline } = pageOf(site, 'people');
  expect(rows.map((row) => [row.name, row.overdue, row.soon, row.done])).toEqual([
    ['王敏', '2', '0', '0'],
    ['李雷', '1', '1', '2'],
  ]);
  expect(headline).toBe('2 位负责人：2 位有逾期事项，1 位在 30 天内有事项到期');
});

test('a person: by urgency, done things folded', () => {
  const page = site.pages.find((it) => it.path === 'people/李雷/index.html');
  const groups = page?.kind === 'person' ? page.groups : [];
  expect(
    groups.map(({ title, folded, items }) => [title, folded, items.map((it) => `${it.due} ${it.name}`)]),
  ).toEqual([
    ['逾期：1', false, ['3月10日 拜访老客户']],
    ['30 天内到期：1', false, ['4月20日 培训']],
    ['已完成或已结束：2', true, ['2月1日 周会议程', '2月10日 建渠道']],
  ]);
});

test('calendar: a shared task once, with all its owners', () => {
  const { groups } = pageOf(site, 'calendar');
  const lines = groups.map(({ title, days }) => [
    title,
    ...days.flatMap(({ day, weekday, items }) =>
      items.map((it) => `${day} ${weekday} ${it.name} ${it.ownerKeys}`),
    ),
  ]);
  expect(lines).toEqual([
    ['逾期：2', '2月1日 周日 提前两周邀约 王敏', '3月10日 周二 拜访老客户 王敏|李雷'],
    ['2026 年 4 月：1', '4月20日 周一 培训 李雷'],
    ['2026 年 6 月：1', '6月30日 周二 销售额 王敏'],
    ['已完成或已结束：2', '2月1日 周日 周会议程 李雷', '2月10日 周二 建渠道 李雷'],
  ]);
});

test('lessons: what needs somebody first, what is proven last; tags by use', () => {
  const { items, headline, filters } = pageOf(site, 'lessons');
  expect(items.map((it) => [it.lesson, it.typeWord, it.state])).toEqual([
    ['展会要预热', '改进', 'overdue'],
    ['少打折', '停止', 'incomplete'],
    ['周会只谈商机', '沿用', 'verified'],
  ]);
  expect(headline).toBe('3 条经验，1 条已验证有效，1 条过了期限还没验证，1 条还没落到人和日期');
  expect(filters.find((it) => it.name === 'tags')?.options.map((it) => it.text)).toEqual([
    '展会（2）',
    '协同（1）',
  ]);
});

test('findings: every code once, gravest first, with every place', () => {
  const { rules } = pageOf(site, 'rules');
  expect(new Set(rules.map((rule) => rule.code)).size).toBe(rules.length);
  const severities = rules.map((rule) => ['error', 'warning', 'note'].indexOf(rule.severity));
  expect(severities).toEqual(severities.toSorted((a, b) => a - b));
  expect(rules.map((rule) => rule.code)).toContain('task-late');
});

test('search: rows are called by their first cell, and lead to their step', () => {
  const items = pageOf(site, 'search').groups.flatMap((group) => group.items);
  expect(items).toContainEqual({
    title: '拜访老客户',
    where: '第四步 资源与时间',
    href: 'small/index.html#step-4',
    text: '负责人 王敏、李雷 · 截止 2026-03-10 · 进度 20%',
  });
});

test('search: a thousand plans stay a page that opens', () => {
  const plans = Array.from({ length: 1000 }, (_, i) => ({
    path: `plans/plan-${i}.md`,
    text: text.replace('测试计划', `测试计划 ${i}`),
  }));
  const run = runPipeline(
    { config: null, plans: plans.slice(0, 2), tables: new Map(), refused: new Map() },
    { asOf: dayFromIso('2026-03-31'), today: 0 },
  );
  const [first] = run.portfolio.plans;
  if (first === undefined) throw new Error('no plan');
  // One plan computed stands for the rest: only how much is written of each matters here.
  const portfolio = { ...run.portfolio, plans: plans.map(() => first) };
  const whole = viewSite(run.outcomes, run.portfolio, run.config);
  const many = viewSite(run.outcomes, portfolio, run.config);
  const texts = (pages: typeof many.pages) =>
    pages.flatMap((page) => (page.kind === 'search' ? page.groups : [])).flatMap(({ items }) => items);
  const size = texts(many.pages).reduce(
    (sum, { title, where, text: body }) => sum + title.length + where.length + body.length,
    0,
  );
  expect(size).toBeLessThan(1_200_000);
  expect(texts(whole.pages).some(({ title }) => title === '拜访老客户')).toBe(true);
  expect(texts(many.pages).some(({ text: body }) => body.includes('拜访老客户'))).toBe(true);
});

test('the calendar file has what is open, a day each, in lines that any reader takes', () => {
  const { text: ics } = siteOf(text.replace('培训 |', `培训；带教, ${'很'.repeat(60)} |`)).feed;
  for (const line of ics.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  const whole = ics.replaceAll('\r\n ', '');
  expect(whole.match(/BEGIN:VEVENT/g)).toHaveLength(4);
  expect(whole).toContain(`SUMMARY:培训；带教\\, ${'很'.repeat(60)}（李雷）`);
  expect(whole).toContain('DTSTART;VALUE=DATE:20260420\r\nDTEND;VALUE=DATE:20260421');
  expect(whole).not.toMatch(/[^\r]\n/);
});

test('a repository without owners, lessons or findings says so on whole pages', async () => {
  const renderer = await strictRenderer();
  const run = runPipeline(
    { config: null, plans: [], tables: new Map(), refused: new Map() },
    { asOf: dayFromIso('2026-03-31'), today: 0 },
  );
  for (const page of viewSite(run.outcomes, run.portfolio, run.config).pages) {
    expect(await renderer.sitePage(page), page.path).toMatch(/<h1>.+<\/h1>/);
  }
});

test('text of a plan never becomes markup, and only our script has a place', async () => {
  const renderer = await strictRenderer();
  const hostile = '"\'><img src=x onerror=alert(1)></script><script>alert(1)</script>{{title}}';
  const bad = text
    .replaceAll('王敏', `王敏${hostile.replaceAll('|', '')}`)
    .replaceAll('展会', `展会${hostile}`)
    .replaceAll('拜访', `拜访${hostile}`);
  const { pages } = siteOf(bad);
  expect(pages.some((page) => page.kind === 'person')).toBe(true);
  for (const page of pages) {
    const html = await renderer.sitePage(page);
    expect(html, page.path).not.toMatch(/<img/i);
    const scripts = html.match(/<script/gi)?.length ?? 0;
    expect(scripts, page.path).toBe(page.kind === 'person' ? 0 : 1);
    expect(html.match(/<\/script/gi)?.length ?? 0, page.path).toBe(scripts);
    expect(page.path).toMatch(/^[\p{L}\p{N}\p{M}/-]+\.html$/u);
  }
});
