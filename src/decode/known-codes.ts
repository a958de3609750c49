import { type Code, catalogue } from '../diagnostics/catalogue.ts';

/** Whether a text is the code of a message. */
export function isKnownCode(text: string): text is Code {
  return Object.hasOwn(catalogue, text);
}

export function knownCodes(): readonly string[] {
  return Object.keys(catalogue);
}

/** The codes that a plan may waive. */
export function waivableCodes(): readonly string[] {
  return knownCodes().filter((code) => isKnownCode(code) && !isBlocking(code));
}

/** Blocking findings cannot be silenced: without them there is nothing to compute. */
export function isBlocking(code: Code): boolean {
  const type: { readonly blocking?: boolean } = catalogue[code];
  return type.blocking === true;
}
