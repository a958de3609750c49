import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { printPretty } from '../src/diagnostics/pretty.ts';
import type { Lang } from '../src/language/words.ts';
import { day } from '../src/model/calendar.ts';
import { type Run, type RunOptions, runPipeline } from '../src/pipeline.ts';
import { readSources } from '../src/read/sources.ts';
import { memoryFiles } from './read/memory-files.ts';

/** The day on which every specimen is looked at, unless its config pins another. */
const TODAY = day(2026, 8, 31);

/**
 * What a person sees of a folder of files: the findings about all its plans, each in its plan's language unless one
 * is asked for. A file `roots.txt` names what is asked for, a path a line; without it that is the whole folder.
 */
export async function printSpecimen(folder: string, lang?: Lang): Promise<string> {
  const contents = readFolder(folder);
  return printRun(await runFolder(contents), contents, lang);
}

/** What a person sees of a run of such a folder. */
export function printRun(run: Run, contents: Readonly<Record<string, Uint8Array>>, lang?: Lang): string {
  const found = [
    ...run.diagnostics.map((it) => ({ it, lang: run.config.locale })),
    ...run.outcomes.flatMap(({ diagnostics, lang }) => diagnostics.map((it) => ({ it, lang }))),
  ];
  const langs = new Map(found.map(({ it, lang }) => [it, lang]));
  return printPretty(
    found.map(({ it }) => it),
    (file) => (contents[file] === undefined ? null : new TextDecoder().decode(contents[file])),
    { lang: (it) => lang ?? langs.get(it) ?? run.config.locale, colour: false },
  );
}

/** What the pipeline makes of such a folder, by the contents of its files. */
export async function runFolder(
  contents: Readonly<Record<string, Uint8Array>>,
  readBefore?: RunOptions['readBefore'],
): Promise<Run> {
  const roots = contents['roots.txt'];
  const asked = roots === undefined ? [''] : new TextDecoder().decode(roots).trim().split('\n');
  const sources = await readSources(memoryFiles(contents), asked);
  return runPipeline(sources, {
    asOf: null,
    today: TODAY,
    ...(readBefore === undefined ? {} : { readBefore }),
  });
}

export function readFolder(folder: string): Record<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join('/'), unfold(readFileSync(file))];
    }),
  );
}

/** `⟪text × n⟫` stands for the text n times: what is too long is not kept in full. `\n` in it is a line feed. */
function unfold(bytes: Uint8Array): Uint8Array {
  if (!Buffer.from(bytes).includes('⟪')) return bytes;
  const text = new TextDecoder().decode(bytes);
  const long = text.replace(/⟪(.*?) × (\d+)⟫/gs, (_, unit: string, times: string) =>
    unit.replaceAll('\\n', '\n').repeat(Number(times)),
  );
  return new TextEncoder().encode(long);
}
