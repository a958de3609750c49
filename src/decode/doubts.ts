import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { andMore } from '../diagnostics/phrases.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type CellPlace, valueOf } from '../language/cells.ts';
import type { Quantity, Unit } from '../language/units.ts';
import {
  absolute,
  compare,
  isZero,
  multiply,
  type Rational,
  rational,
  sign,
  ZERO,
} from '../model/rational.ts';
import { bareFraction, fractionDoubt } from './fractions.ts';
import type { Goal } from './plan.ts';

/** How many times the goal's whole level a single amount may be before its unit is doubted. */
const FACTOR = rational(1000);
/** How far a target is from its baseline where their units are compared. */
const APART = rational(2000);
const HUNDREDTH = rational(1, 100);
const TWENTIETH = rational(1, 20);

/**
 * An amount that is a thousand times what its goal is about was probably written in another unit (1000 万元 as
 * 10 000 000 in a column of 万元), and 0.6 in a column of percentages was probably a fraction. Both are read as they
 * stand; the finding says how.
 */
export function doubtfulScale(goal: Goal, quantity: Quantity, cell: CellPlace): Diagnostic[] {
  const level = levelOf(goal);
  const value = absolute(quantity.value);
  if (!level || isZero(level) || isZero(value)) return [];
  const doubted =
    goal.type === 'ratio'
      ? goal.unit.family === 'ratio' &&
        /^\s*0?\.\d+\s*$/.test(cell.text) &&
        compare(value, HUNDREDTH) <= 0 &&
        compare(level, TWENTIETH) > 0
      : compare(value, multiply(level, FACTOR)) >= 0;
  if (!doubted) return [];
  const read: Quantity = { value: quantity.value, unit: goal.unit };
  const compared: Quantity = { value: level, unit: goal.unit };
  return [
    diagnose('doubtful-scale', { goal: goal.name, found: cell.text, read, compared, plan: null }, cell.at, {
      about: goal.name,
    }),
  ];
}

/** From how many doubted parts on it is the goal's own amount that is doubted. */
const MANY = 3;

/**
 * Doubts about many parts of one goal are one doubt: about its own amount when nothing but the parts speaks against it,
 * and about the first of them when its baseline is of the scale of its target.
 */
export function doubtsTogether(found: readonly Diagnostic[], goals: readonly Goal[]): readonly Diagnostic[] {
  return goals.reduce((rest, goal) => {
    const doubts = rest.filter((it) => it.code === 'doubtful-scale' && it.about === goal.name);
    const [first, next] = doubts;
    if (goal.type === 'ratio' || doubts.length < MANY || first === undefined || next === undefined)
      return rest;
    const one = ownAmountDoubted(goal)
      ? aboutOwnAmount(goal, doubts.length, first)
      : { ...first, related: [{ at: next.at, label: andMore(doubts.length - 1) }] };
    const told = new Set(doubts);
    return rest.flatMap((it) => (it === first ? [one] : told.has(it) ? [] : [it]));
  }, found);
}

function ownAmountDoubted(goal: Goal): boolean {
  const [target, baseline] = [targetLevel(goal), baselineOf(goal)];
  if (target === null || baseline === null || isZero(baseline)) return true;
  return compare(absolute(baseline), multiply(absolute(target), FACTOR)) >= 0;
}

function aboutOwnAmount(goal: Goal, parts: number, first: Diagnostic): Diagnostic {
  const cell = targetLevel(goal) === null ? goal.baseline : goal.target;
  const level: Quantity = { value: levelOf(goal) ?? ZERO, unit: goal.unit };
  const label = { zh: '拆解里的数，从这里起', en: 'its breakdown, from here on' };
  return diagnose(
    'doubtful-scale',
    { goal: goal.name, found: cell.text, read: level, compared: level, plan: null, parts },
    cell.at,
    { about: goal.name, related: [{ at: first.at, label }] },
  );
}

/** What is doubtful about a target of a goal: an amount of another scale, a ratio that could be a fraction. */
export function doubtsAbout(
  goal: Goal,
  quantity: Quantity,
  cell: CellPlace,
  heading: Unit | null,
): Diagnostic[] {
  const own = [goal.target, goal.baseline].filter((it) => bareFraction(it.text) === null);
  const sizes = own.map((it) => (it === goal.target ? targetLevel(goal) : baselineOf(goal)));
  const fraction = fractionDoubt(cell, absolute(quantity.value), goal.name, goal.unit, heading, sizes);
  return fraction.length > 0 ? fraction : doubtfulScale(goal, quantity, cell);
}

function targetLevel(goal: Goal): Rational | null {
  return valueOf(goal.target)?.value?.value ?? null;
}

function baselineOf(goal: Goal): Rational | null {
  return valueOf(goal.baseline)?.value ?? null;
}

/** The size of what a goal is about: its target, or its baseline where the target is a growth. */
function levelOf(goal: Goal): Rational | null {
  const level = targetLevel(goal) ?? baselineOf(goal);
  return level ? absolute(level) : null;
}

/** 100 billion of a currency: in steps of 万元 that is 10 000 000, which is how 1000 万元 looks in 元. */
const HUGE = rational(100_000_000_000);

/** A target that is huge because its number was written in 元 and its unit is 万元; nobody writes such sums bare. */
export function hugeMoney(goal: Goal): Diagnostic[] {
  const { unit, target } = goal;
  const level = valueOf(target)?.value;
  const bare = /^[\s≥≤<>=]*[\d,.]+\s*$/.test(target.text);
  const steps = unit.family === 'money' && unit.scale.n > 1n && !['JPY', 'KRW'].includes(unit.base);
  if (!level || !bare || !steps || compare(absolute(level.value), HUGE) < 0) return [];
  // Beside a baseline the two are compared when the plan is computed.
  const baseline = baselineOf(goal);
  if (baseline && sign(baseline) > 0 && compare(level.value, multiply(baseline, APART)) > 0) return [];
  const params = {
    goal: goal.name,
    first: { value: level.value, unit },
    second: null,
    firstText: target.text,
    secondText: '',
  };
  return [diagnose('unit-likely-wrong', params, target.at, { about: goal.name })];
}
