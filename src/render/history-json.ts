import type { HistoryAsOf } from '../history/as-of.ts';
import type { Point } from '../history/line.ts';
import { isoOfDay } from '../model/calendar.ts';
import { toNumber } from '../model/rational.ts';
import { fraction } from './fraction.ts';

/** What git knows of a plan, as plain data: amounts in base units like those of the figures, days as ISO dates. */
export function historyData({ lastChanged, cut, targets }: HistoryAsOf) {
  return {
    lastChanged: lastChanged === null ? null : made(lastChanged),
    cut,
    targets: targets.map(({ goal, unit, original, approved, current, steps, moved }) => ({
      goal,
      unit: unit.label,
      base: unit.base,
      scale: toNumber(unit.scale),
      original: pointData(original),
      approved: approved === null ? null : pointData(approved),
      current: pointData(current),
      steps: steps.map(pointData),
      moved: moved.map(pointData),
    })),
  };
}

function pointData(point: Point) {
  return { value: toNumber(point.target), exact: fraction(point.target), ...made(point) };
}

function made({ commit, author, day }: Omit<Point, 'target'>) {
  return { commit, author, day: day === null ? null : isoOfDay(day) };
}
