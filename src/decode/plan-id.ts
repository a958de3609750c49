/** What a plan is called everywhere: its file's stem, or its folder's name when the file is `plan.md` (ruling 16). */
export function planIdOf(path: string): string {
  const parts = path.normalize('NFC').split('/');
  const stem = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  return stem === 'plan' ? (parts.at(-2) ?? stem) : stem;
}
