import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeLink, placeText, wantsLinks } from '../../src/commands/hyperlink.ts';
import { emptyFolder, ROOT, remove, repositoryCopy } from '../support/repository.ts';
import { call, expectGolden } from './call.ts';

describe('the sample plans', () => {
  test.each([
    ['explain-target-of-quarter.txt', ['east-2026#销售总额/产品B@Q1:目标']],
    ['explain-landing.txt', ['east-2026#销售总额:落地预测', '--depth', '2']],
    ['explain-light.txt', ['east-2026#应收账款逾期率@2026-07:灯']],
    ['explain-cover.txt', ['launch-product-c#新客户数:保障率']],
    ['explain-leads.txt', ['east-2026#阶段/线索:需求']],
    ['explain-english.txt', ['renewal-breakthrough-2026#Renewed revenue:ytd-attainment']],
  ])('%s', async (golden, args) => {
    const { code, out } = await call(ROOT, ['explain', ...args]);
    expect(code).toBe(0);
    expectGolden(golden, out);
  });
});

describe('which figure', () => {
  test.each([
    [['销售总额:目标'], 2, /Several plans have 销售总额:目标; .*east-2026#销售总额:目标/],
    [
      ['销售总额:目标', '--plan', 'launch-produkt-c'],
      2,
      /no plan launch-produkt-c; did you mean launch-product-c\?/,
    ],
    [
      ['east-2026#销售总额:目标', '--plan', 'east-2025'],
      2,
      /names the plan east-2026, --plan names east-2025/,
    ],
    [['销售总额:目际', '--plan', 'east-2026'], 2, /did you mean 销售总额:目标, /],
    [['毛利润率指数', '--plan', 'east-2026'], 2, /without an address all of them are listed/],
    [['x', '--plan', 'zzz'], 2, /no plan zzz; there are: company-2026, /],
    [['x', '--depth', '-1'], 2, /zero or more/],
  ])('%j → %i', async (args, code, err) => {
    expect(await call(ROOT, ['explain', ...args])).toMatchObject({
      code,
      out: '',
      err: expect.stringMatching(err),
    });
  });

  test.each([
    ['销售总额:增幅'],
    ['#销售总额:增幅'],
    ['#%E9%94%80%E5%94%AE%E6%80%BB%E9%A2%9D:%E5%A2%9E%E5%B9%85'],
    ['销售总额：增长率'],
    ['销售总额:growth'],
    ['销售总额', ':增幅'],
  ])('%s %s is the same as any other spelling', async (...address) => {
    const { out } = await call(ROOT, ['explain', ...address, '--plan', 'east-2026']);
    expect(out).toContain('销售总额:增幅  29.87%');
  });

  test('without an address all are listed, filtered, each one a figure', async () => {
    const { out, code } = await call(ROOT, ['explain', '--plan', 'east-2026', '--match', '产品B Q3']);
    expect(code).toBe(0);
    expect(out.split('\n')).toContain('销售总额/产品B@2026-Q3:目标');
    const all = await call(ROOT, ['explain', '--match', '产品B@2026-Q3:目标', '--format', 'json']);
    expect(JSON.parse(all.out).addresses).toContainEqual({
      plan: 'east-2026',
      address: '销售总额/产品B@2026-Q3:目标',
    });
  });
});

describe('a plan that cannot be computed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await repositoryCopy(['east-2025.md']);
    const { appendFile } = await import('node:fs/promises');
    await appendFile(`${folder}/plans/east-2025.md`, '\n## 第二步 目标拆解\n');
  });
  afterAll(() => remove(folder));

  test('says why, with exit code 1', async () => {
    const done = await call(folder, ['explain', '销售总额:目标', '--plan', 'east-2025']);
    expect(done).toMatchObject({ code: 1, out: '' });
    expect(done.err).toContain('plans/east-2025.md:');
  });

  test('without plans it is wrong use', async () => {
    const empty = await emptyFolder();
    expect((await call(empty, ['explain'])).code).toBe(2);
    await remove(empty);
  });
});

describe('places', () => {
  const at = { file: 'plans/a b.md', line: 12, column: 3, endColumn: 5 };

  test('are seen from the folder one stands in', () => {
    expect(placeText(at, '/r', '/r')).toBe('plans/a b.md:12:3');
    expect(placeText(at, '/r', '/r/plans/east')).toBe('../a b.md:12:3');
  });

  test('link to the line, with nothing in the link that a terminal could take for its end', () => {
    expect(placeLink(at, '/r', '/r')).toBe(
      '\u001b]8;;file:///r/plans/a%20b.md#12\u001b\\plans/a b.md:12:3\u001b]8;;\u001b\\',
    );
    const hostile = { ...at, file: 'plans/\u0007\u001b]0;x.md' };
    const controls = (text: string) => [...text].filter((it) => it < ' ').length;
    expect(controls(placeLink(hostile, '/r', '/r'))).toBe(4);
  });

  test.each([
    [true, { TERM_PROGRAM: 'vscode' }, true],
    [true, { VTE_VERSION: '7200' }, true],
    [true, { VTE_VERSION: '4800' }, false],
    [true, { TERM: 'xterm-256color' }, false],
    [true, { TERM: 'xterm-kitty' }, true],
    [true, { TERM: 'xterm-kitty', TMUX: '/x' }, false],
    [false, { TERM_PROGRAM: 'vscode' }, false],
    [true, { TERM_PROGRAM: 'vscode', CI: 'true' }, false],
    [false, { FORCE_HYPERLINK: '1' }, true],
    [true, { TERM_PROGRAM: 'vscode', FORCE_HYPERLINK: '0' }, false],
  ])('terminal %s, %j → links %s', (isTTY, env, links) => {
    expect(wantsLinks({ isTTY }, env)).toBe(links);
  });
});
