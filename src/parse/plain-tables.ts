import type { AlignType, Nodes, Root, Table, TableCell, TableRow } from 'mdast';

/**
 * Most of a plan is tables of plain text, and a Markdown parser spends most of its time on them. Here they are taken
 * out of the text before it sees it, and put into its tree afterwards, so that the tree is the very one that it would
 * have made. A table with any mark-up in it, or in a text with blocks that could swallow one (code, HTML), stays.
 */
export interface Lightened {
  /** Each table is a line `***`, which ends whatever stands before it just as the table does. */
  readonly text: string;
  readonly tables: readonly TakenOut[];
}

interface TakenOut {
  readonly table: Table;
  /** Where its line stands in the lightened text. */
  readonly at: number;
  /** How many more characters and lines the table has than its stand-in. */
  readonly characters: number;
  readonly lines: number;
}

const STAND_IN = '***';
const MARKUP = /[\\`*_[<&\t]/;
const SWALLOWS = /```|~~~|^[ \t>*+\-\d.)]*<|\r(?!\n)/m;
const DELIMITER = /^ *(:?)-+(:?) *$/;

interface Line {
  readonly text: string;
  readonly from: number;
  /** From 1. */
  readonly number: number;
}

export function takeOutTables(text: string): Lightened {
  const untouched = { text, tables: [] };
  const body = bodyFrom(text);
  if (body === null || SWALLOWS.test(text.slice(body))) return untouched;
  const lines = linesOf(text);
  const tables: TakenOut[] = [];
  let light = '';
  let copied = 0;
  for (let n = 0; n < lines.length; n++) {
    const first = lines[n];
    if (first === undefined || first.from < body || !first.text.startsWith('|')) continue;
    const before = lines[n - 1];
    let end = n;
    while (lines[end]?.text.startsWith('|')) end++;
    const rows = lines.slice(n, end);
    const alone =
      (before === undefined || before.text.trim() === '') && (lines[end]?.text.trim() ?? '') === '';
    const table = alone ? tableOf(rows) : null;
    n = end - 1;
    const last = rows.at(-1);
    if (table === null || last === undefined) continue;
    const to = last.from + last.text.length;
    light += text.slice(copied, first.from);
    tables.push({
      table,
      at: light.length,
      characters: to - first.from - STAND_IN.length,
      lines: rows.length - 1,
    });
    light += STAND_IN;
    copied = to;
  }
  return tables.length === 0 ? untouched : { text: light + text.slice(copied), tables };
}

/** Gives every node its place in the whole text and puts the tables where their stand-ins are. */
export function putBackTables(root: Root, tables: readonly TakenOut[]): void {
  const shift = (node: Nodes): void => {
    for (const point of node.position === undefined ? [] : [node.position.start, node.position.end]) {
      const { offset = 0 } = point;
      for (const table of tables) {
        if (table.at >= offset) break;
        point.offset = (point.offset ?? 0) + table.characters;
        point.line += table.lines;
      }
    }
    if ('children' in node) for (const child of node.children) shift(child);
  };
  const byPlace = new Map(tables.map((it) => [it.at, it.table]));
  root.children = root.children.map((node) => {
    const table = node.type === 'thematicBreak' ? byPlace.get(node.position?.start.offset ?? -1) : undefined;
    if (table !== undefined) return table;
    shift(node);
    return node;
  });
  const end = root.position?.end;
  if (end === undefined) return;
  // At the end of a text that ends in a table, columns are those of its last line, not those of the stand-in.
  const last = tables.at(-1);
  const { offset = 0 } = end;
  if (last !== undefined && offset === last.at + STAND_IN.length) end.column = endColumn(last.table);
  for (const table of tables) {
    if (table.at >= offset) break;
    end.offset = (end.offset ?? 0) + table.characters;
    end.line += table.lines;
  }
}

function endColumn(table: Table): number {
  return table.position?.end.column ?? 1;
}

/** Where Markdown begins: after the frontmatter, in which a line may look like a row; null when it is not closed. */
function bodyFrom(text: string): number | null {
  if (!text.startsWith('---')) return 0;
  const close = /^---[ \t]*\r?\n/m;
  const head = close.exec(text);
  if (head === null || head.index !== 0) return null;
  const rest = close.exec(text.slice(head[0].length));
  return rest === null ? null : head[0].length + rest.index + rest[0].length;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let number = 1; from <= text.length; number++) {
    const feed = text.indexOf('\n', from);
    const end = feed < 0 ? text.length : feed;
    lines.push({ text: text.slice(from, text[end - 1] === '\r' && feed >= 0 ? end - 1 : end), from, number });
    from = end + 1;
  }
  return lines;
}

function tableOf(rows: readonly Line[]): Table | null {
  const [head, delimiter, ...body] = rows;
  if (head === undefined || delimiter === undefined || rows.some((row) => !isPlain(row.text))) return null;
  const align = delimiter.text.slice(1, -1).split('|').map(alignOf);
  const heading = rowOf(head);
  if (align.length !== heading.children.length || align.includes(undefined)) return null;
  const children = [heading, ...body.map(rowOf)];
  const last = rows.at(-1) ?? head;
  return {
    type: 'table',
    align: align.map((it) => it ?? null),
    children,
    position: { start: point(head, 0), end: point(last, last.text.length) },
  };
}

function isPlain(row: string): boolean {
  return row.length > 1 && row.endsWith('|') && !MARKUP.test(row);
}

/** undefined: not the cell of a delimiter row. */
function alignOf(cell: string): AlignType | undefined {
  const found = DELIMITER.exec(cell);
  if (found === null) return undefined;
  const [left, right] = [found[1] === ':', found[2] === ':'];
  return left && right ? 'center' : left ? 'left' : right ? 'right' : null;
}

/** A cell reaches from its pipe to the next; the last one holds the closing pipe too. */
function rowOf(line: Line): TableRow {
  const children: TableCell[] = [];
  const { text } = line;
  for (let from = 0; from < text.length - 1; ) {
    const next = text.indexOf('|', from + 1);
    const to = next === text.length - 1 ? text.length : next;
    children.push(cellOf(line, from, next, to));
    from = next;
  }
  return { type: 'tableRow', children, position: { start: point(line, 0), end: point(line, text.length) } };
}

function cellOf(line: Line, from: number, pipe: number, to: number): TableCell {
  let start = from + 1;
  let end = pipe;
  while (start < end && line.text[start] === ' ') start++;
  while (end > start && line.text[end - 1] === ' ') end--;
  const value = line.text.slice(start, end);
  const position = { start: point(line, start), end: point(line, end) };
  return {
    type: 'tableCell',
    children: value === '' ? [] : [{ type: 'text', value, position }],
    position: { start: point(line, from), end: point(line, to) },
  };
}

function point({ number, from }: Line, index: number) {
  return { line: number, column: index + 1, offset: from + index };
}
