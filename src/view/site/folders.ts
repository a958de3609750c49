/** Names that some systems keep for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A folder for each name: letters and digits stay, everything else becomes a dash, and names that would share a
 * folder on some disk (case, Unicode form) are numbered in the order of their code points.
 */
export function folderNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const folders = new Map<string, string>();
  for (const name of [...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1))) {
    const plain = safeName(name);
    let folder = plain;
    for (let n = 2; taken.has(folder.toLowerCase()); n++) folder = `${plain}-${n}`;
    taken.add(folder.toLowerCase());
    folders.set(name, folder);
  }
  return folders;
}

function safeName(name: string): string {
  const plain = [...name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')].slice(0, 60).join('');
  const trimmed = plain.replace(/^[-\p{M}]+|-+$/gu, '');
  if (trimmed === '') return 'person';
  return DEVICES.test(trimmed) || trimmed === 'index' ? `${trimmed}-1` : trimmed;
}
