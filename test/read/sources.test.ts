import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../src/read/sources.ts';
import { memoryFiles } from './memory-files.ts';

const PLAN = '---\ntitle: 华东销售计划\n---\n';
const CSV = '期间,目标,实际\n2026-01,销售总额,100\n';

describe('which files are plans and tables', () => {
  const files = memoryFiles({
    'sixfold.config.yaml': 'version: 1\n',
    'plans/b/plan.md': PLAN.replace('\n---\n', '\nactuals: actuals.csv\n---\n'),
    'plans/b/actuals.csv': CSV,
    'plans/a.md': PLAN,
    'plans/README.md': '# Plans',
    'plans/readme.zh-CN.md': '# Plans',
    'plans/_draft.md': PLAN,
    'plans/_old/plan.md': PLAN,
    'plans/.cache/plan.md': PLAN,
    'plans/node_modules/x/plan.md': PLAN,
    'plans/b/photo.png': 'x',
    'plans/a.csv': CSV,
    'other/c.md': PLAN,
  });
  it.each([
    [['plans'], ['plans/a.md', 'plans/b/plan.md'], ['plans/a.csv', 'plans/b/actuals.csv']],
    [['plans/'], ['plans/a.md', 'plans/b/plan.md'], ['plans/a.csv', 'plans/b/actuals.csv']],
    [['./plans/b'], ['plans/b/plan.md'], ['plans/b/actuals.csv']],
    [['plans/b/plan.md'], ['plans/b/plan.md'], ['plans/b/actuals.csv']],
    [
      ['plans', 'plans/b'],
      ['plans/a.md', 'plans/b/plan.md'],
      ['plans/a.csv', 'plans/b/actuals.csv'],
    ],
    [
      ['other', 'plans'],
      ['other/c.md', 'plans/a.md', 'plans/b/plan.md'],
      ['plans/a.csv', 'plans/b/actuals.csv'],
    ],
    [['plans/_draft.md'], ['plans/_draft.md'], []],
    [['plans/a.md'], ['plans/a.md'], []],
    [['nothing'], [], []],
  ])('%j → %j, %j', async (roots, plans, tables) => {
    const sources = await readSources(files, roots);
    expect(sources.plans.map(({ path }) => path)).toEqual(plans);
    expect([...sources.tables.keys()]).toEqual(tables);
    expect(sources.config?.text).toBe('version: 1\n');
  });

  it('lists no folder for a plan asked for by name, and opens only what it names', async () => {
    const seen: string[] = [];
    const watched = {
      list: (folder: string) => {
        seen.push(folder);
        return files.list(folder);
      },
      read: (path: string) => {
        seen.push(path);
        return files.read(path);
      },
    };
    await readSources(watched, ['plans/b/plan.md']);
    expect([...new Set(seen)].sort()).toEqual([
      'plans/b/actuals.csv',
      'plans/b/plan.md',
      'sixfold.config.yaml',
    ]);
  });

  it('says that a plan asked for by name is not there', async () => {
    const { plans, refused } = await readSources(files, ['plans/z.md']);
    expect(plans).toEqual([]);
    expect(refused.get('plans/z.md')?.code).toBe('file-missing');
  });
});

describe('bytes → text or a refusal', () => {
  const swapped = iconv.encode(PLAN, 'utf-16be');
  const cases: [string, string, Uint8Array | string, string][] = [
    ['UTF-8', 'p.md', PLAN, PLAN],
    ['UTF-8 with a byte order mark', 'p.md', `\ufeff${PLAN}`, PLAN],
    ['CR LF stays', 'p.md', PLAN.replaceAll('\n', '\r\n'), PLAN.replaceAll('\n', '\r\n')],
    ['empty', 'p.md', '', ''],
    ['UTF-16 LE with a mark', 'p.md', iconv.encode(PLAN, 'utf-16le', { addBOM: true }), 'UTF-16'],
    ['UTF-16 LE without', 'p.md', iconv.encode(`${PLAN}abcdefgh`, 'utf-16le'), 'UTF-16'],
    ['UTF-16 BE with a mark', 'p.md', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), 'UTF-16'],
    ['GBK', 'p.csv', iconv.encode(CSV, 'gbk'), 'GBK'],
    ['GBK of a plan', 'p.md', iconv.encode(PLAN, 'gbk'), 'GBK'],
    ['GB 18030', 'p.csv', iconv.encode('产品,实际\n𠮷野,1\n中文名称,2\n', 'gb18030'), 'GBK'],
    ['Latin 1', 'p.csv', iconv.encode('Größe,Menge\nfür,1\n', 'latin1'), 'is not UTF-8'],
    ['a picture', 'p.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd8]), 'is not UTF-8'],
    ['zero bytes in text', 'p.csv', 'PK\u0003\u0004a\u0000b\u0000\u0000', 'zero bytes'],
    ['a plan too large', 'p.md', 'a'.repeat(128 * 1024 + 1), 'the limit is'],
    ['a table too large', 'p.csv', new Uint8Array(8 * 1024 * 1024 + 1), 'the limit is'],
  ];
  it.each(cases)('%s', async (_name, path, content, expected) => {
    const { plans, tables, refused } = await readSources(memoryFiles({ [`plans/${path}`]: content }), [
      'plans',
    ]);
    const text = plans[0]?.text ?? tables.get(`plans/${path}`)?.text;
    const why = refused.get(`plans/${path}`)?.message;
    if (text !== undefined) expect(text).toBe(expected);
    else expect(`${why?.what.en} ${why?.why?.en}`).toContain(expected);
  });

  it('refuses a configuration it cannot read, and says so', async () => {
    const files = memoryFiles({ 'sixfold.config.yaml': iconv.encode('brand: { name: 华东公司 }', 'gbk') });
    const { config, refused } = await readSources(files, ['plans']);
    expect(config).toBeNull();
    expect(refused.get('sixfold.config.yaml')?.code).toBe('file-encoding');
  });
});
