/**
 * Exact rational numbers. Every amount, share and ratio of a plan is one of these from the cell it is read in
 * to the moment it is shown, so that sums are exact and thresholds are compared on what is meant, not on a
 * rounded text. The denominator is positive; the fraction is not kept in lowest terms (only `reduce` pays for that).
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** A rational from whole numbers. Throws on a zero denominator: that is a bug of the caller, never a user's mistake. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const numerator = BigInt(n);
  const denominator = BigInt(d);
  if (denominator === 0n) throw new RangeError('a rational needs a denominator other than zero');
  return denominator < 0n ? { n: -numerator, d: -denominator } : { n: numerator, d: denominator };
}

/** Reads plain decimal text such as `-12.50`; null when it is anything else. Grouping and units are the reader's work. */
export function fromDecimal(text: string): Rational | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const n = BigInt(whole + fraction);
  return { n: sign === '-' ? -n : n, d: 10n ** BigInt(fraction.length) };
}

export function add(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  if (b.d === 1n) return { n: a.n + b.n * a.d, d: a.d };
  if (a.d === 1n) return { n: a.n * b.d + b.n, d: b.d };
  if (a.d > b.d && a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return tidy(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return { n: a.n - b.n, d: a.d };
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return tidy(a.n * b.n, a.d * b.d);
}

/** a ÷ b, or null when b is zero: a percentage over zero does not exist (it is shown as —). */
export function divide(a: Rational, b: Rational): Rational | null {
  if (b.n === 0n) return null;
  return b.n < 0n ? tidy(-a.n * b.d, a.d * -b.n) : tidy(a.n * b.d, a.d * b.n);
}

export function negate(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

export function absolute(a: Rational): Rational {
  return a.n < 0n ? negate(a) : a;
}

export function sum(values: Iterable<Rational>): Rational {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** −1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return compare(a, b) === 0;
}

export function sign(a: Rational): -1 | 0 | 1 {
  return a.n < 0n ? -1 : a.n > 0n ? 1 : 0;
}

export function isZero(a: Rational): boolean {
  return a.n === 0n;
}

export function smaller(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/** The greatest whole number not above a. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d;
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
}

/** The least whole number not below a. */
export function ceiling(a: Rational): bigint {
  return -floor(negate(a));
}

/** The nearest whole number, halves away from zero (四舍五入). */
export function round(a: Rational): bigint {
  const twice = 2n * (a.n < 0n ? -a.n : a.n) + a.d;
  const size = twice / (2n * a.d);
  return a.n < 0n ? -size : size;
}

/** How many whole quanta a is, or null when it is not a whole number of them. */
export function countOf(a: Rational, quantum: Rational): bigint | null {
  const numerator = a.n * quantum.d;
  const denominator = a.d * quantum.n;
  return numerator % denominator === 0n ? numerator / denominator : null;
}

/** Lowest terms, for keys and for JSON. */
export function reduce(a: Rational): Rational {
  const divisor = greatestCommonDivisor(a.n < 0n ? -a.n : a.n, a.d);
  return divisor === 1n ? a : { n: a.n / divisor, d: a.d / divisor };
}

/** Decimal text with exactly `digits` places, rounded half away from zero. Never `-0`. */
export function toFixed(a: Rational, digits: number): string {
  const scaled = round({ n: a.n * 10n ** BigInt(digits), d: a.d });
  const minus = scaled < 0n;
  const text = (minus ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${minus ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}

/** The nearest double, for pictures only (a bar's length); no figure is computed from it. */
export function toNumber(a: Rational): number {
  const { n, d } = a;
  if (n <= WHOLE && n >= -WHOLE && d <= WHOLE) return Number(n) / Number(d);
  const size = n < 0n ? -n : n;
  // 64 bits of quotient, the last of which says that something follows: one rounding, when it becomes a double.
  const shift = Math.max(0, 64 + bitsOf(d) - bitsOf(size));
  const quotient = (size << BigInt(shift)) / d;
  const inexact = quotient * d !== size << BigInt(shift);
  const value = Number(inexact ? quotient | 1n : quotient) / 2 ** shift;
  return n < 0n ? -value : value;
}

/** The largest whole number below which every whole number is a double. */
const WHOLE = 9007199254740991n;

function bitsOf(value: bigint): number {
  return value.toString(16).length * 4;
}

/** Keeps numbers short once they have grown past two machine words; cheap ones are left as they are. */
function tidy(n: bigint, d: bigint): Rational {
  return d > 1_000_000_000_000n ? reduce({ n, d }) : { n, d };
}

/** The least common multiple of two positive whole numbers. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a === b || b === 1n) return a;
  return a === 1n ? b : (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) {
    if (x <= WHOLE && y <= WHOLE) return BigInt(smallGcd(Number(x), Number(y)));
    [x, y] = [y, x % y];
  }
  return x;
}

function smallGcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
