import type { PlanOutcome } from '../compute/analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { printGithub } from '../diagnostics/github.ts';
import { printJson } from '../diagnostics/json.ts';
import { printPretty } from '../diagnostics/pretty.ts';
import { printSarif } from '../diagnostics/sarif.ts';
import { packageVersion } from '../io/package.ts';
import type { Lang } from '../language/words.ts';
import type { Sources } from '../parse/sources.ts';
import type { Run } from '../pipeline.ts';

export type Format = 'pretty' | 'json' | 'github' | 'sarif';

export interface PrintSettings {
  readonly format: Format;
  readonly colour: boolean;
  /** The plans that were asked about; all of the run when nothing is said. */
  readonly plans?: readonly PlanOutcome[];
}

/** Findings as text, each in the language of its plan. */
export function printFindings(
  diagnostics: readonly Diagnostic[],
  run: Run,
  sources: Sources,
  { format, colour, plans = run.outcomes }: PrintSettings,
): string {
  const lang = languageByFile(run);
  switch (format) {
    case 'pretty':
      return printPretty(diagnostics, textByFile(sources), { lang, colour });
    case 'json':
      return printJson(diagnostics, {
        lang,
        coverage: plans.flatMap(({ file, coverage }) => (coverage ? [{ file, ...coverage }] : [])),
      });
    case 'github':
      return printGithub(diagnostics, { lang });
    case 'sarif':
      return printSarif(diagnostics, { lang, version: packageVersion() });
  }
}

/** The language in which a finding is told: that of its plan. */
export function languageByFile(run: Run): (diagnostic: Diagnostic) => Lang {
  const langs = new Map<string, Lang>();
  for (const { diagnostics, lang, file } of run.outcomes) {
    // A CSV speaks the language of the plan that names it.
    for (const { at } of diagnostics) if (!langs.has(at.file)) langs.set(at.file, lang);
    langs.set(file, lang);
  }
  return ({ at }) => langs.get(at.file) ?? run.config.locale;
}

function textByFile(sources: Sources): (file: string) => string | null {
  const texts = new Map([...sources.tables].map(([path, { text }]) => [path, text]));
  for (const file of [...sources.plans, ...(sources.config === null ? [] : [sources.config])]) {
    texts.set(file.path, file.text);
  }
  return (file) => texts.get(file) ?? null;
}
