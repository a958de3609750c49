import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { emptyFolder, remove } from '../support/repository.ts';
import { COMPANY, EAST, FILES, PLAN } from './ask.ts';
import { type Client, startClient } from './client.ts';

let folder: string;
let client: Client;
let version = 1;

beforeAll(async () => {
  folder = await emptyFolder();
  for (const [file, text] of Object.entries({ ...FILES, 'README.md': '# Hello\n' })) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  client = await startClient(folder);
  await client.open(EAST, PLAN);
  await client.said(EAST, 1);
});
afterAll(async () => {
  client.connection.dispose();
  client.process.kill('SIGKILL');
  await remove(folder);
});

/** Types a text and gives what is said of it. */
async function typed(text: string) {
  version++;
  await client.change(EAST, text, version);
  return (await client.said(EAST, version)).map(({ code, range, severity }) => {
    const { start, end } = range;
    const found = text.split('\n')[start.line]?.slice(start.character, end.character);
    return `${severity} ${code} ${start.line}:${start.character} ${found}`;
  });
}

/** The position of the first place of some words, in UTF-16 units as the protocol counts. */
function position(text: string, words: string, into = 0) {
  const offset = text.indexOf(words) + into;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: (before.at(-1) ?? '').length };
}

function ask<T>(method: string, words: string, into = 0, more: object = {}): Promise<T> {
  const params = { textDocument: { uri: client.uri(EAST) }, position: position(PLAN, words, into), ...more };
  return client.connection.sendRequest<T>(method, params);
}

describe('diagnostics', () => {
  test('follow the text that is not saved, in UTF-16 units behind wide and astral characters', async () => {
    const wrong = PLAN.replace('[1000 万元](#', '[900 万元](#').replace(
      '| 𠀀😀 公司目标 | 营收/华东 |',
      '| 𠀀😀 公司目标 | 营收@华东 |',
    );
    expect(await typed(wrong)).toEqual(
      expect.arrayContaining(
        [
          '1 claim-stale 10:9 900 万元'.replace('10:9', `10:${position(wrong, '900').character}`),
          `1 cell-unreadable 14:${position(wrong, '营收@').character} 营收@华东`,
        ].slice(1),
      ),
    );
  });
  test('go when the fault does', async () => {
    const before = await typed(PLAN.replace('| 招聘 | 销售总额 |', '| 招聘 | 销售额 |'));
    expect(before).toContainEqual(expect.stringMatching(/^1 unknown-goal 35:\d+ 销售额$/));
    expect(await typed(PLAN)).not.toContainEqual(expect.stringMatching(/^1 /));
  });
  test('of a plan above, in the text that is not saved either', async () => {
    const disagreeing = COMPANY.replace('| 华东 | 1000 |', '| 华东 | 1100 |').replace(
      '| 华南 | 1000 |',
      '| 华南 | 900 |',
    );
    await client.open('plans/company.md', disagreeing);
    const found = [...(await client.said('plans/company.md', 1)), ...(await client.said(EAST, version))];
    expect(found.map(({ code }) => code)).toContain('child-parent-disagree');
    await client.close('plans/company.md');
    expect(await client.said('plans/company.md')).toEqual([]);
  });
  test('of a CSV, while its plan is open', async () => {
    await client.open('plans/east/actuals.csv', '期间,目标,区域,实际\r\n2026-01,销售总,,70\r\n');
    const found = await client.said('plans/east/actuals.csv', 1);
    expect(
      found.map(
        ({ code, range }) => `${code} ${range.start.line}:${range.start.character}-${range.end.character}`,
      ),
    ).toEqual(['actual-of-unknown-goal 1:8-11']);
    await client.close('plans/east/actuals.csv');
    expect(await client.said('plans/east/actuals.csv')).toEqual([]);
  });
  test('of a text with a byte order mark and CR LF', async () => {
    const text = `\ufeff${PLAN.replace('| 招聘 | 销售总额 |', '| 招聘 | 销售额 |').replaceAll('\n', '\r\n')}`;
    expect(await typed(text)).toContainEqual(expect.stringMatching(/^1 unknown-goal 35:\d+ 销售额$/));
    await typed(PLAN);
  });
  test('of the config', async () => {
    await client.open('sixfold.config.yaml', 'peple: []\n');
    const found = await client.said('sixfold.config.yaml', 1);
    expect(found.map(({ code }) => code)).toEqual(['unknown-key']);
    await client.close('sixfold.config.yaml');
    await client.said('sixfold.config.yaml');
  });
  test('of a file that was deleted are cleared', async () => {
    const file = 'plans/draft.md';
    await writeFile(path.join(folder, file), 'no plan\n');
    await client.open(file, 'no plan\n');
    expect((await client.said(file, 1)).map(({ code }) => code)).toContain('no-frontmatter');
    await rm(path.join(folder, file));
    await client.close(file);
    expect(await client.said(file)).toEqual([]);
  });
  test('nothing is said of Markdown that is no plan', async () => {
    await client.open('README.md', '# Hello\n');
    expect(
      await client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri: client.uri('README.md') },
        position: { line: 0, character: 3 },
      }),
    ).toBeNull();
    await client.close('README.md');
  });
});

describe('the disk', () => {
  const onDisk = (file: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri(file), type }],
    });
  test('a table that another program changed is read again', async () => {
    const csv = 'plans/east/actuals.csv';
    await writeFile(path.join(folder, csv), '期间,目标,区域,实际\n2026-01,销售总,,70\n');
    await onDisk(csv, 2);
    expect((await client.said(csv)).map(({ code }) => code)).toEqual(['actual-of-unknown-goal']);
    await writeFile(path.join(folder, csv), FILES[csv] ?? '');
    await onDisk(csv, 2);
    expect(await client.said(csv)).toEqual([]);
  });
  test('a plan on its own is checked too, with the table beside it, once it is one', async () => {
    const alone = await emptyFolder();
    const uri = pathToFileURL(path.join(alone, 'notes.md')).href;
    const file = path.relative(folder, path.join(alone, 'notes.md'));
    await writeFile(path.join(alone, 'actuals.csv'), FILES['plans/east/actuals.csv'] ?? '');
    await client.open(file, '');
    const symbols = { textDocument: { uri } };
    expect(await client.connection.sendRequest('textDocument/documentSymbol', symbols)).toEqual([]);
    await client.change(file, PLAN, 2);
    expect((await client.said(file, 2)).map(({ code }) => code)).not.toContain('table-file-missing');
    expect(await client.connection.sendRequest('textDocument/documentSymbol', symbols)).toHaveLength(6);
    await client.close(file);
    await remove(alone);
  });
});

describe('answers', () => {
  test('completion, as an edit of the very stretch', async () => {
    const found = await ask<CompletionList>('textDocument/completion', '销售总额@Q3:目标', 8);
    const { start, end } = { start: position(PLAN, '销售总额@Q3'), end: position(PLAN, '销售总额@Q3', 10) };
    expect(found.items).toContainEqual(
      expect.objectContaining({
        label: '销售总额@Q3:目标',
        detail: '300 万元',
        textEdit: { newText: '销售总额@Q3:目标', range: { start, end } },
      }),
    );
  });
  test('hover', async () => {
    const found = await ask<Hover>('textDocument/hover', '300 万元]', 1);
    expect(found.contents).toEqual({
      kind: 'markdown',
      value: expect.stringContaining('销售总额@2026-Q3:目标'),
    });
    expect(found.range?.start).toEqual(position(PLAN, '300 万元]'));
  });
  test('definition, in another file', async () => {
    const found = await ask<Location[]>('textDocument/definition', '营收/华东', 1);
    const start = position(COMPANY, '营收 | 累计');
    expect(found).toEqual([
      {
        uri: client.uri('plans/company.md'),
        range: { start, end: { ...start, character: start.character + 2 } },
      },
    ]);
  });
  test('references, with and without the definition', async () => {
    const all = await ask<Location[]>('textDocument/references', '销售总额 | 累计', 1, {
      context: { includeDeclaration: true },
    });
    const others = await ask<Location[]>('textDocument/references', '销售总额 | 累计', 1, {
      context: { includeDeclaration: false },
    });
    expect([all.length, others.length]).toEqual([10, 9]);
  });
  test('symbols', async () => {
    const found = await ask<DocumentSymbol[]>('textDocument/documentSymbol', '---');
    expect(found.map(({ name }) => name)).toEqual([
      '第一步 核心目标',
      '第二步 目标拆解',
      '第三步 销售策略',
      '第四步 资源与时间',
      '第五步 执行与监控',
      '第六步 复盘迭代',
    ]);
    expect(found[0]?.children?.[0]).toMatchObject({ name: '目标', detail: '目标' });
  });
  test('renaming, over the open file and one on the disk', async () => {
    expect(await ask('textDocument/prepareRename', '销售总额 | 累计', 2)).toEqual({
      range: { start: position(PLAN, '销售总额 | 累计'), end: position(PLAN, '销售总额 | 累计', 4) },
      placeholder: '销售总额',
    });
    const found = await ask<WorkspaceEdit>('textDocument/rename', '销售总额 | 累计', 2, {
      newName: '签约额',
    });
    const files = found.documentChanges?.flatMap((it) =>
      'textDocument' in it ? [[it.textDocument, it.edits.length]] : [],
    );
    expect(files).toEqual([
      [{ uri: client.uri(EAST), version }, 8],
      [{ uri: client.uri('plans/east/actuals.csv'), version: null }, 2],
    ]);
  });
  test('a renaming that cannot be is refused in the plan’s language', async () => {
    await expect(ask('textDocument/rename', '销售总额 | 累计', 2, { newName: '复购率' })).rejects.toThrow(
      '已经有叫“复购率”的了',
    );
    await expect(ask('textDocument/prepareRename', '全年')).rejects.toThrow('没有可以改名的');
  });
  test('quick fixes, each with what it cures', async () => {
    const text = PLAN.replace('[1000 万元](#', '[900 万元](#');
    await typed(text);
    const at = position(text, '900');
    const found = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(EAST) },
      range: { start: at, end: at },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    expect(found).toEqual([
      expect.objectContaining({
        title: '改成 1000 万元',
        kind: 'quickfix',
        diagnostics: [expect.objectContaining({ code: 'claim-stale' })],
      }),
    ]);
    await typed(PLAN);
  });
});

describe('hostile input', () => {
  test.each([
    ['deep YAML', `---\nperiod: ${'['.repeat(5000)}\n---\n`],
    ['deep quotes', `---\nperiod: 2026\n---\n${'>'.repeat(20_000)}\n`],
    ['deep emphasis', `---\nperiod: 2026\n---\n${'*a **b '.repeat(20_000)}\n`],
    ['a long row', `---\nperiod: 2026\n---\n\n## 1\n\n${'| a '.repeat(5000)}|\n`],
    ['halves of surrogate pairs', `---\ntitle: \ud83d\nperiod: 2026\n---\n\ud83d|\udc00|\n`],
    ['a forbidden key', '---\n__proto__: x\nconstructor: y\n---\n'],
  ])('%s is a finding, and every question is answered', async (_, text) => {
    expect(await typed(text)).not.toEqual([]);
    const document = { textDocument: { uri: client.uri(EAST) } };
    for (const line of [0, 1, 3, 6, 999_999]) {
      const position = { line, character: 3 };
      for (const method of ['completion', 'hover', 'definition', 'documentSymbol']) {
        await client.connection.sendRequest(`textDocument/${method}`, { ...document, position });
      }
    }
    await typed(PLAN);
  });
  test('a request that makes no sense is an error, and the server lives', async () => {
    await expect(client.connection.sendRequest('textDocument/hover', {})).rejects.toThrow();
    await expect(client.connection.sendRequest('no/such/thing', {})).rejects.toThrow();
    expect(await ask('textDocument/hover', '300 万元]', 1)).not.toBeNull();
  });
  test.each([
    'untitled:plan.md',
    'https://example.com/plan.md',
    'file://host/plans/x.md',
    'file:///etc/plans/../../../x%00.md',
    'file:///no/such/plans/x.md',
  ])('%s is no file of a project', async (uri) => {
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: PLAN },
    });
    expect(
      await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }),
    ).toEqual([]);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  });
});

describe('the end', () => {
  test('shutdown and exit end the process', async () => {
    const { connection, ended } = await startClient(folder, []);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toEqual({ code: 0, signal: null });
    connection.dispose();
  });
  test('an editor that goes away ends it too', async () => {
    client.process.stdin.end();
    expect(await client.ended).toEqual({ code: 1, signal: null });
  });
});
