import { z } from 'zod';
import type { Cell, CellType, CellValues } from '../language/cells.ts';
import { readCell, readers, stateOf } from '../language/read/readers.ts';
import type { Problem, ReadContext } from '../language/read/reading.ts';
import type { Span } from '../model/source.ts';

/** A cell as it stands in the file, with what its reader may know. */
export interface CellSource {
  readonly text: string;
  readonly at: Span;
  readonly context: ReadContext;
}

export type CellSchema<T extends CellType> = z.ZodType<Cell<CellValues[T]>, CellSource>;

/** The schema of one cell type: text to value, blank or none; what cannot be read is an issue that carries the problem. */
function cellSchema<T extends CellType>(type: T): CellSchema<T> {
  return z.custom<CellSource>().transform((source, issues): Cell<CellValues[T]> => {
    const { text, at, context } = source;
    const state = stateOf(text);
    if (state === 'blank' || state === 'none') return { at, text, state };
    const reading = readCell(type, text, context);
    if (reading.ok) return { at, text, state: 'value', value: reading.value };
    issues.addIssue({ code: 'custom', params: { problem: reading.problem } });
    return z.NEVER;
  });
}

type CellSchemas = { readonly [T in CellType]: CellSchema<T> };

function everyCellSchema(): CellSchemas {
  const entries = Object.keys(readers)
    .filter((it): it is CellType => Object.hasOwn(readers, it))
    .map((type) => [type, cellSchema(type)]);
  // Object.fromEntries forgets which key has which type; each entry was made from its own key.
  return Object.fromEntries(entries) as CellSchemas;
}

export const cellSchemas: CellSchemas = everyCellSchema();

/** The problem that an issue of a cell schema carries. */
export function problemOf(issues: readonly z.core.$ZodIssue[]): Problem | null {
  for (const issue of issues) {
    if (issue.code === 'custom' && isProblem(issue.params?.problem)) return issue.params.problem;
  }
  return null;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
