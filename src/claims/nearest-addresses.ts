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
export function meantAddresses(
  asked: string,
  analysis: Analysis,
  known: readonly string[] = analysis.figures.addresses(),
  most = 3,
): string[] {
  return [...new Set([...ofTheSameThing(asked, analysis, known), ...nearestAddresses(asked, known)])].slice(
    0,
    most,
  );
}

function ofTheSameThing(asked: string, analysis: Analysis, known: readonly string[]): string[] {
  const wanted = partsOf(asked);
  if (!wanted.measure.known || wanted.member !== '') return [];
  return known.filter((address) => {
    const parts = partsOf(address);
    const alike =
      parts.measure.name === wanted.measure.name && parts.member === '' && parts.period === wanted.period;
    const figure = alike ? analysis.figures.get(address) : null;
    // A figure of the plan as a whole is computed from everything; what is nearer tells more.
    if (figure === null || figure.inputs.length === 0 || isOfPlan(figure.id, analysis)) return false;
    return figuresBehind(figure, analysis).some((it) => fold(it.subject) === wanted.subject);
  });
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
  const wanted = partsOf(asked);
  const found: { readonly address: string; readonly far: number }[] = [];
  for (const address of new Set(known)) {
    const far = farFrom(wanted, partsOf(address));
    if (far <= FARTHEST) found.push({ address, far });
  }
  const best = found.reduce((least, { far }) => Math.min(least, far), 1);
  return found
    .filter(({ far }) => far <= best + WORSE)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
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
