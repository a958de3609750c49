import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../io/package.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import { type Day, dayFromIso } from '../model/calendar.ts';
import type { BuildOptions } from './build.ts';
import type { CheckOptions } from './check.ts';
import { speaking } from './commander-words.ts';
import { declareCompletion } from './declare/completion.ts';
import { declareDiff } from './declare/diff.ts';
import { declareDoctor } from './declare/doctor.ts';
import { declareExplain } from './declare/explain.ts';
import { declareFix } from './declare/fix.ts';
import { type Host, readCount } from './declare/host.ts';
import { declareInit } from './declare/init.ts';
import { declareLsp } from './declare/lsp.ts';
import { declareNew } from './declare/new.ts';
import { declareSchema } from './declare/schema.ts';
import type { DevOptions } from './dev.ts';
import { explain } from './failures.ts';
import type { Terminal } from './terminal.ts';
import { words } from './words.ts';

const EXAMPLES: Readonly<Record<'check' | 'build' | 'dev', readonly string[]>> = {
  check: [
    'sixfold check',
    'sixfold check plans/annual.md --format json',
    "sixfold check 'plans/**/east-*.md' --max-warnings 10 --rule pace-out-of-reach=note",
    'sixfold check --watch --verbose',
    'sixfold check --format sarif > sixfold.sarif',
  ],
  build: [
    'sixfold build',
    'sixfold build --as-of 2026-08-31 --only east-2026',
    'sixfold build --no-pdf --out site',
  ],
  dev: ['sixfold dev', 'sixfold dev --port 4000'],
};

/** Runs a command line and gives its exit code: 0 fine, 1 errors in the plans, 2 wrong use. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  const program = describe(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return explain(error, terminal, terminal.lang ?? 'en');
  }
}

function describe(terminal: Terminal, done: (code: number) => void): Command {
  const lang = terminal.lang ?? 'en';
  const text = (of: Words) => say(of, lang);
  const { help, output } = speaking(lang);
  const program = new Command('sixfold')
    .description(text(words.about))
    .version(packageVersion(), '-V, --version', text(words.version))
    .helpCommand('help [command]', text(words.helpCommand))
    .helpOption('-h, --help', text(words.help))
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, ...output })
    .configureHelp(help)
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText(
      'after',
      `\n${text(words.codes)}${examples(lang, ...Object.values(EXAMPLES).map(([first]) => first ?? ''))}`,
    );

  // In the order in which they are met; so the help lists them.
  const host: Host = { terminal, lang, done };
  declareInit(program, host);
  declareNew(program, host);
  common(program.command('check'), 'check', lang)
    .addOption(
      new Option('--format <format>', text(words.format))
        .choices(['pretty', 'json', 'github', 'sarif'])
        .default('pretty'),
    )
    .option('--max-warnings <n>', text(words.maxWarnings), readCount(lang))
    .option('--rule <code=severity>', text(words.rule), list)
    .option('--verbose', text(words.verbose))
    .option('--watch', text(words.watch))
    .action(async (paths: string[], options: Omit<CheckOptions, 'paths'>) => {
      const { check } = await import('./check.ts');
      done(await check({ ...options, paths }, terminal));
    });

  common(program.command('build'), 'build', lang)
    .option('--out <folder>', text(words.out))
    .option('--pdf', text(words.pdf))
    .option('--no-pdf', text(words.noPdf))
    .addOption(new Option('--edition <edition>', text(words.edition)).choices(['full', 'brief', 'both']))
    .option('--only <plans>', text(words.only), list)
    .option('--browser <path>', text(words.browser))
    .option('--jobs <n>', text(words.jobs), positive(lang))
    .action(async (paths: string[], options: Omit<BuildOptions, 'paths'>) => {
      const { build } = await import('./build.ts');
      done(await build({ ...options, paths }, terminal));
    });

  common(program.command('dev'), 'dev', lang)
    .option('--port <port>', text(words.port), portOf(lang), 4600)
    .action(async (paths: string[], options: Omit<DevOptions, 'paths'>) => {
      const { dev } = await import('./dev.ts');
      done(await dev({ ...options, paths }, terminal));
    });

  declareExplain(program, host);
  declareFix(program, host);
  declareDiff(program, host);
  declareDoctor(program, host);
  declareSchema(program, host);
  declareLsp(program, host);
  declareCompletion(program, host);
  return program;
}

/** What every command over plans takes. */
function common(command: Command, name: keyof typeof EXAMPLES, lang: Lang): Command {
  return command
    .description(say(words[name], lang))
    .argument('[paths...]', say(words.paths, lang))
    .option('--as-of <date>', say(words.asOf, lang), dayOf(lang))
    .option('--strict', say(words.strict, lang))
    .helpOption('-h, --help', say(words.help, lang))
    .addHelpText('after', examples(lang, ...EXAMPLES[name]));
}

function examples(lang: Lang, ...lines: string[]): string {
  return `\n${say(words.examples, lang)}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function dayOf(lang: Lang): (text: string) => Day {
  return (text) => {
    const day = dayFromIso(text);
    if (day !== null) return day;
    throw new InvalidArgumentError(
      say({ zh: '日期要写成 2026-08-31 这样。', en: 'A date reads like 2026-08-31.' }, lang),
    );
  };
}

function positive(lang: Lang): (text: string) => number {
  return (text) => {
    if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(
      say({ zh: '要一个正整数。', en: 'A positive whole number is expected.' }, lang),
    );
  };
}

function portOf(lang: Lang): (text: string) => number {
  const number = positive(lang);
  return (text) => {
    const port = number(text);
    if (port <= 65_535) return port;
    throw new InvalidArgumentError(say({ zh: '端口最大是 65535。', en: 'The highest port is 65535.' }, lang));
  };
}

function list(text: string, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}
