import { nameOf } from '../compute/feasibility/lookup.ts';
import { applyAdjustments } from '../compute/scenario-plan.ts';
import { diagnose } from '../diagnostics/report.ts';
import { formatAddress } from '../language/address.ts';
import { valueOf } from '../language/cells.ts';
import { aboutRow } from './about.ts';
import type { Rule } from './rule.ts';

/** Scenarios that change what the plan does not have, or whose numbers do not add up. */
export const scenarios: Rule = {
  codes: ['scenario-changes-nothing', 'scenario-impossible'],
  check: (analysis) =>
    analysis.plan.rows.scenarios.flatMap((row) => {
      const name = nameOf(row);
      const about = aboutRow(analysis, 'scenarios', name);
      const { lang } = analysis.plan.frontmatter;
      const { unapplied } = applyAdjustments(analysis.plan, analysis, valueOf(row.cells.changes) ?? []);
      const nothing = unapplied.map(({ address }) => {
        const text = formatAddress(address, lang, analysis.config.fiscalYearStart);
        return diagnose('scenario-changes-nothing', { scenario: name, address: text }, row.cells.changes.at, {
          about,
        });
      });
      const outcome = analysis.scenarios.find((it) => it.row === row);
      const empty = outcome?.goals.every((it) => it.target === null) === true;
      const impossible = empty && analysis.goals.some((goal) => goal.target !== null);
      return impossible
        ? [...nothing, diagnose('scenario-impossible', { scenario: name }, row.cells.changes.at, { about })]
        : nothing;
    }),
};
