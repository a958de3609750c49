import { computePlan } from '../compute/compute.ts';
import type { Config } from '../decode/config.ts';
import { decodePlan } from '../decode/decode.ts';
import type { Day } from '../model/calendar.ts';
import type { SourceFile } from '../model/source.ts';
import { parsePlan } from '../parse/parse.ts';
import type { Sources } from '../parse/sources.ts';
import type { GoalLevel, Snapshot } from './history.ts';
import type { Version } from './log.ts';

/**
 * What an earlier version says of its goals, read by the rules and the config of today. `tables` are the CSV files as
 * they were beside it. A version that blocks says nothing.
 */
export function snapshotOf(
  version: Version,
  text: string,
  tables: ReadonlyMap<string, SourceFile>,
  config: Config,
  asOf: Day,
): Snapshot {
  const file = { path: version.path, text };
  const sources: Sources = { config: null, plans: [file], tables, refused: new Map() };
  const silent: Snapshot = { version, status: 'draft', goals: [] };
  const document = parsePlan(file, sources).value;
  if (document === null) return silent;
  const plan = decodePlan(document, config).value;
  if (plan === null) return silent;
  const { status } = plan.frontmatter;
  const goals = computePlan(plan, config, asOf).value?.goals ?? [];
  return {
    version,
    status,
    goals: goals.map(({ goal, target }): GoalLevel => {
      const { name, id, unit, period, direction } = goal;
      return { name, id, unit, period, direction, target };
    }),
  };
}
