import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { languageIn, languageOf, wantsColor } from '../../src/commands/terminal.ts';
import { emptyFolder, ROOT, remove } from '../support/repository.ts';
import { call } from './call.ts';

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, true],
  [true, { TERM: 'dumb' }, false],
])('terminal %s, %j → colour %s', (isTTY, env, color) => {
  expect(wantsColor({ isTTY }, env)).toBe(color);
});

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'C.UTF-8' }, null],
  [{ LANG: 'POSIX' }, null],
  [{ LANG: '' }, null],
  [{}, null],
])('%j → %s', (env, lang) => {
  expect(languageOf(env)).toBe(lang);
});

test.each([
  ['version: 1\nlocale: en\n', 'en'],
  ['locale: "zh-CN" # 中文\n', 'zh-CN'],
  ['brand:\n  locale: en\n', null],
  ['locale: fr\n', null],
  ['# locale: en\n', null],
])('the config %j speaks %s, further down too', async (config, lang) => {
  const folder = await emptyFolder();
  await mkdir(path.join(folder, 'plans'));
  await writeFile(path.join(folder, 'sixfold.config.yaml'), config);
  expect(languageIn(path.join(folder, 'plans'))).toBe(lang);
  await remove(folder);
});

test.each([
  [['chek'], 'sixfold: 没有命令 chek；是不是 check？\n'],
  [['check', '--frmat'], 'sixfold: 没有选项 --frmat；是不是 --format？\n'],
  [['diff'], 'sixfold: 缺少参数 base\n'],
  [['diff', 'a', 'b', 'c'], 'sixfold: 参数太多：diff 最多 2 个，写了 3 个\n'],
  [['explain', '--plan'], 'sixfold: 选项 --plan <id> 后面要写一个值\n'],
  [
    ['check', '--format', 'xml'],
    'sixfold: 选项 --format <format> 的值“xml”不对：可选 pretty、json、github、sarif\n',
  ],
  [['schema', 'x'], 'sixfold: 参数 of 的值“x”不对：可选 frontmatter、config、data\n'],
  [['dev', '--port', 'x'], 'sixfold: 选项 --port <port> 的值“x”不对：要一个正整数\n'],
  [['dev', '--port', '65536'], 'sixfold: 选项 --port <port> 的值“65536”不对：端口最大是 65535\n'],
])('%j is wrong use, in Chinese throughout', async (args, err) => {
  expect(await call(ROOT, args, 'zh-CN')).toEqual({ code: 2, out: '', err });
});

test.each([
  [['chek'], "sixfold: unknown command 'chek'\n(Did you mean check?)\n"],
  [['diff'], "sixfold: missing required argument 'base'\n"],
])('%j says in English too who speaks', async (args, err) => {
  expect(await call(ROOT, args, 'en')).toEqual({ code: 2, out: '', err });
});

test.each(['check', 'diff', 'schema'])('the help of %s mixes no languages', async (name) => {
  const { out } = await call(ROOT, [name, '--help'], 'zh-CN');
  expect(out).toMatch(/^用法：sixfold/);
  expect(out).not.toMatch(/Usage|Options|Arguments|choices|default|\[options\]/);
  expect((await call(ROOT, [name, '--help'], 'en')).out).not.toMatch(/\p{Script=Han}/u);
});
