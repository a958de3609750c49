import { escapeText } from '../diagnostics/escape.ts';
import { escapeXml } from '../render/escape.ts';
import type { Line } from './line.ts';
import type { Report, Section } from './report.ts';

/** One page that stands for itself: no script, nothing loaded; readable on paper and in the dark. */
export function toHtml(report: Report): string {
  const { lang, heading, summary, notes, goalposts, general, sections } = report;
  const apart =
    goalposts === null
      ? ''
      : `<section class="apart"><h2>${safe(goalposts.title)}</h2><p>${safe(goalposts.why)}</p><ul>${goalposts.lines
          .map(({ plan, text }) => `<li><b>${safe(plan)}</b> ${safe(text)}</li>`)
          .join('')}</ul></section>`;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(heading)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${safe(heading)}</h1>
<p>${safe(summary)}</p>
${notes.map((note) => `<p class="note">${safe(note)}</p>`).join('\n')}
${apart}
${general.length === 0 ? '' : list(general)}
${sections.map((section) => sectionOf(section, report)).join('\n')}
</main>
</body>
</html>
`;
}

function sectionOf({ title, state, figures, main, folded, foldedTitle }: Section, report: Report): string {
  const groups = folded.map((group) => `<h3>${safe(group.title)}</h3>${list(group.lines)}`).join('');
  return [
    `<section><h2>${safe(title)}${state === '' ? '' : ` <small>${safe(state)}</small>`}</h2>`,
    figures.length === 0 ? '' : table(figures, report),
    main.length === 0 ? '' : list(main),
    folded.length === 0 ? '' : `<details><summary>${safe(foldedTitle)}</summary>${groups}</details>`,
    '</section>',
  ].join('\n');
}

function table(lines: readonly Line[], { words: { what, before, after, by } }: Report): string {
  const head = [what, before, after, by].map((text) => `<th scope="col">${safe(text)}</th>`).join('');
  const rows = lines.map(
    ({ lead, figure, tone }) =>
      `<tr class="${tone}"><th scope="row">${sign(tone)}${safe(lead)}</th><td>${safe(figure?.from ?? '')}</td><td><b>${safe(figure?.to ?? '')}</b></td><td class="by">${safe(figure?.by ?? '')}</td></tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function list(lines: readonly Line[]): string {
  const items = lines.map(
    ({ lead, text, tone }) =>
      `<li class="${tone}">${sign(tone)}${lead === '' ? '' : `<b>${safe(lead)}</b> `}${safe(text)}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}

/** Said by a shape too, not by its colour alone. */
function sign(tone: Line['tone']): string {
  return tone === 'bad' ? '<i>▼</i> ' : tone === 'good' ? '<i>▲</i> ' : '';
}

function safe(text: string): string {
  return escapeXml(escapeText(text));
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1c1f23;--soft:#5c6670;--line:#d9dee3;--bad:#b3261e;--good:#1b6e3c;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#9aa4ad;--line:#3a4148;--bad:#ff8a80;--good:#7ddba0;--paper:#15181b}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.7 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;text-autospace:normal}
main{max-width:52rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.5rem;line-height:1.35}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}
small,.note{color:var(--soft);font-weight:400}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:.35rem .6rem;border-bottom:1px solid var(--line);font-weight:400}
th:first-child,td.by{text-align:left}thead th{color:var(--soft);font-size:.875rem}
ul{padding-left:1.2rem}li{margin:.25rem 0}i{font-style:normal}
.bad i{color:var(--bad)}.good i{color:var(--good)}
.apart{border-left:3px solid var(--bad);padding-left:1rem}.apart h2{margin-top:1rem}
summary{cursor:pointer;color:var(--soft)}
@media print{details>*{display:block}}
`;
