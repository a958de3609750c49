import type { PlanOutcome } from '../compute/analysis.ts';
import { catalogue } from '../diagnostics/catalogue.ts';
import type { Severity } from '../diagnostics/define.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import type { Finding, FindingsView } from './page.ts';

const severityWords: { readonly [S in Severity]: Words } = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  note: { zh: '提示', en: 'Note' },
};

const order: readonly Severity[] = ['error', 'warning', 'note'];

/** What the check found, gravest first, in the plan's language; waived findings apart, with their reason. */
export function findingsView(outcome: PlanOutcome): FindingsView {
  const { lang, diagnostics } = outcome;
  const items = diagnostics.filter((it) => it.waived === undefined).toSorted(byGravity);
  return {
    count: countText(items, lang),
    items: items.map((it) => findingView(it, lang)),
    waived: diagnostics.filter((it) => it.waived !== undefined).map((it) => findingView(it, lang)),
  };
}

/** `2 个错误、3 个警告`; empty when there is nothing. */
export function countText(diagnostics: readonly Diagnostic[], lang: Lang): string {
  const parts = order.flatMap((severity) => {
    const count = diagnostics.filter((it) => it.severity === severity && it.waived === undefined).length;
    return count === 0 ? [] : [say(counted(severity, count), lang)];
  });
  return parts.join(lang === 'en' ? ', ' : '、');
}

function counted(severity: Severity, count: number): Words {
  const { zh, en } = severityWords[severity];
  return { zh: `${count} 个${zh}`, en: `${count} ${en.toLowerCase()}${count === 1 ? '' : 's'}` };
}

export function findingView(diagnostic: Diagnostic, lang: Lang): Finding {
  const { message, at } = diagnostic;
  return {
    severity: diagnostic.severity,
    severityWord: say(severityWords[diagnostic.severity], lang),
    title: say(catalogue[diagnostic.code].title, lang),
    what: say(message.what, lang),
    why: message.why === undefined ? '' : say(message.why, lang),
    fix: message.fix === undefined ? '' : say(message.fix, lang),
    place: `${at.file}:${at.line}:${at.column}`,
    code: diagnostic.code,
    reason: diagnostic.waived ?? '',
  };
}

function byGravity(a: Diagnostic, b: Diagnostic): number {
  return order.indexOf(a.severity) - order.indexOf(b.severity) || a.at.line - b.at.line;
}
