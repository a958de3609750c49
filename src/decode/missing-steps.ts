import { distance } from 'fastest-levenshtein';
import type { Nodes } from 'mdast';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { kinds, steps } from '../language/vocabulary.ts';
import type { Words } from '../language/words.ts';
import { lineIndex, lineText, type Span } from '../model/source.ts';
import type { Document, HeadingSource, RawTable, Section, StepNumber } from '../parse/document.ts';
import { nameKey, stepOfHeading } from '../parse/heading.ts';
import { plainText } from '../parse/markdown.ts';
import { kindIds, known, names } from './recognise.ts';
import { headingParts } from './scope.ts';

/** A table that stands where a step without a heading belongs, and is of a kind of that step. */
export interface Orphan {
  readonly table: RawTable;
  readonly step: StepNumber;
}

/** The tables that only a missing heading keeps from being read; `isRead` tells those that are. */
export function orphansOf({ sections }: Document, isRead: (table: RawTable) => boolean): readonly Orphan[] {
  const missing = missingIn(sections);
  let after = 0;
  return sections.flatMap((section, n) => {
    after = section.step ?? after;
    const next = sections.slice(n + 1).find((it) => it.step !== null)?.step ?? 7;
    const here = missing.filter((it) => after < it && it < next);
    return section.blocks.flatMap((block) => {
      if (block.kind !== 'table' || here.length === 0 || isRead(block.table)) return [];
      const step = here.find((it) => belongsTo(it, block.table));
      return step === undefined ? [] : [{ table: block.table, step }];
    });
  });
}

function belongsTo(step: StepNumber, table: RawTable): boolean {
  const { base } = headingParts(table.head[0]?.text ?? '');
  return kindIds.some((id) => {
    const own: readonly number[] = kinds[id].steps;
    if (!own.includes(step) || known(table, id) === 0) return false;
    return id === 'splits' ? /[/／]/.test(base) : names(kinds[id].first, base);
  });
}

function missingIn(sections: readonly Section[]): readonly StepNumber[] {
  const present = new Set(sections.map((section) => section.step));
  return steps.map(({ number }) => number).filter((number) => !present.has(number));
}

/**
 * The steps a plan has no heading for. An empty step says "nothing yet"; a missing one may be a heading nobody
 * recognised, so headings that look like it are named. One whose tables are there is said at the first of them, and they
 * are not told apart; the others are one finding.
 */
export function missingSteps(document: Document, orphans: readonly Orphan[]): Diagnostic[] {
  const { sections } = document;
  const missing = missingIn(sections);
  const own = missing.flatMap((step) => {
    const [first, ...others] = orphans.filter((it) => it.step === step).map((it) => it.table);
    if (first === undefined) return [];
    const label = { zh: '这张表也属于这一步', en: 'this table belongs to it too' };
    const related = [...others.map((table) => ({ at: headOf(table), label })), ...lookalikes(step, document)];
    const params = { missing: [step], tables: others.length + 1 };
    return [diagnose('missing-step', params, headOf(first), { related })];
  });
  const rest = missing.filter((step) => orphans.every((it) => it.step !== step));
  const [first] = rest;
  if (first === undefined) return own;
  const related = rest.flatMap((step) => lookalikes(step, document));
  const params = { missing: rest, tables: 0 };
  return [...own, diagnose('missing-step', params, placeFor(first, document), { related })];
}

function headOf(table: RawTable): Span {
  return table.head[0]?.at ?? table.at;
}

/** Where the step would belong: the heading of the next one, or the last line. */
function placeFor(step: StepNumber, { file, sections }: Document): Span {
  const next = sections.find((section) => section.step !== null && section.step > step);
  if (next?.heading) return next.heading.at;
  const lines = lineIndex(file.text);
  let line = lines.starts.length;
  while (line > 1 && lineText(lines, line).trim() === '') line--;
  const length = Math.min(lineText(lines, line).length, 200);
  return { file: file.path, line, column: 1, endColumn: length + 1 };
}

interface Lookalike {
  readonly at: Span;
  readonly label: Words;
}

/** Headings that were most likely meant: misspelt ones, and those of another level. */
function lookalikes(step: StepNumber, { file, sections }: Document): readonly Lookalike[] {
  const found = steps.find(({ number }) => number === step);
  if (found === undefined) return [];
  const wanted = [found.label.zh, found.label.en, ...found.aliases];
  return sections.flatMap(({ step: own, heading, blocks }) => [
    ...(own === null && heading !== null && wanted.some((name) => resembles(heading, name))
      ? [misspelt(step, found.label, heading.at)]
      : []),
    ...blocks.flatMap((block) => (block.kind === 'prose' ? ofOtherLevel(step, block.node, file.path) : [])),
  ]);
}

function misspelt(step: StepNumber, name: Words, at: Span): Lookalike {
  const label = {
    zh: `这个标题像“${name.zh}”，但没有被认出来`,
    en: `this heading looks like step ${step}, “${name.en}”, but is not recognised`,
  };
  return { at, label };
}

function ofOtherLevel(step: StepNumber, node: Nodes, file: string): readonly Lookalike[] {
  if (node.type !== 'heading' || node.position === undefined) return [];
  const { byName, byNumber } = stepOfHeading(plainText(node.children));
  if (byName !== step || (byNumber !== null && byNumber !== step)) return [];
  const { start, end } = node.position;
  const label = {
    zh: `这个标题前面有 ${node.depth} 个 #；步骤的标题要用两个`,
    en: `this heading has ${node.depth} #; those of the steps have two`,
  };
  return [{ at: { file, line: start.line, column: start.column, endColumn: end.column }, label }];
}

function resembles({ text }: HeadingSource, name: string): boolean {
  const key = nameKey(text);
  const wanted = nameKey(name);
  if (key.length > 60 || wanted.length < 3) return false;
  return key !== wanted && distance(key, wanted) <= (wanted.length > 5 ? 2 : 1);
}
