import type { Actual, Goal } from '../decode/plan.ts';
import type { Period } from '../model/period.ts';
import type { ActualLevel } from './actual-level.ts';
import { idsOf } from './comparison-figures.ts';
import type { Input } from './figure.ts';
import { computed, type FigureBody, figureInput } from './figures.ts';

/** The cells in which the number, or the two numbers, of a record stand. */
export type CellsOf = (record: Actual) => readonly Input[];

/**
 * How an actual was put together: as reported, from shorter periods, or from the members of a dimension. `own` is the
 * dimension of the member whose actual it is; null for a goal's. A member that was summed over another dimension is
 * told by its cells: the figures of that dimension's members cover the whole goal, not this member.
 */
export function actualFigure(
  goal: Goal,
  value: FigureBody['value'],
  level: ActualLevel | null,
  period: Period,
  cellsOf: CellsOf,
  own: string | null,
): FigureBody {
  if (level === null) return { value, formula: null, inputs: [], at: null };
  const cells = recordInputs(level.from, cellsOf);
  if (level.by === 'given')
    return goal.type === 'ratio' && level.parts !== null
      ? computed(value, 'numerator-over-denominator', cells)
      : { value, formula: null, inputs: cells, at: level.from[0]?.at ?? null };
  const ratio = goal.type === 'ratio';
  if (level.by === 'periods')
    return computed(value, ratio ? 'numerator-over-denominator' : 'sum-of-periods', cells);
  const { dimension, members } = level.by;
  const crossed = own !== null && own !== dimension;
  // The levels of a ratio's members do not add, and their sides stand in the cells alone.
  const inputs =
    crossed || ratio
      ? cells
      : members.map((member) => figureInput(idsOf(goal.name, dimension, member)('actual', period)));
  return computed(value, ratio ? 'numerator-over-denominator' : 'sum-of-members', inputs);
}

export function recordInputs(records: readonly Actual[], cellsOf: CellsOf): Input[] {
  return records.flatMap(cellsOf);
}
