import type { List, Nodes, PhrasingContent } from 'mdast';
import type { Analysis } from '../compute/analysis.ts';
import type { ClaimCheck, ClaimCoverage, UnboundNumber } from '../compute/claim-check.ts';
import { measures } from '../language/measures.ts';
import { say } from '../language/words.ts';
import { lineIndex, spanAt } from '../model/source.ts';
import type { Block } from '../parse/document.ts';
import { rewrite } from './rewrite.ts';

/**
 * How many of the numbers in the prose say which figure they are and agree with it. What counts is what a plan can
 * compute: amounts of money, percentages and points, and counts in the units of its goals, of leads and of people.
 * Dates, durations, ordinals, versions, tolerances (±5%), code and the numbers of other pages are not asked for.
 */
export function coverageOf(analysis: Analysis, checks: readonly ClaimCheck[]): ClaimCoverage {
  const { document } = analysis.plan;
  const unbound = unboundNumbers(analysis);
  return {
    numbers: document.claims.length + unbound.length,
    bound: document.claims.length,
    verified: checks.filter(({ state }) => state === 'verified').length,
    unbound,
  };
}

function unboundNumbers({ plan }: Analysis): UnboundNumber[] {
  const { file, sections } = plan.document;
  const lines = lineIndex(file.text);
  const read = numberReader(plan.goals.map(({ unit }) => unit.base));
  return sections
    .flatMap(({ blocks }) => blocks.flatMap(runsOf))
    .flatMap((run) =>
      read(run.text).map(({ text, index }) => {
        const from = offsetAt(run, index, file.text);
        const to = offsetAt(run, index + text.length - 1, file.text) + 1;
        return { text, at: spanAt(file.path, lines, from, Math.max(from, to)) };
      }),
    );
}

/** What prose speaks of most. The rest of a plan's figures are so many that some agree by chance. */
const OFTEN = ['target', 'baseline', 'ytdTarget', 'ytdActual', 'ytdAttainment', 'landing'] as const;

/** The figure that a number may be meant for: the only one of a goal as a whole that reads the same; null in doubt. */
export function addressFor({ text }: UnboundNumber, { figures, plan }: Analysis): string | null {
  const { period: within, lang } = plan.frontmatter;
  const found = plan.goals.flatMap(({ name }) =>
    OFTEN.flatMap((measure) => {
      const id = { subject: name, dimension: null, member: null, period: null, measure };
      const figure = figures.at(id);
      if (figure === null || rewrite(text, figure.value, { within, lang })?.holds !== true) return [];
      return [`${name}:${say(measures[measure].label, lang)}`];
    }),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

// ── Numbers in a text ──────────────────────────────────────────────────────────────────────────────────────────

const CURRENCY =
  '(?:元|人民币|美元|欧元|英镑|港元|日元|CNY|RMB|USD|EUR|GBP|HKD|JPY|SGD|yuan|dollars?|euros?)';
const SIGN = '(?:CNY|RMB|USD|EUR|GBP|HKD|JPY|SGD|US\\$|S\\$|[¥￥$€£])';
const SCALE = '(?:万亿|千万|百万|亿|万|(?:trillion|billion|million|thousand|bn|mn|tn|k|m)(?![a-z]))';
/** Leads and people are counted in every plan, whatever its goals count. */
const COUNTED = ['条', '人', '名', 'leads', 'people', 'heads'];

/** A number; grouped by commas, with its sign. */
const NUMBER = /[+\-−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?/g;
/** What in front of a number makes it a part of a name, an ordinal, a date or a tolerance. */
const NO_BEGINNING = /[A-Za-z\u00c0-\u024f\d.,_/@#±第]\s?$/;
const SIGN_BEFORE = new RegExp(`(?:${SIGN})\\s?$`, 'i');

/** Reads the numbers of a text that have a unit; most texts have few numbers, so the costly patterns begin at one. */
function numberReader(bases: readonly string[]): (text: string) => { text: string; index: number }[] {
  const counts = [...new Set([...bases, ...COUNTED])]
    .filter((base) => /^[\p{L} ]+$/u.test(base))
    .map(counted);
  const after = new RegExp(
    `^\\s*(?:%|％|个?百分点|percentage points?|percent|pp(?![a-z])|${SCALE}?\\s*(?:${CURRENCY}|${counts.join('|')})|${SCALE})`,
    'i',
  );
  const scaled = new RegExp(`^\\s*${SCALE}`, 'i');
  return (text) =>
    [...text.matchAll(NUMBER)].flatMap((match) => {
      const before = text.slice(Math.max(0, match.index - 6), match.index);
      const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
      const sign = SIGN_BEFORE.exec(before)?.[0] ?? '';
      const unit = sign === '' ? after.exec(rest)?.[0] : (scaled.exec(rest)?.[0] ?? '');
      if (unit === undefined || (sign === '' && isJoined(before))) return [];
      return [{ text: `${sign}${match[0]}${unit}`, index: match.index - sign.length }];
    });
}

/** A word before a number is none of its own business; a letter right before it is. */
function isJoined(before: string): boolean {
  return NO_BEGINNING.test(before) && (!/\s$/.test(before) || /[±第]\s$/.test(before));
}

/** A Latin word ends where it ends; of Chinese units `人` begins 人次, `名` 名义, which the next character tells apart. */
function counted(base: string): string {
  const escaped = base.trim().replace(/\s+/g, '\\s+');
  return /[a-z]$/i.test(base) ? `${escaped.replace(/s$/i, '')}s?(?![a-z])` : `${escaped}(?![次均月天义])`;
}

// ── The prose as text ──────────────────────────────────────────────────────────────────────────────────────────

/** Text that is read in one go, and where each of its pieces stands in the file. */
interface Run {
  readonly text: string;
  readonly pieces: readonly {
    /** Where the piece begins in `text`. */
    readonly at: number;
    readonly value: string;
    readonly from: number;
    readonly to: number;
  }[];
}

/** What stands for a link, a picture or code: no number goes on across it. */
const GAP = '\ufffc';

function runsOf(block: Block): Run[] {
  return block.kind === 'table' ? [] : runsIn(block.node);
}

function runsIn(node: Nodes | List): Run[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [runOf(node.children)];
    case 'blockquote':
    case 'list':
    case 'listItem':
      return node.children.flatMap((child) => runsIn(child));
    default:
      return [];
  }
}

function runOf(nodes: readonly PhrasingContent[]): Run {
  const pieces: Run['pieces'][number][] = [];
  let text = '';
  const walk = (node: PhrasingContent): void => {
    if (node.type === 'text') {
      const from = node.position?.start.offset ?? 0;
      pieces.push({ at: text.length, value: node.value, from, to: node.position?.end.offset ?? from });
      text += node.value;
    } else if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete') {
      for (const child of node.children) walk(child);
    } else text += GAP;
  };
  for (const node of nodes) walk(node);
  return { text, pieces };
}

/** Where a character of a run stands in the file; with escapes or entities before it in its piece, as near as can be told. */
function offsetAt({ pieces }: Run, index: number, source: string): number {
  const piece = pieces.findLast(({ at }) => at <= index);
  if (piece === undefined) return 0;
  const written = source.slice(piece.from, piece.to);
  const within = index - piece.at;
  if (written === piece.value) return piece.from + within;
  const near = written.indexOf(piece.value.slice(within, within + 8));
  return piece.from + Math.max(0, near);
}
