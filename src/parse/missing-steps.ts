import { distance } from 'fastest-levenshtein';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { steps } from '../language/vocabulary.ts';
import { lineText, type Span } from '../model/source.ts';
import type { HeadingSource, Section, StepNumber } from './document.ts';
import { nameKey } from './heading.ts';
import type { TableContext } from './table.ts';

/**
 * The steps a plan has no heading for, in one finding. An empty step says "nothing yet"; a missing one may be a
 * heading nobody recognised, so headings that look like it are named.
 */
export function missingSteps(sections: readonly Section[], context: TableContext): Diagnostic[] {
  const present = new Set(sections.map((section) => section.step));
  const missing = steps.map(({ number }) => number).filter((number) => !present.has(number));
  const [first] = missing;
  if (first === undefined) return [];
  const related = missing.flatMap((step) => lookalikes(step, sections));
  return [diagnose('missing-step', { missing }, placeFor(first, sections, context), { related })];
}

/** Where the step would belong: the heading of the next one, or the last line. */
function placeFor(step: StepNumber, sections: readonly Section[], { file, lines }: TableContext): Span {
  const next = sections.find((section) => section.step !== null && section.step > step);
  if (next?.heading) return next.heading.at;
  let line = lines.starts.length;
  while (line > 1 && lineText(lines, line).trim() === '') line--;
  const length = Math.min(lineText(lines, line).length, 200);
  return { file, line, column: 1, endColumn: length + 1 };
}

function lookalikes(
  step: StepNumber,
  sections: readonly Section[],
): { at: Span; label: Diagnostic['message']['what'] }[] {
  const found = steps.find(({ number }) => number === step);
  if (found === undefined) return [];
  const names = [found.label.zh, found.label.en, ...found.aliases];
  return sections.flatMap(({ step: own, heading }) => {
    if (own !== null || heading === null || !names.some((name) => resembles(heading, name))) return [];
    const label = {
      zh: `这个标题像“${found.label.zh}”，但没有被认出来`,
      en: `this heading looks like step ${step}, “${found.label.en}”, but is not recognised`,
    };
    return [{ at: heading.at, label }];
  });
}

function resembles({ text }: HeadingSource, name: string): boolean {
  const key = nameKey(text);
  const wanted = nameKey(name);
  if (key.length > 60 || wanted.length < 3) return false;
  return key !== wanted && distance(key, wanted) <= (wanted.length > 5 ? 2 : 1);
}
