import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  ceiling,
  compare,
  countOf,
  divide,
  equals,
  floor,
  fromDecimal,
  isZero,
  larger,
  leastCommonMultiple,
  multiply,
  negate,
  type Rational,
  rational,
  reduce,
  round,
  sign,
  smaller,
  subtract,
  sum,
  toFixed,
  toNumber,
} from '../../src/model/rational.ts';
import { runs } from '../runs.ts';
import { anyRational, q, show } from './arbitrary.ts';

describe('decimal text', () => {
  it.each([
    ['0', '0'],
    ['12', '12'],
    ['-12.50', '-25/2'],
    ['+3.', '3'],
    ['.25', '1/4'],
    ['-0', '0'],
    ['0.10', '1/10'],
  ])('%s is %s', (text, expected) => {
    expect(show(fromDecimal(text))).toBe(expected);
  });
  it.each(['', '.', '-', '1e3', '1,000', '٣', 'NaN', 'Infinity', '0x10', ' 1', '1 ', '1.2.3', '--1'])(
    '%j is no number',
    (text) => {
      expect(fromDecimal(text)).toBeNull();
    },
  );
  it.each([
    ['1/3', 2, '0.33'],
    ['-1/3', 2, '-0.33'],
    ['1/2', 0, '1'],
    ['-1/2', 0, '-1'],
    ['5/2', 0, '3'],
    ['-1/1000', 2, '0.00'],
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['999.995', 2, '1000.00'],
    ['7', 3, '7.000'],
    ['1/1000', 3, '0.001'],
  ])('%s with %i places is %s', (value, digits, expected) => {
    expect(toFixed(q(value), digits)).toBe(expected);
  });
});

describe('a rational is built with care', () => {
  it('a denominator of zero is a bug of the caller', () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
  });
  it('the denominator is positive', () => {
    expect(rational(1, -2)).toEqual({ n: -1n, d: 2n });
  });
  it('nothing divides by zero', () => {
    expect(divide(q(1), q(0))).toBeNull();
  });
  it.each([
    [-3, { sign: -1, absolute: '3', isZero: false }],
    [0, { sign: 0, absolute: '0', isZero: true }],
    [3, { sign: 1, absolute: '3', isZero: false }],
  ])('%i: %j', (value, expected) => {
    const it = q(value);
    expect({ sign: sign(it), absolute: show(absolute(it)), isZero: isZero(it) }).toEqual(expected);
  });
  it.each([
    ['7/2', '1/2', 7n],
    ['1/3', '1/2', null],
    ['5', '5/2', 2n],
    ['-9/2', '3/4', -6n],
    ['0', '1/2', 0n],
  ])('%s is %s × %s', (value, quantum, count) => {
    expect(countOf(q(value), q(quantum))).toBe(count);
  });
  it('of two equals the first one stands', () => {
    const [half, same] = [q('1/2'), q('2/4')];
    expect([smaller(half, same), larger(half, same)].every((it) => it === half)).toBe(true);
  });
});

describe('fractions grow no longer than they must', () => {
  it.each([
    ['1/2', '+', '1/2', '2/2'],
    ['3/4', '-', '1/4', '2/4'],
    ['0/7', '+', '1/3', '1/3'],
    ['1/3', '+', '0/7', '1/3'],
    ['1/4', '+', '1/2', '3/4'],
    ['1/2', '+', '1/4', '3/4'],
    ['1/6', '+', '1/4', '10/24'],
    ['2/3', '×', '1/2', '2/6'],
    ['2/1000000', '×', '1/1000000', '2/1000000000000'],
    ['2/1000000', '×', '1/2000000', '1/1000000000000'],
    ['1/2', '÷', '-2/3', '-3/4'],
  ])('%s %s %s is written %s', (a, sign, b, written) => {
    const operation = { '+': add, '-': subtract, '×': multiply, '÷': divide }[sign];
    const result = operation?.(q(a), q(b));
    expect(`${result?.n}/${result?.d}`).toBe(written);
  });
});

describe('the nearest double of what is none', () => {
  it.each([
    ['halfway, to the even one', 2n ** 53n + 1n, 1n, 2 ** 53],
    ['halfway, to the even one above', 2n ** 53n + 3n, 1n, 2 ** 53 + 4],
    ['a third more than halfway', 3n * (2n ** 53n + 1n) + 1n, 3n, 2 ** 53 + 2],
    ['a third less than halfway', 3n * (2n ** 53n + 1n) - 1n, 3n, 2 ** 53],
    ['a numerator past the doubles', 2n ** 54n + 1n, 3n, 6_004_799_503_160_662],
    ['and below zero', -(2n ** 54n) - 1n, 3n, -6_004_799_503_160_662],
    ['both far past them', 10n ** 400n, 10n ** 399n, 10],
  ])('%s', (_, n, d, expected) => {
    expect(toNumber(rational(n, d))).toBe(expected);
  });
});

/** The same operations on [numerator, denominator] without any of the short ways. */
const oracle = {
  add: (a: Rational, b: Rational) => lowest(a.n * b.d + b.n * a.d, a.d * b.d),
  subtract: (a: Rational, b: Rational) => lowest(a.n * b.d - b.n * a.d, a.d * b.d),
  multiply: (a: Rational, b: Rational) => lowest(a.n * b.n, a.d * b.d),
  divide: (a: Rational, b: Rational) => lowest(a.n * b.d, a.d * b.n),
};

function lowest(n: bigint, d: bigint): string {
  let [x, y] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (y !== 0n) [x, y] = [y, x % y];
  const [top, bottom] = [n / x, d / x];
  return bottom < 0n ? `${-top}/${-bottom}` : `${top}/${bottom}`;
}

const text = ({ n, d }: Rational) => lowest(n, d);

describe('arithmetic against an oracle', () => {
  it('adds, subtracts, multiplies and divides exactly, and the denominator stays positive', () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        for (const operation of ['add', 'subtract', 'multiply'] as const) {
          const result = { add, subtract, multiply }[operation](a, b);
          if (text(result) !== oracle[operation](a, b) || result.d <= 0n) return false;
        }
        const quotient = divide(a, b);
        return b.n === 0n
          ? quotient === null
          : quotient !== null && quotient.d > 0n && text(quotient) === oracle.divide(a, b);
      }),
      runs(),
    );
  });

  it('orders as cross-multiplication does', () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        const difference = a.n * b.d - b.n * a.d;
        const order = difference === 0n ? 0 : difference < 0n ? -1 : 1;
        return (
          compare(a, b) === order &&
          compare(b, a) === 0 - order &&
          equals(a, b) === (order === 0) &&
          equals(smaller(a, b), order <= 0 ? a : b) &&
          equals(larger(a, b), order >= 0 ? a : b)
        );
      }),
      runs(),
    );
  });

  it('sums the same in any order', () => {
    fc.assert(
      fc.property(fc.array(anyRational, { maxLength: 12 }), (values) => {
        return equals(sum(values), sum(values.toReversed()));
      }),
      runs(),
    );
  });

  it('f(−x) = −f(x): rounding, text, absolute value', () => {
    fc.assert(
      fc.property(anyRational, fc.integer({ min: 0, max: 6 }), (a, digits) => {
        const b = negate(a);
        const shown = toFixed(a, digits);
        const mirrored = /[1-9]/.test(shown) ? (shown.startsWith('-') ? shown.slice(1) : `-${shown}`) : shown;
        return (
          round(b) === -round(a) &&
          floor(b) === -ceiling(a) &&
          sign(b) === 0 - sign(a) &&
          equals(absolute(a), absolute(b)) &&
          toFixed(b, digits) === mirrored
        );
      }),
      runs(),
    );
  });

  it('rounds to the nearest, halves away from zero; floor and ceiling enclose', () => {
    fc.assert(
      fc.property(anyRational, (a) => {
        const [low, near, high] = [floor(a), round(a), ceiling(a)];
        const twice = 2n * (near * a.d - a.n);
        const away = twice < 0n ? -twice : twice;
        const tie = away === a.d;
        return (
          low * a.d <= a.n &&
          a.n < (low + 1n) * a.d &&
          (high - 1n) * a.d < a.n &&
          a.n <= high * a.d &&
          away <= a.d &&
          (!tie || near === (a.n < 0n ? low : high))
        );
      }),
      runs(),
    );
  });

  it('text is the nearest decimal and reads back; never -0, NaN or an exponent', () => {
    fc.assert(
      fc.property(anyRational, fc.integer({ min: 0, max: 8 }), (a, digits) => {
        const shown = toFixed(a, digits);
        const back = fromDecimal(shown);
        if (back === null || !/^-?\d+(\.\d+)?$/.test(shown) || /^-[0.]+$/.test(shown)) return false;
        if ((shown.split('.')[1] ?? '').length !== digits) return false;
        const off = absolute(subtract(back, a));
        return compare(off, rational(1n, 2n * 10n ** BigInt(digits))) <= 0;
      }),
      runs(),
    );
  });

  it('lowest terms are the same number and have no common divisor', () => {
    fc.assert(
      fc.property(anyRational, (a) => {
        const low = reduce(a);
        return equals(a, low) && `${low.n}/${low.d}` === text(a);
      }),
      runs(),
    );
  });

  it('counts quanta exactly, or says that they are not whole', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(1, 2, 3, 100),
        fc.integer({ min: 0, max: 6 }),
        (count, n, d, off) => {
          const quantum = rational(n, d);
          const value = add(multiply(rational(count), quantum), rational(off, 7 * d));
          const whole = BigInt(off) % (7n * BigInt(n)) === 0n;
          return countOf(value, quantum) === (whole ? count + BigInt(off) / (7n * BigInt(n)) : null);
        },
      ),
      runs(),
    );
  });

  it('becomes the nearest double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (double) => {
        if (Math.abs(double) < 1e-250) return true;
        return toNumber(exactly(double)) === double;
      }),
      runs(),
    );
    expect(toNumber(rational(10n ** 40n + 1n, 3n * 10n ** 39n))).toBe(10 / 3);
    expect(toNumber(rational(1n, 10n ** 30n))).toBe(1e-30);
    expect(Object.is(toNumber(rational(0n, 10n ** 30n)), 0)).toBe(true);
  });

  it('finds the least common multiple', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 5_000n }), fc.bigInt({ min: 1n, max: 5_000n }), (a, b) => {
        const least = leastCommonMultiple(a, b);
        const [, common = ''] = lowest(a, b).split('/');
        return least % a === 0n && least % b === 0n && least === a * BigInt(common);
      }),
      runs(),
    );
  });

  it('stays short through a long chain of sums and products', () => {
    let value = q('1/3');
    for (let n = 1; n <= 2_000; n++) value = multiply(add(value, rational(1, n + 1)), rational(n, n + 1));
    expect(isZero(value)).toBe(false);
    expect(String(value.d).length).toBeLessThan(1_000);
  });
});

/** A double as the fraction that it is. */
function exactly(double: number): Rational {
  let [value, exponent] = [double, 0];
  while (!Number.isInteger(value)) {
    value *= 2;
    exponent++;
  }
  return rational(BigInt(value), 2n ** BigInt(exponent));
}
