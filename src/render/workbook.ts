import { type Unzipped, unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type Cell, type CellObject, type Row, type Sheet } from 'write-excel-file/universal';
import type { BlockView, PlanPage, SectionView } from '../view/page.ts';
import type { TableCell, TableRow, TableView } from '../view/table.ts';
import { type InterfaceWords, wordOf } from './interface-words.ts';
import { numberCell, plainNumber } from './workbook-number.ts';

/**
 * The plan for whoever lives in a spreadsheet: a sheet for each step with its tables one below the other, then the
 * findings and where the numbers come from. A number is a number, in the unit and with the decimals of the page; what
 * the program computed is blue, what the author wrote is black. Texts stay texts, so that nothing in a plan is run as a
 * formula. The same page gives the same bytes.
 */
export async function workbook(page: PlanPage, words: InterfaceWords): Promise<Uint8Array> {
  const steps = page.sections.flatMap((section) => stepSheet(section, words));
  const sheets = [overviewSheet(page, words), ...steps, findingSheet(page, words), sourceSheet(page, words)];
  const blob = await writeExcelFile(named(sheets.filter((sheet) => sheet.data.length > 1)), FONT).toBlob();
  return withoutClock(new Uint8Array(await blob.arrayBuffer()));
}

type Page = Sheet<Blob>;

const FONT = { fontFamily: 'Calibri', fontSize: 11 };
const COMPUTED = '#1F4E9E';
const QUIET = '#5F6368';
const HEAD = { fontWeight: 'bold', backgroundColor: '#EDF0F5', wrap: true, alignVertical: 'top' } as const;
const LIGHTS: Readonly<Record<string, string>> = { green: '#DDF1E4', yellow: '#FBEFC9', red: '#F9DEDC' };

function overviewSheet(page: PlanPage, words: InterfaceWords): Page {
  const { header, summary } = page;
  const data: Row[] = [
    [{ value: header.title, fontWeight: 'bold', fontSize: 16 }],
    [{ value: summary.headline, wrap: true, columnSpan: 2 }],
    [],
    ...header.facts.map((fact): Row => [{ value: fact.label, textColor: QUIET }, fact.value]),
    [],
    ...summary.answers.map(
      (answer): Row => [
        { value: answer.question, fontWeight: 'bold', alignVertical: 'top', wrap: true },
        { value: [answer.answer, ...answer.details].join('\n'), wrap: true, alignVertical: 'top' },
      ],
    ),
    [],
    [{ value: wordOf(words, 'workbookLegend'), textColor: QUIET, wrap: true, columnSpan: 2 }],
  ];
  return {
    sheet: wordOf(words, 'summary'),
    data,
    columns: [{ width: 24 }, { width: 90 }],
    showGridLines: false,
  };
}

/** Nothing for a step without a table. */
function stepSheet(section: SectionView, words: InterfaceWords): Page[] {
  const tables = section.blocks.flatMap((block) => tableOf(block) ?? []);
  if (tables.length === 0) return [];
  const data = tables.flatMap((table, i) => [...(i === 0 ? [] : [[]]), ...tableRows(table, words)]);
  const name = section.number === '' ? section.title : `${section.number} ${section.title}`;
  return [{ sheet: name, data, columns: widths(data) }];
}

function tableOf(block: BlockView): TableView | null {
  return block.kind === 'table' ? block.table : null;
}

function tableRows(table: TableView, words: InterfaceWords): Row[] {
  const headings = table.columns.map(
    ({ heading, unit, align }): CellObject => ({
      value: unit === '' ? heading : `${heading}\n${unit}`,
      align,
      ...HEAD,
    }),
  );
  const caption: Row[] = table.caption === '' ? [] : [[{ value: table.caption, fontWeight: 'bold' }]];
  const note = notesOf(table, words);
  return [
    ...caption,
    headings,
    ...table.rows.map((row) => row.cells.map((cell, i) => tableCell(cell, row, i, table))),
    ...note.map((value): Row => [{ value, textColor: QUIET, fontStyle: 'italic' }]),
  ];
}

/** Under an author's table the page tells how computed cells look there; here they look otherwise. */
function notesOf(table: TableView, words: InterfaceWords): string[] {
  const authored = table.caption === '';
  const own = authored && table.hasComputed ? [] : [table.note];
  return [...own, ...(table.hasComputed ? [wordOf(words, 'workbookComputed')] : [])].filter(
    (it) => it !== '',
  );
}

function tableCell(cell: TableCell, row: TableRow, index: number, table: TableView): Cell {
  const column = table.columns[index];
  const style: CellObject = {
    align: column?.align ?? 'left',
    alignVertical: 'top',
    ...(row.role === 'total' ? { fontWeight: 'bold', topBorderStyle: 'thin' } : {}),
    ...(index === 0 && row.depth > 0 ? { indent: row.depth } : {}),
    ...(cell.origin === 'computed' ? { textColor: COMPUTED } : {}),
    ...(cell.light === null ? {} : { backgroundColor: LIGHTS[cell.light.id] ?? '#FFFFFF' }),
  };
  return { ...style, ...valueOf(cell), ...(column?.wraps === true ? { wrap: true } : {}) };
}

function valueOf(cell: TableCell): CellObject {
  if (cell.value.kind === 'number') return numberCell(cell.text, cell.value) ?? { value: cell.text };
  if (cell.value.kind === 'day')
    return { value: new Date(cell.value.day * 86_400_000), format: 'yyyy-mm-dd' };
  if (cell.text === '' && cell.light !== null) return { value: cell.light.word };
  return plainNumber(cell.text) ?? { value: cell.text };
}

function findingSheet({ findings }: PlanPage, words: InterfaceWords): Page {
  const heads = ['workbookSeverity', 'workbookFinding', 'fix', 'workbookPlace', 'workbookRule', 'reason'];
  const rows = [...findings.items, ...findings.waived].map(
    (it): Row => [
      it.severityWord,
      text([it.what, it.why].filter((part) => part !== '').join('\n')),
      text(it.fix),
      it.place,
      it.code,
      text(it.reason),
    ],
  );
  const columns = [10, 70, 60, 30, 26, 30].map((width) => ({ width }));
  return {
    sheet: wordOf(words, 'findings'),
    data: [head(heads, words), ...rows],
    columns,
    stickyRowsCount: 1,
  };
}

function sourceSheet(page: PlanPage, words: InterfaceWords): Page {
  const heads = ['workbookFigure', 'workbookValue', 'workbookFormula', 'workbookInputs', 'workbookAddress'];
  const rows = [...page.sources, ...page.shownSources].map(
    (it): Row => [text(it.name), it.value, text(it.formula), text(it.inputs.join('\n')), it.address],
  );
  const columns = [40, 18, 46, 60, 40].map((width) => ({ width }));
  return {
    sheet: wordOf(words, 'sources'),
    data: [head(heads, words), ...rows],
    columns,
    stickyRowsCount: 1,
  };
}

function head(keys: readonly string[], words: InterfaceWords): Row {
  return keys.map((key) => ({ value: wordOf(words, key), ...HEAD }));
}

function text(value: string): CellObject {
  return { value, wrap: true, alignVertical: 'top' };
}

/** As wide as the widest line below a heading, within bounds: a full-width character counts twice. */
function widths(rows: readonly Row[]): { width: number }[] {
  const most = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: most }, (_, i) => {
    const texts = rows.flatMap((row) => (row.length > 1 ? [shown(row[i])] : []));
    const lines = texts.flatMap((it) => it.split('\n'));
    return { width: Math.min(46, Math.max(9, ...lines.map((line) => lengthOf(line) + 2))) };
  });
}

function shown(cell: Cell): string {
  const value = cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell;
  return value instanceof Date
    ? '2026-01-01'
    : typeof value === 'number'
      ? value.toFixed(2)
      : String(value ?? '');
}

function lengthOf(line: string): number {
  return [...line].reduce(
    (sum, character) => sum + (/[\u2E80-\u{3FFFF}\uFF00-\uFF60]/u.test(character) ? 2 : 1),
    0,
  );
}

/** Sheets have names of at most 31 characters, each once, without what a reference to a cell is made of. */
function named(sheets: readonly Page[]): Page[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain = (sheet.sheet ?? '').replace(/[[\]/\\:*?']+/g, ' ').trim();
    let name = clipped(plain, 31);
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${clipped(plain, 27)} ${count}`;
    taken.add(name.toLowerCase());
    return { ...sheet, sheet: name };
  });
}

function clipped(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The archive says when each of its files was made; ours says the beginning of its calendar. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  const files: Unzipped = unzipSync(bytes);
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
}
