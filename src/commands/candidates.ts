import { today } from '../io/clock.ts';
import { runGit } from '../io/git/run.ts';
import { runPipeline } from '../pipeline.ts';
import { readSources } from '../read/sources.ts';
import { openProject } from './project.ts';
import type { Terminal } from './terminal.ts';

/** What only the repository at hand knows. */
export type CandidateKind = 'address' | 'plan' | 'revision';

/**
 * Prints what a word of a command line may go on as, one a line, for the completion scripts. Where nothing can be
 * said (no plans, no git, a broken file) nothing is: a shell that completes is no place for messages.
 */
export async function printCandidates(
  kind: CandidateKind,
  word: string,
  plan: string | null,
  terminal: Terminal,
): Promise<number> {
  const found = await candidates(kind, word, plan).catch(() => []);
  terminal.out(
    found
      .filter(isPlain)
      .map((it) => `${it}\n`)
      .join(''),
  );
  return 0;
}

async function candidates(
  kind: CandidateKind,
  word: string,
  plan: string | null,
): Promise<readonly string[]> {
  switch (kind) {
    case 'revision':
      return (await revisions()).filter((it) => it.startsWith(word));
    case 'plan':
      return (await outcomes()).map(({ id }) => id).filter((it) => it.startsWith(word));
    case 'address':
      return staged(await addresses(word, plan), word);
  }
}

async function revisions(): Promise<readonly string[]> {
  const refs = ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes'];
  const said = await runGit(process.cwd(), refs);
  return said.ok ? ['HEAD', ...said.value.toString('utf8').split('\n')].filter((it) => it !== '') : [];
}

async function outcomes() {
  const project = await openProject([]);
  const sources = await readSources(project.files, project.roots);
  return runPipeline(sources, { asOf: null, today: today() }).outcomes;
}

/** Of one plan as they stand in it; of several with the plan in front, or bare as soon as something was typed. */
async function addresses(word: string, plan: string | null): Promise<readonly string[]> {
  const all = (await outcomes()).filter(({ id, file }) => plan === null || id === plan || file === plan);
  const of = (prefix: (id: string) => string) =>
    all.flatMap(({ id, analysis }) =>
      (analysis?.figures.addresses() ?? []).map((it) => `${prefix(id)}${it}`),
    );
  const named = all.length > 1 ? of((id) => `${id}#`) : [];
  return named.length > 0 && word === '' ? named : [...named, ...of(() => '')];
}

/**
 * Up to the next `#`, `/`, `@` or `:` after what is typed, because thousands of addresses are no help: first the
 * plans, then the goals, then members, periods and measures. Further at once where there is only one way to go on.
 * Spaces are left out: an address means the same without them, and a shell would cut there.
 */
export function staged(addresses: readonly string[], word: string): readonly string[] {
  const all = addresses.map((it) => it.replaceAll(' ', '')).filter((it) => it.startsWith(word));
  for (let from = word.length; ; ) {
    const cut = [...new Set(all.map((it) => upToNext(it, from)))];
    const [only] = cut;
    if (only === undefined || cut.length > 1 || all.includes(only)) return cut;
    from = only.length;
  }
}

function upToNext(address: string, from: number): string {
  const at = address.slice(from).search(/[#/@:]/);
  return at < 0 ? address : address.slice(0, from + at + 1);
}

/** Names come from files of others: what a shell would read as more than a word is not put on its line. */
function isPlain(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\s"'`$\\;&|<>(){}[\]*?!~^]/u.test(text) && !text.startsWith('-');
}
