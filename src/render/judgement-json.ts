import type { Analysis } from '../compute/analysis.ts';
import { dutiesOf } from '../compute/duties.ts';
import type { Constraint, Repair } from '../compute/feasibility/feasibility-analysis.ts';
import { nameOf } from '../compute/feasibility/lookup.ts';
import type { Comparison } from '../compute/goal-analysis.ts';
import { valueOf } from '../language/cells.ts';
import type { Unit } from '../language/units.ts';
import { isoOfDay } from '../model/calendar.ts';
import { type FiscalStart, type Period, periodKey } from '../model/period.ts';
import { type Rational, toNumber } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import { fraction } from './fraction.ts';

/**
 * What a plan comes to beyond its figures: SMART by letter, what stands in its way and the smallest repairs, whether
 * its deviations are explained and recovered, who answers for what, its milestones, outcomes and lessons. Numbers as in the figures: decimal and exact.
 */
export function judgementData(analysis: Analysis, fiscal: FiscalStart) {
  const when = (period: Period) => periodKey(period, fiscal);
  return {
    smart: analysis.smart.map(({ goal, letters }) => ({
      goal,
      letters: letters.map(({ letter, verdict, reasons }) => ({ letter, verdict, reasons })),
    })),
    constraints: analysis.feasibility.constraints.map((it) => ({
      ...constraintData(it),
      binding: it === analysis.feasibility.binding,
    })),
    criticalPaths: analysis.feasibility.timeline?.criticalPaths ?? [],
    milestones: (analysis.feasibility.timeline?.milestones ?? []).map(({ row, day, state }) => ({
      name: nameOf(row),
      day: isoOfDay(day),
      state,
      at: place(row.at),
    })),
    duties: dutiesOf(analysis).map(({ owner, kind, name, due, state, at }) => ({
      owner,
      kind,
      name,
      due: due === null ? null : isoOfDay(due),
      state,
      at: place(at),
    })),
    deviations: analysis.deviations.map((it) => ({
      goal: it.goal,
      period: when(it.period),
      light: lightOf(it.comparison),
      state: it.state,
      recovery: it.recovery,
      overdue: it.overdue,
      at: it.row === null ? null : place(it.row.at),
    })),
    review: analysis.review.map((it) => ({
      goal: it.goal,
      period: when(it.period),
      claimed: it.claimed,
      found: it.found,
      at: it.row === null ? null : place(it.row.at),
    })),
    lessons: analysis.lessons.map(({ row, state }) => ({
      lesson: valueOf(row.name) ?? row.name.text,
      state,
      at: place(row.at),
    })),
  };
}

function constraintData({ kind, goal, cover, repairs }: Constraint) {
  return { kind, goal, cover: number(cover), repairs: repairs.map(repairData) };
}

function repairData(repair: Repair) {
  const { kind } = repair;
  switch (repair.kind) {
    case 'heads':
      return {
        kind,
        more: Number(repair.more),
        total: Number(repair.total),
        exact: fraction(repair.exact),
        from: isoOfDay(repair.from),
        role: repair.role ?? null,
      };
    case 'productivity':
      return { kind, needed: amount(repair.needed, repair.unit) };
    case 'target':
      return { kind, feasible: amount(repair.feasible, repair.unit) };
    case 'leads':
      return { kind, more: number(repair.more) };
    case 'conversion':
      return { kind, stage: repair.stage, needed: number(repair.needed) };
    case 'budget':
      return { kind, more: amount(repair.more.value, repair.more.unit) };
    case 'finish':
      return { kind, day: isoOfDay(repair.day), lateWorkdays: repair.lateWorkdays };
  }
}

function number(value: Rational) {
  return { value: toNumber(value), exact: fraction(value) };
}

/** In base units, as the figures are. */
function amount(value: Rational, unit: Unit) {
  return { ...number(value), unit: unit.label, base: unit.base, scale: toNumber(unit.scale) };
}

function lightOf(comparison: Comparison | null) {
  return comparison?.light ?? 'grey';
}

function place(at: Span) {
  return { file: at.file, line: at.line, column: at.column };
}
