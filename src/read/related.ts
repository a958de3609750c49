import { planId } from '../decode/plan-id.ts';
import { fold } from '../language/fold.ts';
import type { SourceFile } from '../model/source.ts';
import type { Sources } from '../parse/sources.ts';

/** What of a plan's frontmatter ties it to others; null when it is not written so plainly that it can be seen at a glance. */
interface Ties {
  readonly file: SourceFile;
  readonly id: string;
  readonly parent: string;
  readonly follows: string;
}

/**
 * Only the sources that have a say in what is found about the plans asked for: those plans, the plans above them, the
 * plans directly below any of these, the plans before and after in time, and plans of the same name. In a repository
 * of hundreds the rest need not be read. When the ties of any plan cannot be seen, all of them are kept.
 */
export function relatedSources(sources: Sources, asked: (file: string) => boolean): Sources {
  const all: Ties[] = [];
  for (const file of sources.plans) {
    const ties = tiesOf(file);
    if (ties === null) return sources;
    all.push(ties);
  }
  const chosen = all.filter(({ file }) => asked(file.path));
  const above = withAncestors(chosen, all);
  const ids = new Set(above.map(({ id }) => id));
  const names = new Set(chosen.map(({ id }) => id));
  const before = new Set(chosen.map(({ follows }) => follows));
  const kept = new Set(above);
  for (const each of all) {
    const near = ids.has(each.parent) || names.has(each.follows) || before.has(each.id) || names.has(each.id);
    if (near) kept.add(each);
  }
  return { ...sources, plans: all.filter((each) => kept.has(each)).map(({ file }) => file) };
}

/** Whether a plan is meant when one of its tables is asked for: it lies in the table's folder or above, and names it. */
export function namesTable(plan: SourceFile, table: string): boolean {
  const folder = plan.path.slice(0, plan.path.lastIndexOf('/') + 1);
  return table.startsWith(folder) && frontmatter(plan.text).includes(table.slice(folder.length));
}

function withAncestors(chosen: readonly Ties[], all: readonly Ties[]): Ties[] {
  const found = new Set(chosen);
  for (const each of found) {
    for (const other of all) if (each.parent !== '' && other.id === each.parent) found.add(other);
  }
  return [...found];
}

function tiesOf(file: SourceFile): Ties | null {
  const head = frontmatter(file.text);
  const parent = valueOf(head, 'parent');
  const follows = valueOf(head, 'follows');
  if (parent === null || follows === null) return null;
  return { file, id: fold(planId(file.path)), parent, follows };
}

/** A plain or quoted value on the line of its key; empty without the key; null for anything more artful. */
function valueOf(head: string, key: string): string | null {
  if (!head.includes(key)) return '';
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line.includes(key));
  for (const line of lines) {
    const plain = /^(\w+):[ \t]+(?:"([^"\\]*)"|'([^']*)'|([^\s"'#|>&*!{[][^#{}]*?))[ \t]*(?:#.*)?$/.exec(
      line,
    );
    if (plain?.[1] === key) return fold(plain[2] ?? plain[3] ?? plain[4] ?? '');
    // The word may stand in a value or a comment; at the beginning of a line it may be the key in another form.
    if (new RegExp(`^[\\s"'?{]*${key}\\b`).test(line)) return null;
  }
  return '';
}

function frontmatter(text: string): string {
  const found = /^---[^\n]*\r?\n([\s\S]{0,65536}?)^---/m.exec(text);
  return found?.[1] ?? '';
}
