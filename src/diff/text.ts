import { escapeText } from '../diagnostics/escape.ts';
import type { Line } from './line.ts';
import type { Report, Section } from './report.ts';

/** For a terminal: everything, unfolded. No line begins with user text. */
export function toText(report: Report, { colour }: { readonly colour: boolean }): string {
  const paint = (ansi: string, text: string) => (colour ? `\u001b[${ansi}m${text}\u001b[0m` : text);
  const colon = report.lang === 'en' ? ': ' : '：';
  const line = ({ lead, text, tone }: Line) => {
    const sign = tone === 'bad' ? paint('31', '▼') : tone === 'good' ? paint('32', '▲') : '·';
    return `  ${sign} ${lead === '' ? '' : `${paint('1', escapeText(lead))}  `}${escapeText(text)}`;
  };
  const section = ({ title, state, file, figures, main, folded }: Section) => {
    const label = state === '' ? '' : `  ${escapeText(state)}`;
    return [
      `${paint('1', `■ ${escapeText(title)}`)}${label}  ${paint('2', escapeText(file))}`,
      ...[...figures, ...main].map(line),
      ...folded.flatMap((group) => [`  ${paint('2', `─ ${group.title}`)}`, ...group.lines.map(line)]),
    ].join('\n');
  };
  const { goalposts } = report;
  const apart =
    goalposts === null
      ? []
      : [
          [
            paint('1;33', `▲ ${goalposts.title}`),
            `  ${goalposts.why}`,
            ...goalposts.lines.map(
              ({ plan, text }) => `  ${paint('31', '▼')} ${escapeText(plan)}${colon}${escapeText(text)}`,
            ),
          ].join('\n'),
        ];
  const general = report.general.length === 0 ? [] : [report.general.map(line).join('\n')];
  const head = [paint('1', report.heading), escapeText(report.summary), ...report.notes].join('\n');
  return `${[head, ...apart, ...general, ...report.sections.map(section)].join('\n\n')}\n`;
}
