import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type Cell, type TargetValue, valueOf } from '../language/cells.ts';
import { fold, sameName } from '../language/fold.ts';
import { choiceReader } from '../language/read/choice.ts';
import { unitIn } from '../language/read/quantity.ts';
import { reservedKind } from '../language/reserved.ts';
import { defaultQuantum, PERCENT, PLAIN, parseUnit, sameBase, type Unit } from '../language/units.ts';
import { type Column, kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import { contains, type Period } from '../model/period.ts';
import { add, multiply, sign } from '../model/rational.ts';
import { hugeMoney } from './doubts.ts';
import { bareFraction, fractionDoubt } from './fractions.ts';
import { gather, plain } from './gather.ts';
import { lightsInOrder } from './lights.ts';
import { mergeRows } from './merge.ts';
import type { Goal, GoalType, Row } from './plan.ts';
import { decodeRow, headingUnit, type Line, rawCell, type Sheet } from './rows.ts';
import type { Scope } from './scope.ts';

/** The goals of step 1, from all their tables. */
export function decodeGoals(sheets: readonly Sheet[], scope: Scope): Result<readonly Goal[]> {
  const units = unitsByName(sheets, scope);
  const rows = gather(sheets.map((sheet) => goalRows(sheet, units.value, scope)));
  const merged = mergeRows('goals', rows.value.flat());
  const named = merged.value.filter((row) => row.name.state === 'value');
  const goals = gather(
    named.map((row) => decodeGoal(row, units.value.get(fold(row.name.text)) ?? PLAIN, scope)),
  );
  return plain(
    goals.value,
    ...units.diagnostics,
    ...rows.diagnostics,
    ...merged.diagnostics,
    ...goals.diagnostics,
    ...sharedNames(goals.value),
  );
}

function goalRows(
  sheet: Sheet,
  units: ReadonlyMap<string, Unit>,
  scope: Scope,
): Result<readonly Row<'goals'>[]> {
  const totals = sheet.lines.filter((it) => it.total);
  const rows = gather(
    sheet.lines
      .filter((it) => !it.total)
      .map((line) => {
        const unit = units.get(fold(line.first.text)) ?? PLAIN;
        const unitOf = (id: string, column: Column) => {
          if (column.cell === 'percent') return headingUnit(sheet, id)?.family === 'ratio' ? PERCENT : null;
          const heading = headingUnit(sheet, id);
          return heading !== null && sameBase(heading, unit) ? heading : unit;
        };
        const row = decodeRow('goals', sheet, line, unitOf, scope);
        return plain(row.value, ...row.diagnostics, ...fractions(row.value, sheet, unit, scope));
      }),
  );
  const refused = totals.map((it) => diagnose('total-row-unclear', { name: it.first.text }, it.first.at));
  return plain(rows.value, ...rows.diagnostics, ...refused);
}

/** Baseline, target and standard of a ratio, each against the others. */
function fractions({ cells }: Row<'goals'>, sheet: Sheet, unit: Unit, { frontmatter }: Scope): Diagnostic[] {
  const standard = valueOf(cells.standard);
  const sized = [
    { id: 'baseline', cell: cells.baseline, value: valueOf(cells.baseline)?.value },
    { id: 'target', cell: cells.target, value: valueOf(cells.target)?.value?.value },
    { id: 'standard', cell: cells.standard, value: standard?.kind === 'level' ? standard.value.value : null },
  ] as const;
  const sizes = sized.map((it) => (bareFraction(it.cell.text) === null ? (it.value ?? null) : null));
  return sized.flatMap(({ id, cell, value }) => {
    const column = say(kinds.goals.columns[id].label, frontmatter.lang);
    return value ? fractionDoubt(cell, value, column, unit, headingUnit(sheet, id), sizes) : [];
  });
}

/** The unit of every goal by name: 单位, else what its own cells name (`1000万元`, `60%`), else plain numbers. */
function unitsByName(sheets: readonly Sheet[], scope: Scope): Result<ReadonlyMap<string, Unit>> {
  const units = new Map<string, Unit>();
  const diagnostics: Diagnostic[] = [];
  for (const sheet of sheets) {
    for (const line of sheet.lines) {
      const key = fold(line.first.text);
      const unit = unitOfLine(sheet, line, scope);
      diagnostics.push(...unit.diagnostics);
      if (unit.value && !units.has(key)) units.set(key, unit.value);
    }
  }
  return { value: units, diagnostics };
}

function unitOfLine(sheet: Sheet, line: Line, { frontmatter }: Scope): Result<Unit | null> {
  const { currency } = frontmatter;
  const stated = rawCell(sheet, line, 'unit');
  if (stated && !['', '—', '-', '–'].includes(stated.text)) {
    const unit = parseUnit(stated.text, currency);
    return unit
      ? plain(unit.family === 'ratio' ? PERCENT : unit)
      : plain(null, diagnose('unit-unclear', { found: stated.text }, stated.at));
  }
  const heading = headingUnit(sheet, 'target') ?? headingUnit(sheet, 'baseline');
  if (heading) return plain(heading);
  const target = rawCell(sheet, line, 'target')?.text ?? '';
  const growth = /^\s*[++]/.test(target);
  const own =
    (growth ? null : unitIn(target, currency)) ??
    unitIn(rawCell(sheet, line, 'baseline')?.text ?? '', currency);
  if (own) return plain(own);
  const type = choiceReader('goalType')(rawCell(sheet, line, 'type')?.text ?? '');
  return plain(type.ok && type.value === 'ratio' ? PERCENT : null);
}

function decodeGoal(row: Row<'goals'>, unit: Unit, scope: Scope): Result<Goal> {
  const { cells } = row;
  const name = valueOf(row.name) ?? row.name.text;
  const stated = valueOf(cells.type);
  const type: GoalType = stated ?? (unit.family === 'ratio' ? 'ratio' : 'flow');
  const precision = valueOf(cells.precision);
  const period = goalPeriod(row, scope);
  const goal: Goal = {
    name,
    id: valueOf(cells.id) ?? null,
    type,
    unit,
    quantum: precision && sign(precision) > 0 ? multiply(precision, unit.scale) : defaultQuantum(unit),
    direction: valueOf(cells.direction) ?? (valueOf(cells.target)?.bound === 'at-most' ? 'lower' : 'higher'),
    period: period.value,
    baseline: cells.baseline,
    target: decodeTarget(row, unit),
    numerator: valueOf(cells.numerator) ?? null,
    denominator: valueOf(cells.denominator) ?? null,
    weight: cells.weight,
    owners: valueOf(cells.owner) ?? [],
    standard: cells.standard,
    reason: cells.reason.text,
    scope: cells.scope.text,
    parentGoal: cells.parentGoal,
    lights: {
      red: valueOf(cells.red) ?? scope.frontmatter.lights.red,
      yellow: valueOf(cells.yellow) ?? scope.frontmatter.lights.yellow,
    },
    row,
  };
  return plain(goal, ...period.diagnostics, ...judgeGoal(goal));
}

function judgeGoal(goal: Goal): Diagnostic[] {
  const { row, unit, type, name } = goal;
  const { cells } = row;
  const found: Diagnostic[] = [];
  if (reservedKind(name)) found.push(diagnose('reserved-name', { name }, row.name.at));
  if (type !== 'ratio' && unit.family === 'ratio') {
    found.push(diagnose('percentage-that-adds', { goal: name, type }, cells.type.at));
  }
  found.push(...hugeMoney(goal));
  const bound = valueOf(cells.target)?.bound ?? null;
  const direction = valueOf(cells.direction);
  if (bound && direction && (bound === 'at-least') !== (direction === 'higher')) {
    found.push(
      diagnose(
        'direction-conflict',
        { goal: name, target: cells.target.text, direction: cells.direction.text },
        cells.direction.at,
      ),
    );
  }
  const lightsGiven = cells.red.state === 'value' || cells.yellow.state === 'value';
  if (lightsGiven)
    found.push(...lightsInOrder(goal.lights, cells.red.state === 'value' ? cells.red.at : cells.yellow.at));
  const parts = [cells.numerator, cells.denominator];
  if (parts.filter((it) => it.state === 'value').length === 1) {
    const given = parts.find((it) => it.state === 'value') ?? cells.numerator;
    found.push(diagnose('half-a-ratio', { goal: name }, given.at));
  }
  return found;
}

/** The target as written; points over the baseline are added here, because a ratio's growth is no factor. */
function decodeTarget({ cells }: Row<'goals'>, unit: Unit): Cell<TargetValue> {
  const { target, baseline } = cells;
  if (target.state !== 'value' || !('points' in target.value) || target.value.points !== true) return target;
  const base = valueOf(baseline)?.value;
  const change = target.value.value?.value;
  // Without a baseline there is no level: the growth is kept, and the computation says what is missing.
  if (!base || !change)
    return { ...target, value: { bound: target.value.bound, growth: change ?? null, value: null } };
  return {
    ...target,
    value: { bound: target.value.bound, growth: null, value: { value: add(base, change), unit } },
  };
}

/** A goal's own period lies within the plan's. */
function goalPeriod(row: Row<'goals'>, { frontmatter, config }: Scope): Result<Period> {
  const own = valueOf(row.cells.period);
  if (!own) return plain(frontmatter.period);
  if (contains(frontmatter.period, own)) return plain(own);
  const found = row.cells.period.text;
  return plain(
    frontmatter.period,
    diagnose(
      'period-outside-plan',
      { found, plan: frontmatter.period, fiscal: config.fiscalYearStart },
      row.cells.period.at,
    ),
  );
}

/** An id that is another goal's name or id would make addresses ambiguous. */
function sharedNames(goals: readonly Goal[]): Diagnostic[] {
  return goals.flatMap((goal, n) => {
    const { id } = goal;
    if (id === null) return [];
    const other = goals.find(
      (it, m) => m !== n && (sameName(it.name, id) || (m < n && it.id !== null && sameName(it.id, id))),
    );
    return other ? [diagnose('duplicate-goal', { name: id }, goal.row.cells.id.at)] : [];
  });
}
