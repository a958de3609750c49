import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { isTotalName, type KindId } from '../language/vocabulary.ts';
import { gather } from './gather.ts';
import { mergeRows } from './merge.ts';
import type { Plan, Row } from './plan.ts';
import { decodeRows, decodeTotal, type Sheet } from './rows.ts';
import { decodeScenarios } from './scenarios.ts';
import type { Scope } from './scope.ts';
import { checkTotal } from './totals.ts';

/** Kinds whose rows stand for themselves; the others are about goals and periods and have readers of their own. */
export type OwnKinds = Omit<Plan['rows'], 'goals' | 'targets' | 'splits' | 'actuals'>;

/** The rows of every such kind, from all its tables. */
export function decodeKinds(sheets: readonly Sheet[], scope: Scope): Result<OwnKinds> {
  const diagnostics: Diagnostic[] = [];
  const of = <K extends KindId>(kind: K): readonly Row<K>[] => {
    const rows = decodeKind(
      kind,
      sheets.filter((it) => it.recognised.kind === kind),
      scope,
    );
    diagnostics.push(...rows.diagnostics);
    return rows.value;
  };
  const people = of('people');
  const scenarios = decodeScenarios(
    sheets.filter((it) => it.recognised.kind === 'scenarios'),
    people,
    scope,
  );
  const budget = of('budget');
  const merged = mergeRows('scenarios', scenarios.value);
  const value: OwnKinds = {
    tasks: of('tasks'),
    milestones: of('milestones'),
    segments: of('segments'),
    products: of('products'),
    channels: of('channels'),
    funnel: of('funnel'),
    people,
    budget,
    tools: of('tools'),
    deviations: of('deviations'),
    review: of('review'),
    lessons: of('lessons'),
    earlierLessons: of('earlierLessons'),
    scenarios: merged.value,
  };
  return {
    value,
    diagnostics: [
      ...diagnostics,
      ...sharesOfNothing(budget),
      ...scenarios.diagnostics,
      ...merged.diagnostics,
    ],
  };
}

/** A share of the budget needs the amount of a 合计 row to be an amount itself (ruling 27). */
function sharesOfNothing(budget: readonly Row<'budget'>[]): Diagnostic[] {
  const total = budget.find((it) => isTotalName(it.name.text));
  if (total?.cells.amount.state === 'value') return [];
  const share = budget.find(
    (it) => it !== total && it.cells.share.state === 'value' && it.cells.amount.state !== 'value',
  );
  return share ? [diagnose('budget-share-without-total', {}, share.cells.share.at)] : [];
}

function decodeKind<K extends KindId>(
  kind: K,
  sheets: readonly Sheet[],
  scope: Scope,
): Result<readonly Row<K>[]> {
  const rows = gather(sheets.map((sheet) => decodeRows(kind, sheet, scope)));
  const totals = gather(sheets.map((sheet) => decodeTotal(kind, sheet, scope)));
  const merged = mergeRows(kind, rows.value.flat());
  const checks = totals.value.flatMap((total, n) =>
    total ? checkTotal(total, rows.value[n] ?? [], scope) : [],
  );
  return {
    value: merged.value,
    diagnostics: [...rows.diagnostics, ...totals.diagnostics, ...merged.diagnostics, ...checks],
  };
}
