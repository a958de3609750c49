/**
 * Whether a table of whole quanta is sure to have a solution, told without looking for one: what the held cells leave
 * of both margins is not below zero and of one sum, and the rows with held cells find room in the columns without any.
 * Then those lines are served there first, and what is left is a table without held cells, which always has a solution.
 * False says nothing.
 */
export function surelyFits(
  rows: readonly bigint[],
  columns: readonly bigint[],
  held: readonly (readonly (bigint | null)[])[],
): boolean {
  const total = sumOf(rows);
  if (total !== sumOf(columns) || total < 0n) return false;
  const restRows = [...rows];
  const restColumns = [...columns];
  const heldRows = new Set<number>();
  const heldColumns = new Set<number>();
  for (const [i, row] of held.entries()) {
    for (const [j, cell] of row.entries()) {
      if (cell === null) continue;
      restRows[i] = (restRows[i] ?? 0n) - cell;
      restColumns[j] = (restColumns[j] ?? 0n) - cell;
      heldRows.add(i);
      heldColumns.add(j);
    }
  }
  const sound = (rest: bigint) => (total === 0n ? rest === 0n : rest >= 0n);
  if (!restRows.every(sound) || !restColumns.every(sound)) return false;
  // As both rests have one sum, this is also the room that columns with held cells find in rows without any.
  return (
    sumOf(restRows.filter((_, row) => heldRows.has(row))) <=
    sumOf(restColumns.filter((_, column) => !heldColumns.has(column)))
  );
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}
