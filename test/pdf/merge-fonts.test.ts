import { readFile } from 'node:fs/promises';
import path from 'node:path';
import subset from 'subset-font';
import { expect, it } from 'vitest';
import { mergeTrueType } from '../../src/io/merge-fonts.ts';
import { dependency } from '../../src/io/package.ts';

const source = dependency('@expo-google-fonts/noto-sans-sc');

/** Where the outline of each glyph begins and ends, as the font's index says. */
function lengthOf(font: Uint8Array, glyph: number): number {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    tables.set(String.fromCharCode(...font.subarray(at, at + 4)), view.getUint32(at + 8));
  }
  const [head = 0, loca = 0] = [tables.get('head'), tables.get('loca')];
  const long = view.getInt16(head + 50) === 1;
  const offset = (i: number) => (long ? view.getUint32(loca + i * 4) : view.getUint16(loca + i * 2) * 2);
  return offset(glyph + 1) - offset(glyph);
}

it('parts of one font become one, whose glyphs keep their numbers and outlines', async () => {
  if (source === null) throw new Error('the font is not installed');
  const file = path.join(source.folder, '400Regular', 'NotoSansSC_400Regular.ttf');
  const whole = await subset(await readFile(file), '销售总额ABC', { targetFormat: 'truetype' });
  const merged = mergeTrueType([whole, whole]);
  for (const glyph of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const room = lengthOf(merged, glyph) - lengthOf(whole, glyph);
    expect(room).toBeGreaterThanOrEqual(0);
    expect(room).toBeLessThan(4);
  }
  expect(merged.byteLength).toBeLessThan(whole.byteLength);
});
