import type { Analysis } from '../compute/analysis.ts';
import type { Figure, FigureId } from '../compute/figure.ts';
import { addressKey } from '../language/address.ts';

/** A figure and everything it is computed from, each once, the figure itself first. */
export function figuresBehind(figure: Figure, { figures, config }: Analysis): readonly FigureId[] {
  const seen = new Map<string, FigureId>();
  const open = [figure];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const key = addressKey(next.id, config.fiscalYearStart);
    if (seen.has(key)) continue;
    seen.set(key, next.id);
    for (const input of next.inputs) {
      const behind = input.kind === 'figure' ? figures.at(input.id) : null;
      if (behind !== null) open.push(behind);
    }
  }
  return [...seen.values()];
}
