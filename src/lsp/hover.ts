import type { Analysis } from '../compute/analysis.ts';
import type { ClaimCheck } from '../compute/claim-check.ts';
import type { Figure, FigureId } from '../compute/figure.ts';
import { escapeText } from '../diagnostics/escape.ts';
import { figureTree, type TreeNode } from '../explain/tree.ts';
import { type MeasureId, measures } from '../language/measures.ts';
import { kinds } from '../language/vocabulary.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import { cellFigures } from './cell-figures.ts';
import { mentionAt } from './find.ts';
import { keyHelp } from './key-help.ts';
import type { State } from './state.ts';
import type { Subject } from './subject.ts';
import { holds, type Point } from './text.ts';
import { cellAt, type PlanView } from './view.ts';

/** What is told about a place, as Markdown in the plan's language, and the place it is about. */
export interface Told {
  readonly markdown: string;
  readonly at: Span;
}

const words = {
  given: { zh: '计划中填写', en: 'as filled in' },
  verified: { zh: '已核对', en: 'agrees with the figure' },
  now: { zh: '现应为', en: 'is now' },
  inputs: { zh: '来自', en: 'from' },
} as const satisfies Record<string, Words>;

/** The most inputs that are listed; `sixfold explain` tells them all. */
const INPUTS = 8;

/** A claim, the figure in a cell, a goal, a row, an owner, a key of the frontmatter. Null where there is nothing to tell. */
export function hoverAt(state: State, file: string, point: Point): Told | null {
  const view = state.viewOf(file);
  const analysis = view === null ? null : state.analysisOf(view);
  if (view !== null && analysis !== null) {
    const claim = claimAt(state, view, file, point);
    const told = claim === null ? cellHover(view, analysis, file, point) : claimHover(claim, analysis);
    if (told !== null) return told;
  }
  const mention = mentionAt(state, file, point);
  if (mention !== null) {
    const markdown = subjectHover(mention.subject, state, view);
    return markdown === null ? null : { markdown, at: mention.at };
  }
  return keyHelp(state, file, point);
}

function claimAt(state: State, view: PlanView, file: string, point: Point): ClaimCheck | null {
  const outcome = state.outcomeOf(view.file.path);
  return (
    outcome?.claims.find(
      ({ claim }) => claim.at.file === file && (holds(claim.at, point) || holds(claim.addressAt, point)),
    ) ?? null
  );
}

function claimHover({ claim, figure, state, expected }: ClaimCheck, analysis: Analysis): Told | null {
  if (figure === null) return null;
  const { lang } = analysis.plan.frontmatter;
  const verdict =
    state === 'verified'
      ? say(words.verified, lang)
      : state === 'stale' && expected !== null
        ? `${say(words.now, lang)} ${plain(expected)}`
        : null;
  const head = verdict === null ? [] : [`${plain(claim.text)} — ${verdict}`];
  return { markdown: [...head, figureWords(figure, analysis)].join('\n\n'), at: claim.at };
}

function cellHover(view: PlanView, analysis: Analysis, file: string, point: Point): Told | null {
  const place = cellAt(view, file, point);
  if (place === null || place.row < 0) return null;
  const [first, ...beside] = cellFigures(place, analysis);
  if (first === undefined) return null;
  const more = beside.map((figure) => line(figure, analysis)).join('\n');
  const markdown = [figureWords(first, analysis), ...(more === '' ? [] : [more])].join('\n\n');
  return { markdown, at: place.cell.at };
}

/** Address, value, formula in words, and what it was made from. */
function figureWords(figure: Figure, analysis: Analysis): string {
  const { lang } = analysis.plan.frontmatter;
  const { address, text, formula, inputs } = figureTree(figure, analysis, 1);
  const cells = inputs.filter((it) => it.kind === 'cell');
  const how =
    formula === null
      ? `${say(words.given, lang)}${cells.map((it) => ` ${place(it.at)}`).join('')}`
      : `= ${plain(formula)}`;
  const listed = formula === null ? [] : inputs.slice(0, INPUTS).map((it) => `- ${branch(it)}`);
  const rest = inputs.length > INPUTS && formula !== null ? ['- …'] : [];
  return [`**${plain(address)}** ${plain(text)}`, how, [...listed, ...rest].join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function branch(node: TreeNode): string {
  if (node.kind === 'cell') return `${plain(node.text === '' ? '…' : node.text)} ${place(node.at)}`;
  return `${plain(node.address)} ${plain(node.text)}`;
}

function line(figure: Figure, analysis: Analysis): string {
  const { address, text } = figureTree(figure, analysis, 0);
  return `- ${plain(address)} ${plain(text)}`;
}

const OF_GOAL = ['target', 'baseline', 'ytdActual', 'ytdAttainment', 'landing', 'light'] as const;
const OF_ROW = [
  'target',
  'actual',
  'start',
  'finish',
  'slack',
  'need',
  'capacity',
  'leads',
  'conversion',
  'budget',
] as const;

function subjectHover(subject: Subject, state: State, here: PlanView | null): string | null {
  switch (subject.kind) {
    case 'goal':
    case 'row': {
      const view = state.views().find(({ id }) => id === subject.plan) ?? here;
      const analysis = view === null ? null : state.analysisOf(view);
      // A plan that cannot be computed yet still says whose name this is.
      if (view === null || analysis === null) return `**${plain(subject.name)}** ${plain(subject.plan)}`;
      const lang = view.lang;
      const kind = subject.kind === 'row' ? kinds[subject.of] : null;
      const reserved = kind !== null && 'reserved' in kind ? say(kind.reserved, lang) : null;
      return reserved === null
        ? figureList(subject.name, { subject: subject.name, member: null }, OF_GOAL, analysis)
        : figureList(subject.name, { subject: reserved, member: subject.name }, OF_ROW, analysis);
    }
    case 'member':
      return `**${plain(subject.name)}** ${plain(subject.dimension)}`;
    case 'owner': {
      const person = state.config.people.find(({ name }) => name === subject.name);
      const about = [person?.team, person?.email].filter((it) => it != null).map((it) => plain(it));
      return [`**${plain(subject.name)}**`, ...about].join(' · ');
    }
    case 'plan': {
      const plan = state.views().find(({ id }) => id === subject.name)?.plan ?? null;
      return plan === null ? null : `**${plain(plan.frontmatter.title)}**`;
    }
    case 'file':
      return null;
  }
}

function figureList(
  name: string,
  thing: Pick<FigureId, 'subject' | 'member'>,
  wanted: readonly MeasureId[],
  analysis: Analysis,
): string {
  const lang: Lang = analysis.plan.frontmatter.lang;
  const lines = wanted.flatMap((measure) => {
    const figure = analysis.figures.at({ ...thing, dimension: null, period: null, measure });
    if (figure === null || figure.value.state === 'missing') return [];
    return [`- ${say(measures[measure].label, lang)} ${plain(figureTree(figure, analysis, 0).text)}`];
  });
  return [`**${plain(name)}**`, lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

function place({ file, line: at, column }: Span): string {
  return plain(`${file}:${at}:${column}`);
}

/** Text of a plan is a stranger's: nothing of it may become a link, an image or markup of the editor's. */
export function plain(text: string): string {
  return escapeText(text).replace(/[\\`*_{}[\]()<>#!|~&]/g, '\\$&');
}
