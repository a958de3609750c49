import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile } from '../../src/io/replace-file.ts';
import { emptyFolder, ROOT, remove, repositoryCopy } from '../support/repository.ts';
import { call } from './call.ts';

const BOM = '\ufeff';
const PLAN = (prose: string, cell = '1200', reason = '—', waive = '') => `---
title: 测试
period: 2026
owner: 王敏
${waive}---

## 第一步 核心目标

${prose}

| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 | 完成标准 | 依据 |
| --- | --- | --- | ---: | ---: | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 800 | ${cell} | 王敏 | 年末达成 | ${reason} |
`;

let folder: string;
beforeEach(async () => {
  folder = await emptyFolder();
  await mkdir(path.join(folder, 'plans'));
});
afterEach(() => remove(folder));

const file = () => path.join(folder, 'plans/east.md');
const write = (text: string) => writeFile(file(), text);
const read = () => readFile(file(), 'utf8');
const fix = (...args: string[]) => call(folder, ['fix', ...args]);

describe('a stale number is rewritten', () => {
  test.each([
    ['[1000 万元](#销售总额:目标)', '[1200 万元](#销售总额:目标)'],
    ['[1,000 万元](#销售总额:目标)', '[1,200 万元](#销售总额:目标)'],
    ['[0.1 亿元](#销售总额:目标)', '[0.1 亿元](#销售总额:目标)'],
    ['[0.10 亿元](#销售总额:目标)', '[0.12 亿元](#销售总额:目标)'],
    ['[29.9%](#销售总额:增幅)', '[50.0%](#销售总额:增幅)'],
    ['[**1000** 万元](#销售总额:目标)', '[**1200** 万元](#销售总额:目标)'],
    ['[1000\n万元](#销售总额:目标)', '[1200\n万元](#销售总额:目标)'],
    ['做到[ 1000 万元 ](#销售总额:目标)。', '做到[ 1200 万元 ](#销售总额:目标)。'],
    ['[1000 万元](<#销售总额:目标> "标题")', '[1200 万元](<#销售总额:目标> "标题")'],
    ['[1000 万元][t]\n\n[t]: #销售总额:目标', '[1200 万元][t]\n\n[t]: #销售总额:目标'],
    [
      '> - [1000 万元](#销售总额:目标) 和 [770 万元](#销售总额:基线)',
      '> - [1200 万元](#销售总额:目标) 和 [800 万元](#销售总额:基线)',
    ],
  ])('%s → %s', async (before, after) => {
    await write(PLAN(before));
    const done = await fix();
    expect(await read()).toBe(PLAN(after));
    expect(done.code).toBe(0);
    expect((await call(folder, ['check', '--format', 'json'])).out).not.toContain('claim-stale');
  });

  test('in a cell of prose, but not in a cell that the plan is computed from', async () => {
    await write(PLAN('—', '[1000](#销售总额:基线)', '多 [230 万元](#销售总额:增量)'));
    const done = await fix();
    expect(await read()).toBe(PLAN('—', '[1000](#销售总额:基线)', '多 [200 万元](#销售总额:增量)'));
    expect(done.code).toBe(1);
    expect(done.err).toMatch(
      /plans\/east\.md:\d+:\d+ {2}“1000” is now 800, but the plan is computed from this cell/,
    );
  });

  test.each([
    '[1&#48;00 万元](#销售总额:目标)',
    '[1000 万元][]\n\n[1000 万元]: #销售总额:目标',
    '[1000 万元]。\n\n[1000 万元]: #销售总额:目标',
  ])('not where its number cannot be found without doubt, nor where a link goes by it: %j', async (prose) => {
    await write(PLAN(prose));
    const done = await fix();
    expect(await read()).toBe(PLAN(prose));
    expect(done).toMatchObject({ code: 1, err: expect.stringMatching(/by hand/) });
  });

  test.each([
    ['short of an actual', '| 1月 | 3月 |', '| 10 | 30 |', 'lacks the actual of 销售总额 in Feb 2026'],
    ['nothing', '| 1月 | 2月 | 3月 |', '| 0 | 0 | 0 |', 'if it really is nothing write so by hand'],
  ])('not where the figure is %s', async (_, head, cells, why) => {
    const rule = head.replace(/[^ |]+/g, '---');
    const actuals = `\n## 第五步 执行与监控\n\n| 目标 ${head}\n| --- ${rule}\n| 销售总额 ${cells}\n`;
    const text = `${PLAN('到三月底 [60 万元](#销售总额:累计实际)')}${actuals}`;
    await write(text);
    const done = await fix('--as-of', '2026-03-31');
    expect(await read()).toBe(text);
    expect(done).toMatchObject({ code: 1, out: '', err: expect.stringContaining(why) });
    expect(done.err).toContain('Nothing rewritten, 1 left to you');
  });

  test.each([
    ['a conflict', '<<<<<<< a\nasOf: 2026-01-31\n=======\nasOf: 2026-02-28\n>>>>>>> b\n'],
    ['a value of no sense', 'fiscalYearStart: 13\n'],
  ])('not where the config has an error: %s', async (_, config) => {
    const text = PLAN('[1000 万元](#销售总额:目标)');
    await write(text);
    await writeFile(path.join(folder, 'sixfold.config.yaml'), config);
    const done = await fix();
    expect(await read()).toBe(text);
    expect(done).toMatchObject({ code: 1, out: '', err: expect.stringContaining('no number was rewritten') });
  });

  test('not where the plan waives it', async () => {
    const waive = 'waive: [{ code: claim-stale, reason: 引用去年的说法 }]\n';
    const text = PLAN('[1000 万元](#销售总额:目标)', '1200', '—', waive);
    await write(text);
    expect(await fix()).toMatchObject({ code: 0, out: '' });
    expect(await read()).toBe(text);
  });
});

describe('nothing else of the file changes', () => {
  test.each([
    ['a byte order mark', (text: string) => BOM + text],
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['both', (text: string) => BOM + text.replaceAll('\n', '\r\n')],
    ['no line feed at the end', (text: string) => text.trimEnd()],
    ['odd spaces and tabs', (text: string) => `${text}\n\t \u3000尾 \u00a0\n`],
    ['letters made of two', (text: string) => `${text}\nCafe\u0301 e\u0301\n`],
  ])('%s', async (_, disguise) => {
    await write(disguise(PLAN('[1000 万元](#销售总额:目标)')));
    expect((await fix()).code).toBe(0);
    expect(await read()).toBe(disguise(PLAN('[1200 万元](#销售总额:目标)')));
    expect(await readdir(path.join(folder, 'plans'))).toEqual(['east.md']);
  });

  test('--dry-run says what would change and writes nothing', async () => {
    await write(PLAN('[1000 万元](#销售总额:目标)'));
    const dry = await fix('--dry-run');
    expect(await read()).toBe(PLAN('[1000 万元](#销售总额:目标)'));
    const real = await fix();
    expect(dry.out).toBe(real.out);
    expect(real.out).toBe('plans/east.md:9:2  1000 万元 → 1200 万元  (销售总额:目标)\n');
    expect([dry.err, real.err]).toEqual([
      'Would rewrite 1 number in 1 file\n',
      'Rewrote 1 number in 1 file\n',
    ]);
    expect(await fix()).toMatchObject({ code: 0, out: '', err: 'No number is out of date\n' });
  });

  test('permissions stay, and a link goes on leading to its file', async () => {
    await mkdir(path.join(folder, 'shared'));
    const target = path.join(folder, 'shared/real.md');
    await writeFile(target, PLAN('[1000 万元](#销售总额:目标)'), { mode: 0o640 });
    await symlink('../shared/real.md', file());
    expect((await fix()).code).toBe(0);
    expect(await readFile(target, 'utf8')).toContain('1200 万元');
    expect((await stat(target)).mode & 0o777).toBe(0o640);
  });

  test('a file that changed meanwhile, or leads out of the folder, is left alone', async () => {
    await write('new');
    const bytes = (text: string) => new TextEncoder().encode(text);
    await expect(replaceFile(folder, 'plans/east.md', bytes('old'), bytes('x'))).rejects.toThrow(/meanwhile/);
    expect(await read()).toBe('new');
    const outside = await emptyFolder();
    await writeFile(path.join(outside, 'a.md'), 'old');
    await symlink(path.join(outside, 'a.md'), path.join(folder, 'plans/link.md'));
    await expect(replaceFile(folder, 'plans/link.md', bytes('old'), bytes('x'))).rejects.toThrow(/leads out/);
    expect(await readFile(path.join(outside, 'a.md'), 'utf8')).toBe('old');
    expect((await readdir(path.join(folder, 'plans'))).sort()).toEqual(['east.md', 'link.md']);
    await remove(outside);
  });
});

describe('what it cannot cure', () => {
  test('a link to nothing is named, and the exit code is 1', async () => {
    await write(PLAN('[1000 万元](#销售总额:目标) [5](#销售总额:利润)'));
    const done = await fix();
    expect(done.code).toBe(1);
    expect(done.err).toContain('claim-unknown-address');
    expect(await read()).toContain('1200 万元');
  });

  test('a plan that cannot be computed is named and left alone', async () => {
    await write(PLAN('[1000 万元](#销售总额:目标)', '一千二'));
    const before = await read();
    const done = await fix();
    expect(done).toMatchObject({ code: 1, out: '', err: expect.stringContaining('cell-unreadable') });
    expect(await read()).toBe(before);
  });
});

describe('the sample plans', () => {
  const copies: string[] = [];
  afterAll(async () => {
    for (const copy of copies) await remove(copy);
  });

  test('whatever numbers were spoilt, all come back, and the file with them', async () => {
    const copy = await repositoryCopy(['east-2026']);
    copies.push(copy);
    const plan = path.join(copy, 'plans/east-2026/plan.md');
    const original = await readFile(path.join(ROOT, 'plans/east-2026/plan.md'), 'utf8');
    const numbers = [...original.matchAll(/\[(\d[\d,.]*)([^\]]*)\]\(#/g)].map(
      ({ index, 1: number = '' }) => ({
        at: index + 1,
        number,
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: numbers.length - 1 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 8 }),
        async (chosen, by) => {
          let text = original;
          for (const index of chosen.sort((a, b) => b - a)) {
            const { at, number } = numbers[index] ?? { at: 0, number: '' };
            const spoilt = number.replace(/\d/, (digit) => String(((Number(digit) + by - 1) % 9) + 1));
            text = text.slice(0, at) + spoilt + text.slice(at + number.length);
          }
          await writeFile(plan, text);
          await call(copy, ['fix']);
          expect(await readFile(plan, 'utf8')).toBe(original);
        },
      ),
      { numRuns: 12 },
    );
  });
});
