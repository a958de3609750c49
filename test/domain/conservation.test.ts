import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridge } from '../../src/model/bridge.ts';
import { landings } from '../../src/model/landing.ts';
import { ratioOf, weightedAttainment } from '../../src/model/ratio.ts';
import { equals, type Rational, rational, subtract, ZERO } from '../../src/model/rational.ts';
import { spread } from '../../src/model/spread.ts';
import { fitTwoWay } from '../../src/model/two-way.ts';
import { anyWeight, q, show } from '../model/arbitrary.ts';
import { runs } from '../runs.ts';

/** One node of a decomposition: its share among its siblings, and how it is cut further. */
interface Node {
  readonly weight: Rational;
  /** Holds this part (in thousandths of what the parent has left); null: computed. */
  readonly hold: number | null;
  readonly children: readonly Node[];
}

const tree: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    weight: anyWeight,
    hold: fc.option(fc.nat({ max: 300 }), { nil: null, freq: 3 }),
    children: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant([]),
      fc.array(tie('node'), { maxLength: 4 }),
    ),
  }),
})).node;

/** Spreads a total down the tree; returns the leaves. Every level must add up to what came from above. */
function leaves(total: bigint, node: Node): bigint[] {
  if (node.children.length === 0) return [total];
  const open = node.children.some((child) => child.hold === null);
  const held = node.children.map(({ hold }) =>
    hold === null || !open ? null : (total * BigInt(hold)) / (300n * BigInt(node.children.length)),
  );
  const result = spread(
    total,
    held,
    node.children.map((child) => child.weight),
  );
  if (!result.ok) throw new Error(`${total} over ${held}: ${result.difference}`);
  return node.children.flatMap((child, n) => leaves(result.parts[n] ?? 0n, child));
}

describe('conservation', () => {
  it('a total spread down any tree, with held parts on the way, is the sum of its leaves', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), tree, (total, root) => {
        return leaves(total, root).reduce((a, b) => a + b, 0n) === total;
      }),
      runs(),
    );
  });

  it('a year cut into quarters by members and quarters into months adds up along every way', () => {
    const amounts = fc.array(fc.nat({ max: 400_000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(amounts, fc.array(anyWeight, { minLength: 2, maxLength: 4 }), (perQuarter, weights) => {
        const quarters = perQuarter.map(BigInt);
        const year = quarters.reduce((a, b) => a + b, 0n);
        const members = spread(
          year,
          weights.map(() => null),
          weights,
        );
        if (!members.ok) throw new Error('nothing is held');
        const table = fitTwoWay(
          members.parts,
          quarters,
          weights.map(() => quarters.map(() => null)),
        );
        if (!table.ok) throw new Error('nothing is held');
        const days = [31, 28, 31].map((n) => rational(n));
        const months = table.cells.flatMap((row) =>
          row.flatMap((cell) => {
            const parts = spread(cell, [null, null, null], days);
            return parts.ok ? parts.parts : [];
          }),
        );
        return months.reduce((a, b) => a + b, 0n) === year && months.every((part) => part >= 0n);
      }),
      runs(),
    );
  });
});

describe('missing is not zero', () => {
  it.each([
    [
      'a blank cell is filled, a zero is kept',
      show2(spread(9n, [null, null], [q(1), q(2)])),
      '3 6',
      show2(spread(9n, [0n, null], [q(1), q(2)])),
      '0 9',
    ],
    [
      'a goal without an actual has no say in the weighted attainment',
      weighted(null),
      '9/10',
      weighted(ZERO),
      '9/20',
    ],
    [
      'a ratio of nothing is none',
      show(ratioOf([])),
      '—',
      show(ratioOf([{ numerator: ZERO, denominator: q(1) }])),
      '0',
    ],
    ['a member without an actual explains nothing', unexplained(null), '-3', unexplained(ZERO), '2'],
    ['no best period is no comparison', best(null), '—', best(q(5)), '2'],
  ])('%s', (_law, missing, expectedMissing, zero, expectedZero) => {
    expect([missing, zero]).toEqual([expectedMissing, expectedZero]);
    expect(missing).not.toBe(zero);
  });

  it('a member without an actual never counts as one that sold nothing', () => {
    fc.assert(
      fc.property(anyWeight, anyWeight, (plan, actual) => {
        if (plan.n === 0n) return true;
        const with_ = (value: Rational | null) =>
          bridge(plan, actual, [{ member: 'A', plan, actual: value }], 'higher');
        const [missing, zero] = [with_(null), with_(ZERO)];
        const left = (it: typeof missing) => it.unexplained ?? ZERO;
        return missing.steps.length === 0 && equals(subtract(left(zero), left(missing)), plan);
      }),
      runs(),
    );
  });
});

function show2(result: ReturnType<typeof spread>): string {
  return result.ok ? result.parts.join(' ') : 'no';
}

function weighted(attainment: Rational | null): string {
  const weight = q('0.5');
  return show(
    weightedAttainment([
      { weight, attainment },
      { weight, attainment: q('0.9') },
    ])?.value ?? null,
  );
}

function unexplained(actual: Rational | null): string {
  return show(bridge(q(5), q(2), [{ member: 'A', plan: q(5), actual }], 'higher').unexplained);
}

function best(value: Rational | null): string {
  const it = landings({
    kind: 'flow',
    target: q(30),
    ytdTarget: q(10),
    ytdActual: q(10),
    restTarget: q(20),
    periods: 3,
    closed: 1,
    best: value,
  });
  return show(it.neededRatio);
}
