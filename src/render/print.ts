import type { PlanPage, Tile, TileFact } from '../view/page.ts';
import type { LightView } from '../view/table.ts';
import { partsOf } from './contents.ts';
import { type ContextOptions, planContext } from './context.ts';

/** The whole plan, or the one page that a leader reads. */
export type Edition = 'full' | 'brief';

/** What `pages/print.hbs` and `pages/brief.hbs` know: the plan, its contents and the parts its pages run in. */
export async function printContext(
  page: PlanPage,
  edition: Edition,
  words: { readonly findings: string; readonly sources: string },
  options: ContextOptions,
) {
  const shown = edition === 'brief' ? { ...page, sections: [], sources: [] } : page;
  const { contents, parts, partOf } = partsOf(shown, words);
  const context = await planContext(shown, options);
  const partOfSection = (index: number) => partOf.get(shown.sections[index]?.id ?? '') ?? '';
  const partClass = (index: number) =>
    partOfSection(index) === partOfSection(index - 1)
      ? partOfSection(index)
      : `${partOfSection(index)} opens`;
  return {
    ...context,
    sections: context.sections.map((section, i) => ({ ...section, part: partClass(i) })),
    contents,
    parts,
    goalTable: goalTable(page.summary.tiles),
  };
}

interface GoalRow {
  readonly name: string;
  readonly light: LightView;
  readonly value: string;
  readonly label: string;
  readonly facts: readonly (TileFact | null)[];
}

/** The goals in numbers, a line each: what tiles tell in a column stands under one heading. */
function goalTable(tiles: readonly Tile[]): {
  readonly headings: readonly string[];
  readonly rows: readonly GoalRow[];
} {
  const headings = [...new Set(tiles.flatMap((tile) => tile.facts.map((fact) => fact.label)))];
  const rows = tiles.map((tile) => ({
    name: tile.name,
    light: tile.light,
    value: tile.unit === '' ? tile.value : `${tile.value} ${tile.unit}`,
    label: tile.label,
    facts: headings.map((heading) => tile.facts.find((fact) => fact.label === heading) ?? null),
  }));
  return { headings, rows };
}
