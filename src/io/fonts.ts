import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached } from './cache.ts';
import { characterMap, glyphTwins } from './glyphs.ts';
import { dependency } from './package.ts';

/** Raise when the recipe below changes, so that nobody keeps fonts made by an older one. */
const RECIPE = 5;
const FAMILY = 'Noto Sans SC';
const WEIGHTS = ['400Regular', '700Bold'] as const;
const GENERIC = ['sans-serif', 'serif', 'monospace', 'system-ui', 'ui-sans-serif', 'cursive', 'fantasy'];

/** The fonts of the reports, as the browser is given them. */
export interface ReportFonts {
  /** A fontconfig file that offers these fonts and nothing else of the machine. */
  readonly config: string;
  /** Characters taken out of the fonts, each with the one that has the same glyph; to be replaced before printing. */
  readonly twins: ReadonlyMap<string, string>;
}

/**
 * Makes the fonts once: TrueType, so that they are embedded as such, and each Han glyph under one code point only, so
 * that the text of a PDF can be searched and copied.
 */
export async function reportFonts(): Promise<ReportFonts> {
  const source = dependency('@expo-google-fonts/noto-sans-sc');
  if (source === null) throw new Error('the package @expo-google-fonts/noto-sans-sc is not installed');
  const folder = await cached(`fonts-${source.version}-${RECIPE}`, async (stage) => {
    const { default: subset } = await import('subset-font');
    let twins = new Map<number, number>();
    for (const weight of WEIGHTS) {
      const font = await readFile(path.join(source.folder, weight, `NotoSansSC_${weight}.ttf`));
      twins = glyphTwins(font);
      const kept = [...characterMap(font).keys()].filter((code) => !twins.has(code));
      const text = kept.map((code) => String.fromCodePoint(code)).join('');
      await writeFile(
        path.join(stage, `NotoSansSC-${weight}.ttf`),
        await subset(font, text, { targetFormat: 'truetype' }),
      );
    }
    await writeFile(path.join(stage, 'twins.json'), JSON.stringify([...twins]));
    await writeFile(path.join(stage, 'fonts.conf'), configuration());
  });
  return { config: path.join(folder, 'fonts.conf'), twins: await readTwins(path.join(folder, 'twins.json')) };
}

/** Puts the characters that the fonts still have in place of those that were taken out. */
export function withKeptCharacters(text: string, twins: ReadonlyMap<string, string>): string {
  return text.replace(/[^\x00-\u2011]/gu, (character) => twins.get(character) ?? character);
}

async function readTwins(file: string): Promise<ReadonlyMap<string, string>> {
  const pairs: [number, number][] = JSON.parse(await readFile(file, 'utf8'));
  return new Map(pairs.map(([from, to]) => [String.fromCodePoint(from), String.fromCodePoint(to)]));
}

/** Paths are relative to the file, so that the folder can get its final name after it is written. */
function configuration(): string {
  const aliases = GENERIC.map(
    (name) =>
      `<alias binding="same"><family>${name}</family><prefer><family>${FAMILY}</family></prefer></alias>`,
  ).join('\n  ');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  ${aliases}
</fontconfig>
`;
}
