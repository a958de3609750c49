import { describe, expect, it } from 'vitest';
import { decodeConfig } from '../../src/decode/decode-config.ts';
import { configJsonSchema, frontmatterJsonSchema } from '../../src/decode/json-schema.ts';
import { isoOfDay } from '../../src/model/calendar.ts';
import { periodKey } from '../../src/model/period.ts';
import { decode, number } from './plan.ts';

describe('frontmatter', () => {
  it('is read with its defaults', () => {
    const { plan } = decode({ frontmatter: 'title: 计划\nperiod: 2026-Q3..2026-Q4' });
    const { frontmatter } = plan;
    expect(periodKey(frontmatter.period, 1)).toBe('2026-H2');
    expect([frontmatter.status, frontmatter.lang, frontmatter.currency, frontmatter.tables]).toEqual([
      'draft',
      'zh-CN',
      'CNY',
      [],
    ]);
    expect([number(frontmatter.lights.red), number(frontmatter.lights.yellow)]).toEqual(['4/5', '9/10']);
  });

  it('is read whole', () => {
    const { plan, found } = decode({
      frontmatter:
        'title: 007\nperiod: 2026\nowner: 王敏\nstatus: approved\nlang: en\ncurrency: USD\nparent: company\nfollows: east-2025\nlights: { red: 70%, yellow: 85.5% }\nwaive:\n  - { code: baseline-missing, at: 销售总额, reason: 新品 }',
    });
    expect(found).toEqual([]);
    const { title, status, lang, currency, parent, follows, waive } = plan.frontmatter;
    expect([title, status, lang, currency, parent, follows]).toEqual([
      '007',
      'approved',
      'en',
      'USD',
      'company',
      'east-2025',
    ]);
    expect(waive.map((it) => [it.code, it.address, it.reason])).toEqual([
      ['baseline-missing', '销售总额', '新品'],
    ]);
  });

  it.each([
    ['ownr: 王敏', 'unknown-key: 没有叫“ownr”的键'],
    ['status: done', 'wrong-value: “status”不能是“done”'],
    ['currency: 元', 'wrong-value: “currency”不能是“元”'],
    ['lights: { red: 90%, yellow: 80% }', 'lights-order: 红灯线 90% 高于黄灯线 80%'],
    ['lights: { red: 0.8 }', 'wrong-value: “lights.red”不能是“0.8”'],
    ['lights: { rde: 80% }', 'unknown-key: 没有叫“lights.rde”的键'],
    ['waive:\n  - { code: baseline-missing }', 'missing-key: 缺少“waive.reason”'],
    [
      'waive:\n  - { code: baseline-mising, reason: x }',
      'unknown-waiver: 没有代码为“baseline-mising”的发现，这条豁免不起作用',
    ],
    ['waive:\n  - { code: baseline-missing, reason: " " }', 'wrong-value: “waive.reason”不能是“ ”'],
    [
      'waive:\n  - { code: weights-not-100, reason: x }',
      'waiver-not-possible: weights-not-100 不能豁免，这一条不起作用',
    ],
    ['tables: { tasks: 3 }', 'wrong-value: “tables”不能是“{…}”'],
  ])('%s → %s', (line, expected) => {
    expect(decode({ frontmatter: `title: 计划\nperiod: 2026\n${line}` }).found).toEqual([expected]);
  });

  it.each([
    ['负责人: 王敏', '您是不是想写“owner”？'],
    ['責任人: 王敏', '您是不是想写“owner”？'],
    ['lights: { 红灯: 80% }', '您是不是想写“red”？'],
    ['备注: x', '删掉这一行，或改成上面的某个键'],
    ['status: 执行中', '应为：draft（草案）、approved（已批准，执行中也写它）或 closed（已结束）'],
    ['lang: 中文', '应为：zh-CN、en'],
  ])('%s: what to write instead', (line, fix) => {
    const { diagnostics } = decode({ frontmatter: `title: 计划\nperiod: 2026\n${line}` });
    expect(diagnostics.map((it) => it.message.fix?.zh)).toEqual([fix]);
  });

  it.each([
    'title: 计划',
    'title: 计划\nperiod: Q3',
    'title: 计划\nperiod: 明年',
    'title: 计划\nperiod: 1000..9999',
    'title: 计划\nperiod: 2026..2036',
    'title: 计划\nperiod: 0206',
  ])('%j has no period to place anything in', (text) => {
    expect(() => decode({ frontmatter: text })).toThrow(/period/);
  });
});

describe('the configuration', () => {
  const read = (text: string) => decodeConfig({ path: 'sixfold.config.yaml', text });

  it('has a default for everything', () => {
    const { value, diagnostics } = decodeConfig(null);
    expect(diagnostics).toEqual([]);
    expect([
      value.locale,
      value.currency,
      value.fiscalYearStart,
      value.graceDays,
      value.output.paper,
    ]).toEqual(['zh-CN', 'CNY', 1, 10, 'A4']);
  });

  it('reads dates, ranges, people and rules', () => {
    const { value, diagnostics } = read(
      'version: 1\nasOf: 2026-08-31\nfiscalYearStart: 4\nholidays:\n  - 2026-10-01..2026-10-03\n  - 2026-01-01\nworkdays: [2026-10-10]\npeople: [王敏, { name: 李雷, handle: "@lilei", team: 华东 }]\nrules: { baseline-missing: off }\noutput: { pdf: false }\nbrand: { name: 公司, accent: "#112233" }',
    );
    expect(diagnostics).toEqual([]);
    expect(value.asOf !== null && isoOfDay(value.asOf)).toBe('2026-08-31');
    expect([...value.holidays].map(isoOfDay)).toEqual([
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-01-01',
    ]);
    expect(value.people.map((it) => [it.name, it.handle, it.team])).toEqual([
      ['王敏', null, null],
      ['李雷', 'lilei', '华东'],
    ]);
    expect([...value.rules]).toEqual([['baseline-missing', 'off']]);
    expect([value.output.pdf, value.brand.accent]).toEqual([false, '#112233']);
  });

  it.each([
    ['区域:\n    华东: [上海, 杭州]\n    华南:', '华东< 上海<华东 杭州<华东 华南<'],
    [
      '- name: 区域\n    aliases: [region]\n    members:\n      - { name: 华东, members: [上海] }\n      - 华南',
      '华东< 上海<华东 华南<',
    ],
    ['区域: [华东, 华南]', '华东< 华南<'],
    ['区域:\n    华东:\n      浙江: [杭州]', '华东< 浙江<华东 杭州<浙江'],
  ])('nests members: %j', (text, members) => {
    const { value, diagnostics } = read(`version: 1\ndimensions:\n  ${text}`);
    expect(diagnostics).toEqual([]);
    expect(value.dimensions[0]?.name).toBe('区域');
    expect(value.dimensions[0]?.members.map((it) => `${it.name}<${it.parent ?? ''}`).join(' ')).toBe(members);
  });

  it.each([
    ['verison: 1', 'unknown-key'],
    ['version: 2', 'wrong-value'],
    ['fiscalYearStart: 13', 'wrong-value'],
    ['asOf: 8月31日', 'wrong-value'],
    ['holidays: [国庆节]', 'wrong-value'],
    ['rules: { baseline-mising: off }', 'unknown-rule'],
    ['rules: { weights-not-100: off }', 'fixed-rule'],
    ['dimensions: { 区域: [华东, 华东] }', 'member-declared-twice'],
    ['dimensions: [{ name: 区域, member: [华东], members: [] }]', 'unknown-key'],
    ['brand: { accent: blue }', 'wrong-value'],
    ['output: { paper: A3 }', 'wrong-value'],
  ])('%s → %s', (text, code) => {
    expect(read(text).diagnostics.map((it) => it.code)).toEqual([code]);
  });

  it.each([
    ['people: [{ name: A, hndle: b }]', ['There is no key called “people.hndle” → Did you mean “handle”?']],
    ['people: [{ name: A }, [x]]', ['“people” cannot be “[…]” → Expected: another form']],
    ['2027: x', ['There is no key called “2027”']],
    ['people: [{ email: a@b.c }]', ['“people.name” is missing']],
    ['asOf: soon', ['“asOf” cannot be “soon” → Expected: a date with its year, such as 2026-08-31']],
  ])('%s in English: %j', (text, said) => {
    const texts = read(text).diagnostics.map(({ message: { what, fix } }) => `${what.en} → ${fix?.en}`);
    expect(texts.map((it, n) => it.slice(0, said[n]?.length))).toEqual(said);
  });

  it('never reaches the objects of the program', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      const { diagnostics } = read(`${key}: { polluted: 1 }\nlights: { ${key}: 1 }`);
      expect(diagnostics.length).toBeGreaterThan(0);
    }
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
    expect('polluted' in {}).toBe(false);
  });
});

describe('the schemas for editors', () => {
  it('name every key of the frontmatter and refuse others', () => {
    const schema = frontmatterJsonSchema();
    expect(schema).toMatchObject({ additionalProperties: false, required: ['title', 'period'] });
    expect(Object.keys(Object(schema.properties))).toEqual([
      'title',
      'period',
      'owner',
      'status',
      'lang',
      'currency',
      'parent',
      'follows',
      'actuals',
      'tables',
      'lights',
      'waive',
    ]);
  });

  it('let members nest', () => {
    expect(configJsonSchema()).toMatchObject({ $defs: { dimensions: { $ref: '#/$defs/members' } } });
  });
});
