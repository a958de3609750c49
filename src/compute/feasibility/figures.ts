import type { Row } from '../../decode/plan.ts';
import { PERCENT, PLAIN } from '../../language/units.ts';
import type { Analysis } from '../analysis.ts';
import type { FigureId, FigureValue } from '../figure.ts';
import {
  cellInput,
  computed,
  type FigureEntry,
  type FigureSource,
  figureInput,
  numberOr,
} from '../figures.ts';
import type { ScenarioAnalysis } from '../review-analysis.ts';
import { addressName, entry, goalId, idOf, reservedNames, sourceOf, type Unlisted } from './figure-parts.ts';
import { budgetFigures, toolFigures } from './figures-budget.ts';
import { channelFigures } from './figures-channels.ts';
import { capacityFigures, funnelFigures, peopleFigures } from './figures-supply.ts';
import { timelineFigures } from './figures-time.ts';
import { goalNamed, nameOf } from './lookup.ts';

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

/**
 * A scenario's own cover under its name (`情景/悲观:保障率`); what becomes of a goal under it stands with the goal
 * (`销售总额/情景=悲观:落地预测`).
 */
function scenarioFigures(analysis: Omit<Analysis, 'figures'>): FigureSource[] {
  return analysis.scenarios.flatMap((scenario) => {
    const { row, cover } = scenario;
    if (row === null) return [];
    const name = nameOf(row);
    const figure = scenarioEntry(row, 'cover', numberOr(cover, PERCENT, 'no-data'), planCover(analysis));
    return [
      sourceOf(analysis, 'scenarios', name, undefined, () => [figure]),
      ...scenario.goals.map((outcome) => goalUnderScenario(analysis, row, outcome)),
    ];
  });
}

function goalUnderScenario(
  analysis: Omit<Analysis, 'figures'>,
  row: Row<'scenarios'>,
  outcome: ScenarioAnalysis['goals'][number],
): FigureSource {
  const goal = goalNamed(analysis.goals, outcome.goal)?.goal;
  const unit = goal?.unit ?? PLAIN;
  const entries: readonly FigureEntry[] = [
    scenarioEntry(row, 'target', numberOr(outcome.target, unit, 'no-target'), [
      goalId(outcome.goal, 'target'),
    ]),
    scenarioEntry(row, 'landing', numberOr(outcome.landing, unit, 'no-actual'), [
      goalId(outcome.goal, 'landing'),
    ]),
    scenarioEntry(row, 'cover', numberOr(outcome.cover, PERCENT, 'no-data'), []),
  ];
  return {
    subject: outcome.goal,
    aliases: goal?.id ? [goal.id] : [],
    dimension: reservedNames('scenarios', analysis.plan.frontmatter.lang).own,
    member: addressName(nameOf(row)),
    entries: () => entries,
  };
}

function scenarioEntry(
  row: Row<'scenarios'>,
  measure: 'target' | 'landing' | 'cover',
  value: FigureValue,
  base: readonly FigureId[],
): FigureEntry {
  const inputs = [...base.map(figureInput), cellInput(row.cells.changes)];
  return entry(measure, () => computed(value, 'scenario', inputs, { scenario: nameOf(row) }));
}

function planCover({ plan, feasibility }: Unlisted): FigureId[] {
  return feasibility.binding === null ? [] : [goalId(addressName(plan.frontmatter.title), 'cover')];
}
