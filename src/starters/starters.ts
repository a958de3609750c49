import { annual } from './annual.ts';
import { breakthrough } from './breakthrough.ts';
import { crossTeam } from './cross-team.ts';
import { expansion } from './expansion.ts';
import { launch } from './launch.ts';
import type { StarterName } from './names.ts';
import type { Starter } from './starter.ts';

/** Every plan to start from, by its name. */
export const starters: Readonly<Record<StarterName, Starter>> = {
  annual,
  launch,
  expansion,
  breakthrough,
  'cross-team': crossTeam,
};
