import type { Severity } from '../../diagnostics/define.ts';
import type { Lang } from '../../language/words.ts';
import type { BrandView, Link } from '../page.ts';
import type { LightView } from '../table.ts';

/**
 * The pages that span plans, as words. Every `href` starts at the root of the reports; the renderer puts the way
 * there before it.
 */
export type SitePage = PeoplePage | PersonPage | CalendarPage | LessonsPage | RulesPage | SearchPage;

interface Page<K extends string> {
  readonly kind: K;
  /** Where it lies in the reports, with `/`. */
  readonly path: string;
  readonly lang: Lang;
  readonly brand: BrandView;
  readonly title: string;
  readonly asOf: string;
  /** The finding in one sentence. */
  readonly headline: string;
}

/** One choice of a list; without JavaScript it is not shown and the list is whole. */
export interface Filter {
  /** Items carry their values under this name. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** A link to a plan, with the language of its title. */
export interface PlanLink extends Link {
  readonly lang: Lang;
}

/** Something that somebody owes. */
export interface DutyView {
  /** `9月15日`; empty without a date. */
  readonly due: string;
  /** As machines read and sort it; empty without a date. */
  readonly iso: string;
  readonly kind: string;
  readonly kindWord: string;
  readonly name: string;
  readonly plan: PlanLink;
  readonly state: string;
  readonly light: LightView;
  readonly owners: readonly Link[];
  /** The names of the owners joined by `|`, for the filter. */
  readonly ownerKeys: string;
  /** `file:line`. */
  readonly place: string;
}

export interface PeoplePage extends Page<'people'> {
  readonly rows: readonly PersonRow[];
}

export interface PersonRow {
  readonly name: string;
  readonly href: string;
  readonly team: string;
  readonly plans: readonly PlanLink[];
  readonly overdue: string;
  readonly late: boolean;
  readonly soon: string;
  readonly later: string;
  readonly done: string;
  /** The day of the next thing that is due, and what it is. */
  readonly next: string;
  readonly nextIso: string;
  readonly nextName: string;
}

export interface PersonPage extends Page<'person'> {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly groups: readonly DutyGroup[];
}

export interface DutyGroup {
  readonly id: string;
  readonly title: string;
  /** What lies behind is folded. */
  readonly folded: boolean;
  readonly items: readonly DutyView[];
}

export interface CalendarPage extends Page<'calendar'> {
  readonly filters: readonly Filter[];
  readonly groups: readonly CalendarGroup[];
}

export interface CalendarGroup {
  readonly id: string;
  readonly title: string;
  readonly folded: boolean;
  readonly days: readonly CalendarDay[];
}

export interface CalendarDay {
  readonly day: string;
  readonly weekday: string;
  readonly iso: string;
  readonly items: readonly DutyView[];
}

export interface LessonsPage extends Page<'lessons'> {
  readonly filters: readonly Filter[];
  readonly items: readonly LessonView[];
}

export interface LessonView {
  readonly lesson: string;
  readonly type: string;
  readonly typeWord: string;
  /** What it became: a standard procedure or an action; empty when not yet anything. */
  readonly action: string;
  readonly owners: readonly Link[];
  readonly due: string;
  readonly verified: string;
  readonly tags: readonly string[];
  readonly tagKeys: string;
  readonly plan: PlanLink;
  readonly state: string;
  readonly light: LightView;
  readonly place: string;
}

export interface RulesPage extends Page<'rules'> {
  readonly filters: readonly Filter[];
  readonly rules: readonly RuleView[];
}

/** One kind of finding and every place where it occurs. */
export interface RuleView {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  readonly severityWord: string;
  readonly count: string;
  /** Said once where it is the same for all. */
  readonly why: string;
  readonly fix: string;
  readonly first: readonly OccurrenceView[];
  /** Where there are many, the others are folded under this title. */
  readonly rest: readonly OccurrenceView[];
  readonly restTitle: string;
}

export interface OccurrenceView {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly place: string;
  /** null: about no published plan. */
  readonly plan: PlanLink | null;
  /** The reason of a waiver; empty when it counts. */
  readonly waived: string;
}

export interface SearchPage extends Page<'search'> {
  readonly groups: readonly SearchGroup[];
}

export interface SearchGroup {
  readonly title: string;
  readonly lang: Lang;
  readonly items: readonly SearchItem[];
}

export interface SearchItem {
  readonly title: string;
  /** The part of the plan it stands in; empty where the title says it. */
  readonly where: string;
  readonly href: string;
  readonly text: string;
}
