import type { Analysis } from '../compute/analysis.ts';
import { funnelsOf } from '../compute/feasibility/funnel.ts';
import { nameOf } from '../compute/feasibility/lookup.ts';
import type { Row } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { sign } from '../model/rational.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

type Stages = readonly Row<'funnel'>[];

/** A funnel that cannot be worked backwards, or that gives its last stage a conversion into nothing. */
export const funnelIncomplete: Rule = {
  codes: ['funnel-incomplete'],
  check: (analysis) => tables(analysis.plan.rows.funnel).flatMap((stages) => judge(analysis, stages)),
};

function tables(rows: Stages): Stages[] {
  const ids = [...new Set(rows.map((it) => it.table))];
  return ids.map((id) => rows.filter((it) => it.table === id));
}

function judge(analysis: Analysis, stages: Stages): Diagnostic[] {
  const [first] = stages;
  const last = stages.at(-1);
  // Stages without any conversion are a description, not a funnel.
  if (!first || !last || stages.every((it) => it.cells.conversion.state !== 'value')) return [];
  const told = (row: Row<'funnel'>, lacks: 'conversion' | 'goal' | 'deal-size' | 'last') => {
    const at =
      lacks === 'goal'
        ? row.cells.goal.at
        : lacks === 'deal-size'
          ? row.cells.dealSize.at
          : row.cells.conversion.at;
    const about = aboutRow(analysis, 'funnel', nameOf(row));
    return diagnose('funnel-incomplete', { stage: nameOf(row), lacks }, at, { about });
  };
  const idle = last.cells.conversion.state === 'value' ? [told(last, 'last')] : [];
  const gap = stages.slice(0, -1).find((it) => sign(valueOf(it.cells.conversion) ?? { n: 0n, d: 1n }) <= 0);
  if (gap) return [...idle, told(gap, 'conversion')];
  const funnel = funnelsOf(analysis.plan, analysis.goals).find((it) => it.rows.includes(first));
  if (!funnel) return [...idle, told(last, 'goal')];
  const worthless = funnel.goal.goal.unit.family === 'money' && funnel.dealSize === null;
  return worthless ? [...idle, told(last, 'deal-size')] : idle;
}
