import type { Analysis } from '../compute/analysis.ts';
import type { Config } from '../decode/config.ts';
import type { Plan } from '../decode/plan.ts';
import { findGoal } from '../decode/scope.ts';
import { formatPeriodShort } from '../language/format.ts';
import { type MeasureId, measures } from '../language/measures.ts';
import { reservedKind } from '../language/reserved.ts';
import { type KindId, kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import { type Period, partsOf } from '../model/period.ts';
import { figureText } from '../view/sources.ts';
import { addressParts } from './address-parts.ts';
import type { Offer } from './offer.ts';
import { asLink } from './written.ts';

/** What addresses of a plan are made from. */
export interface Speaker {
  readonly plan: Plan;
  readonly config: Config;
  /** Its figures, where it could be computed some time. */
  readonly analysis: Analysis | null;
}

export interface AddressForm {
  /** Ends with a measure, as a claim does. */
  readonly measure: boolean;
  /** In a link, which holds no spaces. */
  readonly link: boolean;
}

/** Figures that prose speaks of most, of a goal as a whole. */
const OFTEN: readonly MeasureId[] = ['target', 'baseline', 'growth', 'ytdActual', 'ytdAttainment', 'landing'];

/**
 * The addresses that may be meant by what is typed so far, a part at a time: goals and kinds, after `/` their members,
 * after `@` the periods of the plan, after `:` the measures that there are, each with its value.
 */
export function addressOffers(typed: string, form: AddressForm, speaker: Speaker): Offer[] {
  const parts = addressParts(typed);
  const { measure, period, member } = parts;
  const head = typed.replace(/[:：][^:：]*$/, '');
  const found =
    measure !== null
      ? form.measure
        ? measuresOf(head, speaker)
        : []
      : period !== null
        ? periodOffers(typed.replace(/[@＠].*$/s, ''), speaker)
        : member !== null
          ? memberOffers(parts.subject.text, speaker)
          : [...subjectOffers(speaker), ...(form.measure ? often(speaker) : [])];
  return form.link ? found.map(inLink) : found;
}

function inLink(offer: Offer): Offer {
  const insert = asLink(offer.insert ?? offer.label);
  return insert === offer.label ? offer : { ...offer, insert };
}

function subjectOffers({ plan }: Speaker): Offer[] {
  const { lang } = plan.frontmatter;
  const reserved = kindsWithRows(plan).flatMap((id): Offer[] => {
    const kind = kinds[id];
    return 'reserved' in kind
      ? [{ label: `${say(kind.reserved, lang)}/`, kind: 'thing', detail: say(kind.label, lang) }]
      : [];
  });
  return [...plan.goals.map((it): Offer => ({ label: it.name, kind: 'goal' })), ...reserved];
}

function kindsWithRows(plan: Plan): KindId[] {
  return Object.keys(kinds).filter((id): id is KindId => isKind(id) && plan.rows[id].length > 0);
}

function isKind(id: string): id is KindId {
  return Object.hasOwn(kinds, id);
}

function often({ plan, analysis }: Speaker): Offer[] {
  return plan.goals.flatMap(({ name }) =>
    OFTEN.flatMap((measure) =>
      figureOffer(`${name}:${say(measures[measure].label, plan.frontmatter.lang)}`, analysis),
    ),
  );
}

function memberOffers(subject: string, { plan }: Speaker): Offer[] {
  const goal = findGoal(plan.goals, subject);
  if (goal === null) {
    const kind = reservedKind(subject);
    const rows = kind === null ? [] : plan.rows[kind];
    return rows.map((row): Offer => ({ label: `${subject}/${row.name.text}`, kind: 'thing' }));
  }
  const places = plan.splits
    .filter((it) => it.goal === goal.name)
    .flatMap(({ dimension, members }) => members.map(({ name }) => ({ dimension, name })));
  return places.map(({ dimension, name }): Offer => {
    const ambiguous = places.some((it) => it.name === name && it.dimension !== dimension);
    const path = ambiguous ? `${dimension}=${name}` : name;
    return { label: `${subject}/${path}`, kind: 'thing', detail: dimension };
  });
}

function periodOffers(head: string, { plan, config }: Speaker): Offer[] {
  return periodNames(plan, config).map((name): Offer => ({ label: `${head}@${name}`, kind: 'period' }));
}

/** The quarters, halves and months of a plan as its author writes them. */
export function periodNames({ frontmatter }: Plan, { fiscalYearStart: fiscal }: Config): string[] {
  const { period, lang } = frontmatter;
  const all: Period[] = (['quarter', 'half', 'month'] as const).flatMap((kind) =>
    partsOf(period, kind, fiscal),
  );
  return all.map((it) => formatPeriodShort(it, lang, fiscal));
}

function measuresOf(head: string, { plan, analysis }: Speaker): Offer[] {
  const ids = Object.keys(measures).filter((id): id is MeasureId => Object.hasOwn(measures, id));
  const labels = ids.map((id) => `${head}:${say(measures[id].label, plan.frontmatter.lang)}`);
  const known = labels.flatMap((label) => figureOffer(label, analysis));
  return known.length > 0 || analysis !== null
    ? known
    : labels.map((label): Offer => ({ label, kind: 'figure' }));
}

function figureOffer(label: string, analysis: Analysis | null): Offer[] {
  const figure = analysis?.figures.get(label) ?? null;
  if (analysis === null || figure === null) return [];
  return [{ label, kind: 'figure', detail: figureText(figure.value, analysis.plan.frontmatter.lang) }];
}
