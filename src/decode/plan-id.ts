/** What a plan is called everywhere: its file's stem, or its folder's name when the file is `plan.md` (ruling 16). */
export function planId(path: string): string {
  const parts = path.normalize('NFC').split('/');
  const stem = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  return stem === 'plan' ? (parts.at(-2) ?? stem) : stem;
}

/** Names that the reports use for themselves, and names that some systems keep for devices. */
const RESERVED =
  /^(index\.html|people|calendar|lessons|rules|search|assets|readme\.md|con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether an id can be the name of a folder and a part of an address on every system. */
export function isPlanId(id: string): boolean {
  // Most are plain, and the engine needs milliseconds to make the pattern of the world's letters.
  const plain = /^\w(?:[\w.-]*[\w-])?$/;
  return (
    (plain.test(id) || /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}._ ()-]*[\p{L}\p{M}\p{N}_)-])?$/u.test(id)) &&
    id.length <= 100 &&
    !RESERVED.test(id)
  );
}
