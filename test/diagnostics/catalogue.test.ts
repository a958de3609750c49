import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { diagnose } from '../../src/diagnostics/report.ts';
import { moneyUnit } from '../../src/language/units.ts';
import { day } from '../../src/model/calendar.ts';
import { rational } from '../../src/model/rational.ts';
import { wholeFile } from '../../src/model/source.ts';

describe('every message', () => {
  it.each(Object.entries(catalogue))('%s has a code, a title and a severity', (code, { title, severity }) => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(title.en).toMatch(/[a-z]/);
    expect(['error', 'warning', 'note']).toContain(severity);
  });
});

const folder = path.resolve(import.meta.dirname, '../../src/diagnostics/messages');

describe('Chinese is set as Chinese: full-width punctuation between its characters', () => {
  it.each(readdirSync(folder))('%s', (file) => {
    const source = readFileSync(path.join(folder, file), 'utf8');
    expect(source.match(/[\u4e00-\u9fff）”][,;!?](?=[\u4e00-\u9fff（“])/g) ?? []).toEqual([]);
  });
});

describe('no part of a message ends with a full stop: each stands alone on its line', () => {
  it.each(readdirSync(folder))('%s', (file) => {
    const source = readFileSync(path.join(folder, file), 'utf8');
    expect(source.match(/.{0,20}(?:\u3002|[a-z0-9)\u201d}%]\.)['`]/g) ?? []).toEqual([]);
  });
});

describe('a sum beside what it should be', () => {
  const wan = moneyUnit('CNY', 10_000);
  const quantity = (n: number) => ({ value: rational(n * 10_000), unit: wan });
  it.each([
    [1000, 10_000_000, '而目标 10,000,000 万元正好是它的 10,000 倍', '先核对单位'],
    [10_000, 1000, '正好是目标 1,000 万元的 10 倍', '先核对单位'],
    [990, 1000, '比目标 1,000 万元少 10 万元', '改正某一期'],
    [1002, 1000, '比目标 1,000 万元多 2 万元', '改正某一期'],
  ])('%d against %d', (sum, whole, what, fix) => {
    const params = {
      goal: '销售',
      member: null,
      enclosing: null,
      whole: quantity(whole),
      sum: quantity(sum),
      parts: [],
      fiscal: 1,
    };
    const { message } = diagnose('periods-not-target', params, wholeFile('plan.md'));
    expect(message.what.zh).toContain(what);
    expect(message.fix?.zh).toContain(fix);
  });
});

describe('one of a thing is no number of things in English', () => {
  const late = { milestone: 'M', day: day(2027, 4, 19) };
  it.each([
    [diagnose('milestone-late', { ...late, days: 1 }, wholeFile('p.md')), '19 Apr 2027, 1 day ago,'],
    [diagnose('milestone-late', { ...late, days: 2 }, wholeFile('p.md')), '19 Apr 2027, 2 days ago,'],
    [diagnose('csv-ragged', { cells: 1, headings: 3 }, wholeFile('a.csv')), 'this row has one cell, the'],
  ])('%#', ({ message }, said) => {
    expect(message.what.en).toContain(said);
  });
});

describe('why a cell of a spreadsheet is not read', () => {
  const number = { zh: '数量', en: 'an amount' };
  const date = { zh: '日期', en: 'a date' };
  const period = { zh: '期间', en: 'a period' };
  it.each([
    ['(50)', number, 'minus sign'],
    ['（1,250.5）', number, 'minus sign'],
    ['#REF!', number, 'broken formula'],
    ['########', number, 'too narrow'],
    ['=SUM(B2:B4)', number, 'as values'],
    ['2，00', number, 'group three digits'],
    ['46235', date, '2026-08-01'],
    ['46023', period, '2026-01-01'],
    ['46235', number, 'not guessed'],
    ['8/1/2026', date, 'the year goes first'],
    ['2026-08-15 00:00:00', date, 'without the time'],
    ['2026/1/1', period, 'written 2026-01'],
    ['Jan-26', period, 'write 2026-01'],
    ['合计', period, 'remove the row'],
    ['很多', number, 'not guessed'],
  ])('%s', (found, expects, why) => {
    const params = { found, column: 'x', expects, example: { zh: '1', en: '1' } };
    expect(diagnose('cell-unreadable', params, wholeFile('plan.md')).message.why?.en).toContain(why);
  });
});
