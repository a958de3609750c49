import { type Piece, trimmed } from './text.ts';

/** The parts of an address as they stand in a text, written or half written. */
export interface AddressParts {
  readonly subject: Piece;
  readonly dimension: Piece | null;
  readonly member: Piece | null;
  readonly period: Piece | null;
  readonly measure: Piece | null;
}

const PARTS = /^#?([^/／@＠:：]*)(?:([/／])([^@＠:：]*))?(?:([@＠])([^:：]*))?(?:([:：])(.*))?$/s;

/** Takes an address apart where its marks stand; what a link encodes (`%20`) is decoded. */
export function addressParts(source: string): AddressParts {
  const match = PARTS.exec(source);
  const [whole = source, subject = source, slash, path = '', at, when = '', colon, what = ''] = match ?? [];
  const start = whole.startsWith('#') ? 1 : 0;
  const pathFrom = start + subject.length + (slash === undefined ? 0 : 1);
  const whenFrom = pathFrom + path.length + (at === undefined ? 0 : 1);
  const whatFrom = whenFrom + when.length + (colon === undefined ? 0 : 1);
  const cut = slash === undefined ? -1 : path.search(/[=＝]/);
  const piece = (from: number, length: number) => decoded(trimmed(source, from, from + length));
  return {
    subject: piece(start, subject.length),
    dimension: cut < 0 ? null : piece(pathFrom, cut),
    member: slash === undefined ? null : piece(pathFrom + cut + 1, path.length - cut - 1),
    period: at === undefined ? null : piece(whenFrom, when.length),
    measure: colon === undefined ? null : piece(whatFrom, what.length),
  };
}

function decoded(piece: Piece): Piece {
  try {
    return { ...piece, text: decodeURIComponent(piece.text) };
  } catch {
    return piece;
  }
}
