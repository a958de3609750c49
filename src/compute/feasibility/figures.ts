import { PERCENT } from '../../language/units.ts';
import type { Analysis } from '../analysis.ts';
import { computed, type FigureEntry, type FigureSource, figureInput, numberOr } from '../figures.ts';
import { addressName, entry, goalId, idOf, sourceOf, type Unlisted } from './figure-parts.ts';
import { budgetFigures, toolFigures } from './figures-budget.ts';
import { channelFigures } from './figures-channels.ts';
import { capacityFigures, funnelFigures, peopleFigures } from './figures-supply.ts';
import { timelineFigures } from './figures-time.ts';
import { nameOf } from './lookup.ts';

/** Every figure about whether the plan can be done, with what it was made from. */
export function feasibilityFigures(analysis: Omit<Analysis, 'figures'>): readonly FigureSource[] {
  return [
    ...capacityFigures(analysis),
    ...peopleFigures(analysis),
    ...funnelFigures(analysis),
    ...channelFigures(analysis),
    ...budgetFigures(analysis),
    ...toolFigures(analysis),
    ...timelineFigures(analysis),
    ...verdictFigures(analysis),
    ...scenarioFigures(analysis),
  ];
}

/** The plan's own cover, under its title like its other figures. */
function verdictFigures(analysis: Unlisted): FigureSource[] {
  const { constraints, binding } = analysis.feasibility;
  if (binding === null) return [];
  const { plan } = analysis;
  const title = addressName(plan.frontmatter.title);
  const parts = constraints.flatMap(({ kind, goal }) => {
    if (kind === 'capacity' && goal !== null) return [goalId(goal, 'cover')];
    if (kind === 'budget') return [idOf(analysis, 'budget', null, 'cover')];
    if (kind === 'time') return [idOf(analysis, 'tasks', null, 'cover')];
    return goal === null ? [] : [idOf(analysis, 'funnel', null, 'cover')];
  });
  const cover: FigureEntry = entry('cover', () =>
    computed(numberOr(binding.cover, PERCENT, 'no-data'), 'smallest-cover', parts.map(figureInput)),
  );
  return [
    {
      subject: title,
      aliases: [plan.id, '计划', 'plan'].filter((it) => it !== title),
      dimension: null,
      member: null,
      entries: () => [cover],
    },
  ];
}

/** The cover of each scenario; its targets and landings stand beside those of the plan in its own table. */
function scenarioFigures(analysis: Omit<Analysis, 'figures'>): FigureSource[] {
  return analysis.scenarios.flatMap(({ row, cover }) => {
    if (row === null) return [];
    const name = nameOf(row);
    const { changes } = row.cells;
    const cell = { kind: 'cell', at: changes.at, text: changes.text } as const;
    const figure = entry('cover', () =>
      computed(numberOr(cover, PERCENT, 'no-data'), 'scenario', [cell], { scenario: name }),
    );
    return [sourceOf(analysis, 'scenarios', name, undefined, () => [figure])];
  });
}
