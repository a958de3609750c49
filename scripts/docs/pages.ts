import { existsSync } from 'node:fs';
import path from 'node:path';
import { diskFiles } from '../../src/io/disk.ts';
import type { MeasureId } from '../../src/language/measures.ts';
import { reservedKind } from '../../src/language/reserved.ts';
import { LANGS, type Lang } from '../../src/language/words.ts';
import { day } from '../../src/model/calendar.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { printSpecimen } from '../../test/specimen.ts';
import { diagnosticsPage, findingsOf } from './diagnostics-page.ts';
import { languagePage } from './language-page.ts';

/** Every page of docs/reference/ by its path from the root of the repository. */
export async function referencePages(root: string): Promise<ReadonlyMap<string, string>> {
  const used = await measuresInUse(root);
  const specimens = async (code: string, lang: Lang) => {
    const folder = path.join(root, 'test/errors', code);
    return existsSync(folder) ? findingsOf(code, await printSpecimen(folder, lang)) : null;
  };
  const pages = new Map<string, string>();
  for (const lang of LANGS) {
    pages.set(`docs/reference/plan-language.${lang}.md`, languagePage(lang, used));
    pages.set(`docs/reference/diagnostics.${lang}.md`, await diagnosticsPage(lang, specimens));
  }
  return pages;
}

/** The measures that the figures of this repository's plans have: those plans use every table there is. */
async function measuresInUse(root: string): Promise<Map<string, Set<MeasureId>>> {
  const run = runPipeline(await readSources(await diskFiles(root), ['plans']), {
    asOf: null,
    today: day(2026, 8, 31),
  });
  const used = new Map<string, Set<MeasureId>>();
  for (const { analysis } of run.outcomes) {
    for (const address of analysis?.figures.addresses() ?? []) {
      const id = analysis?.figures.get(address)?.id;
      if (id === undefined) continue;
      const subject = reservedKind(id.subject) ?? (id.member === null ? 'goal' : 'member');
      used.set(subject, (used.get(subject) ?? new Set()).add(id.measure));
    }
  }
  return used;
}
