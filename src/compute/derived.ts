import type { Config } from '../decode/config.ts';
import type { Goal, Plan } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Address, AddressSum } from '../language/address.ts';
import { sameName } from '../language/fold.ts';
import type { Period } from '../model/period.ts';
import { add, divide, multiply, type Rational, rational, ZERO } from '../model/rational.ts';
import type { ActualBook, Members } from './actual-book.ts';
import type { ActualLevel } from './actual-level.ts';
import type { SplitGrid } from './split-grid.ts';
import type { GoalTargets } from './targets.ts';

/** What a ratio with a numerator and a denominator follows from. */
export interface Derivation {
  plan(period: Period): Rational | null;
  planParts(period: Period): Sides | null;
  actual(period: Period): ActualLevel | null;
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[];
}

export interface Sides {
  readonly numerator: Rational;
  readonly denominator: Rational;
}

/** One address of a sum, resolved. */
export interface Term {
  readonly sign: 1 | -1;
  readonly goal: Goal;
  readonly dimension: string | null;
  readonly member: string | null;
  readonly target: (period: Period) => Rational | null;
  readonly members: Members;
}

export type Derived =
  | { readonly ok: true; readonly derivation: Derivation | null }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** The terms of a ratio's two sides, and plan and actual of the ratio from them (ruling 6). */
export function deriveRatio(
  goal: Goal,
  plan: Plan,
  targets: ReadonlyMap<string, GoalTargets>,
  grids: readonly SplitGrid[],
  actuals: ActualBook,
  config: Config,
): Derived {
  const sides = [goal.numerator, goal.denominator];
  if (goal.type !== 'ratio' || sides.every((it) => it === null || it.terms.length === 0))
    return { ok: true, derivation: null };
  const read = sides.map((side) => readTerms(goal, plan, side, targets, grids, config));
  for (const it of read) if (!it.ok) return it;
  const [numerator = [], denominator = []] = read.map((it) => (it.ok ? it.terms : []));

  const planSide = (terms: readonly Term[], period: Period): Rational | null =>
    terms.length === 0 ? null : addUp(terms, (term) => term.target(period));
  const planParts = (period: Period): Sides | null => {
    const [above, below] = [planSide(numerator, period), planSide(denominator, period)];
    return above === null || below === null ? null : { numerator: above, denominator: below };
  };
  const actual = (period: Period): ActualLevel | null => {
    const outside = actuals.level(goal.name, [], period);
    const from: ActualLevel['from'][number][] = [];
    const side = (terms: readonly Term[], given: Rational | undefined): Rational | null => {
      if (terms.length === 0) {
        from.push(...(outside?.from ?? []));
        return given ?? null;
      }
      return addUp(terms, (term) => {
        const level = actuals.level(term.goal.name, term.members, period);
        from.push(...(level?.from ?? []));
        return level?.value ?? null;
      });
    };
    const above = side(numerator, outside?.parts?.numerator);
    const below = side(denominator, outside?.parts?.denominator);
    if (above === null || below === null) return outside;
    const value = divide(above, below);
    return value === null
      ? null
      : { value, parts: { numerator: above, denominator: below }, sale: null, from, by: 'given' };
  };
  return {
    ok: true,
    derivation: {
      numerator,
      denominator,
      planParts,
      plan: (period) => {
        const parts = planParts(period);
        return parts === null ? null : divide(parts.numerator, parts.denominator);
      },
      actual,
    },
  };
}

/** Missing in one term is missing in the sum. */
function addUp(terms: readonly Term[], value: (term: Term) => Rational | null): Rational | null {
  let total = ZERO;
  for (const term of terms) {
    const part = value(term);
    if (part === null) return null;
    total = add(total, multiply(part, rational(term.sign)));
  }
  return total;
}

type Read =
  | { readonly ok: true; readonly terms: readonly Term[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

function readTerms(
  goal: Goal,
  plan: Plan,
  side: AddressSum | null,
  targets: ReadonlyMap<string, GoalTargets>,
  grids: readonly SplitGrid[],
  config: Config,
): Read {
  const terms: Term[] = [];
  for (const { sign, address } of side?.terms ?? []) {
    const named = goalNamed(plan.goals, address.subject);
    if (named === goal) {
      return { ok: false, diagnostic: diagnose('derived-in-circle', { goal: goal.name }, goal.row.at) };
    }
    const term = named === undefined ? null : termOf(sign, named, address, targets, grids, config);
    if (term === null) {
      const text = `${address.subject}${address.member === null ? '' : `/${address.member}`}`;
      const at = goal.row.cells.numerator.text.includes(address.member ?? address.subject)
        ? goal.row.cells.numerator.at
        : goal.row.cells.denominator.at;
      return { ok: false, diagnostic: diagnose('derived-from-ratio', { goal: goal.name, term: text }, at) };
    }
    terms.push(term);
  }
  return { ok: true, terms };
}

function termOf(
  sign: 1 | -1,
  goal: Goal,
  address: Address,
  targets: ReadonlyMap<string, GoalTargets>,
  grids: readonly SplitGrid[],
  config: Config,
): Term | null {
  if (goal.type === 'ratio') return null;
  if (address.member === null) {
    const target = targets.get(goal.name);
    const at = (period: Period) => target?.schedule.at(period) ?? null;
    return { sign, goal, dimension: null, member: null, target: at, members: [] };
  }
  for (const grid of grids) {
    const { split } = grid;
    if (split.goal !== goal.name) continue;
    if (address.dimension !== null && !sameName(address.dimension, split.dimension)) continue;
    const index = split.members.findIndex((it) => sameName(it.name, address.member ?? ''));
    const member = split.members[index];
    if (member === undefined) continue;
    const members = [{ dimension: split.dimension, member: member.name }];
    const at = (period: Period) => grid.at(index, period);
    return { sign, goal, dimension: split.dimension, member: member.name, target: at, members };
  }
  return withoutTarget(sign, goal, address, address.member, config);
}

/** A member that no table of the plan has: it may report actuals, and has no target. */
function withoutTarget(sign: 1 | -1, goal: Goal, address: Address, member: string, config: Config): Term {
  const declared = config.dimensions.find((it) => it.members.some((by) => sameName(by.name, member)));
  const dimension = address.dimension ?? declared?.name ?? null;
  const members = dimension === null ? [] : [{ dimension, member }];
  return { sign, goal, dimension, member, target: () => null, members };
}

/** A goal by its name or id. */
export function goalNamed(goals: readonly Goal[], name: string): Goal | undefined {
  return goals.find((it) => sameName(it.name, name) || (it.id !== null && sameName(it.id, name)));
}
