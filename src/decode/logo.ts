import type { Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Span } from '../model/source.ts';
import { LOGO_LIMITS } from '../parse/limits.ts';
import { logoPath } from '../parse/logo.ts';
import type { LogoFile } from '../parse/sources.ts';
import type { Brand, Logo } from './config.ts';
import { plain } from './gather.ts';
import { pictureOf } from './picture.ts';

type Decoded = Pick<Brand, 'logoFile' | 'logo'>;

/**
 * The logo of the reports, or what is wrong with it where its name stands. `found` is what was read at some path: when
 * the name leads elsewhere, or nobody looked, nothing is known of the file and nothing is said.
 */
export function decodeLogo(
  name: string,
  company: string,
  at: Span,
  found: LogoFile | undefined,
): Result<Decoded> {
  if (name.trim() === '') return plain({ logoFile: null, logo: null });
  const logoFile = logoPath(at.file, name);
  if (logoFile === null) return plain({ logoFile, logo: null }, diagnose('logo-outside', { name }, at));
  if (found === undefined || found.path !== logoFile) return plain({ logoFile, logo: null });
  const logo = pictureIn(found, name, at);
  const nameless = logo.value !== null && company === '' ? [diagnose('logo-without-name', {}, at)] : [];
  return plain({ logoFile, logo: logo.value }, ...logo.diagnostics, ...nameless);
}

function pictureIn({ size, bytes }: LogoFile, name: string, at: Span): Result<Logo | null> {
  if (size !== null && size > LOGO_LIMITS.bytes) {
    return plain(null, diagnose('logo-too-large', { name, bytes: size, limit: LOGO_LIMITS.bytes }, at));
  }
  if (bytes === null) return plain(null, diagnose('logo-missing', { name }, at));
  const picture = pictureOf(bytes);
  if (picture.kind === 'damaged' || picture.kind === 'other') {
    const { kind, format } = picture;
    return plain(null, diagnose('logo-not-picture', { name, damaged: kind === 'damaged', format }, at));
  }
  const { kind, width, height } = picture;
  const { shortest, longest, ratio } = LOGO_LIMITS;
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < shortest || long > longest || long > short * ratio) {
    return plain(null, diagnose('logo-dimensions', { name, width, height, shortest, longest, ratio }, at));
  }
  return plain({ uri: `data:image/${kind};base64,${base64(bytes)}`, width, height });
}

/** In pieces, because a call takes only so many arguments; a multiple of three, so that the pieces can be joined. */
const PIECE = 3 * 4096;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  return text;
}
