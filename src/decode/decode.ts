import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { KindId } from '../language/vocabulary.ts';
import type { Document, RawCell, RawTable } from '../parse/document.ts';
import { decodeColumns, missingColumns } from './columns.ts';
import type { Config } from './config.ts';
import { decodeFrontmatter } from './decode-frontmatter.ts';
import { decodeTables } from './decode-tables.ts';
import { gather, plain } from './gather.ts';
import { decodeGoals } from './goals.ts';
import { repeatedHeadings, secondHeading, unheaded } from './headings.ts';
import { missingSteps, orphansOf } from './missing-steps.ts';
import { onceWithoutGoals } from './once-per-name.ts';
import { declaredOwner, unknownOwner } from './people.ts';
import type { Frontmatter, Plan } from './plan.ts';
import { type Recognised, recognise } from './recognise.ts';
import { type Sheet, sheetOf } from './rows.ts';
import type { Scope } from './scope.ts';

/**
 * What a document means. Null only when it cannot be placed in time (no title or period); everything else that is wrong
 * is said at its cell, and the rest of the plan is decoded all the same.
 *
 *   Document ─ frontmatter → Frontmatter
 *            ─ tables      → recognised → sheets (columns, lines)
 *            ─ goals first, because the amounts of all other tables are in their units
 *            ─ targets, splits, rows of every kind, actuals
 *            ─ names resolved last, because any table may name what another defines
 */
export function decodePlan(document: Document, config: Config): Result<Plan | null> {
  const frontmatter = decodeFrontmatter(document, config);
  if (!frontmatter.value) return plain(null, ...frontmatter.diagnostics, ...missingSteps(document, []));
  const tables = tablesOf(document);
  const early: Scope = { config, frontmatter: underDeclaredName(frontmatter.value, config), goals: [] };
  const goalSheets = sheetsOf(tables, early, (kind) => kind === 'goals');
  const goals = decodeGoals(goalSheets.value, early);
  const present = document.sections.flatMap(({ step }) => (step === null ? [] : [step]));
  const scope: Scope = { ...early, goals: goals.value, steps: present };
  const orphans = orphansOf(document, (table) => recognise(table, scope).value !== null);
  const explained = new Set(orphans.map((it) => it.table));
  const told = tables.filter((table) => !explained.has(table));
  const otherSheets = sheetsOf(told, scope, (kind) => kind !== 'goals');
  const plan = decodeTables(document, otherSheets.value, goalSheets.value, scope);
  const named = [...otherSheets.diagnostics, ...plan.diagnostics];
  return plain(
    plan.value,
    ...frontmatter.diagnostics,
    ...ownerOf(scope),
    ...goalSheets.diagnostics,
    ...goals.diagnostics,
    ...missingSteps(document, orphans),
    ...(orphans.some((it) => it.step === 1) ? [] : noGoals(goalSheets.value, tables, scope)),
    ...(goals.value.length === 0 ? onceWithoutGoals(named) : named),
  );
}

function tablesOf({ sections, attached }: Document): readonly RawTable[] {
  const inText = sections.flatMap(({ blocks }) =>
    blocks.flatMap((it) => (it.kind === 'table' ? [it.table] : [])),
  );
  return [...inText, ...attached];
}

/** The tables of the wanted kinds with their columns. What is no table of ours is told once, on the second pass. */
function sheetsOf(
  tables: readonly RawTable[],
  scope: Scope,
  wanted: (kind: KindId) => boolean,
): Result<readonly Sheet[]> {
  const sheets = gather(
    tables.map((table): Result<Sheet | null> => {
      const recognised = recognise(table, scope);
      if (!recognised.value) return wanted('targets') ? plain(null, ...recognised.diagnostics) : plain(null);
      if (!wanted(recognised.value.kind)) return plain(null);
      return sheetIn(recognised.value, scope);
    }),
  );
  const known = sheets.value.filter((it) => it !== null);
  return plain(known, ...sheets.diagnostics, ...missingColumns(known, scope));
}

/** The columns and rows of a table. Where its headings take two rows, what each of them lacks is not told on top. */
function sheetIn(recognised: Recognised, scope: Scope): Result<Sheet> {
  const { table } = recognised;
  const two = secondHeading(recognised, scope);
  const whole = two === null ? recognised : { ...recognised, table: two.merged };
  const columns = decodeColumns(whole, scope);
  const headings = two === null ? [...columns.diagnostics, ...unheaded(table, 1)] : [two.diagnostic];
  const repeated = repeatedHeadings(whole.table);
  const sheet = sheetOf(whole, columns.value);
  const lines = sheet.lines.filter(({ cells }) => repeated.every((row) => row[0] !== cells[0]));
  return plain({ ...sheet, lines }, ...shortRows(table), ...headings, ...headingsAgain(repeated));
}

function headingsAgain(repeated: readonly (readonly RawCell[])[]): Diagnostic[] {
  const [first] = repeated[0] ?? [];
  return first === undefined
    ? []
    : [diagnose('headings-again', { rows: repeated.length }, first.at, { about: first.text })];
}

/** Missing cells count as blank. Where one was left out in the middle, all behind it stand in the wrong column. */
function shortRows({ short = [], head }: RawTable): Diagnostic[] {
  const [first, ...others] = short;
  if (!first) return [];
  const params = { cells: first.cells, headings: head.length, others: others.length };
  return [diagnose('table-short-row', params, first.at, { about: head[0]?.text ?? '' })];
}

/** A plan without a table of goals says nothing that could be computed: most likely a heading was not recognised. */
function noGoals(
  sheets: readonly Sheet[],
  tables: readonly RawTable[],
  { frontmatter }: Scope,
): Diagnostic[] {
  if (sheets.length > 0) return [];
  const at = tables[0]?.head[0]?.at ?? frontmatter.places.get('title');
  return at === undefined ? [] : [diagnose('no-goals', {}, at)];
}

/** The plan's owner as the config spells the name, so that their duties meet those of other plans. */
function underDeclaredName(frontmatter: Frontmatter, config: Config): Frontmatter {
  const { owner } = frontmatter;
  return owner === null ? frontmatter : { ...frontmatter, owner: declaredOwner(owner, config) ?? owner };
}

function ownerOf({ frontmatter, config }: Scope): Diagnostic[] {
  const { owner, places } = frontmatter;
  const at = places.get('owner');
  return owner !== null && at && declaredOwner(owner, config) === null ? unknownOwner(owner, at, config) : [];
}
