import type { Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Address } from '../language/address.ts';
import type { Adjustment, Cell } from '../language/cells.ts';
import { sameName } from '../language/fold.ts';
import { reservedKind } from '../language/reserved.ts';
import { moneyUnit, PERCENT, PLAIN, type Unit } from '../language/units.ts';
import { kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import { decodeCell } from './cells.ts';
import { gather, plain } from './gather.ts';
import { type Names, resolveAll } from './names.ts';
import type { Plan, Row } from './plan.ts';
import { decodeRow, rawCell, type Sheet } from './rows.ts';
import { findGoal, readingIn, type Scope } from './scope.ts';

/** Scenarios, read last: the unit of an assumption is that of the figure it changes. */
export function decodeScenarios(
  sheets: readonly Sheet[],
  people: Plan['rows']['people'],
  scope: Scope,
): Result<readonly Row<'scenarios'>[]> {
  const { value, diagnostics } = gather(
    sheets.flatMap((sheet) =>
      sheet.lines.map((line): Result<Row<'scenarios'>> => {
        const row = decodeRow(
          'scenarios',
          {
            ...sheet,
            columns: sheet.columns.map((it) =>
              it.use === 'column' && it.id === 'changes' ? { use: 'text' } : it,
            ),
          },
          line,
          () => null,
          scope,
        );
        const context = {
          ...readingIn(scope, null),
          unitOf: (address: Address) => unitOf(address, people, scope),
        };
        const changes = decodeCell(
          'adjustments',
          rawCell(sheet, line, 'changes'),
          line.first.at,
          say(kinds.scenarios.columns.changes.label, scope.frontmatter.lang),
          context,
        );
        return plain(
          { ...row.value, cells: { ...row.value.cells, changes: changes.value } },
          ...row.diagnostics,
          ...changes.diagnostics,
        );
      }),
    ),
  );
  const beyond = value[AT_MOST];
  if (beyond === undefined) return { value, diagnostics };
  const params = { found: value.length, limit: AT_MOST };
  return {
    value: value.slice(0, AT_MOST),
    diagnostics: [...diagnostics, diagnose('scenarios-too-many', params, beyond.name.at)],
  };
}

/** Each computes the whole plan once more, and nobody compares two dozen columns. */
const AT_MOST = 24;

const RATIOS = new Set([
  'conversion',
  'weight',
  'leadShare',
  'budgetShare',
  'progress',
  'growth',
  'attainment',
]);
const MONEY = new Set(['budget', 'cost', 'dealSize', 'costPerLead', 'price', 'revenue', 'amount']);

/** The unit of the figure at an address: the goal's, a percentage, money, or the goal's that a row of people supports. */
function unitOf(
  { subject, member, measure }: Address,
  people: Plan['rows']['people'],
  scope: Scope,
): Unit | null {
  if (measure !== null && RATIOS.has(measure)) return PERCENT;
  if (measure !== null && MONEY.has(measure)) return moneyUnit(scope.frontmatter.currency);
  const goal = findGoal(scope.goals, subject);
  if (goal) return goal.unit;
  if (reservedKind(subject) === 'people' && measure === 'productivity') {
    const row = people.find((it) => member !== null && sameName(it.name.text, member));
    return row?.cells.productivity.state === 'value' ? row.cells.productivity.value.unit : null;
  }
  return measure === 'lag' ? null : PLAIN;
}

/** The addresses of every scenario under the plan's own names. */
export function resolveScenarios(
  rows: readonly Row<'scenarios'>[],
  names: Names,
): Result<readonly Row<'scenarios'>[]> {
  return gather(
    rows.map((row): Result<Row<'scenarios'>> => {
      const { changes } = row.cells;
      if (changes.state !== 'value') return plain(row);
      const resolved = resolveAll(
        changes.value.map((it) => it.address),
        names,
        changes.at,
      );
      const { value } = resolved;
      if (!value) return plain(row, ...resolved.diagnostics);
      const cell: Cell<readonly Adjustment[]> = {
        ...changes,
        value: changes.value.map((it, n) => ({ ...it, address: value[n] ?? it.address })),
      };
      return plain({ ...row, cells: { ...row.cells, changes: cell } });
    }),
  );
}
