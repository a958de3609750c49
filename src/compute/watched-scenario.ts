import type { Rational } from '../model/rational.ts';
import { once } from './once.ts';
import type { ScenarioAnalysis } from './review-analysis.ts';

// Covers are worked out when they are asked for; classes for the reason given in watched-split.ts.

type ScenarioGoal = ScenarioAnalysis['goals'][number];

export class WatchedScenario implements ScenarioAnalysis {
  readonly name: string;
  readonly row: ScenarioAnalysis['row'];
  readonly goals: ScenarioAnalysis['goals'];
  readonly #cover: () => Rational | null;

  constructor(known: Omit<ScenarioAnalysis, 'cover'>, cover: () => Rational | null) {
    this.name = known.name;
    this.row = known.row;
    this.goals = known.goals;
    this.#cover = once(cover);
  }

  get cover(): Rational | null {
    return this.#cover();
  }
}

export class WatchedScenarioGoal implements ScenarioGoal {
  readonly goal: string;
  readonly target: Rational | null;
  readonly landing: Rational | null;
  readonly #cover: () => Rational | null;

  constructor(known: Omit<ScenarioGoal, 'cover'>, cover: () => Rational | null) {
    this.goal = known.goal;
    this.target = known.target;
    this.landing = known.landing;
    this.#cover = once(cover);
  }

  get cover(): Rational | null {
    return this.#cover();
  }
}
