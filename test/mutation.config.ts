import { defineConfig } from 'vitest/config';

/**
 * The tests of the arithmetic, with few random cases: what `npm run test:mutation` asks after every mutation. With
 * MUTATION_TESTS (globs, by commas) only those that are about the mutated files, which is much quicker.
 */
export default defineConfig({
  test: {
    include: process.env.MUTATION_TESTS?.split(',') ?? [
      'test/{model,domain,compute,compute-feasibility,rules,laws}/**/*.test.ts',
    ],
    // Whole pages and whole folders of plans, to look for one kind of fault: too slow to ask after every mutation.
    exclude: [
      'test/laws/displayed.test.ts',
      'test/laws/shown-figures.test.ts',
      'test/laws/missing.test.ts',
      'test/compute/hostile.test.ts',
    ],
    testTimeout: 60_000,
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8', SIXFOLD_RUNS: process.env.SIXFOLD_RUNS ?? '40' },
  },
});
