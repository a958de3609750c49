import { absolute, compare, ONE, rational, subtract } from '../model/rational.ts';
import type { Change, Moved } from './change.ts';

/** From here on a change is told at once; what weighs less is folded. */
export const TOLD_AT_ONCE = 50;

const AMPLE = rational(3, 2);

const SMALL = rational(5, 100);
/** An attainment that falls by less is the noise of one more month. */
const NOISE = rational(2, 100);

function worse({ from, to }: Moved): boolean {
  return from !== null && to !== null && compare(subtract(from, to), NOISE) >= 0;
}

/** How much a change matters to who answers for the plan: 0 to 100. It orders what is told, nothing else. */
export function weightOf(change: Change): number {
  switch (change.kind) {
    case 'goalpost':
      return 100;
    case 'blocked':
      return 99;
    case 'untold':
      return 98;
    case 'target':
      return 95;
    case 'goal-added':
    case 'goal-removed':
      return 90;
    case 'written':
      return change.member === null ? 93 : 58;
    case 'cover':
      return coverWeight(change);
    case 'landing':
      return change.weighty || worse(change.attainment) ? 70 : 48;
    case 'pace':
      return change.weighty ? 65 : 47;
    case 'light':
      return lightWeight(change);
    case 'finding':
      return findingWeight(change);
    case 'shift':
      // What a new target does to its parts follows; parts that trade with each other are a decision.
      if (change.conserved === true) return change.dimension === null ? 76 : 78;
      return change.dimension === null ? 58 : 45;
    case 'finish':
    case 'unblocked':
      return 74;
    case 'critical-path':
      return 62;
    case 'task':
      return change.critical.to && (change.slip ?? 0) > 0 ? 66 : (change.slip ?? 0) !== 0 ? 61 : 30;
    case 'owner':
      return change.of === 'goals' || change.of === 'plan' ? 64 : 60;
    case 'date':
      return 51;
    case 'claim':
      // Told together, in one line.
      return change.state === 'stale' ? 46 : 25;
    case 'actual':
      return change.member === null ? 58 : 35;
    case 'amounts':
      return change.conserved ? 63 : 57;
    case 'neighbour':
    case 'config':
      return 55;
    case 'renamed':
      return change.of === 'goals' ? 56 : 28;
    case 'row':
      return change.of === 'tasks' || change.of === 'milestones' || change.of === 'splits' ? 50 : 40;
    case 'field':
      return change.of === 'plan' ? 57 : change.of === 'goals' || change.of === 'people' ? 53 : 38;
    case 'held':
      return 15;
    case 'prose':
      return 10;
  }
}

function coverWeight({ from, to, binding }: Extract<Change, { kind: 'cover' }>): number {
  const short = (cover: typeof from) => cover !== null && compare(cover, ONE) < 0;
  if (short(from) !== short(to)) return 92;
  if (binding) return 80;
  // Far from being short either way, or hardly moved.
  const ample = (cover: typeof from) => cover !== null && compare(cover, AMPLE) >= 0;
  const small = from !== null && to !== null && compare(absolute(subtract(to, from)), SMALL) < 0;
  return (ample(from) && ample(to)) || small ? 33 : 60;
}

function lightWeight({ member, turns }: Extract<Change, { kind: 'light' }>): number {
  if (turns.some(({ period }) => period === null)) return member === null ? 72 : 48;
  return member === null && turns.some(({ to }) => to === 'red') ? 55 : 34;
}

function findingWeight({ state, diagnostic: { severity } }: Extract<Change, { kind: 'finding' }>): number {
  if (state === 'other') return 32;
  if (state === 'found') return severity === 'error' ? 68 : 44;
  if (severity === 'note') return 20;
  if (state === 'waived' || state === 'silenced') return severity === 'error' ? 72 : 57;
  if (state === 'gone') return severity === 'error' ? 68 : 44;
  return severity === 'error' ? 94 : 59;
}
