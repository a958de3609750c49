import type { Cell } from '../language/cells.ts';
import { fold, normal } from '../language/fold.ts';
import { type Rational, reduce } from '../model/rational.ts';

/**
 * A value of a plan as a text that is equal exactly when the values mean the same: `1,000` is `1000`, `12万` is
 * `120000`, `李雷、韩梅` is `李雷,韩梅`; blank, none and zero stay three things.
 */
export function meaningOf(cell: Cell<unknown>): string {
  return cell.state === 'value' ? canonical(cell.value) : cell.state;
}

export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(normal(value));
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Set) return `{${[...value].map(canonical).sort().join(',')}}`;
  if (value instanceof Map) return `{${[...value].map(canonical).sort().join(',')}}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (isRational(value)) {
    const { n, d } = reduce(value);
    return `${n}/${d}`;
  }
  // The scale of a unit is how its author writes; values are in base units.
  if ('family' in value && 'base' in value) return fold(String(value.base));
  const entries = Object.entries(value).map(([key, it]) => `${key}:${canonical(it)}`);
  return `{${entries.sort().join(',')}}`;
}

export function sameNumber(a: Rational | null, b: Rational | null): boolean {
  if (a === null || b === null) return a === b;
  return a.n * b.d === b.n * a.d;
}

function isRational(value: object): value is Rational {
  return 'n' in value && 'd' in value && typeof value.n === 'bigint' && typeof value.d === 'bigint';
}
