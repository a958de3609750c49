/** A plan's id: the stem of its file, or its folder's name when the file is `plan.md` (ruling 16). */
export function planId(path: string): string {
  const parts = path.split('/');
  const stem = (parts.at(-1) ?? path).replace(/\.[^.]*$/, '');
  const folder = parts.at(-2);
  return stem.toLowerCase() === 'plan' && folder !== undefined && folder !== '' ? folder : stem;
}
