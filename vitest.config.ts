import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    benchmark: { include: ['bench/**/*.bench.ts'] },
    // One worker a core: vitest would leave one of two cores idle, and the suite has to stay under four minutes on two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The core must not read the zone or the locale; a far zone would show if it did.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' },
  },
});
