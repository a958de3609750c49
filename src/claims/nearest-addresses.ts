import { distance } from 'fastest-levenshtein';
import type { Analysis } from '../compute/analysis.ts';
import type { FigureId } from '../compute/figure.ts';
import { fold, normal, sameName } from '../language/fold.ts';
import { resolveMeasure } from '../language/measures.ts';
import { figuresBehind } from './behind.ts';

/**
 * What an address that names no figure was probably meant for: the same measure computed from the thing that was asked
 * (the cover of a goal may be that of its funnel), then the addresses that differ least.
 */
export function meantAddresses(asked: string, analysis: Analysis, most = 3): string[] {
  return suggestions(analysis)(asked, most);
}

/** More than so many wrong addresses of one plan are a plan in pieces; the search costs all its figures each time. */
const ASKED_AT_MOST = 30;

/** The same for many addresses of one plan: its figures are taken apart once. The first thirty are answered. */
export function suggestions(analysis: Analysis): (asked: string, most?: number) => string[] {
  let known: readonly Known[] | null = null;
  const answers = new Map<string, readonly string[]>();
  return (asked, most = 3) => {
    const before = answers.get(asked);
    if (before !== undefined) return before.slice(0, most);
    if (answers.size >= ASKED_AT_MOST) return [];
    known ??= analysis.figures.addresses().map((address) => ({ address, parts: partsOf(address) }));
    const wanted = partsOf(asked);
    const found = [...new Set([...ofTheSameThing(wanted, analysis, known), ...nearest(wanted, known)])];
    answers.set(asked, found);
    return found.slice(0, most);
  };
}

interface Known {
  readonly address: string;
  readonly parts: Parts;
}

function ofTheSameThing(wanted: Parts, analysis: Analysis, known: readonly Known[]): string[] {
  if (!wanted.measure.known || wanted.member !== '') return [];
  const found = known.filter(({ address, parts }) => {
    const alike =
      parts.measure.name === wanted.measure.name && parts.member === '' && parts.period === wanted.period;
    const figure = alike ? analysis.figures.get(address) : null;
    // A figure of the plan as a whole is computed from everything; what is nearer tells more.
    if (figure === null || figure.inputs.length === 0 || isOfPlan(figure.id, analysis)) return false;
    return figuresBehind(figure, analysis).some((it) => fold(it.subject) === wanted.subject);
  });
  return found.map(({ address }) => address);
}

function isOfPlan({ subject }: FigureId, { plan }: Analysis): boolean {
  return sameName(subject, plan.frontmatter.title);
}

interface Parts {
  readonly subject: string;
  readonly member: string;
  readonly period: string;
  readonly measure: { readonly name: string; readonly known: boolean };
}

/** How much each part counts: whose figure it is, and which, matter most. */
const WEIGHTS = { subject: 3, measure: 3.5, member: 2, period: 1 } as const;
/** Beyond this share of the weights nothing of the address was meant. */
const FARTHEST = 0.55;
/** What differs by so much more than the nearest is no alternative to it. */
const WORSE = 0.07;

/**
 * The known addresses that differ least from the one asked for, nearest first: another measure of the same thing or the
 * same measure of another, a slip of the pen in a name. The year of a period counts for nothing, because nobody writes it.
 */
export function nearestAddresses(asked: string, known: Iterable<string>, most = 3): string[] {
  const apart = [...new Set(known)].map((address) => ({ address, parts: partsOf(address) }));
  return nearest(partsOf(asked), apart).slice(0, most);
}

function nearest(wanted: Parts, known: readonly Known[]): string[] {
  const found: { readonly address: string; readonly far: number }[] = [];
  for (const { address, parts } of known) {
    const far = farFrom(wanted, parts);
    if (far <= FARTHEST) found.push({ address, far });
  }
  const best = found.reduce((least, { far }) => Math.min(least, far), 1);
  return found
    .filter(({ far }) => far <= best + WORSE)
    .toSorted((a, b) => a.far - b.far)
    .map(({ address }) => address);
}

function partsOf(address: string): Parts {
  const [, subject = '', member = '', period = '', measure = ''] =
    /^#?([^/@:]*)(?:\/([^@:]*))?(?:@([^:]*))?(?::(.*))?$/s.exec(normal(address)) ?? [];
  const known = resolveMeasure(measure);
  return {
    subject: fold(subject),
    member: fold(member).replace(/^[^=]*=/, ''),
    period: fold(period)
      .replace(/^\d{4}-/, '')
      .replace(/^(\d{1,2})月$/, (_, month: string) => month.padStart(2, '0')),
    measure: { name: known ?? fold(measure), known: known !== null },
  };
}

/** From 0 (the same) to 1; a part that neither has counts for nothing, nor does a measure that was not written. */
function farFrom(wanted: Parts, other: Parts): number {
  const noMeasure = wanted.measure.name === '';
  const costs = [
    [WEIGHTS.subject, apart(wanted.subject, other.subject)],
    [noMeasure ? 0 : WEIGHTS.measure, measuresApart(wanted.measure, other.measure)],
    [wanted.member === other.member ? 0 : WEIGHTS.member, apart(wanted.member, other.member)],
    [wanted.period === other.period ? 0 : WEIGHTS.period, apart(wanted.period, other.period)],
  ] as const;
  const whole = WEIGHTS.subject + (noMeasure ? 0 : WEIGHTS.measure);
  return costs.reduce((total, [weight, cost]) => total + weight * cost, 0) / whole;
}

/** A measure that exists was meant as it stands; any other measure is simply another. */
function measuresApart(wanted: Parts['measure'], other: Parts['measure']): number {
  if (wanted.name === other.name) return 0;
  return wanted.known ? 1 : apart(wanted.name, other.name);
}

function apart(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 2 && long.includes(short)) return (1 - short.length / long.length) * 0.8;
  return distance(a, b) / long.length;
}
