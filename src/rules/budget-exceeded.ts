import type { Analysis } from '../compute/analysis.ts';
import { planMoney } from '../compute/feasibility/lookup.ts';
import type { Diagnostic, Params } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { kinds } from '../language/vocabulary.ts';
import { compare, type Rational, subtract, sum } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import { aboutColumn } from './about.ts';
import type { Rule } from './rule.ts';

/** Lines, tasks, channels or tools that cost more than there is; and leads that cost more than their channels have. */
export const budgetExceeded: Rule = {
  codes: ['budget-exceeded'],
  check: (analysis) => {
    const { budget } = analysis.feasibility;
    const at = budget?.lines[0]?.row.at;
    const found = at === undefined ? [] : spending(analysis, at);
    return [...found, ...leads(analysis)];
  },
};

function spending(analysis: Analysis, at: Span): Diagnostic[] {
  const { budget } = analysis.feasibility;
  const total = budget?.total ?? null;
  if (budget === null || total === null) return [];
  const lines = budget.lines.flatMap((line) => line.amount ?? []);
  const claims: { what: Params<'budget-exceeded'>['what']; used: Rational }[] = [
    ...(lines.length > 0 ? [{ what: 'lines' as const, used: sum(lines) }] : []),
    ...budget.uses.map((use) => ({ what: use.from, used: use.amount })),
  ];
  return claims.flatMap(({ what, used }) => over(analysis, what, total, used, at));
}

/** Only where every channel with leads says what they cost and what it may spend. */
function leads(analysis: Analysis): Diagnostic[] {
  const { channels, funnels } = analysis.feasibility;
  const at = channels?.channels[0]?.row.at;
  const costs = funnels.flatMap((funnel) => funnel.cost ?? []);
  if (!channels?.budget || at === undefined || costs.length === 0 || costs.length < funnels.length) return [];
  if (channels.channels.some((it) => it.leads !== null && it.budget === null)) return [];
  return over(analysis, 'leads', channels.budget, sum(costs), at);
}

/** Where the money is written down. */
const SPENT = {
  lines: { kind: 'budget', column: kinds.budget.columns.amount },
  tasks: { kind: 'tasks', column: kinds.tasks.columns.budget },
  channels: { kind: 'channels', column: kinds.channels.columns.budget },
  tools: { kind: 'tools', column: kinds.tools.columns.cost },
  leads: { kind: 'channels', column: kinds.channels.columns.leads },
} as const;

function over(
  analysis: Analysis,
  what: Params<'budget-exceeded'>['what'],
  total: Rational,
  used: Rational,
  at: Span,
): Diagnostic[] {
  if (compare(used, total) <= 0) return [];
  const unit = planMoney(analysis.plan);
  const params = {
    what,
    total: { value: total, unit },
    used: { value: used, unit },
    over: { value: subtract(used, total), unit },
  };
  const { kind, column } = SPENT[what];
  return [diagnose('budget-exceeded', params, at, { about: aboutColumn(analysis, kind, column) })];
}
