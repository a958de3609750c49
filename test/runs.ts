/**
 * How many random cases a property is tested with: 10,000, with SIXFOLD_LONG=1 ten times as many, and with
 * SIXFOLD_RUNS a number of one's own (while mutating, say). Of cases that cost far more than others, a whole page say,
 * one in so many. The normal run draws the same cases every time, so that it never fails by chance; the long run draws
 * new ones.
 *
 *   fc.assert(fc.property(…), runs())
 */
export function runs(oneIn = 1): { readonly numRuns: number; readonly seed?: number } {
  const own = Number(process.env.SIXFOLD_RUNS ?? 0);
  const long = process.env.SIXFOLD_LONG === '1';
  const numRuns = Math.ceil((own > 0 ? own : long ? 100_000 : 10_000) / oneIn);
  return long ? { numRuns } : { numRuns, seed: 20260831 };
}
