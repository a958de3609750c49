import { sameName } from '../language/fold.ts';
import { addressOffers, type Speaker } from './complete-address.ts';
import type { Known } from './complete-names.ts';
import { tableOffers } from './complete-table.ts';
import { yamlOffers } from './complete-yaml.ts';
import { cursorAt, type TableCursor } from './cursor.ts';
import { yamlPlaceAt } from './key-help.ts';
import { type Offers, offersFor } from './offer.ts';
import type { State } from './state.ts';
import type { Point } from './text.ts';
import type { PlanView } from './view.ts';
import { asCell, asCsv } from './written.ts';

/** What may be written at a place; null where nothing is known of it. */
export function completeAt(state: State, file: string, point: Point): Offers | null {
  const yaml = yamlPlaceAt(state, file, point);
  if (yaml !== null) return yamlOffers(yaml, file, state);
  const lines = state.lines(file);
  const view = state.viewOf(file);
  const speaker = view === null ? null : speakerOf(view, state);
  const cursor = lines === null ? null : cursorAt(file, lines, point);
  if (view === null || speaker === null || cursor === null) return null;
  if (cursor.kind === 'address') {
    const form = { measure: true, link: true };
    const found = offersFor(cursor.piece, addressOffers(cursor.typed, form, speaker));
    // The next part of an address is another question.
    return { ...found, incomplete: true };
  }
  return written(tableOffers(cursor, knownOf(view, file, speaker, state)), cursor, file);
}

/** As a cell writes it: marks escaped or in quotes, and room between a word and a pipe. */
function written(found: Offers, { piece, table, row, column, typed }: TableCursor, file: string): Offers {
  const isCsv = /\.csv$/i.test(file);
  const isWhole = found.piece.from === piece.from && found.piece.to === piece.to;
  const cell = [table.head, ...table.rows][row + 1]?.[column];
  const before = !isCsv && isWhole && typed === '' && cell?.at.column === piece.from + 1 ? ' ' : '';
  const after = !isCsv && isWhole && cell?.at.endColumn === piece.to + 1 ? ' ' : '';
  const offers = found.offers.map((offer) => {
    const insert = isCsv ? asCsv(offer.label, !isWhole) : `${before}${asCell(offer.label)}${after}`;
    return insert === offer.label ? offer : { ...offer, insert };
  });
  return { ...found, offers };
}

function speakerOf(view: PlanView, state: State): Speaker | null {
  const analysis = state.analysisOf(view);
  const plan = view.plan ?? analysis?.plan ?? null;
  return plan === null ? null : { plan, config: state.config, analysis };
}

function knownOf(view: PlanView, file: string, speaker: Speaker, state: State): Known {
  const { parent, follows } = speaker.plan.frontmatter;
  const named = (id: string | null) =>
    id === null ? undefined : state.views().find((it) => it !== view && sameName(it.id, id));
  const above = named(parent);
  return {
    ...speaker,
    owners: ownersOf(speaker),
    parent: above === undefined ? null : speakerOf(above, state),
    lessons: named(follows)?.plan?.rows.lessons.map((row) => row.name.text) ?? [],
    isLong: view.document?.actuals?.at.file === file,
  };
}

/** People and teams of the config; without a config those whom the plan itself names. */
function ownersOf({ plan, config }: Speaker): string[] {
  const rows = [...plan.goals.flatMap(({ owners }) => owners), plan.frontmatter.owner ?? ''];
  const named = Object.values(plan.rows)
    .flat()
    .flatMap(({ cells }) => ('owner' in cells && cells.owner.state === 'value' ? cells.owner.value : []));
  const declared = [...config.people.map(({ name }) => name), ...config.teams];
  return [...new Set([...declared, ...rows, ...named])].filter((it) => it !== '');
}
