import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { withKeptCharacters } from '../../src/io/fonts.ts';
import { characterMap, glyphTwins } from '../../src/io/glyphs.ts';
import { dependency } from '../../src/io/package.ts';

let twins: Map<number, number>;
let map: Map<number, number>;

beforeAll(async () => {
  const { folder = '' } = dependency('@expo-google-fonts/noto-sans-sc') ?? {};
  const font = await readFile(path.join(folder, '400Regular/NotoSansSC_400Regular.ttf'));
  map = characterMap(font);
  twins = glyphTwins(font);
});

test.each([
  ['\u2faf', '面'],
  ['\u2f08', '人'],
  ['\u2f00', '一'],
  ['\u2f26', '子'],
  ['\u2012', '–'],
  ['\u2215', '／'],
  ['\u2329', '〈'],
  ['\u301c', '～'],
  ['\u2015', '—'],
])('%s is drawn as %s', (other, kept) => {
  expect(twins.get(other.codePointAt(0) ?? 0)).toBe(kept.codePointAt(0));
});

test('no two Han characters that are kept share a glyph', () => {
  const owners = new Map<number, number>();
  for (const [code, glyph] of map) {
    if (code < 0x2e80 || twins.has(code) || (code > 0x2fdf && code < 0x3400)) continue;
    if (code >= 0xa000 && code < 0xf900) continue;
    if (code > 0xfaff && code < 0x20000) continue;
    expect(owners.get(glyph), String.fromCodePoint(code)).toBeUndefined();
    owners.set(glyph, code);
  }
  expect(owners.size).toBeGreaterThan(20_000);
});

test('replaces only what has a twin', () => {
  const by = new Map([['\u2faf', '面']]);
  expect(withKeptCharacters('a\u2faf面😀<p>', by)).toBe('a面面😀<p>');
});
