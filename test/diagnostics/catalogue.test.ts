import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.ts';

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
