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
    message: type.say(params),
    ...extra,
  };
}
