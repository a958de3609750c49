import fc from 'fast-check';
import { fromDecimal, type Rational, rational, reduce } from '../../src/model/rational.ts';

/** `1.5` or `3/4` as an exact number; a test that misspells one fails. */
export function q(text: string | number): Rational {
  const [n, d] = String(text).split('/');
  const numerator = fromDecimal(n ?? '');
  if (numerator === null) throw new Error(`not a number: ${text}`);
  return d === undefined ? numerator : rational(numerator.n, numerator.d * BigInt(d));
}

/** `-3/4` or `5`, in lowest terms. */
export function show(value: Rational | null): string {
  if (value === null) return '—';
  const { n, d } = reduce(value);
  return d === 1n ? `${n}` : `${n}/${d}`;
}

/** Everyday numbers, crooked ones and large ones, of either sign. */
export const anyRational: fc.Arbitrary<Rational> = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: -2_000_000, max: 2_000_000 }),
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    ),
    fc.oneof(fc.constantFrom(1, 1, 2, 3, 10, 100, 10_000), fc.integer({ min: 1, max: 999_983 })),
  )
  .map(([n, d]) => rational(n, d));

/** Zero or more, with zeros among them. */
export const anyWeight: fc.Arbitrary<Rational> = fc
  .tuple(
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 100_000 })),
    fc.constantFrom(1, 1, 1, 3, 7, 100),
  )
  .map(([n, d]) => rational(n, d));

export const positiveRational: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 1, 3, 7, 100))
  .map(([n, d]) => rational(n, d));

/** From 1900 to 2200. */
export const anyDay: fc.Arbitrary<number> = fc.integer({ min: -25_567, max: 84_006 });

export const LIGHTS = { red: rational(80, 100), yellow: rational(90, 100) };
