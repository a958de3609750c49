import { escapeText } from '../diagnostics/escape.ts';
import { printPretty } from '../diagnostics/pretty.ts';
import { diagnose } from '../diagnostics/report.ts';
import { Failure } from '../io/failure.ts';
import { type Lang, say } from '../language/words.ts';
import { TemplateFailure } from '../render/located.ts';
import { UsageError } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Says why a command ended early and gives its exit code. Anything unknown is a fault of the program, with its trace. */
export function explain(error: unknown, terminal: Terminal, lang: Lang): number {
  if (error instanceof UsageError) {
    terminal.err(`sixfold: ${escapeText(say(error.words, lang))}\n`);
    return 2;
  }
  if (error instanceof Failure) {
    terminal.err(printPretty([error.diagnostic], () => null, { lang, colour: terminal.errColor }));
    return 1;
  }
  if (error instanceof TemplateFailure) {
    const { path, line, reason } = error;
    const at = { file: `templates/${path}`, line, column: 1, endColumn: 2 };
    const found = diagnose('template-failed', { reason }, at);
    terminal.err(printPretty([found], () => null, { lang, colour: terminal.errColor }));
    return 1;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const words = {
    zh: '程序自身出错了，请把下面的内容报告给 Sixfold 的维护者：',
    en: 'The program itself failed; please report this to the maintainers of Sixfold:',
  };
  // Indented, because the first words of a line may come from a plan.
  const lines = trace.split('\n').map((line) => `  ${escapeText(line)}\n`);
  terminal.err(`sixfold: ${say(words, lang)}\n${lines.join('')}`);
  return 1;
}
