import type { MeasureId } from '../../language/measures.ts';
import { PERCENT } from '../../language/units.ts';
import { computed, type FigureEntry, type FigureSource, figureInput, numberOr } from '../figures.ts';
import type { BudgetAnalysis } from './feasibility-analysis.ts';
import { entry, idOf, percentCell, quantityCell, sourceOf, type Unlisted } from './figure-parts.ts';
import { isTotalRow, nameOf, planMoney } from './lookup.ts';
import { boughtCover, budgetCover } from './verdict.ts';

/** Amount and share of every line, and the whole with its cover. */
export function budgetFigures(analysis: Unlisted): FigureSource[] {
  const { budget } = analysis.feasibility;
  if (budget === null && budgetCover(analysis.feasibility) === null) return [];
  const lines = (budget?.lines ?? []).map((line) =>
    sourceOf(analysis, 'budget', nameOf(line.row), undefined, () => lineEntries(analysis, line)),
  );
  const whole = sourceOf(analysis, 'budget', null, undefined, () => [
    ...(budget === null ? [] : [totalEntry(analysis, budget)]),
    ...coverEntry(analysis),
  ]);
  return [...lines, whole];
}

function lineEntries(
  analysis: Unlisted,
  { row, amount, share }: BudgetAnalysis['lines'][number],
): FigureEntry[] {
  const own = (measure: MeasureId) => figureInput(idOf(analysis, 'budget', nameOf(row), measure));
  const total = figureInput(idOf(analysis, 'budget', null, 'amount'));
  const money = planMoney(analysis.plan);
  const written = quantityCell('amount', row.cells.amount);
  const writtenShare = percentCell('budgetShare', row.cells.share);
  const computedAmount = entry('amount', () =>
    computed(numberOr(amount, money, 'no-data'), 'budget-share', [total, own('budgetShare')]),
  );
  const computedShare = entry('budgetShare', () =>
    computed(numberOr(share, PERCENT, 'no-data'), 'part-of-budget', [own('amount'), total]),
  );
  return [
    ...(written.length > 0 ? written : [computedAmount]),
    ...(writtenShare.length > 0 ? writtenShare : [computedShare]),
  ];
}

function totalEntry(analysis: Unlisted, budget: BudgetAnalysis): FigureEntry {
  const row = analysis.plan.rows.budget.find((it) => isTotalRow(it));
  const held = row === undefined ? undefined : quantityCell('amount', row.cells.amount)[0];
  const amounts = budget.lines.map((line) =>
    figureInput(idOf(analysis, 'budget', nameOf(line.row), 'amount')),
  );
  return (
    held ??
    entry('amount', () =>
      computed(numberOr(budget.total, planMoney(analysis.plan), 'no-data'), 'sum-of-lines', amounts),
    )
  );
}

/** What the budget buys against what is needed, when that is the tighter one; else the budget against its uses. */
function coverEntry(analysis: Unlisted): FigureEntry[] {
  const { budget, channels } = analysis.feasibility;
  const [cover, bought] = [budgetCover(analysis.feasibility), boughtCover(analysis.feasibility)];
  if (cover === null) return [];
  if (bought !== null && bought.n * cover.d === cover.n * bought.d) {
    const buying = (channels?.channels ?? []).filter((it) => it.affordableLeads !== null);
    const spent = buying.flatMap(({ row }) =>
      (['budget', 'costPerLead'] as const).map((it) =>
        figureInput(idOf(analysis, 'channels', nameOf(row), it)),
      ),
    );
    const inputs = [...spent, figureInput(idOf(analysis, 'funnel', null, 'need'))];
    return [
      entry('cover', () => computed(numberOr(cover, PERCENT, 'no-data'), 'available-over-needed', inputs)),
    ];
  }
  const total = budget === null ? [] : [figureInput(idOf(analysis, 'budget', null, 'amount'))];
  return [
    entry('cover', () =>
      computed(numberOr(cover, PERCENT, 'no-data'), 'budget-cover', [...total, ...uses(analysis)]),
    ),
  ];
}

function uses(analysis: Unlisted) {
  const { plan } = analysis;
  return [
    ...plan.rows.tasks
      .filter((row) => row.cells.budget.state === 'value')
      .map((row) => figureInput(idOf(analysis, 'tasks', nameOf(row), 'budget'))),
    ...(analysis.feasibility.channels?.channels ?? [])
      .filter((it) => it.budget !== null)
      .map((it) => figureInput(idOf(analysis, 'channels', nameOf(it.row), 'budget'))),
    ...plan.rows.tools
      .filter((row) => row.cells.cost.state === 'value')
      .map((row) => figureInput(idOf(analysis, 'tools', nameOf(row), 'cost'))),
  ];
}

export function toolFigures(analysis: Unlisted): FigureSource[] {
  return analysis.plan.rows.tools.map((row) =>
    sourceOf(analysis, 'tools', nameOf(row), undefined, () => quantityCell('cost', row.cells.cost)),
  );
}
