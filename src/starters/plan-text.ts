import { formatPeriod } from '../language/format.ts';
import { steps } from '../language/vocabulary.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import { type FiscalStart, type Period, periodKey } from '../model/period.ts';
import { draftOf, type Request } from './draft.ts';
import type { Starter } from './starter.ts';

/** What the frontmatter repeats because the repository's config says otherwise. */
export interface Differs {
  readonly lang: boolean;
  readonly currency: boolean;
}

/** The whole text of a new plan. */
export function planText(starter: Starter, request: Request, differs: Differs): string {
  const { lang, title, period, fiscal, owner, currency } = request;
  const parts = starter.steps(draftOf(request));
  const head = [
    '---',
    `title: ${yamlText(title)}`,
    `period: ${periodKey(period, fiscal)}`,
    `owner: ${yamlText(owner)}`,
    'status: draft',
    ...(differs.lang ? [`lang: ${lang}`] : []),
    ...(differs.currency ? [`currency: ${currency}`] : []),
    '---',
  ].join('\n');
  const sections = steps.flatMap(({ number, label }, i) => [
    `## ${say(stepTitle(number, label), lang)}`,
    ...(parts[i] ?? []),
  ]);
  return `${[head, ...sections].join('\n\n')}\n`;
}

/** `第一步 核心目标`, `Step 1 Goals`. */
function stepTitle(number: number, label: Words): Words {
  return { zh: `第${'一二三四五六'[number - 1]}步 ${label.zh}`, en: `Step ${number} ${label.en}` };
}

/** The title of a plan whose author gave none. */
export function titleOf(starter: Starter, period: Period, fiscal: FiscalStart, lang: Lang): string {
  return say(starter.title, lang).replace('{period}', formatPeriod(period, lang, fiscal));
}

/** A text as a YAML value: plain where it reads as nothing else, else in quotes, whose escapes JSON shares. */
export function yamlText(text: string): string {
  const plain =
    /^\p{L}[\p{L}\p{M}\p{N} （）()·.,，、-]*$/u.test(text) || /^\d{4} \p{L}[\p{L}\p{N} ]*$/u.test(text);
  const word = /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain && !word && text === text.trim() ? text : JSON.stringify(text);
}
