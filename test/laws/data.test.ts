import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { dutiesOf } from '../../src/compute/duties.ts';
import { diskFiles } from '../../src/io/disk.ts';
import { reservedKind } from '../../src/language/reserved.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { dataJson } from '../../src/render/data-json.ts';
import { analyse } from '../compute-feasibility/analyse.ts';
import { RICH } from './rich-plan.ts';

const SCHEMA = path.resolve(import.meta.dirname, '../../src/render/data.schema.json');
const valid = new Ajv2020({ allErrors: true, strictTypes: false }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')),
);

const { outcomes, config } = runPipeline(await readSources(await diskFiles('.'), ['plans']), {
  asOf: null,
  today: 20_000,
});
const { analysis } = analyse(RICH);
const everything = {
  id: 'everything',
  file: 'plans/rich.md',
  title: '测试计划',
  lang: 'zh-CN' as const,
  reached: { stage: 'computed' as const },
  analysis,
  claims: [],
  diagnostics: [],
};
const dropped = { ...everything, id: 'dropped', reached: { stage: 'unread' as const }, analysis: null };
const all = [...outcomes, everything, dropped].map(
  (it) => [it.id, dataJson(it, config.fiscalYearStart)] as const,
);

describe('data.json', () => {
  it.each(all)('%s keeps to its schema', (_, text) => {
    valid(JSON.parse(text));
    expect(valid.errors?.slice(0, 5) ?? []).toEqual([]);
  });
  it.each(all)('every address in that of %s is that of a figure in it, and there once', (_, text) => {
    const data: {
      readonly figures: readonly {
        readonly address: string;
        readonly inputs: readonly { readonly figure?: string }[];
      }[];
      readonly claims: readonly { readonly figure: string | null; readonly state: string }[];
    } = JSON.parse(text);
    const known = new Set(data.figures.map(({ address }) => address));
    expect(known.size).toBe(data.figures.length);
    const named = [
      ...data.figures.flatMap(({ inputs }) => inputs.flatMap(({ figure }) => figure ?? [])),
      ...data.claims.flatMap(({ figure }) => figure ?? []),
    ];
    expect(named.filter((address) => !known.has(address))).toEqual([]);
    expect(data.claims.filter((it) => it.state === 'verified' && it.figure === null)).toEqual([]);
  });
  it.each(all)('every finding of %s is about something in it, or about a heading as it stands', (_, text) => {
    const data: {
      readonly figures: readonly { readonly address: string }[];
      readonly findings: readonly { readonly code: string; readonly about: string | null }[];
    } = JSON.parse(text);
    const thing = (address: string) => address.replace(/[@:].*$/, '').replace(/\/[^/=]*=/, '/');
    const known = new Set(data.figures.map(({ address }) => thing(address)));
    const unknown = data.findings.filter(({ code, about }) => {
      const form = /^(unknown-column|table-|headings-again|underlined-heading|claim-)/.test(code);
      const [head = ''] = (about ?? '').split('/');
      const row = reservedKind(head) !== null || ['负责人', 'owner'].includes(head);
      return about !== null && !form && !row && !known.has(thing(about));
    });
    expect(unknown).toEqual([]);
  });
  it.each(all)('%s holds no number that is none, and no minus before nothing', (_, text) => {
    expect(text).not.toMatch(/NaN|Infinity|undefined|[:[,]-0[,\]}]|"-0"/);
  });
  it('tells who answers for what by when, and how each milestone stands', () => {
    const { judgements, $schema } = JSON.parse(all.find(([id]) => id === 'everything')?.[1] ?? '');
    expect($schema).toBe('urn:sixfold:data:1');
    expect(analysis.feasibility.timeline?.milestones.length).toBeGreaterThan(0);
    expect(judgements.milestones).toHaveLength(analysis.feasibility.timeline?.milestones.length ?? 0);
    expect(new Set(judgements.duties.map((it: { kind: string }) => it.kind))).toEqual(
      new Set(dutiesOf(analysis).map(({ kind }) => kind)),
    );
    expect(judgements.duties.length).toBeGreaterThan(0);
  });
  it('tells what binds a plan, the smallest repair in each variable, and SMART by letter', () => {
    const launch = all.find(([id]) => id === 'launch-product-c')?.[1] ?? '';
    const { judgements } = JSON.parse(launch);
    const [first] = judgements.constraints;
    expect(first).toMatchObject({ kind: 'capacity', cover: { exact: '3/5' }, binding: true });
    expect(first.repairs).toEqual([
      expect.objectContaining({ kind: 'heads', more: 4, total: 9 }),
      expect.objectContaining({ kind: 'productivity', needed: expect.objectContaining({ value: 20 }) }),
      expect.objectContaining({ kind: 'target', feasible: expect.objectContaining({ value: 180 }) }),
    ]);
    const [goal] = judgements.smart;
    expect(goal.letters.map((it: { letter: string; verdict: string }) => [it.letter, it.verdict])).toEqual(
      expect.arrayContaining([['A', 'not-met']]),
    );
  });
});
