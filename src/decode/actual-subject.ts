import type { Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type MeasureId, measures } from '../language/measures.ts';
import { nearest } from '../language/nearest.ts';
import { parseAddress } from '../language/read/address.ts';
import { reservedKind } from '../language/reserved.ts';
import { moneyUnit } from '../language/units.ts';
import { type KindId, kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { RawCell } from '../parse/document.ts';
import { type Measured, measuredUnit, ofGoal } from './actual-values.ts';
import { plain } from './gather.ts';
import type { Actual } from './plan.ts';
import { findDimension, findGoal, readingIn, type Scope } from './scope.ts';

/** What an actual is of: a goal or one of its members, or a figure of a channel, stage, budget line … */
export interface ActualSubject {
  readonly subject: string;
  readonly members: Actual['members'];
  readonly measure: MeasureId | null;
  readonly measured: Measured;
}

/** The measures of each kind that something can be measured for. */
const MEASURABLE: Partial<Readonly<Record<KindId, readonly MeasureId[]>>> = {
  channels: ['conversion', 'leads', 'costPerLead', 'budget', 'deals', 'revenue'],
  funnel: ['conversion', 'leads', 'dealSize'],
  people: ['heads', 'productivity'],
  budget: ['budget'],
  tools: ['cost'],
};

/** Reads 目标 of an actual: `销售总额`, `销售总额/产品A`, `销售总额/区域=华东`, `渠道/行业展会:转化率`. */
export function actualSubject(raw: RawCell, scope: Scope): Result<ActualSubject | null> {
  const whole = findGoal(scope.goals, raw.text);
  if (whole) return plain({ subject: whole.name, members: [], measure: null, measured: ofGoal(whole) });
  const address = parseAddress(raw.text, readingIn(scope, null));
  if (!address.ok) return plain(null, unknownGoal(raw, raw.text, scope));
  const { subject, member, dimension, measure, period } = address.value;
  const goal = findGoal(scope.goals, subject);
  if (goal && period === null && (measure === null || measure === 'actual')) {
    const members =
      member === null
        ? []
        : [
            {
              dimension: dimension === null ? '' : (findDimension(dimension, scope) ?? dimension),
              member,
              at: raw.at,
            },
          ];
    return plain({ subject: goal.name, members, measure: null, measured: ofGoal(goal) });
  }
  const kind = goal ? null : reservedKind(subject);
  if (!goal && !kind) return plain(null, unknownGoal(raw, subject, scope));
  const possible: readonly MeasureId[] = kind ? (MEASURABLE[kind] ?? []) : ['actual'];
  if (!kind || !measure || member === null || !possible.includes(measure) || period !== null) {
    return plain(
      null,
      diagnose(
        'actual-not-possible',
        { found: raw.text, possible: possible.map((it) => measures[it].label) },
        raw.at,
      ),
    );
  }
  const definition = kinds[kind];
  const name = 'reserved' in definition ? say(definition.reserved, scope.frontmatter.lang) : subject;
  return plain({
    subject: name,
    members: [{ dimension: name, member, at: raw.at }],
    measure,
    measured: measuredUnit(measure, null, moneyUnit(scope.frontmatter.currency)),
  });
}

function unknownGoal(raw: RawCell, found: string, scope: Scope) {
  const known = scope.goals.map((it) => it.name);
  return diagnose('actual-of-unknown-goal', { found, suggestion: nearest(found, known), known }, raw.at);
}
