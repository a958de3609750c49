import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { Portfolio } from '../compute/portfolio-analysis.ts';
import type { Code } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** A judgement about one plan. It never blocks: a plan in trouble is the one that must be read. */
export interface Rule {
  readonly codes: readonly Code[];
  readonly check: (analysis: Analysis) => readonly Diagnostic[];
}

/**
 * A judgement that needs several plans; each finding belongs to one of them. `dropped` are the plans that exist and
 * could not be computed: what is not known of them is no difference, and they are not missing.
 */
export interface PortfolioRule {
  readonly codes: readonly Code[];
  readonly check: (portfolio: Portfolio, dropped: readonly PlanOutcome[]) => readonly PlanFinding[];
}

export interface PlanFinding {
  readonly plan: string;
  readonly diagnostic: Diagnostic;
}
