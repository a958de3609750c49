import type { Diagnostic } from './diagnostic.ts';

/** How many of each severity there are; a waived finding counts as waived only. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly waived: number;
  /** Files that have a finding. */
  readonly files: number;
}

export function count(diagnostics: readonly Diagnostic[]): Counts {
  const open = diagnostics.filter(({ waived }) => waived === undefined);
  const of = (severity: Diagnostic['severity']) => open.filter((it) => it.severity === severity).length;
  return {
    errors: of('error'),
    warnings: of('warning'),
    notes: of('note'),
    waived: diagnostics.length - open.length,
    files: new Set(diagnostics.map(({ at }) => at.file)).size,
  };
}
