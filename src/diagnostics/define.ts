import type { MessageType } from './diagnostic.ts';

/** Gives a message its parameter type: `define<{ found: string }>({ … })`. `define<{}>` takes none. */
export function define<P>(type: MessageType<P>): MessageType<P> {
  return type;
}
