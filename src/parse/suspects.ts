import type { Nodes, RootContent } from 'mdast';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { lineOf, lineText, type Span, spanAt } from '../model/source.ts';
import { isLineBreak } from './markdown.ts';
import type { TableContext } from './table.ts';

/** Places where Markdown reads something else than the author sees: tables that are none, tables nobody reads, HTML. */
export function suspects(nodes: readonly RootContent[], context: TableContext): Diagnostic[] {
  const html: Nodes[] = [];
  const diagnostics = nodes.flatMap((node) => {
    collectHtml(node, html);
    if (node.type === 'paragraph') return brokenTable(node, context);
    if (node.type === 'blockquote' || node.type === 'list') return nestedTables(node, context);
    return [];
  });
  const [first] = html;
  if (first === undefined) return diagnostics;
  return [...diagnostics, diagnose('html-removed', { count: html.length }, placeOf(first, context))];
}

/** A heading with pipes over a `---` row of another length is a paragraph to Markdown: its numbers would be lost. */
function brokenTable(node: RootContent, context: TableContext): Diagnostic[] {
  const first = lineOf(context.lines, node.position?.start.offset ?? 0);
  const last = lineOf(context.lines, node.position?.end.offset ?? 0);
  for (let line = first + 1; line <= last; line++) {
    const text = lineText(context.lines, line);
    if (!/^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(text) || !text.includes('|'))
      continue;
    const heading = lineText(context.lines, line - 1);
    if (!heading.includes('|')) continue;
    const params = { headings: cellsIn(heading), dashes: cellsIn(text) };
    const lead = text.length - text.trimStart().length;
    const at = { file: context.file, line, column: lead + 1, endColumn: text.trimEnd().length + 1 };
    if (params.headings !== params.dashes) return [diagnose('table-broken', params, at)];
  }
  return [];
}

function cellsIn(line: string): number {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return (inner.match(/(?<!\\)\|/g)?.length ?? 0) + 1;
}

function nestedTables(node: Nodes, context: TableContext): Diagnostic[] {
  if (node.type === 'table') return [diagnose('table-nested', {}, placeOf(node, context))];
  return 'children' in node ? node.children.flatMap((child: Nodes) => nestedTables(child, context)) : [];
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
