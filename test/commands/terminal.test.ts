import { expect, test } from 'vitest';
import { languageOf, wantsColor } from '../../src/commands/terminal.ts';

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
