import { describe, expect, test } from 'vitest';
import { withEdits } from '../../src/lsp/edits.ts';
import { rename, renameable } from '../../src/lsp/rename.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { at, EAST, look, TODAY } from './ask.ts';

const GOAL = ['| 销售‸总额 | 累计 |', '| 销售总额 | 累计 |'] as const;

async function renamed(to: string, [text, instead]: readonly [string, string] = GOAL, file = EAST) {
  const asked = await at(text, instead, file);
  const found = rename(asked.state, asked.file, asked.point, to, TODAY);
  if (!found.ok) return found.why;
  const after = withEdits(asked.state.sources, found.edits);
  const errors = runPipeline(after, { asOf: null, today: TODAY }).outcomes.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  );
  const texts = new Map([...after.plans, ...after.tables.values()].map((it) => [it.path, it.text]));
  return {
    errors,
    east: texts.get(EAST) ?? '',
    csv: texts.get('plans/east/actuals.csv') ?? '',
    company: texts.get('plans/company.md') ?? '',
  };
}

describe('a goal under a new name', () => {
  test('in tables, headings, claims and CSV, and nowhere else', async () => {
    const found = await renamed('签约额');
    expect(found).toMatchObject({ errors: [], csv: expect.stringContaining('2026-02,签约额,上海,30') });
    const { east, company } = typeof found === 'string' ? { east: '', company: '' } : found;
    expect(east).not.toContain('销售总额');
    expect(east).toContain(
      '😀𠀀 全年 [1000 万元](#签约额:目标)，三季度 [300 万元](#签约额@Q3:目标)，上海 [600 万元](#签约额/上海:目标)。',
    );
    expect(east).toContain('| 签约额 / 区域 | 目标值 | 负责人 |');
    expect(company).toContain('| 营收 / 区域 | 目标值 |');
  });
  test('in the plans that contribute to it', async () => {
    const found = await renamed('合同额', ['| 营‸收 | 累计 |', '| 营收 | 累计 |'], 'plans/company.md');
    expect(found).toMatchObject({
      errors: [],
      east: expect.stringContaining('𠀀😀 公司目标 | 合同额/华东 |'),
    });
  });
  test.each([
    ['签约 额 (含税)', '(#签约额%28含税%29:目标)', '2026-01,签约 额 (含税),,70'],
    ['Sales, net', '(#Sales,net:目标)', '2026-01,"Sales, net",,70'],
    ['a|b', '(#a|b:目标)', '2026-01,a|b,,70'],
  ])('%s, as each place writes it', async (name, link, row) => {
    const found = await renamed(name);
    expect(found).toMatchObject({
      errors: [],
      east: expect.stringContaining(link),
      csv: expect.stringContaining(row),
    });
  });
  test('a task keeps the ids that name it', async () => {
    const found = await renamed('招人', ['| 招‸聘 | 销售总额 |', '| 招聘 | 销售总额 |']);
    expect(found).toMatchObject({ errors: [], east: expect.stringContaining('| 招人 | 销售总额 |') });
  });
});

describe('refused', () => {
  test.each([
    ['', '名字不能为空'],
    ['a/b', '名字里不能有“/”，它分隔地址的各部分'],
    ['a：b', '名字里不能有“:”，它分隔地址的各部分'],
    ['a\nb', '名字里不能有换行和控制字符'],
    ['a\u202eb', '名字里不能有换行和控制字符'],
    ['a\ud83d', '名字里不能有换行和控制字符'],
    ['渠道', '“渠道”在计划语言里另有用处，不能做名字'],
    ['合计', '“合计”在计划语言里另有用处，不能做名字'],
    ['复购率', '已经有叫“复购率”的了'],
    ['复 购 率', '已经有叫“复 购 率”的了'],
  ])('%j: %s', async (name, why) => {
    expect(await renamed(name)).toBe(why);
  });
  test.each([
    ['an owner', 'owner: 王‸敏', 'owner: 王敏', /由配置声明/],
    ['a declared member', '| 上‸海 | 600 |', '| 上海 | 600 |', /由配置声明/],
    ['prose', '😀𠀀 全‸年', '😀𠀀 全年', /没有可以改名的/],
    ['an id', '2026-06-30 | T‸1 |', '2026-06-30 | T1 |', /id 或别名/],
  ])('%s', async (_, text, instead, why) => {
    const { state, file, point } = await at(text, instead);
    expect(renameable(state, file, point)).toEqual({ ok: false, why: expect.stringMatching(why) });
  });
  test('a renaming that would leave a link behind', async () => {
    const asked = await at('| 销售‸总额 | 累计 |', '| 销售总额 | 累计 |');
    const text = `${asked.state.text(EAST) ?? ''}\n[1000 万元][a]\n\n[a]: #销售总额:目标\n`;
    const state = await look({ [EAST]: text });
    expect(rename(state, EAST, asked.point, '签约额', TODAY)).toEqual({
      ok: false,
      why: expect.stringMatching(/^plans\/east\/plan\.md:\d+ .*销售总额/),
    });
  });
});
