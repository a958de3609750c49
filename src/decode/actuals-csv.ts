import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import { readPeriod } from '../language/read/period.ts';
import { PLAIN, type Unit } from '../language/units.ts';
import { isTotalName } from '../language/vocabulary.ts';
import type { Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { RawCell, RawTable } from '../parse/document.ts';
import { type ActualSubject, actualSubject } from './actual-subject.ts';
import { actualAmount, actualCell, isEmpty, type Measured } from './actual-values.ts';
import { actualOf, actualOutside } from './actuals.ts';
import { problemAt } from './cells.ts';
import { REMARKS } from './columns.ts';
import { gather, plain } from './gather.ts';
import { unheaded } from './headings.ts';
import { LONG_COLUMNS, type LongColumn, longColumn, longColumnIds, longColumnWords } from './long-columns.ts';
import { oncePerName } from './once-per-name.ts';
import type { Actual, ActualValue } from './plan.ts';
import { declaredMember, findDimension, headingParts, noteUnit, readingIn, type Scope } from './scope.ts';
import { unknownLongColumn } from './unknown-long-column.ts';

interface LongTable {
  readonly table: RawTable;
  readonly at: ReadonlyMap<LongColumn, number>;
  readonly units: ReadonlyMap<LongColumn, Unit>;
  readonly dimensions: readonly { readonly n: number; readonly name: string }[];
}

/** The CSV of actuals: one row a cell, `期间,目标,〈dimensions…〉,实际`; a blank dimension means the total over it. */
export function decodeActualsCsv(table: RawTable, scope: Scope): Result<readonly Actual[]> {
  const head = longHead(table, scope);
  if (!head.value) return plain([], ...head.diagnostics);
  const long = head.value;
  const rows = gather(
    table.rows.filter((row) => row.some((it) => it.text !== '')).map((row) => longRow(long, row, scope)),
  );
  // Without a column that may be a dimension, different rows look the same: what each says is not taken further.
  const actuals = head.diagnostics.length > 0 ? [] : rows.value.flat();
  return plain(actuals, ...head.diagnostics, ...oncePerName(rows.diagnostics));
}

function longHead(table: RawTable, scope: Scope): Result<LongTable | null> {
  const at = new Map<LongColumn, number>();
  const units = new Map<LongColumn, Unit>();
  const dimensions: { n: number; name: string }[] = [];
  const diagnostics: Diagnostic[] = unheaded(table, 0);
  const words = longColumnIds.flatMap((id): readonly string[] => LONG_COLUMNS[id]);
  table.head.forEach((cell, n) => {
    const { base, note } = headingParts(cell.text);
    const column = longColumn(base);
    const unit = noteUnit(note, scope);
    if (column) {
      at.set(column, n);
      if (unit) units.set(column, unit);
      return;
    }
    const dimension = findDimension(base, scope);
    if (dimension) dimensions.push({ n, name: dimension });
    else if (base !== '' && !REMARKS.has(fold(base)))
      diagnostics.push(unknownLongColumn(table, n, words, scope));
  });
  const required: readonly LongColumn[] = ['period', 'goal'];
  const missing = required.filter((it) => !at.has(it)).map(longColumnWords);
  const values =
    at.has('actual') ||
    (at.has('numerator') && at.has('denominator')) ||
    (at.has('quantity') && at.has('amount'));
  if (missing.length > 0 || !values) {
    const first = table.head[0]?.at ?? table.at;
    return plain(
      null,
      diagnose(
        'actuals-columns',
        { missing: values ? missing : [...missing, longColumnWords('actual')] },
        first,
      ),
      ...diagnostics,
    );
  }
  return plain({ table, at, units, dimensions }, ...diagnostics);
}

function longRow(long: LongTable, row: readonly RawCell[], scope: Scope): Result<readonly Actual[]> {
  const cell = (id: LongColumn) => row[long.at.get(id) ?? -1];
  const periodCell = cell('period');
  const goalCell = cell('goal');
  if (!periodCell || !goalCell) return plain([]);
  const heading = (id: LongColumn) => headingParts(long.table.head[long.at.get(id) ?? -1]?.text ?? '').base;
  const period = longPeriod(periodCell, heading('period'), scope);
  const subject = actualSubject(goalCell, scope);
  const known = [...period.diagnostics, ...subject.diagnostics];
  if (!subject.value || !period.value) return plain([], ...known);
  const members = membersOf(long, row, subject.value, scope);
  const of: ActualSubject = { ...subject.value, members };
  const value = longValue(
    { cell, heading, units: long.units },
    of.measured,
    row[0]?.at ?? periodCell.at,
    scope,
  );
  const at = value.at ?? periodCell.at;
  return plain(
    value.value ? [actualOf(of, period.value, value.value, at)] : [],
    ...known,
    ...value.diagnostics,
  );
}

function longPeriod(cell: RawCell, heading: string, scope: Scope): Result<Period | null> {
  const context = readingIn(scope, null);
  const period = readPeriod(cell.text, context);
  if (!period.ok) return plain(null, problemAt(period.problem, cell.text, heading, cell.at, context));
  const outside = actualOutside(period.value, cell.text, cell.at, scope);
  return plain(outside.length > 0 ? null : period.value, ...outside);
}

function membersOf(
  long: LongTable,
  row: readonly RawCell[],
  of: ActualSubject,
  { config }: Scope,
): Actual['members'] {
  const inColumns = long.dimensions.flatMap(({ n, name }) => {
    const cell = row[n];
    // 合计 is never a member (ruling 5): it says what a blank says, the total over the dimension.
    if (!cell || isEmpty(cell) || isTotalName(cell.text)) return [];
    const member = declaredMember(name, cell.text, config) ?? cell.text;
    return [{ dimension: name, member, at: cell.at }];
  });
  return [...of.members, ...inColumns];
}

type Value = Result<ActualValue | null> & { readonly at?: RawCell['at'] };

interface LongCells {
  readonly cell: (id: LongColumn) => RawCell | undefined;
  /** As the file writes it. */
  readonly heading: (id: LongColumn) => string;
  readonly units: ReadonlyMap<LongColumn, Unit>;
}

/** The value of a row in whichever of the three forms it is given; two forms at once contradict or repeat each other. */
function longValue(
  { cell, heading, units }: LongCells,
  of: Measured,
  rowAt: RawCell['at'],
  scope: Scope,
): Value {
  const filled = (id: LongColumn) => !isEmpty(cell(id));
  const forms = [
    filled('actual'),
    filled('numerator') || filled('denominator'),
    filled('quantity') || filled('amount'),
  ];
  const given = forms.filter(Boolean).length;
  if (given > 1) return plain(null, diagnose('actual-in-two-forms', {}, cell('actual')?.at ?? rowAt));
  const actual = cell('actual');
  if (forms[0] && actual) {
    const column = of.goal?.name ?? heading('actual');
    return { ...actualCell(actual, of, units.get('actual') ?? null, scope, column), at: actual.at };
  }
  if (forms[1]) return pair('numerator', 'denominator');
  return forms[2] ? pair('quantity', 'amount') : plain(null);

  function pair(first: LongColumn, second: LongColumn): Value {
    const [a, b] = [cell(first), cell(second)];
    const lacking = !a || isEmpty(a) ? first : !b || isEmpty(b) ? second : null;
    if (!a || !b || lacking) {
      const missing = lacking ?? first;
      return plain(
        null,
        diagnose('actual-incomplete', { missing: longColumnWords(missing) }, cell(missing)?.at ?? rowAt),
      );
    }
    const partOf = (id: LongColumn): Measured => {
      const unit = id === 'amount' ? of.unit : (units.get(id) ?? PLAIN);
      return { goal: id === 'amount' ? of.goal : null, unit, ratio: false };
    };
    const one = actualAmount(a, partOf(first), units.get(first) ?? null, scope, heading(first));
    const two = actualAmount(b, partOf(second), units.get(second) ?? null, scope, heading(second));
    const found = [...one.diagnostics, ...two.diagnostics];
    if (one.value === null || two.value === null) return plain(null, ...found);
    const value = valueOfPair(first, one.value, two.value);
    const zero = value.kind === 'parts' && value.denominator.n === 0n && value.numerator.n !== 0n;
    if (zero)
      return plain(null, ...found, diagnose('actual-over-zero', { found: `${a.text}/${b.text}` }, b.at));
    return { ...plain(value, ...found), at: a.at };
  }
}

function valueOfPair(first: LongColumn, one: Rational, two: Rational): ActualValue {
  return first === 'numerator'
    ? { kind: 'parts', numerator: one, denominator: two }
    : { kind: 'sale', quantity: one, amount: two };
}
