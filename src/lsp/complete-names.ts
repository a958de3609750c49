import type { Scope } from '../decode/scope.ts';
import { type ChoiceType, choices } from '../language/choices.ts';
import { moneyUnit } from '../language/units.ts';
import { isTotalName, totalNames } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { Speaker } from './complete-address.ts';
import type { Offer } from './offer.ts';

/** Who can be named, and what the plans around know. */
export interface Known extends Speaker {
  readonly owners: readonly string[];
  readonly parent: Speaker | null;
  /** The lessons of the plan before this one. */
  readonly lessons: readonly string[];
  /** The long CSV of actuals has columns of its own. */
  readonly isLong: boolean;
}

/** What a heading or name of the plan is read with. */
export function scopeOf({ plan, config }: Speaker): Scope {
  const dimensions = plan.splits.map((it) => it.dimension);
  return { config, frontmatter: plan.frontmatter, goals: plan.goals, dimensions };
}

/** The members that the config declares and those that other tables of the plan name, and the total. */
export function memberOffers(dimension: string, { plan, config }: Known): Offer[] {
  const declared = config.dimensions.find(({ name }) => name === dimension)?.members ?? [];
  const own = plan.splits.filter((it) => it.dimension === dimension).flatMap(({ members }) => members);
  const names = [...declared, ...own].map(({ name }) => name).filter((it) => it !== '' && !isTotalName(it));
  const total = totalNames[plan.frontmatter.lang === 'en' ? 3 : 0];
  const offers = [...new Set(names)].map((label): Offer => ({ label, kind: 'thing', detail: dimension }));
  return [...offers, ...(total === undefined ? [] : [choice(total)])];
}

/** A word of a closed list. */
export function choice(label: string): Offer {
  return { label, kind: 'choice' };
}

/** Rows of a kind by name, or by the id that the author gave. */
export function rowsOf({ plan }: Known, kind: 'tasks' | 'scenarios' | 'funnel'): Offer[] {
  return plan.rows[kind].map((row): Offer => {
    const own = 'id' in row.cells ? row.cells.id.text : '';
    return own === ''
      ? { label: row.name.text, kind: 'thing' }
      : { label: own, kind: 'thing', detail: row.name.text };
  });
}

/** The words of a closed list, in the plan’s language. */
export function choiceOffers(type: ChoiceType, { plan }: Known): Offer[] {
  return Object.values(choices[type]).map(({ label }) => choice(say(label, plan.frontmatter.lang)));
}

/** The units that goals of the plan have, and money of its currency. */
export function unitOffers({ plan }: Known): Offer[] {
  const { currency, lang } = plan.frontmatter;
  const money = [1, 10_000, 1_000_000, 100_000_000].map((factor) =>
    say(moneyUnit(currency, factor).label, lang),
  );
  const used = plan.goals.map(({ unit }) => say(unit.label, lang)).filter((it) => it !== '');
  return [...used, ...money, '%'].map(choice);
}
