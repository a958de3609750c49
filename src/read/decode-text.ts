import iconv from 'iconv-lite';
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

/** A byte order mark, or zero bytes in every other place of the beginning. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const sample = bytes.subarray(0, 512);
  const zeros = [0, 0];
  for (const [n, byte] of sample.entries()) if (byte === 0) zeros[n % 2] = (zeros[n % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return sample.length >= 4 && Math.max(even, odd) > sample.length / 5 && Math.min(even, odd) === 0;
}

/** Every byte decodes as GB 18030, and most of what is not ASCII turns out to be Chinese. */
function looksLikeGbk(bytes: Uint8Array): boolean {
  const text = iconv.decode(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)),
    'gb18030',
  );
  // The sample may end inside a character.
  const foreign: readonly string[] = text.slice(0, -1).match(/[^\u0000-\u007f]/gu) ?? [];
  const chinese = foreign.filter((character) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(character));
  return !foreign.includes('\ufffd') && foreign.length > 0 && chinese.length * 10 >= foreign.length * 8;
}
