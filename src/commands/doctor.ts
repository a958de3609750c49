import { decodeConfig } from '../decode/decode-config.ts';
import { escapeText } from '../diagnostics/escape.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import { CONFIG_FILE, readSources } from '../read/sources.ts';
import { type Found, findBrowser, findFonts, findGit, findNode, findTemplates } from './doctor-findings.ts';
import { openProject, type Project, UsageError } from './project.ts';
import type { Terminal } from './terminal.ts';

export interface DoctorOptions {
  readonly browser?: string;
}

const MARKS: Readonly<
  Record<Found['state'], { readonly sign: string; readonly ansi: string; readonly word: Words }>
> = {
  fine: { sign: '✓', ansi: '32', word: { zh: '正常', en: 'fine' } },
  advice: { sign: '!', ansi: '33', word: { zh: '建议', en: 'advice' } },
  missing: { sign: '✗', ansi: '31', word: { zh: '缺少', en: 'missing' } },
  wrong: { sign: '✗', ansi: '31', word: { zh: '有误', en: 'wrong' } },
};

/** Looks at everything a build needs and says what to do about the rest. Exit code 1 when that is missing or wrong. */
export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<number> {
  const project = await projectHere();
  // Its config counts where a repository has no plans yet.
  const settings = project ?? (await openProject(['.']));
  const lang = terminal.lang ?? (await localeOf(settings)) ?? 'en';
  const { root } = settings;
  let open = 0;
  const looks: readonly (() => Promise<Found>)[] = [
    async () => findNode(),
    async () => findGit(root),
    () => findConfig(settings),
    () => findPlans(project),
    () => findTemplates(root),
    () => findFonts(),
    () => findBrowser(options.browser ?? null),
  ];
  // One after the other, each told at once: making the fonts and starting a browser take seconds.
  for (const look of looks) {
    const found = await look();
    if (found.state === 'missing' || found.state === 'wrong') open++;
    terminal.out(lines(found, lang, terminal.outColor));
  }
  const words =
    open === 0
      ? { zh: '可以生成报告', en: 'Ready to build reports' }
      : {
          zh: `标 ✗ 的 ${open} 项要先解决，才能生成报告`,
          en: `A build needs the ${open === 1 ? 'one' : open} marked ✗ put right first`,
        };
  terminal.err(`${say(words, lang)}\n`);
  return open === 0 ? 0 : 1;
}

function lines(found: Found, lang: Lang, colour: boolean): string {
  const { sign, ansi, word } = MARKS[found.state];
  const mark = colour ? `\u001b[${ansi}m${sign}\u001b[0m` : sign;
  const state = found.state === 'fine' ? '' : `${say(word, lang)} · `;
  const told = found.what.map((it) => escapeText(say(it, lang)));
  const [first = '', ...more] = told;
  const fix = found.fix === undefined ? [] : [`→ ${escapeText(say(found.fix, lang))}`];
  return [`${mark} ${state}${first}`, ...[...more, ...fix].map((line) => `    ${line}`)]
    .map((line) => `${line}\n`)
    .join('');
}

/** null where there are no plans, which is one of the findings. */
async function projectHere(): Promise<Project | null> {
  try {
    return await openProject([]);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

async function localeOf(project: Project): Promise<Lang | null> {
  const { config } = await readSources(project.files, []);
  return config === null ? null : decodeConfig(config).value.locale;
}

async function findConfig(project: Project): Promise<Found> {
  const { config, logo, refused } = await readSources(project.files, []);
  const unread = refused.get(CONFIG_FILE);
  const diagnostics = [...(unread === undefined ? [] : [unread]), ...decodeConfig(config, logo).diagnostics];
  if (diagnostics.length > 0) {
    return {
      // What is merely doubtful keeps no report from being made.
      state: diagnostics.some(({ severity }) => severity === 'error') ? 'wrong' : 'advice',
      what: [
        { zh: `配置 ${CONFIG_FILE}`, en: `Config ${CONFIG_FILE}` },
        ...diagnostics.map(({ at, message }) => ({
          zh: `${at.line}:${at.column} ${message.what.zh}`,
          en: `${at.line}:${at.column} ${message.what.en}`,
        })),
      ],
      fix: { zh: '运行 sixfold check 看怎么改', en: 'Run sixfold check to see how to repair it' },
    };
  }
  if (config !== null) {
    return { state: 'fine', what: [{ zh: `配置 ${CONFIG_FILE}`, en: `Config ${CONFIG_FILE}` }] };
  }
  return {
    state: 'advice',
    what: [{ zh: '没有配置文件，全部使用默认值', en: 'No config file; every value is its default' }],
    fix: {
      zh: `要写明放假日、人员、维度时，在仓库根目录建 ${CONFIG_FILE}（sixfold init 会建好）`,
      en: `For holidays, people and dimensions put ${CONFIG_FILE} at the root (sixfold init makes one)`,
    },
  };
}

async function findPlans(project: Project | null): Promise<Found> {
  const none: Found = {
    state: 'missing',
    what: [{ zh: '没有计划', en: 'No plans' }],
    fix: {
      zh: '在有 plans 文件夹的仓库里运行；从头开始用 sixfold init',
      en: 'Run this in a repository with a folder plans; start one with sixfold init',
    },
  };
  if (project === null) return none;
  const { plans, refused } = await readSources(project.files, project.roots);
  if (plans.length === 0) return none;
  const n = plans.length;
  const unread = [...refused].map(([path, { message }]) => ({
    zh: `${path}：${message.what.zh}`,
    en: `${path}: ${message.what.en}`,
  }));
  const what = [{ zh: `${n} 份计划`, en: `${n} plan${n === 1 ? '' : 's'}` }, ...unread];
  return unread.length === 0
    ? { state: 'fine', what }
    : { state: 'advice', what, fix: { zh: '这些文件读不了', en: 'These files cannot be read' } };
}
