import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import {
  absolute,
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  rational,
  sign,
  subtract,
  sum,
  ZERO,
} from '../model/rational.ts';
import { spread } from '../model/spread.ts';
import { fromQuanta, quantityOf } from './context.ts';
import { fixedTotal, type ReadMember, type SplitReading } from './split-reading.ts';

export type Totals =
  | { readonly ok: true; readonly totals: readonly bigint[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * The totals of siblings (the top of a table, or the children of one member) that together make `whole` quanta:
 * amounts are kept, weights share by largest remainders, blank rows take what is left.
 */
export function memberTotals(
  reading: SplitReading,
  siblings: readonly number[],
  whole: bigint,
  parent: string | null,
): Totals {
  const rows = siblings.map((index) => ({
    index,
    fixed: fixedTotal(reading, index),
    weight: reading.members[index]?.weight ?? null,
  }));
  const weighted = rows.filter((it) => it.weight !== null);
  const known = rows.map((it) => it.weight?.value ?? shareOf(it.fixed, whole));
  const share = sum(known.filter((it) => it !== null));
  const complete = known.every((it) => it !== null);
  const off = complete ? compare(share, ONE) !== 0 : compare(share, ONE) > 0;
  if (weighted.length > 0 && off) {
    return { ok: false, diagnostic: weightsOff(reading, siblings, parent, share, known) };
  }
  const disagreement = weighted.map((it) => weightAgainstAmount(reading, it.index, it.fixed, whole));
  const found = disagreement.find((it) => it !== null);
  if (found) return { ok: false, diagnostic: found };

  const negative = weighted.find((it) => it.weight !== null && sign(it.weight.value) < 0);
  if (negative?.weight) {
    const name = reading.members[negative.index]?.member.name ?? '';
    const params = { name, weight: negative.weight.value };
    return { ok: false, diagnostic: diagnose('weight-negative', params, negative.weight.cell.at) };
  }
  const rest = subtract(ONE, share);
  const blank = known.filter((it) => it === null).length;
  // Whatever the filled periods of a blank row come to, nothing is left for it.
  if (sign(rest) < 0) return { ok: false, diagnostic: membersOff(reading, siblings, parent, whole) };
  const each = divide(rest, rational(blank)) ?? ZERO;
  const lower = rows.map((it) =>
    it.fixed === null && it.weight === null ? heldPart(reading, it.index) : 0n,
  );
  const below = lower.reduce((a, b) => a + b, 0n);
  const result = spread(
    whole - below,
    rows.map((it) => it.fixed),
    known.map((it) => it ?? each),
  );
  if (!result.ok) return { ok: false, diagnostic: membersOff(reading, siblings, parent, whole) };
  return { ok: true, totals: result.parts.map((part, i) => part + (lower[i] ?? 0n)) };
}

/** What a row without a total has already in filled periods: it will be at least that. */
function heldPart(reading: SplitReading, index: number): bigint {
  if (reading.goal.type !== 'flow') return 0n;
  return (reading.members[index]?.cells ?? []).reduce((total, it) => total + it.quanta, 0n);
}

function shareOf(fixed: bigint | null, whole: bigint): Rational | null {
  return fixed === null ? null : (divide(rational(fixed), rational(whole)) ?? ZERO);
}

function weightsOff(
  reading: SplitReading,
  siblings: readonly number[],
  parent: string | null,
  total: Rational,
  known: readonly (Rational | null)[],
): Diagnostic {
  const rows = siblings.flatMap((index, i) => {
    const member = reading.members[index];
    const weight = known[i];
    if (member === undefined || weight === null || weight === undefined) return [];
    return [{ name: member.member.name, weight, at: member.weight?.cell.at ?? member.member.row.at }];
  });
  const params = {
    goal: reading.goal.name,
    dimension: reading.split.dimension,
    parent,
    sum: total,
    weights: rows,
  };
  return diagnose('weights-not-100', params, rows.at(-1)?.at ?? reading.split.at, {
    about: reading.goal.name,
  });
}

function weightAgainstAmount(
  reading: SplitReading,
  index: number,
  fixed: bigint | null,
  whole: bigint,
): Diagnostic | null {
  const member = reading.members[index];
  if (!member?.weight || fixed === null) return null;
  const expected = multiply(rational(whole), member.weight.value);
  if (compare(absolute(subtract(expected, rational(fixed))), ONE) < 0) return null;
  const { goal } = reading;
  return diagnose(
    'weight-and-amount-differ',
    {
      member: member.member.name,
      weight: member.weight.value,
      amount: quantityOf(goal, fromQuanta(goal, fixed)),
      by: amountBy(reading, member),
      expected: quantityOf(goal, multiply(expected, goal.quantum)),
    },
    member.weight.cell.at,
    { about: `${goal.name}/${member.member.name}` },
  );
}

function amountBy({ goal }: SplitReading, { amount }: ReadMember): 'target' | 'product' | 'periods' | 'end' {
  if (amount !== null) return amount.by === 'product' ? 'product' : 'target';
  return goal.type === 'stock' ? 'end' : 'periods';
}

function membersOff(
  reading: SplitReading,
  siblings: readonly number[],
  parent: string | null,
  whole: bigint,
): Diagnostic {
  const { goal, split } = reading;
  const parts = siblings.flatMap((index) => {
    const member = reading.members[index];
    if (member === undefined) return [];
    const held = fixedTotal(reading, index) ?? heldPart(reading, index);
    return [{ name: member.member.name, quantity: quantityOf(goal, fromQuanta(goal, held)) }];
  });
  const params = {
    goal: goal.name,
    dimension: split.dimension,
    parent,
    whole: quantityOf(goal, fromQuanta(goal, whole)),
    sum: quantityOf(goal, sum(parts.map((it) => it.quantity.value))),
    parts,
    fiscal: 1,
  };
  return diagnose('members-not-target', params, split.at, { about: goal.name });
}
