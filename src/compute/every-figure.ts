import type { Figure, Figures } from './figure.ts';

/**
 * Every figure there is to list, those given besides, and whatever any of them was made from: a period or a part that
 * is asked for only by a formula is a figure too, so that no input leads nowhere. By address, each once.
 */
export function everyFigure(
  figures: Figures,
  besides: readonly Figure[],
  addressOf: (id: Figure['id']) => string,
): ReadonlyMap<string, Figure> {
  const found = new Map<string, Figure>();
  const open: Figure[] = [];
  const put = (figure: Figure | null) => {
    if (figure === null) return;
    const address = addressOf(figure.id);
    if (found.has(address)) return;
    found.set(address, figure);
    open.push(figure);
  };
  for (const address of figures.addresses()) put(figures.get(address));
  for (const figure of besides) put(figure);
  for (let figure = open.pop(); figure !== undefined; figure = open.pop()) {
    for (const input of figure.inputs) if (input.kind === 'figure') put(figures.at(input.id));
  }
  return found;
}
