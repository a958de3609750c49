import type { Analysis } from '../compute/analysis.ts';
import { yearBefore } from '../compute/context.ts';
import type { Actual } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { contains, endOf, type Period } from '../model/period.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/**
 * Actuals that nothing is compared with: outside their goal's period and not of the same months a year earlier, which
 * serve as last year's figures and as weights of the months. Those after as-of are told elsewhere.
 */
export const actualUnused: Rule = {
  codes: ['actual-unused'],
  check: (analysis) => {
    const subjects = new Set(analysis.plan.actuals.map((it) => it.subject));
    return [...subjects].flatMap((subject) => judge(analysis, subject));
  },
};

function judge({ plan, config, asOf, goals }: Analysis, subject: string): Diagnostic[] {
  const goal = goals.find((it) => it.goal.name === subject)?.goal;
  const period = goal?.period ?? plan.frontmatter.period;
  const used = goal === undefined ? [period] : [period, yearBefore(period)];
  const unused = plan.actuals.filter(
    (it) => it.subject === subject && endOf(it.period) <= asOf && !within(used, it.period),
  );
  const [first] = unused.toSorted(byPlace);
  if (first === undefined) return [];
  const params = {
    subject,
    period,
    count: unused.length,
    first: first.period,
    fiscal: config.fiscalYearStart,
  };
  return [
    diagnose('actual-unused', params, first.at, goal === undefined ? {} : { about: aboutGoal(subject) }),
  ];
}

function within(used: readonly Period[], period: Period): boolean {
  return used.some((it) => contains(it, period));
}

function byPlace(a: Actual, b: Actual): number {
  return a.period.from - b.period.from || a.at.line - b.at.line;
}
