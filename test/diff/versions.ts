import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChangeSet } from '../../src/diff/change.ts';
import { compareRuns } from '../../src/diff/compare.ts';
import type { Side } from '../../src/diff/pair.ts';
import { reportOf } from '../../src/diff/report.ts';
import type { Lang } from '../../src/language/words.ts';
import { type Day, day } from '../../src/model/calendar.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { memoryFiles } from '../read/memory-files.ts';

/** The day on which both versions are looked at. */
export const TODAY = day(2026, 8, 31);

export type Folder = Readonly<Record<string, string>>;

/** A folder of this test as it lies on the disk. */
export const PLANS: Folder = Object.fromEntries(
  ['north.md', 'export.md'].map((name) => [
    `plans/${name}`,
    readFileSync(path.join(import.meta.dirname, 'plans', name), 'utf8'),
  ]),
);

export type Edit = readonly [before: string, after: string];

/** The folder with a few words of one file changed; each must be there, so that no test passes by not changing. */
export function edited(folder: Folder, file: string, ...edits: readonly Edit[]): Folder {
  let text = folder[file] ?? '';
  for (const [before, after] of edits) {
    if (!text.includes(before)) throw new Error(`${file} does not hold ${before}`);
    text = text.replace(before, () => after);
  }
  return { ...folder, [file]: text };
}

export async function compare(before: Folder, after: Folder, today: Day = TODAY): Promise<ChangeSet> {
  const later = await sideOf(after, today);
  const earlier = await sideOf(before, later.run.asOf);
  return compareRuns({ ...earlier }, later, {
    base: { name: 'main', commit: '1f0c5b2a9d3e4f60718293a4b5c6d7e8f9012345' },
    head: { name: '', commit: null },
  });
}

async function sideOf(folder: Folder, asOf: Day): Promise<Side> {
  const sources = await readSources(memoryFiles(folder), ['plans']);
  const run = runPipeline(sources, { asOf, today: asOf });
  return { run, text: (file) => folder[file] ?? null };
}

/** Every line of a change set, `lead  text`, as a person reads it. */
export function linesOf(set: ChangeSet, lang: Lang = 'zh-CN'): string[] {
  const { goalposts, general, sections } = reportOf(set, lang);
  const lines = [
    ...general,
    ...sections.flatMap(({ figures, main, folded }) => [
      ...figures,
      ...main,
      ...folded.flatMap((group) => group.lines),
    ]),
  ].map(({ lead, text }) => `${lead} ${text}`.trim());
  return [...(goalposts?.lines ?? []).map(({ text }) => `⚠ ${text}`), ...lines];
}
