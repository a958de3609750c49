import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached } from './cache.ts';
import { dependency } from './package.ts';

/** Raise when the recipe below changes, so that nobody keeps fonts made by an older one. */
const RECIPE = 1;
const FAMILY = 'Noto Sans SC';
const WEIGHTS = ['400Regular', '700Bold'] as const;

/**
 * Code points taken out of the fonts' character maps: radicals and compatibility ideographs share their glyphs with
 * the ordinary ideographs (⾯ and 面), and a PDF maps a glyph back to the first of its code points. With them gone
 * the text of a report can be searched and copied.
 */
const SHARED: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
];

/**
 * Makes the fonts of the reports once (TrueType, so that they are embedded as such) and returns the path of a
 * fontconfig file which offers them, and nothing else of the machine, to the browser.
 */
export async function fontConfig(): Promise<string> {
  const source = dependency('@expo-google-fonts/noto-sans-sc');
  if (source === null) throw new Error('the package @expo-google-fonts/noto-sans-sc is not installed');
  const folder = await cached(`fonts-${source.version}-${RECIPE}`, async (stage) => {
    const { default: subset } = await import('subset-font');
    for (const weight of WEIGHTS) {
      const font = await readFile(path.join(source.folder, weight, `NotoSansSC_${weight}.ttf`));
      const kept = await subset(font, everythingElse(), { targetFormat: 'truetype' });
      await writeFile(path.join(stage, `NotoSansSC-${weight}.ttf`), kept);
    }
    await writeFile(path.join(stage, 'fonts.conf'), configuration());
  });
  return path.join(folder, 'fonts.conf');
}

/** Every assigned-or-not code point a plan may hold, without the shared ones; the subsetter keeps what the font has. */
function everythingElse(): string {
  const parts: string[] = [];
  for (let code = 0x20; code <= 0x323af; code++) {
    const surrogate = code >= 0xd800 && code <= 0xdfff;
    if (surrogate || SHARED.some(([from, to]) => code >= from && code <= to)) continue;
    parts.push(String.fromCodePoint(code));
  }
  return parts.join('');
}

/** Paths are relative to the file, so that the folder can get its final name after it is written. */
function configuration(): string {
  const generic = ['sans-serif', 'serif', 'monospace', 'system-ui', 'ui-sans-serif', 'cursive', 'fantasy'];
  const aliases = generic
    .map(
      (name) =>
        `<alias binding="same"><family>${name}</family><prefer><family>${FAMILY}</family></prefer></alias>`,
    )
    .join('\n  ');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="relative">cache</cachedir>
  ${aliases}
</fontconfig>
`;
}
