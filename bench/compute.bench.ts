import { bench, describe } from 'vitest';
import { computePlan } from '../src/compute/compute.ts';
import { decodeConfig } from '../src/decode/decode-config.ts';
import { day } from '../src/model/calendar.ts';
import { largePlan } from './large-plan.ts';

const plan = largePlan();
const config = decodeConfig(null).value;
const asOf = day(2026, 8, 31);

describe('compute: 5 goals × 4 dimensions × 8 members × 12 months, 40 tasks, 24 people', () => {
  bench('one plan', () => {
    computePlan(plan, config, asOf);
  });
  bench('one plan, every line of every member', () => {
    const { value } = computePlan(plan, config, asOf);
    for (const split of value?.splits ?? []) for (const member of split.members) void member.landing;
  });
  bench('ten plans', () => {
    for (let i = 0; i < 10; i += 1) computePlan(plan, config, asOf);
  });
});
