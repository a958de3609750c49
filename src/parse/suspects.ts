import type { Heading, Nodes, RootContent, Table } from 'mdast';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { lineOf, lineText, type Span, spanAt } from '../model/source.ts';
import { stepOfHeading } from './heading.ts';
import { isLineBreak, plainText } from './markdown.ts';
import type { TableContext } from './table.ts';

/** Places where Markdown reads something else than the author sees: tables that are none, tables nobody reads, HTML. */
export function suspects(nodes: readonly RootContent[], context: TableContext): Diagnostic[] {
  const html: Nodes[] = [];
  let inStep = false;
  const diagnostics = nodes.flatMap((node) => {
    collectHtml(node, html);
    if (node.type === 'heading' && node.depth === 2) inStep = isStep(node);
    return suspectTables(node, { ...context, inStep }, false);
  });
  const [first] = html;
  if (first === undefined) return diagnostics;
  return [...diagnostics, diagnose('html-removed', { count: html.length }, placeOf(first, context))];
}

interface Context extends TableContext {
  /** Whether the tables here are data of the plan. */
  readonly inStep: boolean;
}

function isStep(heading: Heading): boolean {
  const { byName, byNumber } = stepOfHeading(plainText(heading.children));
  return byName !== null || byNumber !== null;
}

/** Tables within lists and quotes, and text that was meant to be a table. */
function suspectTables(node: Nodes, context: Context, nested: boolean): Diagnostic[] {
  if (node.type === 'table')
    return nested ? [diagnose('table-nested', {}, placeOf(node, context), { about: firstCell(node) })] : [];
  if (node.type === 'paragraph') return unreadTable(node, context, nested);
  if (node.type === 'code') return isFenced(node, context) ? [] : unreadTable(node, context, true);
  return 'children' in node
    ? node.children.flatMap((child: Nodes) => suspectTables(child, context, true))
    : [];
}

/**
 * A heading with pipes over a `---` row that Markdown took for text: the rows differ in length, or the table is
 * indented or stuck to a list or quote. Its numbers would be lost.
 */
function unreadTable(node: Nodes, context: Context, nested: boolean): Diagnostic[] {
  const first = lineOf(context.lines, node.position?.start.offset ?? 0);
  const last = lineOf(context.lines, node.position?.end.offset ?? 0);
  for (let line = first + 1; line <= last; line++) {
    const text = lineText(context.lines, line);
    const heading = lineText(context.lines, line - 1);
    if (!DELIMITERS.test(text) || !text.includes('|') || !heading.includes('|')) continue;
    const params = { headings: cellsIn(heading), dashes: cellsIn(text) };
    const lead = text.length - text.trimStart().length;
    const at = { file: context.file, line, column: lead + 1, endColumn: text.trimEnd().length + 1 };
    if (params.headings !== params.dashes) return [diagnose('table-broken', params, at)];
    if (nested) return [diagnose('table-misplaced', { indented: node.type === 'code' }, at)];
  }
  return node.type === 'paragraph' ? unmarkedTable(first, last, context) : [];
}

/** Lines of as many columns each, by pipes or tabs, with nothing that makes a table of them. */
function unmarkedTable(first: number, last: number, { file, lines, inStep }: Context): Diagnostic[] {
  for (const by of ['dashes', 'wide', 'tabs'] as const) {
    let start = first;
    for (let line = first; line <= last + 1; line++) {
      const columns = line > last ? 0 : columnsBy(by, lineText(lines, line));
      if (columns >= 3 && columns === columnsBy(by, lineText(lines, start))) continue;
      if (line - start >= 2 && columnsBy(by, lineText(lines, start)) >= 3) {
        const at = { file, line: start, column: 1, endColumn: lineText(lines, start).trimEnd().length + 1 };
        // Within a step rows between pipes are data; elsewhere they may be text.
        return inStep && by === 'dashes' && lineText(lines, start).startsWith('|')
          ? [diagnose('table-broken', { headings: cellsIn(lineText(lines, start)), dashes: 0 }, at)]
          : [
              diagnose('table-unmarked', { lines: line - start, by }, at, {
                about: firstOf(lineText(lines, start)),
              }),
            ];
      }
      start = line;
    }
  }
  return [];
}

/** A table is named by its first heading, or by what stands there in place of one. */
function firstCell(table: Table): string {
  return plainText(table.children[0]?.children[0]?.children ?? []).trim();
}

function firstOf(line: string): string {
  const cells = line.split(/[|｜\t]/).map((it) => it.trim());
  return cells.find((it) => it !== '') ?? '';
}

function columnsBy(by: 'dashes' | 'wide' | 'tabs', line: string): number {
  if (by === 'tabs') return line.trim().split('\t').length;
  return cellsIn(by === 'wide' ? line.replaceAll('｜', '|') : line);
}

const DELIMITERS = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

function isFenced(node: Nodes, { lines }: TableContext): boolean {
  const from = node.position?.start.offset ?? 0;
  return /^(```|~~~)/.test(lines.text.slice(from, from + 3));
}

function cellsIn(line: string): number {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return (inner.match(/(?<!\\)\|/g)?.length ?? 0) + 1;
}

function collectHtml(node: Nodes, found: Nodes[]): void {
  if (node.type === 'html') {
    const rest = node.value.replace(/<!--[\s\S]*?-->/g, '').trim();
    if (rest !== '' && !isLineBreak(rest)) found.push(node);
  }
  if ('children' in node) for (const child of node.children) collectHtml(child, found);
}

function placeOf(node: Nodes, { file, lines }: TableContext): Span {
  const from = node.position?.start.offset ?? 0;
  return spanAt(file, lines, from, node.position?.end.offset ?? from);
}
