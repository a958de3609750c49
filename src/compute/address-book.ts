import type { Plan } from '../decode/plan.ts';
import { fold } from '../language/fold.ts';
import { measures } from '../language/measures.ts';
import { parseAddress } from '../language/read/address.ts';
import { say } from '../language/words.ts';
import { type FiscalStart, periodKey } from '../model/period.ts';
import type { FigureId } from './figure.ts';
import type { AddressBook } from './figures.ts';

/** Addresses of a plan: read in any spelling, written with the year of every period so that none is ambiguous. */
export function addressBook(
  plan: Plan,
  fiscal: FiscalStart,
  ambiguous: (id: FigureId) => boolean,
): AddressBook {
  const { period, lang } = plan.frontmatter;
  const keys = new Map<string, string>();
  return {
    nameKey: (name) => {
      const known = keys.get(name);
      if (known !== undefined) return known;
      const key = fold(name);
      keys.set(name, key);
      return key;
    },
    read: (text) => {
      const read = parseAddress(text, { within: period, fiscal });
      if (!read.ok || read.value.measure === null) return null;
      return { ...read.value, measure: read.value.measure };
    },
    write: (id) => {
      const dimension = id.dimension !== null && ambiguous(id) ? `${id.dimension}=` : '';
      const member = id.member === null ? '' : `/${dimension}${id.member}`;
      const when = id.period === null ? '' : `@${periodKey(id.period, fiscal)}`;
      return `${id.subject}${member}${when}:${say(measures[id.measure].label, lang)}`;
    },
  };
}
