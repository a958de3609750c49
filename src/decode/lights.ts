import type { Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { readPercent } from '../language/read/percent.ts';
import { compare, type Rational, rational } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import type { Lights } from './config.ts';
import { plain } from './gather.ts';

export const DEFAULT_LIGHTS: Lights = { red: rational(80, 100), yellow: rational(90, 100) };

/** `{ red: 80%, yellow: 90% }` over what is given by default; red must lie below yellow. */
export function decodeLights(
  source: { readonly red?: string | undefined; readonly yellow?: string | undefined } | undefined,
  defaults: Lights,
  place: (key: string) => Span,
): Result<Lights> {
  const red = threshold(source?.red, defaults.red, 'lights.red', place);
  const yellow = threshold(source?.yellow, defaults.yellow, 'lights.yellow', place);
  const lights = { red: red.value, yellow: yellow.value };
  const order = lightsInOrder(lights, place('lights'));
  return plain(lights, ...red.diagnostics, ...yellow.diagnostics, ...order);
}

/** The finding that red does not lie below yellow, if so. */
export function lightsInOrder(lights: Lights, at: Span) {
  return compare(lights.red, lights.yellow) <= 0 ? [] : [diagnose('lights-order', lights, at)];
}

function threshold(
  text: string | undefined,
  standard: Rational,
  key: string,
  place: (key: string) => Span,
): Result<Rational> {
  if (text === undefined) return plain(standard);
  const share = readPercent(text, { unit: null });
  if (share.ok) return plain(share.value);
  const expects = { zh: '百分比，如 80%', en: 'a percentage such as 80%' };
  return plain(standard, diagnose('wrong-value', { key, found: text, expects }, place(key)));
}
