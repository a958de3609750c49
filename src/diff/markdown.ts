import { escapeText } from '../diagnostics/escape.ts';
import { clip, type Line } from './line.ts';
import type { Report, Section } from './report.ts';

/** GitHub takes 65,536 characters; what finds the comment again and the host's own additions need some. */
export const COMMENT_LIMIT = 60_000;
/** By this first line a job finds the comment it wrote before. */
export const COMMENT_MARK = '<!-- sixfold diff -->';

interface Size {
  readonly plans: number;
  readonly folded: number;
  readonly apart: number;
}

/** From everything down to what always fits: the first that does is taken. */
const SIZES: readonly Size[] = [
  { plans: 500, folded: 500, apart: 100 },
  { plans: 200, folded: 200, apart: 100 },
  { plans: 100, folded: 60, apart: 50 },
  { plans: 60, folded: 15, apart: 30 },
  { plans: 30, folded: 0, apart: 20 },
  { plans: 8, folded: 0, apart: 8 },
  { plans: 3, folded: 0, apart: 3 },
];

/** A comment for a pull request, at most 60,000 characters: what matters first, details folded. */
export function toMarkdown(report: Report, limit = COMMENT_LIMIT): string {
  let text = '';
  for (const size of SIZES) {
    text = print(report, size);
    if (text.length <= limit) return text;
  }
  return `${[COMMENT_MARK, `### ${words(report.heading)}`, '', words(report.summary)].join('\n')}\n`;
}

function print(report: Report, size: Size): string {
  const { goalposts, sections, general } = report;
  const blocks = [
    `${COMMENT_MARK}\n### ${words(report.heading)}`,
    words(report.summary),
    ...(goalposts === null ? [] : [apart(goalposts, size, report)]),
    ...(general.length === 0 ? [] : [general.map(bullet).join('\n')]),
    ...sections.slice(0, size.plans).flatMap((section) => sectionOf(section, report, size)),
    ...more(sections.length - size.plans, report, '份计划', 'plans'),
    ...report.notes.map((note) => `<sub>${words(note)}</sub>`),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function apart(goalposts: NonNullable<Report['goalposts']>, { apart: most }: Size, report: Report): string {
  const { title, why, lines } = goalposts;
  const shown = lines
    .slice(0, most)
    .map(({ plan, text }) => `- **${words(clip(plan, 80))}** ${words(clip(text, 900))}`);
  const all = [
    `**⚠️ ${words(title)}**`,
    words(why),
    '',
    ...shown,
    ...more(lines.length - most, report, '处', 'of them'),
  ];
  return all.map((line) => `> ${line}`.trimEnd()).join('\n');
}

function sectionOf(section: Section, report: Report, { folded: most }: Size): string[] {
  const { title, state, figures, main, folded } = section;
  const label = state === '' ? '' : report.lang === 'en' ? ` (${words(state)})` : `（${words(state)}）`;
  const inside = folded.flatMap(({ title: group, lines }) => {
    const left = lines.length - most;
    return [
      `**${words(group)}**`,
      [...lines.slice(0, most).map(bullet), ...more(left, report, '处', 'more').map((it) => `- ${it}`)].join(
        '\n',
      ),
    ];
  });
  return [
    `#### ${words(clip(title, 120))}${label}`,
    ...(figures.length === 0 ? [] : [table(figures, report)]),
    ...(main.length === 0 ? [] : [main.map(bullet).join('\n')]),
    ...(folded.length === 0
      ? []
      : [
          `<details><summary>${words(section.foldedTitle)}</summary>`,
          ...(most === 0 ? [] : inside),
          '</details>',
        ]),
  ];
}

function table(lines: readonly Line[], { words: { what, before, after, by } }: Report): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = lines.map(({ lead, figure, tone }) =>
    row([
      `${mark(tone)}${words(lead)}`,
      words(figure?.from ?? ''),
      `**${words(figure?.to ?? '')}**`,
      words(figure?.by ?? ''),
    ]),
  );
  return [row([what, before, after, by]), '| --- | ---: | ---: | --- |', ...rows].join('\n');
}

function bullet({ lead, text, tone }: Line): string {
  const about = lead === '' ? '' : `**${words(lead)}** `;
  return `- ${mark(tone)}${about}${words(text)}`;
}

function mark(tone: Line['tone']): string {
  return tone === 'bad' ? '🔻 ' : tone === 'good' ? '✅ ' : '';
}

function more(left: number, { lang }: Report, zh: string, en: string): string[] {
  return left <= 0 ? [] : [lang === 'en' ? `… and ${left} ${en}` : `……另有 ${left} ${zh}`];
}

/**
 * Text that only says what it says: no markup, no link, nobody is called, no issue is referred to, no command of a
 * workflow or a bot begins. Never at the beginning of a line, where a list, a heading or a command could begin.
 */
export function words(text: string): string {
  return (
    escapeText(text)
      .replace(/[\\`*_{}[\]|~$]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // A backslash does not keep a name from being called or an issue from being linked.
      .replaceAll('@', '＠')
      .replaceAll('#', '＃')
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\b(www|ftp)\./gi, '$1\\.')
  );
}
