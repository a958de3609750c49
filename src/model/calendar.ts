/** Days, months and periods as plain whole numbers: no clock, no time zone, no `Date` object leaves this file. */

/** Days since 1970-01-01. */
export type Day = number;
/** Months since year 0: `year * 12 + (month - 1)`. */
export type Month = number;

const MILLISECONDS_A_DAY = 86_400_000;

export function day(year: number, month: number, date: number): Day {
  return Math.floor(Date.UTC(year, month - 1, date) / MILLISECONDS_A_DAY);
}

/** A day from `2026-08-15`, or null when there is no such day. */
export function dayFromIso(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const result = day(year, month, date);
  return isoOfDay(result) === text ? result : null;
}

export function isoOfDay(value: Day): string {
  return new Date(value * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday is 7. */
export function weekday(value: Day): number {
  return ((((value + 3) % 7) + 7) % 7) + 1;
}

export function monthOf(value: Day): Month {
  const date = new Date(value * MILLISECONDS_A_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export function month(year: number, monthOfYear: number): Month {
  return year * 12 + monthOfYear - 1;
}

export function yearOfMonth(value: Month): number {
  return Math.floor(value / 12);
}

/** 1 to 12. */
export function monthOfYear(value: Month): number {
  return (value % 12) + 1;
}

export function firstDay(value: Month): Day {
  return day(yearOfMonth(value), monthOfYear(value), 1);
}

export function lastDay(value: Month): Day {
  return firstDay(value + 1) - 1;
}

export function daysIn(value: Month): number {
  return firstDay(value + 1) - firstDay(value);
}

/** `2026-07`. */
export function isoOfMonth(value: Month): string {
  return `${String(yearOfMonth(value)).padStart(4, '0')}-${String(monthOfYear(value)).padStart(2, '0')}`;
}
