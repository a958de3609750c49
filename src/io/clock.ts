import { type Day, day } from '../model/calendar.ts';

/** The day on the wall of this machine. The only clock of the program; a command hands it down as `asOf`. */
export function today(): Day {
  const now = new Date();
  return day(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
