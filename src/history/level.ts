import { sameName } from '../language/fold.ts';
import type { Unit } from '../language/units.ts';
import type { Period } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';

/** A goal as one version of its plan states it. */
export interface GoalLevel {
  readonly name: string;
  readonly id: string | null;
  readonly unit: Unit;
  readonly period: Period;
  readonly direction: 'higher' | 'lower';
  /** In base units; null when that version gave none. */
  readonly target: Rational | null;
}

interface Named {
  readonly name: string;
  readonly id: string | null;
  readonly unit: Unit;
}

/** By id, then by name. Amounts of another unit's family are another goal that happens to have the name. */
export function findGoal<T extends Named>(goals: readonly T[], { name, id, unit }: Named): T | undefined {
  const same =
    goals.find((it) => id !== null && it.id !== null && sameName(it.id, id)) ??
    goals.find((it) => sameName(it.name, name));
  return same?.unit.base === unit.base ? same : undefined;
}
