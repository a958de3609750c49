import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { rowAddress } from '../language/reserved.ts';
import { kinds } from '../language/vocabulary.ts';
import { contains } from '../model/period.ts';
import type { OwnKinds } from './kinds.ts';
import type { Scope } from './scope.ts';

/** Deviations and reviews of periods that the plan does not have: nothing is compared there, so they say nothing. */
export function outsideRows({ deviations, review }: OwnKinds, { frontmatter, config }: Scope): Diagnostic[] {
  const plan = frontmatter.period;
  return [...deviations, ...review].flatMap((row) => {
    const period = valueOf(row.name);
    if (period === undefined || contains(plan, period)) return [];
    const params = {
      found: row.name.text,
      kind: kinds[row.kind].label,
      plan,
      fiscal: config.fiscalYearStart,
    };
    const about = rowAddress(row.kind, row.name.text, frontmatter.lang);
    return [diagnose('row-outside-plan', params, row.name.at, { about })];
  });
}
