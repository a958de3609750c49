import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import type { KindId } from '../language/vocabulary.ts';
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
  const merged = mergeRows('scenarios', scenarios.value);
  const value: OwnKinds = {
    tasks: of('tasks'),
    milestones: of('milestones'),
    segments: of('segments'),
    products: of('products'),
    channels: of('channels'),
    funnel: of('funnel'),
    people,
    budget: of('budget'),
    tools: of('tools'),
    deviations: of('deviations'),
    review: of('review'),
    lessons: of('lessons'),
    earlierLessons: of('earlierLessons'),
    scenarios: merged.value,
  };
  return { value, diagnostics: [...diagnostics, ...scenarios.diagnostics, ...merged.diagnostics] };
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
