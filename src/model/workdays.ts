import { type Day, weekday } from './calendar.ts';

/** Which days are worked: Monday to Friday, without the holidays, and with the weekend days that are made up for. */
export interface WorkCalendar {
  isWorkday(day: Day): boolean;
  /** Working days from–to, both included; 0 when `to` is before `from`. */
  count(from: Day, to: Day): number;
  /** The n-th working day after `day` (before it, for a negative n). n = 0 is the day itself, worked or not. */
  add(day: Day, n: number): Day;
  /** The day itself when it is worked, else the first worked one after it. */
  nextWorkday(day: Day): Day;
  /** The day itself when it is worked, else the last worked one before it. */
  previousWorkday(day: Day): Day;
}

/** A day in both sets is worked. Counting costs two binary searches over the exceptions, however long the range. */
export function workCalendar(holidays: ReadonlySet<Day>, workdays: ReadonlySet<Day>): WorkCalendar {
  const closed = sorted(holidays, (day) => !isWeekend(day) && !workdays.has(day));
  const opened = sorted(workdays, isWeekend);

  const isWorkday = (day: Day) =>
    isWeekend(day) ? workdays.has(day) : workdays.has(day) || !holidays.has(day);
  /** Working days up to and including a day, from a fixed origin; only differences mean something. */
  const rank = (day: Day) => weekdaysUpTo(day) - below(closed, day + 1) + below(opened, day + 1);
  const seek = (target: number, near: Day): Day => {
    let [low, high] = [near - 1, near];
    for (let step = 1; rank(low) >= target; step *= 2) low -= step;
    for (let step = 1; rank(high) < target; step *= 2) high += step;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (rank(middle) >= target) high = middle;
      else low = middle;
    }
    return high;
  };

  return {
    isWorkday,
    count: (from, to) => (to < from ? 0 : rank(to) - rank(from - 1)),
    add: (day, n) => {
      if (n === 0) return day;
      return n > 0 ? seek(rank(day) + n, day + n) : seek(rank(day - 1) + n + 1, day + n);
    },
    nextWorkday: (day) => (isWorkday(day) ? day : seek(rank(day) + 1, day)),
    previousWorkday: (day) => (isWorkday(day) ? day : seek(rank(day), day)),
  };
}

function isWeekend(day: Day): boolean {
  return weekday(day) > 5;
}

/** Mondays to Fridays up to and including a day, counted from Monday 1969-12-29. */
function weekdaysUpTo(day: Day): number {
  const week = Math.floor((day + 3) / 7);
  return week * 5 + Math.min(weekday(day), 5);
}

function sorted(days: ReadonlySet<Day>, keep: (day: Day) => boolean): readonly Day[] {
  return [...days].filter(keep).sort((a, b) => a - b);
}

/** How many of the sorted days lie before a day. */
function below(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
