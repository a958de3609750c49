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

describe('compute: 5 goals × 4 dimensions × 8 members × 12 months, 40 tasks, 24 people', () => {
  bench('one plan', () => plans(1), long);
  bench(
    'one plan, every line of every member',
    () => {
      const { value } = computePlan(plan, config, asOf);
      for (const split of value?.splits ?? []) for (const member of split.members) void member.landing;
    },
    long,
  );
  bench('ten plans', () => plans(10), long);
});
