import type { Lang } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import type { FiscalStart } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';

/** What all plans of a repository share: `sixfold.config.yaml`, every value with a default. */
export interface Config {
  readonly version: 1;
  readonly fiscalYearStart: FiscalStart;
  readonly locale: Lang;
  /** The date of the report; null: the date of the day, handed in by the command. */
  readonly asOf: Day | null;
  readonly currency: string;
  readonly holidays: ReadonlySet<Day>;
  /** Weekend days that are worked (调休). */
  readonly workdays: ReadonlySet<Day>;
  readonly people: readonly Person[];
  readonly teams: readonly string[];
  readonly dimensions: readonly Dimension[];
  readonly lights: Lights;
  /** Days after a period's end within which its cause may still be missing. */
  readonly graceDays: number;
  /** Severity by code; `off` silences a rule. Blocking codes cannot be changed. */
  readonly rules: ReadonlyMap<string, 'error' | 'warning' | 'note' | 'off'>;
  readonly brand: Brand;
  readonly output: { readonly pdf: boolean; readonly paper: 'A4' | 'Letter' };
  /** Where a value stands, for messages: by key path, as in the frontmatter. */
  readonly places: ReadonlyMap<string, Span>;
}

export interface Person {
  readonly name: string;
  readonly email: string | null;
  readonly handle: string | null;
  readonly team: string | null;
}

/** A dimension and its members; a member may have a parent in the same dimension (region → city → rep). */
export interface Dimension {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The parent's name; null at the top. */
  readonly parent: string | null;
}

/** Attainment below `red` is red, below `yellow` yellow (fractions: 0.8, 0.9). */
export interface Lights {
  readonly red: Rational;
  readonly yellow: Rational;
}

export interface Brand {
  readonly name: string;
  readonly accent: string;
  /** The file that is named, relative to the root; null without one, and where the name leads out of the root. */
  readonly logoFile: string | null;
  /** Its picture; null without one, and where it is none that can be shown. */
  readonly logo: Logo | null;
}

/** A picture that stands in the pages themselves. */
export interface Logo {
  /** `data:image/png;base64,…` or `data:image/jpeg;base64,…`. */
  readonly uri: string;
  /** In pixels, as its header says. */
  readonly width: number;
  readonly height: number;
}
