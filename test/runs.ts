/**
 * How many random cases a property is tested with: 10,000, with SIXFOLD_LONG=1 ten times as many, and with
 * SIXFOLD_RUNS a number of one's own (while mutating, say). The normal run draws the same cases every time, so that it
 * never fails by chance; the long run draws new ones.
 *
 *   fc.assert(fc.property(…), runs())
 */
export function runs(): { readonly numRuns: number; readonly seed?: number } {
  const own = Number(process.env.SIXFOLD_RUNS ?? 0);
  if (process.env.SIXFOLD_LONG === '1') return { numRuns: own > 0 ? own : 100_000 };
  return { numRuns: own > 0 ? own : 10_000, seed: 20260831 };
}
