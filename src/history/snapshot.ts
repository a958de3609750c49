import { computePlan } from '../compute/compute.ts';
import type { Config } from '../decode/config.ts';
import { decodePlan } from '../decode/decode.ts';
import type { Day } from '../model/calendar.ts';
import type { SourceFile } from '../model/source.ts';
import type { Document } from '../parse/document.ts';
import { parsePlan } from '../parse/parse.ts';
import type { Sources } from '../parse/sources.ts';
import type { Snapshot } from './history.ts';
import type { GoalLevel } from './level.ts';
import type { GoalTargets } from './targets.ts';

/**
 * What an earlier version says of its goals, read by the rules and the config of today. `tables` are the CSV files as
 * they were beside it. A version that blocks, or that is no text, says nothing.
 */
export function levelsOf(
  file: SourceFile | null,
  tables: ReadonlyMap<string, SourceFile>,
  config: Config,
  asOf: Day,
): Levels {
  if (file === null) return { status: 'draft', goals: [] };
  const sources: Sources = { config: null, plans: [file], tables, refused: new Map() };
  const document = parsePlan(file, sources).value;
  if (document === null) return { status: 'draft', goals: [] };
  const brief = levelsIn(statingTargets(document), config, asOf);
  // A target that follows from later steps, or from tables in the wrong one, needs the whole plan.
  const known = brief.goals.length > 0 && brief.goals.every(({ target }) => target !== null);
  return known ? brief : levelsIn(document, config, asOf);
}

/** Goals and their decomposition: what targets are made of, and a third of the work. */
function statingTargets(document: Document): Document {
  const sections = document.sections.filter(({ step }) => step === null || step <= 2);
  return { ...document, sections, actuals: null };
}

type Levels = Omit<Snapshot, 'version'>;

function levelsIn(document: Document, config: Config, asOf: Day): Levels {
  const plan = decodePlan(document, config).value;
  if (plan === null) return { status: 'draft', goals: [] };
  const goals = computePlan(plan, config, asOf).value?.goals ?? [];
  return { status: plan.frontmatter.status, goals: goals.map(levelOf) };
}

/** What an analysis says of a goal's target. */
export function levelOf({ goal, target }: Pick<GoalTargets, 'goal' | 'target'>): GoalLevel {
  const { name, id, unit, period, direction } = goal;
  return { name, id, unit, period, direction, target };
}
