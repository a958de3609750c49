import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellTypes } from '../../scripts/docs/cell-types.ts';
import { codesByArea } from '../../scripts/docs/diagnostics-page.ts';
import { referencePages } from '../../scripts/docs/pages.ts';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import type { CellType } from '../../src/language/cells.ts';
import { choices } from '../../src/language/choices.ts';
import { readCell } from '../../src/language/read/readers.ts';
import { parseUnit } from '../../src/language/units.ts';
import { LANGS } from '../../src/language/words.ts';
import { yearPeriod } from '../../src/model/period.ts';
import { ROOT } from '../support/repository.ts';

let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  pages = await referencePages(ROOT);
});

describe('docs/reference is what npm run docs writes', () => {
  const names = LANGS.flatMap((lang) => [`plan-language.${lang}.md`, `diagnostics.${lang}.md`]);
  it.each(names)('%s', (name) => {
    const file = path.join(ROOT, 'docs/reference', name);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(pages.get(`docs/reference/${name}`));
  });
});

it('every code has its entry, once', () => {
  const codes = codesByArea().flatMap(([, each]) => each);
  expect(codes.toSorted()).toEqual(Object.keys(catalogue).toSorted());
});

describe('every example of a cell is read', () => {
  const isType = (name: string): name is CellType => name in cellTypes;
  const types = Object.keys(cellTypes).filter(isType);
  const examples = types.flatMap((type) => [
    ...cellTypes[type].examples.zh.map((text) => ({ type, text, lang: 'zh-CN' as const })),
    ...cellTypes[type].examples.en.map((text) => ({ type, text, lang: 'en' as const })),
  ]);

  it.each(examples)('$type: $text', ({ type, text, lang }) => {
    const unit = parseUnit(type === 'quantity' && text.includes('家') ? '家' : '元', 'CNY');
    const context = { within: yearPeriod(2026, 1), fiscal: 1, lang, currency: 'CNY', unit, span: 1 };
    const ratio = { ...context, unit: parseUnit('%', 'CNY') };
    expect([readCell(type, text, context).ok, readCell(type, text, ratio).ok]).toContain(true);
  });

  it('a type has examples unless its words are listed or anything goes', () => {
    const without = types.filter((type) => cellTypes[type].examples.zh.length === 0);
    expect(without.toSorted()).toEqual([...Object.keys(choices), 'text'].toSorted());
  });
});
