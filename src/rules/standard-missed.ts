import type { Analysis } from '../compute/analysis.ts';
import type { GoalAnalysis, StandardTest } from '../compute/goal-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type Cell, type Standard, valueOf } from '../language/cells.ts';
import { PERCENT } from '../language/units.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** A completion standard that a closed period does not meet: a second test, beside the lights. */
export const standardMissed: Rule = {
  codes: ['standard-missed'],
  check: (analysis) =>
    analysis.goals.flatMap((goal) =>
      goal.standards.filter((test) => !test.met).map((test) => missed(analysis, goal, test)),
    ),
};

function missed(analysis: Analysis, { goal }: GoalAnalysis, test: StandardTest): Diagnostic {
  const cell = test.member === null ? goal.standard : (memberStandard(analysis, test) ?? goal.standard);
  const kind = valueOf(cell)?.kind === 'level' ? 'level' : 'deviation';
  const ratio = goal.type === 'ratio';
  const fiscal = analysis.config.fiscalYearStart;
  const params = {
    goal: test.goal,
    member: test.member,
    period: test.period,
    fiscal,
    standard: test.text,
    kind,
    ratio,
    found: { value: test.found, unit: kind === 'level' || ratio ? goal.unit : PERCENT },
  } as const;
  const about = aboutGoal(test.goal, test.member, { period: test.period, fiscal });
  return diagnose('standard-missed', params, test.at, { about });
}

/** A row's own standard beats its goal's. */
function memberStandard(analysis: Analysis, test: StandardTest): Cell<Standard> | null {
  const rows = analysis.splits
    .filter(({ split }) => split.goal === test.goal)
    .flatMap(({ members }) => members)
    .filter(({ member }) => member.name === test.member)
    .map(({ member }) => member.row.cells.standard);
  return rows.find((cell) => cell.state === 'value') ?? null;
}
