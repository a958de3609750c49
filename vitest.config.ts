import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/site/setup.ts',
    benchmark: { include: ['bench/**/*.bench.ts'] },
    // One worker a core: vitest would leave one of two cores idle, and the suite has to stay under four minutes on two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Files share their modules: a test that needed fresh ones would depend on the order, and loading them again costs a
    // fifth of the whole time.
    isolate: false,
    // The core must not read the zone or the locale; a far zone would show if it did.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' },
  },
});
