import type { Span } from '../model/source.ts';
import { type Code, catalogue } from './catalogue.ts';
import type { MessageType } from './define.ts';
import type { Diagnostic, Params } from './diagnostic.ts';

const types: { readonly [C in Code]: MessageType<Params<C>> } = catalogue;

/** Makes a diagnostic from the catalogue: `diagnose('unknown-column', { found, suggestion }, cell.at)`. */
export function diagnose<C extends Code>(
  code: C,
  params: Params<C>,
  at: Span,
  extra: Pick<Diagnostic, 'related' | 'about'> = {},
): Diagnostic {
  const type = types[code];
  return {
    code,
    severity: type.severity,
    blocking: type.blocking ?? false,
    at,
    message: type.say(clipped(params)),
    ...insteadOf(params),
    ...extra,
  };
}

/** Messages that ask "did you mean" name what they found and what is nearest to it. */
function insteadOf(params: unknown): Pick<Diagnostic, 'instead'> {
  if (!isRecord(params) || typeof params.suggestion !== 'string') return {};
  const found = [params.found, params.address, params.key, params.code, params.name].find(
    (it) => typeof it === 'string',
  );
  return found === undefined ? {} : { instead: { found, by: params.suggestion } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Longer than any name or number; what is quoted of a cell beyond it only hides the sentence around it. */
const LONGEST = 48;
/** Texts of the machine, which are needed whole. */
const WHOLE: ReadonlySet<string> = new Set(['path', 'file', 'folder', 'output', 'reason', 'tried']);

/** The parameters with long texts of users cut short. */
function clipped<P>(params: P): P {
  if (!isRecord(params)) return params;
  const entries = Object.entries(params).map(([key, value]) => [key, WHOLE.has(key) ? value : clip(value)]);
  // The same keys with values of the same types; Object.fromEntries forgets them.
  return Object.fromEntries(entries) as P;
}

function clip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((it) => (typeof it === 'string' ? clip(it) : it));
  if (typeof value !== 'string' || value.length <= LONGEST) return value;
  const characters = [...value];
  return characters.length <= LONGEST ? value : `${characters.slice(0, LONGEST).join('')}…`;
}
