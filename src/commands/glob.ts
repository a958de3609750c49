/** Whether a text is meant as a pattern for several files. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/**
 * A pattern as shells know it: `*` and `?` within a folder, `**` over folders, `[abc]`, `{a,b}`. A name that begins
 * with a dot is only met by a pattern that says so.
 */
export function globPattern(glob: string): RegExp {
  let source = '';
  let braces = 0;
  for (let at = 0; at < glob.length; at++) {
    const rest = glob.slice(at);
    const across = /^\*\*(?:\/|$)/.exec(rest)?.[0];
    const choice = /^\[(!?)([^\]/]+)\]/.exec(rest);
    const mark = glob.charAt(at);
    if (across !== undefined && (at === 0 || glob.charAt(at - 1) === '/')) {
      source += across === '**' ? '(?:(?!\\.)[^/]+/)*(?!\\.)[^/]+' : '(?:(?!\\.)[^/]+/)*';
      at += across.length - 1;
    } else if (choice) {
      source += `[${choice[1] === '!' ? '^/' : ''}${(choice[2] ?? '').replace(/[\\^\]]/g, '\\$&')}]`;
      at += choice[0].length - 1;
    } else if (mark === '*') source += at === 0 || glob.charAt(at - 1) === '/' ? '(?!\\.)[^/]*' : '[^/]*';
    else if (mark === '?') source += '[^/]';
    else if (mark === '{' && rest.includes('}')) {
      source += '(?:';
      braces++;
    } else if (mark === '}' && braces > 0) {
      source += ')';
      braces--;
    } else if (mark === ',' && braces > 0) source += '|';
    else source += mark.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  }
  return new RegExp(`^${source}$`, 'u');
}
