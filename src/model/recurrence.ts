import { type Day, firstDay, lastDay, monthOf, weekday } from './calendar.ts';
import type { WorkCalendar } from './workdays.ts';

/** So many times a day, week, month or calendar quarter. */
export interface Rhythm {
  readonly per: 'day' | 'week' | 'month' | 'quarter';
  readonly times: number;
}

/**
 * The days of repeating work from–to (both included), in order, all of them working days. Each week, month or quarter
 * gets its times, spread evenly over its working days; one that is cut by the edge gets its part by working days,
 * halves up. More times than working days repeats days; a cycle without working days gets none.
 */
export function occurrences(rhythm: Rhythm, from: Day, to: Day, calendar: WorkCalendar): Day[] {
  const days: Day[] = [];
  for (let start = from; start <= to; ) {
    const cycle = cycleOf(start, rhythm.per);
    const end = Math.min(cycle.to, to);
    const worked = calendar.count(start, end);
    const whole = calendar.count(cycle.from, cycle.to);
    // In halves, so that the rounding is one of whole numbers.
    const times = whole === 0 ? 0 : Math.floor((2 * rhythm.times * worked + whole) / (2 * whole));
    for (let n = 0; n < times; n++) {
      const position = Math.floor(((2 * n + 1) * worked) / (2 * times));
      days.push(calendar.add(start - 1, position + 1));
    }
    start = end + 1;
  }
  return days;
}

function cycleOf(day: Day, per: Rhythm['per']): { readonly from: Day; readonly to: Day } {
  switch (per) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const monday = day - weekday(day) + 1;
      return { from: monday, to: monday + 6 };
    }
    case 'month':
      return { from: firstDay(monthOf(day)), to: lastDay(monthOf(day)) };
    case 'quarter': {
      const first = monthOf(day) - (monthOf(day) % 3);
      return { from: firstDay(first), to: lastDay(first + 2) };
    }
  }
}
