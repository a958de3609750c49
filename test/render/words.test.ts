import { expect, it } from 'vitest';
import { readWords } from '../../src/render/interface-words.ts';
import { templates } from './templates.ts';

const zh = readWords(templates.get('words/zh-CN.yaml') ?? '');
const en = readWords(templates.get('words/en.yaml') ?? '');
const pages = [...templates].filter(([path]) => path.endsWith('.hbs'));

it('the words of the interface are complete in both languages', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const word of [...Object.values(zh), ...Object.values(en)]) expect(word.trim()).not.toBe('');
});

it('English words hold no Chinese and Chinese ones no half-width punctuation between characters', () => {
  for (const word of Object.values(en)) expect(word).not.toMatch(/[\u2e80-\u9fff]/);
  for (const word of Object.values(zh)) expect(word).not.toMatch(/[\u4e00-\u9fff][,;:?!]/);
});

it('every word that a template asks for is there', () => {
  const asked = pages.flatMap(([, text]) =>
    [...text.matchAll(/words\.(\w+)/g)].map((match) => match[1] ?? ''),
  );
  expect(asked.filter((key) => !(key in zh))).toEqual([]);
});

it('only our own drawings and the sanitised prose are put in unescaped', () => {
  const raw = pages.filter(([, text]) => /\{\{\{|\{\{&/.test(text)).map(([path]) => path);
  expect(raw).toEqual(['partials/body.hbs', 'partials/chart.hbs']);
});

it('templates ask for nothing from elsewhere, and a script stands in one place only', () => {
  for (const [path, text] of templates) {
    if (path !== 'partials/script.hbs') expect(text, path).not.toMatch(/<script/i);
    expect(text, path).not.toMatch(/<link|<iframe|@import|url\(["']?(https?:|\/\/)/i);
  }
});
