import type { Words } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import { type Code, catalogue } from './catalogue.ts';
import { clipParams, clipSentence } from './clip.ts';
import type { Message, MessageType } from './define.ts';
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
    message: clipped(type.say(clipParams(params))),
    ...insteadOf(params),
    ...extra,
  };
}

/** A list within a sentence can be longer than what it quotes. */
function clipped({ what, why, fix }: Message): Message {
  return {
    what: sentence(what),
    ...(why === undefined ? {} : { why: sentence(why) }),
    ...(fix === undefined ? {} : { fix: sentence(fix) }),
  };
}

function sentence({ zh, en }: Words): Words {
  return { zh: clipSentence(zh), en: clipSentence(en) };
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
