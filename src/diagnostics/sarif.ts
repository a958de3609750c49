import { type Lang, say } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import { capped, MOST_GIVEN } from './capped.ts';
import { type Code, catalogue } from './catalogue.ts';
import type { Diagnostic } from './diagnostic.ts';
import { escapeJson } from './escape.ts';

/**
 * Diagnostics as SARIF 2.1.0, which code hosts and editors import. A waived finding is a suppressed
 * result. Of one code in one file the first thousand are given; how many more there are is a property of the run.
 */
export function printSarif(
  diagnostics: readonly Diagnostic[],
  options: { readonly lang: Lang | ((diagnostic: Diagnostic) => Lang); readonly version: string },
): string {
  const langOf = (it: Diagnostic) => (typeof options.lang === 'function' ? options.lang(it) : options.lang);
  const { shown, omitted } = capped(diagnostics, MOST_GIVEN);
  const index = new Map<Code, number>();
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  for (const [n, code] of codes.entries()) index.set(code, n);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sixfold', version: options.version, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: shown.map((it) => result(it, langOf(it), index.get(it.code) ?? -1)),
        ...(omitted.size === 0 ? {} : { properties: { omitted: [...omitted.values()] } }),
      },
    ],
  };
  return `${escapeJson(JSON.stringify(log, null, 2))}\n`;
}

function rule(code: Code) {
  const { title, severity } = catalogue[code];
  return { id: code, shortDescription: { text: title.en }, defaultConfiguration: { level: severity } };
}

function result(it: Diagnostic, lang: Lang, ruleIndex: number) {
  const { what, why, fix } = it.message;
  const text = [what, why, fix].flatMap((words) => (words ? [say(words, lang)] : [])).join('\n');
  const related = (it.related ?? []).map(({ at, label }) => ({
    ...location(at),
    message: { text: say(label, lang) },
  }));
  return {
    ruleId: it.code,
    ruleIndex,
    level: it.severity,
    message: { text },
    locations: [location(it.at)],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...(it.waived === undefined ? {} : { suppressions: [{ kind: 'inSource', justification: it.waived }] }),
  };
}

function location({ file, line, column, endColumn }: Span) {
  const region = { startLine: line, startColumn: column, endColumn: Math.max(endColumn, column) };
  const uri = file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return { physicalLocation: { artifactLocation: { uri }, region } };
}
