import type { Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import { readPeriod } from '../language/read/period.ts';
import type { Unit } from '../language/units.ts';
import {
  type Column,
  isTotalColumn,
  type Kind,
  type KindId,
  kinds,
  knownDimensions,
} from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { RawTable } from '../parse/document.ts';
import { plain } from './gather.ts';
import type { Goal } from './plan.ts';
import { additive, findDimension, findGoal, headingParts, noteUnit, readingIn, type Scope } from './scope.ts';

/** A table of the plan with what its first heading says it is. */
export interface Recognised {
  readonly table: RawTable;
  readonly kind: KindId;
  /** Of splits, and of actuals by member: the goal and dimension of the first heading. */
  readonly split: { readonly goal: Goal; readonly dimension: string } | null;
  /** A unit in the first heading (`目标(万元)`) holds for every amount of the table. */
  readonly unit: Unit | null;
}

export const kindIds: readonly KindId[] = Object.keys(kinds).filter((it): it is KindId =>
  Object.hasOwn(kinds, it),
);

/** What a table is, by its first heading and its step; null for prose. A near miss is prose with a warning. */
export function recognise(table: RawTable, scope: Scope): Result<Recognised | null> {
  const first = table.head[0];
  if (!first || (table.step === null && table.origin === 'markdown')) return plain(null);
  const { base, note } = headingParts(first.text);
  const unit = noteUnit(note, scope);
  const split = splitHeading(table, base, scope);
  if (split?.value) {
    const { kind, split: of, note: own } = split.value;
    return plain({ table, kind, split: of, unit: unit ?? noteUnit(own, scope) });
  }
  if (split) return plain(null, ...split.diagnostics);
  const kind = kindByHeading(table, base);
  const misplaced = kind === null || share(table, kind) === 0 ? otherStep(table, base, scope) : [];
  if (misplaced.length > 0) return plain(null, ...misplaced);
  if (kind) return plain({ table, kind, split: null, unit });
  const bare = bareDimension(table, base, scope);
  if (bare) return bare.value ? plain({ table, ...bare.value, unit }) : plain(null, ...bare.diagnostics);
  return plain(null, ...nearMiss(table, base, scope));
}

/** The kind is that whose first heading this is, among the kinds of the step; in a CSV the columns decide between several. */
function kindByHeading(table: RawTable, base: string): KindId | null {
  const possible = kindIds.filter(
    (id) =>
      (table.step === null || stepsOf(id).includes(table.step)) &&
      id !== 'splits' &&
      names(kinds[id].first, base),
  );
  const ranked = possible.map((id) => ({ id, score: share(table, id) }));
  return (
    ranked.reduce<{ id: KindId; score: number } | null>((a, b) => (a && a.score >= b.score ? a : b), null)
      ?.id ?? null
  );
}

/**
 * `销售总额 / 产品`: a goal and a dimension, `销售总额(元) / 产品` with the unit of its amounts. Brackets may belong to the
 * goal's own name: `销售额(含税) / 产品`. Null when the heading is nothing of the kind.
 */
function splitHeading(
  table: RawTable,
  base: string,
  scope: Scope,
): Result<{ kind: KindId; split: { goal: Goal; dimension: string }; note: string | null } | null> | null {
  const parts = base.split(/[/／]/);
  const whole = parts[0]?.trim() ?? '';
  const { base: left, note } = headingParts(whole);
  const right = headingParts(parts[1] ?? '').base.trim();
  const kind = table.step === 5 ? 'actuals' : table.step === 2 || table.step === null ? 'splits' : null;
  if (!kind || parts.length !== 2 || !left || !right) return null;
  const dimension = findDimension(right, scope);
  const named = findGoal(scope.goals, whole);
  const goal = named ?? findGoal(scope.goals, left);
  if (goal) return plain({ kind, split: { goal, dimension: dimension ?? right }, note: named ? null : note });
  const at = table.head[0]?.at ?? table.at;
  const known = scope.goals.map((it) => it.name);
  const suggestion = nearest(left, known);
  if (!suggestion && (!dimension || share(table, 'splits') < 0.5)) return null;
  return plain(null, diagnose('unknown-goal', { found: left, suggestion, known }, at));
}

/** A bare `产品` in step 2 is the dimension of the one additive goal; with several nobody can tell whose it is. */
function bareDimension(
  table: RawTable,
  base: string,
  scope: Scope,
): Result<{ kind: KindId; split: { goal: Goal; dimension: string } } | null> | null {
  if (table.step !== 2 && !(table.step === null && share(table, 'splits') > 0)) return null;
  const dimension = findDimension(base, scope);
  if (!dimension || share(table, 'splits') === 0) return null;
  const goals = additive(scope.goals);
  const [goal] = goals;
  if (goal && goals.length === 1) return plain({ kind: 'splits', split: { goal, dimension } });
  const at = table.head[0]?.at ?? table.at;
  return plain(null, diagnose('bare-dimension', { dimension: base, goals: goals.map((it) => it.name) }, at));
}

/** A table under the wrong heading: its first heading and most of its columns are those of a kind of another step. */
function otherStep(table: RawTable, base: string, scope: Scope) {
  const here = kindsOf(table);
  const misplaced = kindIds.find(
    (id) =>
      !here.includes(id) && names(kinds[id].first, base) && share(table, id) >= 0.5 && known(table, id) > 1,
  );
  if (!misplaced) return [];
  const steps = stepsOf(misplaced);
  const present = scope.steps === undefined || steps.some((it) => scope.steps?.includes(it));
  const params = { found: base, kind: kinds[misplaced].label, steps, step: table.step, present };
  return [diagnose('table-in-other-step', params, table.head[0]?.at ?? table.at, { about: base })];
}

/** The kinds that a table of this step can be. */
function kindsOf({ step }: RawTable): readonly KindId[] {
  return kindIds.filter((id) => step === null || stepsOf(id).includes(step));
}

function nearMiss(table: RawTable, base: string, scope: Scope) {
  const at = table.head[0]?.at ?? table.at;
  const { lang } = scope.frontmatter;
  const here = kindsOf(table);
  const words = here.filter((id) => id !== 'splits').flatMap((id) => namesOf(kinds[id].first));
  const dimensions = table.step === 2 ? dimensionWords(scope) : [];
  const close = fold(base).length >= 3 ? nearest(base, [...words, ...dimensions]) : null;
  if (close && (share(table, kindOf(close, here)) > 0 || close.length > 3)) {
    return [
      diagnose(
        'table-not-recognised',
        { found: base, suggestion: close, step: table.step, second: null },
        at,
        { about: base },
      ),
    ];
  }
  const most = here.find((id) => id !== 'splits' && known(table, id) >= 2 && share(table, id) > 0.5);
  // After a column of numbers (序号) stands the one that should be first; renaming that number would not help.
  const moved = here.find((id) => known(table, id) >= 1 && names(kinds[id].first, secondColumn(table)));
  const meant = moved ?? most;
  const suggestion = meant ? say(kinds[meant].first.label, lang) : null;
  const second = moved === undefined ? null : secondColumn(table);
  return suggestion
    ? [
        diagnose('table-not-recognised', { found: base, suggestion, step: table.step, second }, at, {
          about: base,
        }),
      ]
    : [];
}

function secondColumn(table: RawTable): string {
  return headingParts(table.head[1]?.text ?? '').base;
}

function kindOf(word: string, among: readonly KindId[]): KindId {
  return among.find((id) => names(kinds[id].first, word)) ?? 'splits';
}

function dimensionWords({ config }: Scope): string[] {
  return [
    ...config.dimensions.flatMap((it) => [it.name, ...it.aliases]),
    ...knownDimensions.flatMap((it) => [it.label.zh, it.label.en, ...it.aliases]),
  ];
}

/** How many of a table's further columns belong to a kind, owners aside: they stand in every table. */
export function known(table: RawTable, id: KindId): number {
  return table.head.slice(1).filter((it) => belongs(headingParts(it.text).base, id)).length;
}

function share(table: RawTable, id: KindId): number {
  const others = table.head
    .slice(1)
    .filter((it) => !names(kinds.goals.columns.owner, headingParts(it.text).base));
  return others.length === 0 ? 0 : known(table, id) / others.length;
}

const ANY_YEAR = { within: null, fiscal: 1 } as const;

function belongs(base: string, id: KindId): boolean {
  const kind: Kind = kinds[id];
  if (names(kinds.goals.columns.owner, base)) return false;
  if (Object.values(kind.columns).some((it) => names(it, base))) return true;
  if (kind.periods !== true) return false;
  const period = readPeriod(base, ANY_YEAR);
  return isTotalColumn(base) || period.ok || period.problem.kind === 'year';
}

export function namesOf({ label, aliases }: Column): string[] {
  return [label.zh, label.en, ...aliases];
}

/** Whether a heading is the name or an alias of a column. */
export function names(column: Column, heading: string): boolean {
  return foldedNames(column).has(fold(heading));
}

/** The names of the vocabulary's columns as they are compared; every heading of every table is held against many. */
const FOLDED = new WeakMap<Column, ReadonlySet<string>>();

function foldedNames(column: Column): ReadonlySet<string> {
  const known = FOLDED.get(column);
  if (known !== undefined) return known;
  const folded = new Set(namesOf(column).map(fold));
  FOLDED.set(column, folded);
  return folded;
}

function stepsOf(id: KindId): readonly number[] {
  return kinds[id].steps;
}

/** The context in which the periods of headings are read. */
export function headingContext(scope: Scope) {
  return readingIn(scope, null);
}
