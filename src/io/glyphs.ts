/**
 * Han characters that a font draws with one and the same glyph: those of the basic block come first, because they
 * are what people type; radicals and compatibility characters only look like them.
 */
const HAN: readonly (readonly [number, number])[] = [
  [0x4e00, 0x9fff],
  [0x3400, 0x4dbf],
  [0x20000, 0x2f7ff],
  [0x30000, 0x3ffff],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
  [0x2e80, 0x2fdf],
];

/** Signs with one glyph, of which a keyboard gives the second: ‒ –, ∕ ／, 〈 〈, 〜 ～, ‵ ｀. */
const SIGNS: readonly (readonly [number, number])[] = [
  [0x2012, 0x2013],
  [0x2215, 0xff0f],
  [0x2329, 0x3008],
  [0x232a, 0x3009],
  [0x301c, 0xff5e],
  [0x2035, 0xff40],
];

/**
 * For each Han code point whose glyph belongs to an earlier one (by the order above), that earlier one: ⾯ → 面; and
 * the same for signs that only look like the one people type.
 * A PDF leads a glyph back to one of its code points only, so the others have to go for the text to be found.
 */
export function glyphTwins(font: Uint8Array): Map<number, number> {
  const glyphs = characterMap(font);
  const owner = new Map<number, number>();
  const twins = new Map(
    SIGNS.filter(([sign, typed]) => glyphs.has(typed) && glyphs.get(sign) === glyphs.get(typed)),
  );
  // Where the text is Chinese the font draws — with the glyph of ―.
  if (glyphs.has(0x2014)) twins.set(0x2015, 0x2014);
  for (const [from, to] of HAN) {
    for (let code = from; code <= to; code++) {
      const glyph = glyphs.get(code);
      if (glyph === undefined) continue;
      const first = owner.get(glyph);
      if (first === undefined) owner.set(glyph, code);
      else twins.set(code, first);
    }
  }
  return twins;
}

/** Code point → glyph, from the font's full-repertoire `cmap` subtable (OpenType format 12: ranges of 32-bit codes). */
export function characterMap(font: Uint8Array): Map<number, number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const map = new Map<number, number>();
  for (let record = 0; record < view.getUint16(cmap + 2); record++) {
    const subtable = cmap + view.getUint32(cmap + 4 + record * 8 + 4);
    if (view.getUint16(subtable) !== 12) continue;
    for (let group = 0; group < view.getUint32(subtable + 12); group++) {
      const at = subtable + 16 + group * 12;
      const [first, last, glyph] = [view.getUint32(at), view.getUint32(at + 4), view.getUint32(at + 8)];
      for (let code = first; code <= last; code++) map.set(code, glyph + code - first);
    }
    return map;
  }
  throw new Error('the font has no character map of format 12');
}

function tableOffset(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}
