import { decodeColumns } from '../decode/columns.ts';
import { kindIds, type Recognised, recognise } from '../decode/recognise.ts';
import { additive, findDimension, headingParts, type Scope } from '../decode/scope.ts';
import { sameName } from '../language/fold.ts';
import { type Column, type Kind, kinds, knownDimensions } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import { periodNames } from './complete-address.ts';
import { cellOffers } from './complete-cell.ts';
import { longOffers } from './complete-long.ts';
import { type Known, scopeOf } from './complete-names.ts';
import type { TableCursor } from './cursor.ts';
import { type Offer, type Offers, offersFor } from './offer.ts';
import { tablesOf } from './view.ts';

/** What a heading or a cell of a table may hold. */
export function tableOffers(cursor: TableCursor, known: Known): Offers {
  const { piece } = cursor;
  const scope = scopeOf(known);
  if (known.isLong) return offersFor(piece, longOffers(cursor, scope, known));
  const recognised = recognise(cursor.table, scope).value;
  if (cursor.row < 0) {
    const offers =
      cursor.column === 0 ? firstHeadings(cursor, scope) : columnOffers(cursor, recognised, known);
    return offersFor(piece, asHeadings(offers, known));
  }
  const use = recognised === null ? undefined : decodeColumns(recognised, scope).value[cursor.column];
  return recognised === null || use === undefined
    ? offersFor(piece, [])
    : cellOffers(cursor, recognised, use, known);
}

/** Latin headings as the author's others begin, with a capital or without. */
function asHeadings(offers: readonly Offer[], { plan }: Known): Offer[] {
  const headings = tablesOf(plan.document).flatMap(({ head }) => head.map(({ text }) => text));
  const capitals = headings.filter((it) => /^[A-Z]/.test(it)).length;
  if (capitals * 2 <= headings.filter((it) => /^[a-z]/i.test(it)).length) return [...offers];
  return offers.map((it) => ({ ...it, label: it.label.charAt(0).toUpperCase() + it.label.slice(1) }));
}

// ── Headings ───────────────────────────────────────────────────────────────────────────────────────────────────

/** What a table of this step can be about: the kinds by their first heading, and each goal by each dimension. */
function firstHeadings({ table }: TableCursor, scope: Scope): Offer[] {
  const { lang } = scope.frontmatter;
  const possible = kindIds.filter(
    (id) => id !== 'splits' && (table.step === null || kinds[id].steps.some((step) => step === table.step)),
  );
  const offers = possible.map((id): Offer => {
    const detail = say(kinds[id].label, lang);
    return { label: say(kinds[id].first.label, lang), kind: 'column', detail };
  });
  if (table.step !== null && table.step !== 2) return offers;
  const dimensions = new Set([
    ...(scope.dimensions ?? []),
    ...scope.config.dimensions.map(({ name }) => name),
    ...knownDimensions.map(({ label }) => findDimension(say(label, lang), scope) ?? say(label, lang)),
  ]);
  const splits = additive(scope.goals).flatMap(({ name }) =>
    [...dimensions].map((dimension): Offer => {
      const detail = say(kinds.splits.label, lang);
      return { label: `${name} / ${dimension}`, kind: 'column', detail };
    }),
  );
  return [...offers, ...splits];
}

/** The columns of the kind that the table does not have yet, and the periods of the plan. */
function columnOffers({ table, column }: TableCursor, recognised: Recognised | null, known: Known): Offer[] {
  if (recognised === null) return [];
  const kind: Kind = kinds[recognised.kind];
  const { lang } = known.plan.frontmatter;
  const others = table.head.filter((_, n) => n !== column).map(({ text }) => headingParts(text).base);
  const isFree = ({ label, aliases }: Column) =>
    !others.some((it) => [label.zh, label.en, ...aliases].some((word) => sameName(word, it)));
  const columns = Object.values(kind.columns)
    .filter(isFree)
    .map((it): Offer => ({ label: say(it.label, lang), kind: 'column', detail: say(kind.label, lang) }));
  if (kind.periods !== true) return columns;
  const periods = periodNames(known.plan, known.config).filter(
    (it) => !others.some((own) => sameName(own, it)),
  );
  return [...columns, ...periods.map((label): Offer => ({ label, kind: 'period' }))];
}
