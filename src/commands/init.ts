import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { configJsonSchema } from '../decode/json-schema.ts';
import { escapeText } from '../diagnostics/escape.ts';
import { type Ask, terminalAsk } from '../io/ask.ts';
import { writeNewFile } from '../io/new-file.ts';
import { packageRoot } from '../io/package.ts';
import { packageSource } from '../io/package-source.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import { isStarterName } from '../starters/names.ts';
import { planText } from '../starters/plan-text.ts';
import { configText } from '../starters/repository/config-text.ts';
import { editorFiles } from '../starters/repository/editor-files.ts';
import type { NewFile } from '../starters/repository/file.ts';
import { gitFiles } from '../starters/repository/git-files.ts';
import { packageText } from '../starters/repository/package-text.ts';
import { reviewTemplate } from '../starters/repository/review-template.ts';
import { starters } from '../starters/starters.ts';
import { planIdOf } from './new.ts';
import { installing, specFrom, specIn } from './package-spec.ts';
import {
  assumedOwner,
  currencyOf,
  type PlanOptions,
  planRequest,
  type Repository,
  repositoryOf,
} from './plan-request.ts';
import { UsageError } from './project.ts';
import { shellWord } from './shell-word.ts';
import type { Terminal } from './terminal.ts';

export interface InitOptions extends PlanOptions {
  readonly starter: string;
  readonly ci: 'github' | 'gitlab' | 'both' | 'none';
}

/**
 * Makes a repository for plans in a folder. What is there already stays, so that it can be called again; a second
 * call writes only what is missing.
 */
export async function init(
  folder: string,
  options: InitOptions,
  terminal: Terminal,
  ask: Ask | null = terminalAsk(),
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  const repository = await ownRepository(root);
  const lang =
    options.lang ?? (repository.configured ? repository.config.locale : (terminal.lang ?? 'zh-CN'));
  const settled = settledBy(repository, options, lang);
  const source = packageSource();
  const spec = specFrom(source, root);
  const plan = await firstPlan(root, settled, { ...options, lang }, ask, terminal.lang);
  const files = [
    configText({ lang, currency: settled.config.currency }),
    ...plan.files,
    ...gitFiles,
    ...hostFiles(options.ci, lang),
    ...editorFiles(configJsonSchema()),
    packageText(path.basename(root), spec),
  ];
  for (const file of files) {
    const made = await writeNewFile(path.join(root, file.path), file.text);
    terminal.out(`${say(made ? MADE : KEPT, terminal.lang ?? lang)} ${escapeText(file.path)}\n`);
  }
  const said = [
    ...(plan.assumed === null ? [] : [assumedOwner(plan.assumed)]),
    nextSteps(
      {
        folder: path.relative(await realpath(process.cwd()), root),
        inGit: existsSync(path.join(root, '.git')),
        example: options.example === true,
      },
      installing(root, spec),
    ),
    ...(source.kind === 'local' && (specIn(root) ?? spec) === spec ? [LOCAL] : []),
  ];
  terminal.err(said.map((it) => say(it, terminal.lang ?? lang)).join('\n'));
  return 0;
}

const MADE: Words = { zh: '新建', en: 'made' };
const KEPT: Words = { zh: '已有', en: 'kept' };

const LOCAL: Words = {
  zh: '注意：package.json 里的 sixfold 指向这台机器上的一份（file:…），同事和流水线装不到。\n推送之前，请改成大家都能装到的版本、git 地址或压缩包地址。\n',
  en: 'Mind: sixfold in package.json is the copy on this machine (file:…), which colleagues and CI cannot install.\nBefore you push, put a version, a git address or the address of a packed file there that all can reach.\n',
};

/** The config of this very folder: one further up belongs to another repository. */
async function ownRepository(root: string): Promise<Repository> {
  const found = await repositoryOf(root);
  if (found.root === root) return found;
  throw new UsageError({
    zh: `${root} 在另一个仓库（${found.root}）里；请在那里用 sixfold new`,
    en: `${root} lies inside another repository, ${found.root}; use sixfold new there`,
  });
}

/** The repository as its config will say, once it is written. */
function settledBy(repository: Repository, { currency }: InitOptions, lang: Lang): Repository {
  if (repository.configured) return repository;
  const config = {
    ...repository.config,
    locale: lang,
    currency: currency ?? currencyOf(lang),
  };
  return { ...repository, config, configured: true };
}

interface FirstPlan {
  readonly files: readonly NewFile[];
  readonly assumed: string | null;
}

/** One plan, unless there is one. */
async function firstPlan(
  root: string,
  repository: Repository,
  options: InitOptions,
  ask: Ask | null,
  spoken: Lang | null,
): Promise<FirstPlan> {
  if (hasPlans(path.join(root, 'plans')) || !isStarterName(options.starter))
    return { files: [], assumed: null };
  const starter = starters[options.starter];
  const { request, differs, assumed } = await planRequest(starter, options, repository, ask, spoken);
  const file = `plans/${planIdOf(options.starter, request)}.md`;
  return { files: [{ path: file, text: planText(starter, request, differs) }], assumed };
}

function hasPlans(folder: string): boolean {
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.md'))
  );
}

/** CI and the template of a review, for the code host that was named. */
function hostFiles(ci: InitOptions['ci'], lang: Lang): NewFile[] {
  const template = (name: string) => readFileSync(path.join(packageRoot(), 'ci', name), 'utf8');
  const github = [
    { path: '.github/workflows/plans.yml', text: template('github.yml') },
    { path: '.github/pull_request_template.md', text: reviewTemplate(lang) },
  ];
  const gitlab = [
    { path: '.gitlab-ci.yml', text: template('gitlab.yml') },
    { path: '.gitlab/merge_request_templates/Default.md', text: reviewTemplate(lang) },
  ];
  return [
    ...(ci === 'github' || ci === 'both' ? github : []),
    ...(ci === 'gitlab' || ci === 'both' ? gitlab : []),
  ];
}

interface Made {
  /** From where the command was called to the repository; empty when it is this very folder. */
  readonly folder: string;
  readonly inGit: boolean;
  readonly example: boolean;
}

function nextSteps({ folder, inGit, example }: Made, installs: string): Words {
  const lines = (lock: string, check: string, build: string) =>
    [
      ...(folder === '' ? [] : [[`cd ${shellWord(folder)}`, '']]),
      ...(inGit ? [] : [['git init', '']]),
      [installs, lock],
      ...(example ? [] : [['npx sixfold check', check]]),
      ['npx sixfold build', build],
    ].map(([command = '', why = '']) => `  ${why === '' ? command : `${command.padEnd(20)} # ${why}`}\n`);
  const zh = lines(
    '并提交 package-lock.json：流水线靠它锁定版本',
    '逐个指出等你填的格子',
    example ? '打开 reports/index.html' : '填好以后生成报告，打开 reports/index.html',
  );
  const en = lines(
    'and commit package-lock.json: CI installs exactly that',
    'names each cell that is yours to fill in',
    example ? 'open reports/index.html' : 'once they are filled in; open reports/index.html',
  );
  return { zh: `接下来：\n${zh.join('')}`, en: `Next:\n${en.join('')}` };
}
