import type { Address, AddressSum } from '../address.ts';
import { normal } from '../fold.ts';
import { measureNames, resolveMeasure } from '../measures.ts';
import { nearest } from '../nearest.ts';
import { readPeriod } from './period.ts';
import { form, type ReadContext, type Reading, read, refuse } from './reading.ts';

/**
 * The parts of an address as written. Full width and spaces do not matter; a period without a year is looked for in the
 * plan's. Whether the things it names exist is not asked here.
 */
export function parseAddress(
  text: string,
  context: Pick<ReadContext, 'within' | 'fiscal'>,
): Reading<Address> {
  const plain = normal(text).replace(/^#/, '');
  const match = /^([^/@:#]+)(?:\/([^/@:#]+))?(?:@([^/@:#]+))?(?::([^/@:#]+))?$/.exec(plain);
  if (!match) return addressForm();
  const [, subject = '', path, when, what] = match.map((it) => it?.trim());
  if (subject === '' || path === '') return addressForm();
  const period = when === undefined ? null : readPeriod(when, context);
  if (period && !period.ok) return period;
  const measure = what === undefined ? null : resolveMeasure(what);
  if (what !== undefined && !measure) {
    return refuse({ kind: 'measure', found: what, suggestion: nearest(what, measureNames()) });
  }
  const cut = path?.indexOf('=') ?? -1;
  return read({
    subject,
    dimension: cut > 0 ? (path?.slice(0, cut).trim() ?? null) : null,
    member: path === undefined ? null : path.slice(cut + 1).trim(),
    period: period?.value ?? null,
    measure,
  });
}

/** Sums of addresses: `销售总额/制造业 + 销售总额/零售业`. `外部` (from outside) is a sum of none. */
export function parseSum(text: string, context: Pick<ReadContext, 'within' | 'fiscal'>): Reading<AddressSum> {
  const plain = normal(text).replace(/\n/g, ' ');
  if (/^(?:外部|外部数据|external)(?:$|[\s(:])/i.test(plain)) return read({ terms: [] });
  const terms: { sign: 1 | -1; address: Address }[] = [];
  let sign: 1 | -1 = 1;
  for (const piece of plain.split(/\s*(\+|\s-\s)\s*/)) {
    if (piece.trim() === '+' || piece.trim() === '-') {
      sign = piece.trim() === '-' ? -1 : 1;
      continue;
    }
    const address = parseAddress(piece, context);
    if (!address.ok) return address;
    terms.push({ sign, address: address.value });
    sign = 1;
  }
  return read({ terms });
}

function addressForm() {
  return form('数字的地址', 'the address of a figure', '销售总额/产品A@Q3:目标', 'Sales/Product A@Q3:target');
}
