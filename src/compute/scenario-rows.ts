import type { Plan, Row } from '../decode/plan.ts';
import type { Cell } from '../language/cells.ts';
import type { MeasureId } from '../language/measures.ts';
import type { Quantity } from '../language/units.ts';
import type { KindId } from '../language/vocabulary.ts';
import type { Rational } from '../model/rational.ts';

type Apply = (value: Rational) => Rational;
type Rows = Plan['rows'];

/**
 * The rows with one assumption changed in the row that `is` it; null when no such row has a number there. Only filled
 * cells can be changed: there is no assumption where nothing was assumed.
 */
export function changeRow(
  rows: Rows,
  kind: KindId,
  is: (row: { readonly name: Cell<string> }) => boolean,
  measure: MeasureId,
  apply: Apply,
): Rows | null {
  switch (kind) {
    case 'people': {
      const people = replaced(rows.people, is, (row) => person(row, measure, apply));
      return people && { ...rows, people };
    }
    case 'funnel': {
      const funnel = replaced(rows.funnel, is, (row) => stage(row, measure, apply));
      return funnel && { ...rows, funnel };
    }
    case 'channels': {
      const channels = replaced(rows.channels, is, (row) => channel(row, measure, apply));
      return channels && { ...rows, channels };
    }
    case 'budget': {
      const budget = replaced(rows.budget, is, (row) => line(row, measure, apply));
      return budget && { ...rows, budget };
    }
    case 'tasks': {
      const tasks = replaced(rows.tasks, is, (row) => task(row, measure, apply));
      return tasks && { ...rows, tasks };
    }
    default:
      return null;
  }
}

function replaced<R>(rows: readonly R[], is: (row: R) => boolean, change: (row: R) => R | null): R[] | null {
  let hit = false;
  const next = rows.map((row) => {
    const other = is(row) ? change(row) : null;
    hit ||= other !== null;
    return other ?? row;
  });
  return hit ? next : null;
}

function number(cell: Cell<Rational>, apply: Apply): Cell<Rational> | null {
  return cell.state === 'value' ? { ...cell, value: apply(cell.value) } : null;
}

function quantity(cell: Cell<Quantity>, apply: Apply): Cell<Quantity> | null {
  return cell.state === 'value'
    ? { ...cell, value: { ...cell.value, value: apply(cell.value.value) } }
    : null;
}

function person(row: Row<'people'>, measure: MeasureId, apply: Apply): Row<'people'> | null {
  const { cells } = row;
  if (measure === 'heads') {
    const heads = number(cells.heads, apply);
    return heads && { ...row, cells: { ...cells, heads } };
  }
  if (measure === 'productivity') {
    const productivity = quantity(cells.productivity, apply);
    return productivity && { ...row, cells: { ...cells, productivity } };
  }
  return null;
}

function stage(row: Row<'funnel'>, measure: MeasureId, apply: Apply): Row<'funnel'> | null {
  const { cells } = row;
  if (measure === 'conversion') {
    const conversion = number(cells.conversion, apply);
    return conversion && { ...row, cells: { ...cells, conversion } };
  }
  if (measure === 'dealSize') {
    const dealSize = quantity(cells.dealSize, apply);
    return dealSize && { ...row, cells: { ...cells, dealSize } };
  }
  return null;
}

function channel(row: Row<'channels'>, measure: MeasureId, apply: Apply): Row<'channels'> | null {
  const { cells } = row;
  switch (measure) {
    case 'conversion': {
      const cell = cells.conversion;
      if (cell.state !== 'value') return null;
      const conversion = { ...cell, value: { ...cell.value, rate: apply(cell.value.rate) } };
      return { ...row, cells: { ...cells, conversion } };
    }
    case 'leads': {
      const leads = number(cells.leads, apply);
      return leads && { ...row, cells: { ...cells, leads } };
    }
    case 'leadShare': {
      const leadShare = number(cells.leadShare, apply);
      return leadShare && { ...row, cells: { ...cells, leadShare } };
    }
    case 'budgetShare': {
      const budgetShare = number(cells.budgetShare, apply);
      return budgetShare && { ...row, cells: { ...cells, budgetShare } };
    }
    case 'budget': {
      const budget = quantity(cells.budget, apply);
      return budget && { ...row, cells: { ...cells, budget } };
    }
    case 'costPerLead': {
      const costPerLead = quantity(cells.costPerLead, apply);
      return costPerLead && { ...row, cells: { ...cells, costPerLead } };
    }
    default:
      return null;
  }
}

function line(row: Row<'budget'>, measure: MeasureId, apply: Apply): Row<'budget'> | null {
  if (measure !== 'amount' && measure !== 'budget') return null;
  const amount = quantity(row.cells.amount, apply);
  return amount && { ...row, cells: { ...row.cells, amount } };
}

function task(row: Row<'tasks'>, measure: MeasureId, apply: Apply): Row<'tasks'> | null {
  const { cells } = row;
  if (measure === 'duration') {
    const duration = number(cells.duration, apply);
    return duration && { ...row, cells: { ...cells, duration } };
  }
  if (measure === 'budget') {
    const budget = quantity(cells.budget, apply);
    return budget && { ...row, cells: { ...cells, budget } };
  }
  return null;
}
