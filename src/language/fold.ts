/** Text as it is compared: full width as half width, no case, no spaces. Two names are the same when these are equal. */
export function fold(text: string): string {
  return normal(text).toLowerCase().replace(/\s+/g, '');
}

/**
 * Text as it is read: full-width digits, letters and punctuation as their half-width forms, one kind of minus, single
 * spaces, nothing at the ends. Meaning is not changed: `１，０００` is `1,000`, `￥` is `¥`.
 */
export function normal(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2212\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

export function sameName(a: string, b: string): boolean {
  return a === b || fold(a) === fold(b);
}
