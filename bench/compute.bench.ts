import { bench, describe } from 'vitest';
import { computePlan } from '../src/compute/compute.ts';
import { decodeConfig } from '../src/decode/decode-config.ts';
import { day } from '../src/model/calendar.ts';
import { largePlan } from './large-plan.ts';

const plan = largePlan();
const config = decodeConfig(null).value;
const asOf = day(2026, 8, 31);
/** Long enough for the machine to have compiled what it will compile: the first dozens of runs are several times slower. */
const long = { warmupTime: 1_000, time: 2_000 };

function plans(count: number): void {
  for (let i = 0; i < count; i += 1) computePlan(plan, config, asOf);
}

/** A benchmark that says its median as well, which vitest's table leaves out: of a plan, so that ten compare with one. */
function timed(name: string, count: number, run: () => void): void {
  let samples: number[] = [];
  const sampled = () => {
    const begun = performance.now();
    run();
    samples.push(performance.now() - begun);
  };
  bench(name, sampled, {
    ...long,
    setup: () => {
      samples = [];
    },
    teardown: (_, mode) => {
      if (mode === 'run') console.log(`${name}: median ${(median(samples) / count).toFixed(2)} ms a plan`);
    },
  });
}

function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? 0) + (high ?? 0)) / 2;
}

describe('compute: 5 goals × 4 dimensions × 8 members × 12 months, 40 tasks, 24 people', () => {
  timed('one plan', 1, () => plans(1));
  timed('one plan, every line of every member', 1, () => {
    const { value } = computePlan(plan, config, asOf);
    for (const split of value?.splits ?? []) for (const member of split.members) void member.landing;
  });
  timed('ten plans', 10, () => plans(10));
});
