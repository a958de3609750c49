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

/** A cell that its reader refused. It is a value and no issue, because a bad export has a hundred thousand of them. */
export interface Refused {
  readonly state: 'refused';
  readonly problem: Problem;
}

export type CellSchema<T extends CellType> = z.ZodType<Cell<CellValues[T]> | Refused, CellSource>;

/** The schema of one cell type: text to value, blank or none, or the problem why it is none of these. */
function cellSchema<T extends CellType>(type: T): CellSchema<T> {
  return z.custom<CellSource>().transform((source): Cell<CellValues[T]> | Refused => {
    const { text, at, context } = source;
    const state = stateOf(text);
    if (state === 'blank' || state === 'none') return { at, text, state };
    const reading = readCell(type, text, context);
    return reading.ok
      ? { at, text, state: 'value', value: reading.value }
      : { state: 'refused', problem: reading.problem };
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
