import { type FiscalStart, type Period, periodKey } from '../model/period.ts';
import { fold, normal } from './fold.ts';
import { formatPeriodShort } from './format.ts';
import { type MeasureId, measureNames, measures, resolveMeasure } from './measures.ts';
import { nearest } from './nearest.ts';
import { readPeriod } from './read/period.ts';
import { form, type ReadContext, type Reading, read, refuse } from './read/reading.ts';
import { type KindId, kinds } from './vocabulary.ts';
import { type Lang, say } from './words.ts';

/**
 * The address of a figure: `goal[/member][@period]:measure`, or with a reserved kind name in front
 * (`渠道/行业展会:转化率`). A member is `name`, or `dimension=name` where the name alone is ambiguous.
 */
export interface Address {
  /** The goal's name or id, or the reserved name of a kind. */
  readonly subject: string;
  readonly member: string | null;
  /** The dimension of the member, when it is written out (`区域=华东`). */
  readonly dimension: string | null;
  readonly period: Period | null;
  /** null in a bare reference to a thing (`销售总额/制造业`), as sums and actuals use. */
  readonly measure: MeasureId | null;
}

/** A sum of figures; a denominator from outside arrives with the actuals and is a sum of none. */
export interface AddressSum {
  readonly terms: readonly { readonly sign: 1 | -1; readonly address: Address }[];
}

/** The characters that separate the parts of an address, and so stand in no name. */
export const ADDRESS_MARKS = /[/@:#]/;

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

/** An address as people write it in that language: `销售总额/产品A@Q3:目标`, `销售总额/区域=华东@7月:实际`. */
export function formatAddress(address: Address, lang: Lang, fiscal: FiscalStart): string {
  const { subject, dimension, member, period, measure } = address;
  const path = member === null ? '' : `/${dimension === null ? '' : `${dimension}=`}${member}`;
  const when = period ? `@${formatPeriodShort(period, lang, fiscal)}` : '';
  return `${subject}${path}${when}${measure ? `:${say(measures[measure].label, lang)}` : ''}`;
}

/**
 * The key of a figure, one spelling for each: names as they stand in the resolved id, the period with its year, the
 * measure by its identifier: `销售总额/产品=产品A@2026-Q3:target`.
 */
export function addressKey(
  id: {
    readonly subject: string;
    readonly dimension: string | null;
    readonly member: string | null;
    readonly period: Period | null;
    readonly measure: MeasureId;
  },
  fiscal: FiscalStart,
): string {
  const path = id.member === null ? '' : `/${id.dimension === null ? '' : `${id.dimension}=`}${id.member}`;
  return `${id.subject}${path}${id.period ? `@${periodKey(id.period, fiscal)}` : ''}:${id.measure}`;
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

const reservedNames: ReadonlyMap<string, KindId> = new Map(
  (Object.keys(kinds) as KindId[]).flatMap((kind): [string, KindId][] => {
    const it = kinds[kind];
    return 'reserved' in it
      ? [
          [fold(it.reserved.zh), kind],
          [fold(it.reserved.en), kind],
        ]
      : [];
  }),
);

/** The kind whose reserved name this is (`渠道` → channels), or null for a goal's name. */
export function reservedKind(subject: string): KindId | null {
  return reservedNames.get(fold(subject)) ?? null;
}

function addressForm() {
  return form('数字的地址', 'the address of a figure', '销售总额/产品A@Q3:目标', 'Sales/Product A@Q3:target');
}
