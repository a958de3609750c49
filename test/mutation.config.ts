import { defineConfig } from 'vitest/config';

/** The tests of the arithmetic, with few random cases: what `npm run test:mutation` asks after every mutation. */
export default defineConfig({
  test: {
    include: ['test/{model,domain,compute,compute-feasibility,rules,laws}/**/*.test.ts'],
    // Whole pages, to look for one kind of text: too slow to ask after every mutation.
    exclude: ['test/laws/displayed.test.ts', 'test/laws/shown-figures.test.ts'],
    testTimeout: 60_000,
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8', SIXFOLD_RUNS: '40' },
  },
});
