import { fold, sameName } from '../language/fold.ts';
import type { ReadContext } from '../language/read/reading.ts';
import { moneyUnit, parseUnit, sameBase, scaleOf, type Unit } from '../language/units.ts';
import { knownDimensions } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { Config, Member } from './config.ts';
import type { Frontmatter, Goal } from './plan.ts';

/** What every part of the decoding of one plan may look at. */
export interface Scope {
  readonly config: Config;
  readonly frontmatter: Frontmatter;
  /** Empty while the goals themselves are decoded. */
  readonly goals: readonly Goal[];
  /** Dimensions by which the plan itself splits a goal, declared or not. */
  readonly dimensions?: readonly string[];
  /** The members of each dimension, folded: as the config declares them and as the plan's own tables name them. */
  readonly members?: ReadonlyMap<string, ReadonlySet<string>>;
  /** The steps that the plan has headings for. */
  readonly steps?: readonly number[];
}

/** What the reader of a cell may know, with the unit of a bare number. */
export function readingIn(
  { config, frontmatter }: Scope,
  unit: Unit | null,
  span?: number | 'rate',
): ReadContext {
  return {
    within: frontmatter.period,
    fiscal: config.fiscalYearStart,
    lang: frontmatter.lang,
    currency: frontmatter.currency,
    unit,
    span: span ?? frontmatter.period.months,
  };
}

/** The goal that a text calls by its name or its id, or null. */
export function findGoal(goals: readonly Goal[], text: string): Goal | null {
  return goals.find((it) => sameName(it.name, text) || (it.id !== null && sameName(it.id, text))) ?? null;
}

export function additive(goals: readonly Goal[]): readonly Goal[] {
  return goals.filter((it) => it.type !== 'ratio');
}

/** A dimension under its one name: as the config declares it, else as the vocabulary knows it; null when neither does. */
export function findDimension(text: string, { config, frontmatter, dimensions }: Scope): string | null {
  const wanted = fold(text);
  if (wanted === '') return null;
  const own = dimensions?.find((it) => fold(it) === wanted);
  if (own) return own;
  const declared = config.dimensions.find((it) =>
    [it.name, ...it.aliases].some((word) => fold(word) === wanted),
  );
  if (declared) return declared.name;
  const known = knownDimensions.find(({ label, aliases }) =>
    [label.zh, label.en, ...aliases].some((word) => fold(word) === wanted),
  );
  if (!known) return null;
  const same = config.dimensions.find((it) =>
    [known.label.zh, known.label.en, ...known.aliases].some((word) =>
      [it.name, ...it.aliases].some((own) => sameName(own, word)),
    ),
  );
  return same?.name ?? say(known.label, frontmatter.lang);
}

/** A member of a declared dimension under its declared name. */
export function declaredMember(dimension: string, text: string, config: Config): string | null {
  const members = config.dimensions.find((it) => it.name === dimension)?.members ?? [];
  return members.length === 0 ? null : (indexOf(members).get(fold(text)) ?? null);
}

/** Of thousands of members in thousands of rows each is looked up, not searched for. Of two of one name the first counts. */
const indexes = new WeakMap<readonly Member[], ReadonlyMap<string, string>>();

function indexOf(members: readonly Member[]): ReadonlyMap<string, string> {
  const known = indexes.get(members);
  if (known !== undefined) return known;
  const index = new Map<string, string>();
  for (const { name, aliases } of members) {
    for (const word of [name, ...aliases]) if (!index.has(fold(word))) index.set(fold(word), name);
  }
  indexes.set(members, index);
  return index;
}

/** A heading without what stands in parentheses behind it, and that note: `金额(万元)` → 金额, 万元. */
export interface HeadingParts {
  readonly base: string;
  readonly note: string | null;
}

export function headingParts(text: string): HeadingParts {
  const match = /^(.+?)\s*[(（]([^()（）]*)[)）]\s*$/su.exec(text.replace(/\n/g, ' '));
  return match ? { base: match[1] ?? '', note: (match[2] ?? '').trim() } : { base: text.trim(), note: null };
}

/** The unit that a heading's note names. A note that is no money, no ratio and no goal's unit is a remark, not a unit. */
export function noteUnit(note: string | null, { frontmatter, goals }: Scope): Unit | null {
  if (!note) return null;
  const text = note.replace(/^(?:单位|unit)\s*[::]?\s*/i, '');
  const unit = parseUnit(text, frontmatter.currency);
  if (unit && unit.family !== 'count') return unit;
  const scale = scaleOf(text);
  if (scale !== null && scale > 1) return moneyUnit(frontmatter.currency, scale);
  return unit && goals.some((it) => sameBase(it.unit, unit)) ? unit : null;
}

/** The unit of bare numbers about a goal: the heading's when it counts the same thing, else the goal's own. */
export function unitFor(goal: Goal, ...headings: readonly (Unit | null)[]): Unit {
  return headings.find((it) => it !== null && sameBase(it, goal.unit)) ?? goal.unit;
}
