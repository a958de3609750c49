import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type SourceFile, wholeFile } from '../model/source.ts';

/** A file's text, or why it cannot be had. UTF-8 only; a byte order mark is dropped; nothing is guessed. */
export function decodeText(path: string, bytes: Uint8Array): SourceFile | Diagnostic {
  const table = /\.csv$/i.test(path);
  const at = wholeFile(path);
  if (looksLikeUtf16(bytes)) return diagnose('file-encoding', { encoding: 'utf-16', table }, at);
  const text = utf8(bytes);
  if (text === null) {
    return diagnose('file-encoding', { encoding: looksLikeGbk(bytes) ? 'gbk' : 'unknown', table }, at);
  }
  return text.includes('\u0000') ? diagnose('file-binary', {}, at) : { path, text };
}

export function isRefusal(result: SourceFile | Diagnostic): result is Diagnostic {
  return 'code' in result;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A byte order mark, or many zero bytes at the beginning, nearly all in even or nearly all in odd places. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const sample = bytes.subarray(0, 512);
  const zeros = [0, 0];
  for (const [n, byte] of sample.entries()) if (byte === 0) zeros[n % 2] = (zeros[n % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return (
    sample.length >= 4 &&
    Math.max(even, odd) > sample.length / 5 &&
    Math.min(even, odd) * 4 < Math.max(even, odd)
  );
}

/**
 * The bytes decode as GB 18030, and most of what is not ASCII lies where its common characters lie: both bytes high,
 * the first no higher than 0xD7. Accented letters of Western encodings stand alone between ASCII or lie higher.
 */
function looksLikeGbk(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  // The sample may end inside a character; with `stream` that is no fault yet.
  const text = new TextDecoder('gb18030').decode(sample, { stream: true });
  if (text.includes('\ufffd')) return false;
  let common = 0;
  let foreign = 0;
  for (let at = 0; at < sample.length; at++) {
    const [lead = 0, trail = 0] = sample.subarray(at, at + 2);
    if (lead < 0x80) continue;
    foreign++;
    if (lead >= 0xa1 && lead <= 0xd7 && trail >= 0xa1) common++;
    at += trail >= 0x30 && trail <= 0x39 ? 3 : 1;
  }
  return common * 2 > foreign;
}
