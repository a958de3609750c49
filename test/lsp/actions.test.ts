import { describe, expect, test } from 'vitest';
import { actionsAt } from '../../src/lsp/actions.ts';
import { withEdits } from '../../src/lsp/edits.ts';
import { type Outline, outlineOf } from '../../src/lsp/symbols.ts';
import { lineIndex, lineText } from '../../src/model/source.ts';
import { ACTUALS, at, CONFIG, EAST, look, PLAN } from './ask.ts';

/** The titles of what is offered at a place, and the line after the first. */
async function offered(text: string, instead: string, file?: string) {
  const asked = await at(text, instead, file);
  const found = actionsAt(asked.state, asked.file, asked.point, asked.point);
  const [first] = found;
  const { plans, tables, config } = withEdits(asked.state.sources, first?.edits ?? []);
  const after = [...plans, ...tables.values(), ...(config === null ? [] : [config])].find(
    ({ path }) => path === asked.file,
  );
  return {
    titles: found.map(({ title }) => title),
    line: lineText(lineIndex(after?.text ?? ''), asked.point.line),
  };
}

describe('what was meant', () => {
  test.each([
    ['a goal', '| 招聘 | 销售总‸ | 王敏 |', '| 招聘 | 销售总额 | 王敏 |', '| 招聘 | 销售总额 | 王敏 |'],
    [
      'one of two owners',
      '| 上海 | 600 | 王敏、李‸磊 |',
      '| 上海 | 600 | 王敏、李雷 |',
      '| 上海 | 600 | 王敏、李雷 |',
    ],
    [
      'a column',
      '| 任务 | 目标 | 负责‸ | 开始',
      '| 任务 | 目标 | 负责人 | 开始',
      '| 任务 | 目标 | 负责人 | 开始',
    ],
    ['a key', 'ow‸nr: 王敏', 'owner: 王敏', 'owner: 王敏'],
    ['a choice', '| 销售总额 | 累‸积 |', '| 销售总额 | 累计 |', '| 销售总额 | 累计 |'],
    [
      'an address behind wide and astral characters',
      '[1000 万元](#销售总‸:目标)',
      '[1000 万元](#销售总额:目标)',
      '😀𠀀 全年 [1000 万元](#销售总额:目标)',
    ],
    [
      'an address with a space, of which Markdown makes no link',
      '[1000 万元](#销售 总额‸:目标)',
      '[1000 万元](#销售总额:目标)',
      '😀𠀀 全年 [1000 万元](#销售总额:目标)',
    ],
  ])('%s', async (_, text, instead, line) => {
    const found = await offered(text, instead);
    expect(found.titles[0]).toMatch(/^改成 /);
    expect(found.line.startsWith(line)).toBe(true);
  });
  test('a goal of the actuals', async () => {
    const found = await offered(
      '2026-02,销售‸总,上海,30',
      '2026-02,销售总额,上海,30',
      'plans/east/actuals.csv',
    );
    expect(found.line).toBe('2026-02,销售总额,上海,30');
  });
});

describe('numbers of the prose', () => {
  test('a stale one', async () => {
    const found = await offered('[9‸00 万元](#销售总额:目标)', '[1000 万元](#销售总额:目标)');
    expect(found).toMatchObject({
      titles: ['改成 1000 万元'],
      line: expect.stringMatching(/^😀𠀀 全年 \[1000 万元\]/u),
    });
  });
  test('all of the file at once', async () => {
    const found = await offered(
      '[9‸00 万元](#销售总额:目标)，三季度 [310 万元]',
      '[1000 万元](#销售总额:目标)，三季度 [300 万元]',
    );
    expect(found.titles).toEqual(['改成 1000 万元', '改正本文件里 2 个过期的数字']);
  });
  test('none while the config has an error', async () => {
    const plan = PLAN.replace('[1000 万元](#销售总额:目标)', '[900 万元](#销售总额:目标)');
    const titles = async (config: string) => {
      const state = await look({ [EAST]: plan, 'sixfold.config.yaml': config });
      const all = actionsAt(state, EAST, { line: 1, column: 1 }, { line: 99, column: 1 });
      return all.map(({ title }) => title).filter((it) => it.startsWith('改成 1000'));
    };
    expect(await titles(CONFIG)).toEqual(['改成 1000 万元']);
    expect(await titles(`${CONFIG}graceDays: 40 天\n`)).toEqual([]);
  });
  test('one that is bound to no figure yet', async () => {
    const found = await offered('基线 8‸00 万元，全年', '全年');
    expect(found.titles).toEqual(['与 销售总额:基线 核对']);
    expect(found.line).toContain('基线 [800 万元](#销售总额:基线)，全年');
  });
  test('nothing where nothing is wrong', async () => {
    expect((await offered('owner: 王‸敏', 'owner: 王敏')).titles).toEqual([]);
  });
});

describe('the outline', () => {
  const lines = (entries: readonly Outline[], depth = 0): string[] =>
    entries.flatMap(({ name, from, to, children }) => [
      `${'  '.repeat(depth)}${name} ${from}-${to}`,
      ...lines(children, depth + 1),
    ]);
  test('steps, their tables and rows', async () => {
    const state = await look();
    const view = state.viewOf(EAST);
    const index = state.lines(EAST);
    if (view === null || index === null) throw new Error('no plan');
    const outline = lines(outlineOf(view, EAST, index));
    expect(outline.slice(0, 9)).toEqual([
      '第一步 核心目标 9-17',
      '  目标 13-16',
      '    销售总额 15-15',
      '    复购率 16-16',
      '第二步 目标拆解 18-29',
      '  目标 20-23',
      '    销售总额 22-22',
      '    复购率 23-23',
      '  销售总额 / 区域 25-28',
    ]);
  });
  test('the rows of a CSV', async () => {
    const state = await look({ 'plans/east/actuals.csv': ACTUALS });
    const view = state.viewOf('plans/east/actuals.csv');
    const index = state.lines('plans/east/actuals.csv');
    if (view === null || index === null) throw new Error('no plan');
    expect(lines(outlineOf(view, 'plans/east/actuals.csv', index))).toEqual(['2026-01 2-2', '2026-02 3-3']);
  });
});
