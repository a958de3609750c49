import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { ADDRESS_MARKS } from '../language/address.ts';
import { normal, sameName } from '../language/fold.ts';
import { reservedKind } from '../language/reserved.ts';
import { isSeasonality, isTotalName } from '../language/vocabulary.ts';
import { say, type Words } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import { lineText } from '../model/source.ts';
import { runPipeline } from '../pipeline.ts';
import { relatedSources } from '../read/related.ts';
import { type Edit, withEdits } from './edits.ts';
import { mentionAt, mentionsOfSubject } from './find.ts';
import type { State } from './state.ts';
import type { Mention, Subject } from './subject.ts';
import { type Point, sourceAt } from './text.ts';
import { asCsv, writtenAs } from './written.ts';

/** The edits of a renaming, or why it cannot be, in the plan's language. */
export type Renaming =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly why: string };

const words = {
  nothing: {
    zh: '这里没有可以改名的目标、任务或表里的行',
    en: 'Nothing here can be renamed: put the cursor on a goal, a task or another row’s name',
  },
  elsewhere: {
    zh: '这个名字由配置声明，请在 sixfold.config.yaml 里改',
    en: 'The config declares this name; change it in sixfold.config.yaml',
  },
  byId: {
    zh: '这里写的是 id 或别名，不随改名而变；请在名字上改名',
    en: 'This is an id or another word for it, which a renaming leaves alone; rename it at its name',
  },
  empty: { zh: '名字不能为空', en: 'A name cannot be empty' },
  line: { zh: '名字里不能有换行和控制字符', en: 'A name holds no line breaks and no control characters' },
} as const satisfies Record<string, Words>;

/** The name at a place, when it can be renamed. */
export function renameable(
  state: State,
  file: string,
  point: Point,
): { readonly ok: true; readonly mention: Mention } | { readonly ok: false; readonly why: string } {
  const lang = state.langOf(file);
  const mention = mentionAt(state, file, point);
  const no = (why: Words) => ({ ok: false, why: say(why, lang) }) as const;
  if (mention === null) return no(words.nothing);
  const { kind } = mention.subject;
  if (kind === 'owner' || kind === 'member') return no(words.elsewhere);
  if (kind !== 'goal' && kind !== 'row') return no(words.nothing);
  return mention.otherwise ? no(words.byId) : { ok: true, mention };
}

/**
 * A goal or row under a new name, wherever it is named: in the prose, the tables, the CSV files, and in the plans that
 * contribute to it. What cannot be a name is refused, and so is a renaming after which any plan has an error more.
 */
export function rename(state: State, file: string, point: Point, to: string, today: Day): Renaming {
  const lang = state.langOf(file);
  const found = renameable(state, file, point);
  if (!found.ok) return found;
  const { subject } = found.mention;
  const name = to.trim();
  const impossible = impossibleName(name, subject, state);
  if (impossible !== null) return { ok: false, why: say(impossible, lang) };
  const mentions = mentionsOfSubject(state, subject).filter((it) => !it.otherwise);
  const edits = editsFor(mentions, name, state);
  const worse = newError(state, edits, today);
  if (worse === null) return { ok: true, edits };
  const where = `${worse.at.file}:${worse.at.line}`;
  return { ok: false, why: `${where} ${say(worse.message.what, lang)}` };
}

function impossibleName(name: string, subject: Subject, state: State): Words | null {
  if (name === '') return words.empty;
  // Half of a surrogate pair is no character: a file cannot hold it.
  if (/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u.test(name)) return words.line;
  const mark = ADDRESS_MARKS.exec(normal(name));
  if (mark !== null) {
    return {
      zh: `名字里不能有“${mark[0]}”，它分隔地址的各部分`,
      en: `A name holds no ${mark[0]}: it separates the parts of an address`,
    };
  }
  const isGoal = subject.kind === 'goal';
  const taken = {
    zh: `“${name}”在计划语言里另有用处，不能做名字`,
    en: `${name} has a meaning of its own in the plan language`,
  };
  if (isTotalName(name) || isSeasonality(name) || (isGoal && reservedKind(name) !== null)) return taken;
  return namesakes(name, subject, state)
    ? { zh: `已经有叫“${name}”的了`, en: `There is one called ${name} already` }
    : null;
}

/** Whether another thing of the same sort has that name or id. */
function namesakes(name: string, subject: Subject, state: State): boolean {
  if (subject.kind !== 'goal' && subject.kind !== 'row') return false;
  const plan = state.views().find(({ id }) => id === subject.plan)?.plan;
  if (plan == null) return false;
  const rows = subject.kind === 'goal' ? plan.rows.goals : plan.rows[subject.of];
  return rows.some((row) => {
    if (sameName(row.name.text, subject.name)) return false;
    const own = 'id' in row.cells ? row.cells.id.text : '';
    return sameName(row.name.text, name) || (own !== '' && sameName(own, name));
  });
}

function editsFor(mentions: readonly Mention[], name: string, state: State): Edit[] {
  const plain = mentions.flatMap((it): Edit[] =>
    it.form === 'csv' ? [] : [{ at: it.at, by: writtenAs(name, it.form) }],
  );
  // A cell of a CSV is written as a whole, because its quotes depend on all of it.
  const cells = new Map<string, Mention[]>();
  for (const it of mentions.filter(({ form }) => form === 'csv')) {
    const key = `${it.within.file}:${it.within.line}:${it.within.column}`;
    cells.set(key, [...(cells.get(key) ?? []), it]);
  }
  const rest = [...cells.values()].flatMap((inCell) => csvEdit(inCell, name, state) ?? []);
  return [...plain, ...rest];
}

function csvEdit(mentions: readonly Mention[], name: string, state: State): Edit | null {
  const [first] = mentions;
  const lines = first === undefined ? null : state.lines(first.within.file);
  if (first === undefined || lines === null) return null;
  const { within } = first;
  const quoted = lineText(lines, within.line).charAt(within.column - 2) === '"';
  const pieces = mentions.toSorted((a, b) => b.at.column - a.at.column);
  const source = pieces.reduce(
    (text, { at }) => {
      const [from, to] = [at.column - within.column, at.endColumn - within.column];
      return `${text.slice(0, from)}${name}${text.slice(to)}`;
    },
    sourceAt(lines, within),
  );
  const text = quoted ? source.replaceAll('""', '"') : source;
  return { at: within, by: asCsv(text, quoted) };
}

/** The first error that any plan would have and has not now. */
function newError(state: State, edits: readonly Edit[], today: Day): Diagnostic | null {
  const files = new Set(edits.map(({ at }) => at.file));
  const errors = (sources: State['sources']) =>
    runPipeline(
      relatedSources(sources, (file) => files.has(file)),
      { asOf: null, today },
    ).outcomes.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ severity, waived }) => severity === 'error' && waived === undefined),
    );
  const before = new Map<string, number>();
  const key = ({ code, at }: Diagnostic) => `${code} ${at.file}`;
  for (const it of errors(state.sources)) before.set(key(it), (before.get(key(it)) ?? 0) + 1);
  for (const it of errors(withEdits(state.sources, edits))) {
    const left = before.get(key(it)) ?? 0;
    if (left === 0) return it;
    before.set(key(it), left - 1);
  }
  return null;
}
