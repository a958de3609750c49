import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staged } from '../../src/commands/candidates.ts';
import { emptyFolder, ROOT, remove } from '../support/repository.ts';
import { call } from './call.ts';

const bash = spawnSync('bash', ['--version']).status === 0;

describe.runIf(bash)('in bash', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await emptyFolder();
    await writeFile(path.join(folder, 'script'), (await call(ROOT, ['completion', 'bash'])).out);
    const stub = path.join(folder, 'sixfold');
    await writeFile(
      stub,
      [
        '#!/bin/sh',
        'for word; do :; done',
        'case "$*" in',
        '  *"-- plan "*) printf "east\\nwest\\n" ;;',
        '  *"-- revision "*) printf "HEAD\\nmain\\n" ;;',
        '  *--plan=east*) printf "销售总额:落地预测\\n" ;;',
        '  *) printf "销售总额:目标\\n销售总额@2026-Q3:目标\\nNewsales:target\\n" ;;',
        'esac | grep -- "^$word"',
      ].join('\n'),
    );
    await chmod(stub, 0o755);
  });
  afterAll(() => remove(folder));

  const complete = (line: string) => {
    const words = line.split(/(?<=[ :@=])|(?=[:@=])/).map((it) => it.trim());
    const pieces = line.endsWith(' ')
      ? [...words.filter((it) => it !== ''), '']
      : words.filter((it) => it !== '');
    const program = `source "${folder}/script"
COMP_WORDS=(${pieces.map((it) => `'${it}'`).join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1))
COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; _sixfold; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, LC_ALL: 'C.UTF-8' };
    return execFileSync('bash', ['-c', program], { encoding: 'utf8', env, cwd: folder })
      .split('\n')
      .filter((it) => it !== '');
  };

  test.each([
    ['sixfold ch', ['check']],
    ['sixfold he', ['help']],
    ['sixfold help do', ['doctor']],
    ['sixfold check --for', ['--format']],
    ['sixfold check --format s', ['sarif']],
    ['sixfold explain --format ', ['tree', 'json']],
    ['sixfold schema c', ['config']],
    ['sixfold schema d', ['data']],
    ['sixfold completion ', ['bash', 'zsh', 'fish']],
    ['sixfold fix --d', ['--dry-run']],
    ['sixfold explain 销售', ['销售总额:目标', '销售总额@2026-Q3:目标']],
    ['sixfold explain 销售总额@20', ['2026-Q3:目标']],
    ['sixfold explain News', ['Newsales:target']],
    ['sixfold explain --plan ', ['east', 'west']],
    ['sixfold explain --plan=w', ['west']],
    ['sixfold explain --plan east 销售', ['销售总额:落地预测']],
    ['sixfold explain --plan=east 销售', ['销售总额:落地预测']],
    ['sixfold build --only e', ['east']],
    ['sixfold diff ', ['HEAD', 'main']],
    ['sixfold diff HEAD m', ['main']],
  ])('%s → %j', (line, replies) => {
    expect(complete(line)).toEqual(replies);
  });
});

describe('what the repository knows', () => {
  const ALL = ['销售 总额:目标', '销售总额@2026-Q3:目标', '销售总额/华东:目标', '客户数:目标'];
  test.each<[string, readonly string[], readonly string[]]>([
    ['', ALL, ['销售总额:', '销售总额@', '销售总额/', '客户数:']],
    ['销售', ALL, ['销售总额:', '销售总额@', '销售总额/']],
    ['销售总额/', ALL, ['销售总额/华东:目标']],
    ['客', ALL, ['客户数:目标']],
    ['', ['a#x:target', 'a#x:actual', 'b#y:target'], ['a#', 'b#']],
    ['a', ['a#x:target', 'a#x:actual', 'b#y:target'], ['a#x:target', 'a#x:actual']],
    ['z', ALL, []],
  ])('%j goes on step by step', (word, addresses, expected) => {
    expect(staged(addresses, word)).toEqual(expected);
  });

  test.each<[readonly string[], readonly string[]]>([
    [
      ['plan', 'ea'],
      ['east-2025', 'east-2026'],
    ],
    [
      ['address', ''],
      ['company-2026#', 'east-2025#', 'east-2026#'],
    ],
    [['address', 'company-2026#销售总额@2026-Q3:目'], ['company-2026#销售总额@2026-Q3:目标']],
    [['--plan=company-2026', '--', 'address', '销售总额@2026-Q3:目'], ['销售总额@2026-Q3:目标']],
    [['revision', 'HEA'], ['HEAD']],
    [['address', 'nothing like it'], ['']],
  ])('%j', async (args, expected) => {
    const { code, out } = await call(ROOT, ['__complete', ...args]);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual(expect.arrayContaining([...expected]));
  });
});

test('a branch whose name a shell would run is not put on its line', async () => {
  const folder = await emptyFolder();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  git('init', '-q', '-b', 'plain');
  git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-q', '--allow-empty', '-m', 'a');
  for (const name of ['$(id)', '`id`', 'a;id', "a'b", '规划/二月']) git('branch', name);
  const { out } = await call(folder, ['__complete', 'revision', '']);
  expect(out.trim().split('\n').sort()).toEqual(['HEAD', 'plain', '规划/二月']);
  await remove(folder);
});

describe('every command and option', () => {
  test.each(['bash', 'zsh', 'fish'])('stands in the script of %s', async (shell) => {
    const { out } = await call(ROOT, ['completion', shell]);
    const help = (await call(ROOT, ['--help'])).out;
    const commands = [...help.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name]) => name ?? '');
    expect(commands).toContain('check');
    for (const name of commands.filter((it) => it !== 'help' && it !== 'sixfold'))
      expect(out).toContain(name);
    expect(out).toContain('max-warnings');
    expect(help).not.toContain('__complete');
  });

  test.runIf(spawnSync('zsh', ['--version']).status === 0)('zsh reads its script', async () => {
    const { out } = await call(ROOT, ['completion', 'zsh']);
    expect(spawnSync('zsh', ['-n'], { input: out }).status).toBe(0);
  });

  test('another shell is wrong use', async () => {
    expect((await call(ROOT, ['completion', 'csh'])).code).toBe(2);
    expect((await call(ROOT, ['completion'])).code).toBe(2);
  });
});

describe('help', () => {
  test.each(['explain', 'fix', 'doctor', 'schema', 'completion', 'check'])(
    '%s has examples in both languages',
    async (name) => {
      expect((await call(ROOT, [name, '--help'], 'en')).out).toMatch(
        /Examples:\n {2}\S.*sixfold|Examples:\n {2}sixfold/,
      );
      expect((await call(ROOT, [name, '--help'], 'zh-CN')).out).toMatch(/例子/);
    },
  );
});
