import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import { readPeriod } from '../language/read/period.ts';
import { type Column, isTotalColumn, type Kind, kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import { contains, endOf, type Period, samePeriod, startOf } from '../model/period.ts';
import type { RawCell } from '../parse/document.ts';
import { problemAt } from './cells.ts';
import { gather, plain } from './gather.ts';
import type { ColumnUse } from './plan.ts';
import { headingContext, names, namesOf, type Recognised } from './recognise.ts';
import type { Sheet } from './rows.ts';
import { headingParts, noteUnit, type Scope } from './scope.ts';

/** Headings of remarks, which any table may have. */
export const REMARKS: ReadonlySet<string> = new Set([
  '备注',
  '说明',
  '注',
  'note',
  'notes',
  'remark',
  'remarks',
  'comment',
  'comments',
]);

/** Names of quarters, halves and months, those that do not exist among them. */
const PERIOD_LIKE = /^(?:[qh]\d+|\d+月|第.+季度?)$/;

/** What stands in each column of a table, the first included. Unknown ones are kept as text, with a warning. */
export function decodeColumns(recognised: Recognised, scope: Scope): Result<readonly ColumnUse[]> {
  const { table } = recognised;
  const uses = gather(
    table.head.map((cell, n) =>
      n === 0 ? plain<ColumnUse>({ use: 'first' }) : columnUse(cell, recognised, scope),
    ),
  );
  const columns = wholeYearIsTotal(uses.value, scope);
  return plain(columns, ...uses.diagnostics, ...columnsTwice(columns, recognised));
}

function columnUse(cell: RawCell, recognised: Recognised, scope: Scope): Result<ColumnUse> {
  if (cell.text === '') return plain({ use: 'text' });
  const kind: Kind = kinds[recognised.kind];
  const { base, note } = headingParts(cell.text);
  const found = Object.entries(kind.columns).find(([, column]) => names(column, base));
  if (found) return plain({ use: 'column', id: found[0], unit: noteUnit(note, scope) });
  if (kind.periods === true) {
    if (isTotalColumn(base)) return plain({ use: 'total' });
    const period = periodColumn(base, cell, recognised, scope);
    if (period) return period;
  }
  if (REMARKS.has(fold(base))) return plain({ use: 'text' });
  const words = [
    ...Object.values(kind.columns).flatMap((it: Column) => namesOf(it)),
    ...(kind.periods ? ['Q1', '1月'] : []),
  ];
  const { lang } = scope.frontmatter;
  const known = [
    ...(kind.periods
      ? [say({ zh: '期间（Q1、7月、2026-07 等）', en: 'periods (Q1, Jul, 2026-07 …)' }, lang)]
      : []),
    ...Object.values(kind.columns).map((it: Column) => say(it.label, lang)),
  ];
  // Of `Q5` or `13月` no other period is a likely meaning.
  const suggestion = PERIOD_LIKE.test(fold(base)) ? null : nearest(base, words);
  return plain(
    { use: 'text' },
    diagnose('unknown-column', { found: base, suggestion, known, kind: kind.label }, cell.at, {
      about: base,
    }),
  );
}

/** A period as heading; null when it is none. Actuals may reach back before the plan, nothing may reach beyond it. */
function periodColumn(
  base: string,
  cell: RawCell,
  { kind }: Recognised,
  scope: Scope,
): Result<ColumnUse> | null {
  const context = headingContext(scope);
  const plan = scope.frontmatter.period;
  const period = readPeriod(base, context);
  const outside = () =>
    diagnose('period-outside-plan', { found: base, plan, fiscal: scope.config.fiscalYearStart }, cell.at);
  if (!period.ok) {
    if (period.problem.kind !== 'year') return null;
    const problem =
      period.problem.found === 0 ? outside() : problemAt(period.problem, base, base, cell.at, context);
    return plain({ use: 'text' }, problem);
  }
  const history = kind === 'actuals' && endOf(period.value) < startOf(plan);
  if (!history && !contains(plan, period.value)) return plain({ use: 'text' }, outside());
  return plain({ use: 'period', period: period.value });
}

/** `2026` beside Q1 … Q4 is the total of the year, not one more part of it. */
function wholeYearIsTotal(uses: readonly ColumnUse[], { frontmatter }: Scope): readonly ColumnUse[] {
  const periods = uses.filter((it) => it.use === 'period');
  if (periods.length < 2) return uses;
  return uses.map((it) =>
    it.use === 'period' && samePeriod(it.period, frontmatter.period) ? { use: 'total' } : it,
  );
}

function columnsTwice(columns: readonly ColumnUse[], { table }: Recognised): Diagnostic[] {
  const seen = new Map<string, number>();
  return columns.flatMap((it, n) => {
    const key = keyOf(it);
    const cell = table.head[n];
    if (key === null || !cell) return [];
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, n);
      return [];
    }
    const at = table.head[first]?.at ?? cell.at;
    const label = { zh: '第一次出现在这里', en: 'first given here' };
    return [
      diagnose('column-twice', { found: cell.text, first: table.head[first]?.text ?? '' }, cell.at, {
        related: [{ at, label }],
      }),
    ];
  });
}

function keyOf(use: ColumnUse): string | null {
  switch (use.use) {
    case 'column':
      return `column ${use.id}`;
    case 'period':
      return `period ${periodId(use.period)}`;
    case 'total':
      return 'total';
    default:
      return null;
  }
}

export function periodId({ from, months }: Period): string {
  return `${from}+${months}`;
}

/** Kinds whose rows are not merged by name: each of their tables needs its columns. */
const UNMERGED = new Set(['deviations', 'review']);

/** Required columns that a table lacks and that no other table of its kind, merged with it by name, brings. */
export function missingColumns(sheets: readonly Sheet[], { frontmatter }: Scope): Diagnostic[] {
  return sheets.flatMap((sheet) => {
    const { table, kind: id } = sheet.recognised;
    const kind: Kind = kinds[id];
    const together = UNMERGED.has(id) ? [sheet] : sheets.filter((it) => it.recognised.kind === id);
    const has = (column: string) =>
      together.some(({ columns }) => columns.some((it) => it.use === 'column' && it.id === column));
    return Object.entries(kind.columns).flatMap(([name, column]) =>
      column.required !== true || has(name)
        ? []
        : [
            diagnose(
              'missing-column',
              { kind: kind.label, column: say(column.label, frontmatter.lang) },
              table.head[0]?.at ?? table.at,
            ),
          ],
    );
  });
}
