/**
 * The path of a file that a plan names, resolved against the plan's folder; null when the name leads out of that
 * folder or is no relative path at all. Symbolic links are the business of who reads the disk.
 */
export function resolveBeside(plan: string, name: string): string | null {
  const slash = plan.lastIndexOf('/');
  const folder = slash < 0 ? [] : plan.slice(0, slash).split('/');
  // A backslash separates on one system and is a character on another; a colon begins a drive or a scheme.
  if (name.trim() === '' || /^[/~]|[\\:\u0000-\u001f\u007f]/.test(name)) return null;
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : [...folder, ...parts].join('/');
}
