/** Days and months as plain whole numbers of the Gregorian calendar: no clock, no time zone, no `Date`. */

/** Days since 1970-01-01. */
export type Day = number;
/** Months since year 0: `year * 12 + (month - 1)`. */
export type Month = number;

/** A month or date beyond its range counts on: the 0th of March is the last of February. */
export function day(year: number, month: number, date: number): Day {
  const months = year * 12 + month - 1;
  const [y, m] = [Math.floor(months / 12), modulo(months, 12)];
  // Years are counted from March, so that the day a leap year adds is the last.
  const shifted = m < 2 ? y - 1 : y;
  const dayOfYear = Math.floor((153 * ((m + 10) % 12) + 2) / 5) + date - 1;
  return leapDays(shifted) + shifted * 365 + dayOfYear - DAYS_TO_EPOCH;
}

/** Days from 1 March of year 0 to 1970-01-01. */
const DAYS_TO_EPOCH = 719_468;
const DAYS_IN_400_YEARS = 146_097;

/** 29 Februaries before 1 March of a year that starts in March. */
function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** Year, month (1 to 12) and date of a day. */
function civil(value: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const days = value + DAYS_TO_EPOCH;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const ofEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const dayOfYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return { year, month, date: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1 };
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
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
  const { year, month, date } = civil(value);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** Monday is 1, Sunday is 7. */
export function weekday(value: Day): number {
  return modulo(value + 3, 7) + 1;
}

export function monthOf(value: Day): Month {
  const { year, month } = civil(value);
  return year * 12 + month - 1;
}

export function month(year: number, monthOfYear: number): Month {
  return year * 12 + monthOfYear - 1;
}

export function yearOfMonth(value: Month): number {
  return Math.floor(value / 12);
}

/** 1 to 12. */
export function monthOfYear(value: Month): number {
  return modulo(value, 12) + 1;
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
  return `${pad(yearOfMonth(value), 4)}-${pad(monthOfYear(value), 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
