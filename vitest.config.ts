import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By far the longest, in this order. */
const LONGEST = [
  'e2e/site',
  'pdf/editions',
  'site/pages',
  'e2e/command',
  'site/accessibility',
  'laws/shown-figures',
];

/** What takes longest goes first, so that no worker is left alone with it at the end: a first run knows no times. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place === -1 ? LONGEST.length : place;
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/site/setup.ts',
    benchmark: { include: ['bench/**/*.bench.ts'] },
    // One worker a core: vitest would leave one of two cores idle, and the suite has to stay under four minutes on two.
    maxWorkers: '100%',
    // Laws make millions of small values that live for a moment: with room for them a tenth of the time is saved.
    execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=64'],
    sequence: process.argv.some((it) => it.startsWith('--sequence')) ? {} : { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Files share their modules: a test that needed fresh ones would depend on the order, and loading them again costs a
    // fifth of the whole time.
    isolate: false,
    // The core must not read the zone or the locale; a far zone would show if it did.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' },
  },
});
