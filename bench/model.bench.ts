import { bench, describe } from 'vitest';
import { allocate } from '../src/model/allocate.ts';
import { day } from '../src/model/calendar.ts';
import { solveNetwork } from '../src/model/network.ts';
import { add, compare, divide, multiply, rational, sum, toFixed } from '../src/model/rational.ts';
import { fitTwoWay } from '../src/model/two-way.ts';
import { workCalendar } from '../src/model/workdays.ts';

/** What the arithmetic of one plan is made of; compare a change with the same machine's run before it. */

const months = Array.from({ length: 12 }, (_, n) => rational(8_000_000 + n * 12_300));
const [cents, share] = [rational(123_456_789, 100), rational(37, 300)];

describe('exact numbers', () => {
  bench('sum of 12 amounts', () => {
    sum(months);
  });
  bench('sum of different denominators', () => {
    add(add(cents, share), rational(5, 10_000));
  });
  bench('multiply, divide, compare', () => {
    compare(divide(multiply(cents, share), share) ?? cents, cents);
  });
  bench('to text', () => {
    toFixed(cents, 2);
  });
});

describe('allocation', () => {
  bench('12 parts by days', () => {
    allocate(
      100_000_000n,
      [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days) => rational(days)),
    );
  });
});

describe('two-way tables', () => {
  const table = (height: number, hold: (i: number, j: number) => boolean) => {
    const rows = Array.from({ length: height }, (_, i) => BigInt(100_000 + ((i * 7919) % 997)));
    const total = rows.reduce((a, b) => a + b, 0n);
    const columns = Array.from({ length: 12 }, (_, j) => total / 12n + (j === 0 ? total % 12n : 0n));
    const held = rows.map((_, i) => columns.map((_, j) => (hold(i, j) ? 5_000n : null)));
    return () => {
      fitTwoWay(rows, columns, held);
    };
  };
  bench(
    '8 × 12',
    table(8, () => false),
  );
  bench(
    '8 × 12, one cell held',
    table(8, (i, j) => i === 2 && j === 3),
  );
  bench(
    '8 × 12, a fifth held',
    table(8, (i, j) => (i * 3 + j * 7) % 5 === 0),
  );
  bench(
    '20 × 12',
    table(20, () => false),
  );
});

describe('time', () => {
  const tasks = Array.from({ length: 40 }, (_, n) => ({
    id: `t${n}`,
    duration: 1 + (n % 7),
    after: n < 3 ? [] : [`t${n - 1 - (n % 3)}`],
  }));
  bench('a network of 40 tasks', () => {
    solveNetwork(tasks);
  });
  const start = day(2026, 1, 1);
  const calendar = workCalendar(new Set(Array.from({ length: 30 }, (_, n) => start + n * 11)), new Set());
  bench('count and add working days', () => {
    calendar.count(start, start + 364);
    calendar.add(start, 40);
  });
});
