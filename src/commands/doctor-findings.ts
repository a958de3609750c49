import { spawnSync } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from '../io/browser.ts';
import { browserCandidates } from '../io/chromium.ts';
import { Failure, reasonOf } from '../io/failure.ts';
import { reportFonts } from '../io/fonts.ts';
import { packageVersion } from '../io/package.ts';
import { readTemplates } from '../io/templates.ts';
import type { Words } from '../language/words.ts';
import { createRenderer } from '../render/renderer.ts';
import { templateFaults } from '../render/template-faults.ts';
import { gitWords } from './git-words.ts';

/** What was found of one thing that a build needs or can use. */
export interface Found {
  /** `advice`: it works without; `missing` or `wrong`: a build does not. */
  readonly state: 'fine' | 'advice' | 'missing' | 'wrong';
  /** The finding, then details. */
  readonly what: readonly Words[];
  readonly fix?: Words;
}

/** The oldest Node that runs this, as package.json says it. */
const OLDEST = [20, 19] as const;

export function findNode(version: string = process.versions.node): Found {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const own = packageVersion();
  const what = [{ zh: `Node ${version}，Sixfold ${own}`, en: `Node ${version}, Sixfold ${own}` }];
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return { state: 'fine', what };
  const oldest = OLDEST.join('.');
  return {
    state: 'missing',
    what,
    fix: { zh: `需要 Node ${oldest} 或更新的版本`, en: `Node ${oldest} or newer is needed` },
  };
}

/** git is only needed for diff and history. */
export function findGit(root: string): Found {
  const run = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8', timeout: 10_000 });
  const version = /\d+\.\d+(?:\.\d+)?/.exec(run('--version').stdout ?? '')?.[0];
  if (version === undefined) {
    return {
      state: 'advice',
      what: [{ zh: '没有 Git', en: 'No git' }],
      fix: {
        zh: '检查和生成报告不需要它；sixfold diff 和目标的历史需要，请安装 Git',
        en: 'Checking and building do without; install git for sixfold diff and the history of targets',
      },
    };
  }
  const inside = run('rev-parse', '--is-inside-work-tree');
  if (/dubious ownership/.test(inside.stderr ?? '')) {
    return {
      state: 'advice',
      what: [{ zh: `Git ${version}`, en: `git ${version}` }],
      fix: gitWords({ kind: 'not-trusted', folder: root }),
    };
  }
  if (inside.stdout?.trim() !== 'true') {
    return {
      state: 'advice',
      what: [{ zh: `Git ${version}，但这里不是 Git 仓库`, en: `git ${version}, but this is no repository` }],
      fix: {
        zh: '运行 git init，改动才能比较和追溯',
        en: 'Run git init so that changes can be compared and traced',
      },
    };
  }
  if (run('rev-parse', '--is-shallow-repository').stdout?.trim() === 'true') {
    return {
      state: 'advice',
      what: [
        { zh: `Git ${version}，浅克隆：历史不全`, en: `git ${version}, a shallow clone: history is cut off` },
      ],
      fix: {
        zh: '运行 git fetch --unshallow；在 CI 里把检出深度设为 0',
        en: 'Run git fetch --unshallow; in CI check out with depth 0',
      },
    };
  }
  return { state: 'fine', what: [{ zh: `Git ${version}`, en: `git ${version}` }] };
}

/** The templates that a build would use, the project's own included, are compiled. */
export async function findTemplates(root: string): Promise<Found> {
  const own = await access(path.join(root, 'templates'), constants.R_OK).then(
    () => true,
    () => false,
  );
  const templates = await readTemplates(root);
  const faults = templateFaults(templates);
  const broken = faults.map(({ path: file, reason }) => `templates/${file}：${reason}`);
  // Words and styles are read when a renderer is made.
  if (broken.length === 0) await createRenderer(templates).catch((error) => broken.push(reasonOf(error)));
  if (broken.length > 0) {
    return {
      state: 'wrong',
      what: [
        { zh: '模板', en: 'Templates' },
        ...broken.map((text) => ({ zh: text, en: text.replace('：', ': ') })),
      ],
      fix: {
        zh: '改正 templates 里的这个文件，或删掉它以使用自带的模板',
        en: 'Repair that file in templates, or delete it to use the one that comes along',
      },
    };
  }
  return own
    ? {
        state: 'fine',
        what: [
          { zh: '模板：自带的，加上本仓库 templates 里的', en: 'Templates: our own and those in templates' },
        ],
      }
    : { state: 'fine', what: [{ zh: '模板：自带的', en: 'Templates: those that come along' }] };
}

/** Made on first use and kept, so that the first build is not slower than the next. */
export async function findFonts(): Promise<Found> {
  try {
    const folder = path.dirname((await reportFonts()).config);
    return {
      state: 'fine',
      what: [{ zh: `字体 Noto Sans SC（${folder}）`, en: `Fonts Noto Sans SC (${folder})` }],
    };
  } catch (error) {
    return {
      state: 'missing',
      what: [{ zh: `字体没有准备好：${reasonOf(error)}`, en: `The fonts are not ready: ${reasonOf(error)}` }],
      fix: {
        zh: '重新安装 sixfold；或用 SIXFOLD_CACHE 指定一个可写的缓存文件夹',
        en: 'Install sixfold again, or name a folder for its cache in SIXFOLD_CACHE',
      },
    };
  }
}

/** Starts the browser that a build would use, which is the only proof that it starts. */
export async function findBrowser(explicit: string | null): Promise<Found> {
  try {
    const { config } = await reportFonts();
    const browser = await launchBrowser(explicit, config);
    const version = await browser.version().finally(() => browser.close());
    const first = (await browserCandidates(explicit).next()).value;
    const where = first?.path ?? '';
    const asRoot = process.getuid?.() === 0;
    return {
      state: 'fine',
      what: [
        { zh: `浏览器 ${version}（${where}）`, en: `Browser ${version} (${where})` },
        ...(asRoot
          ? [
              {
                zh: '以 root 运行，浏览器不用沙箱',
                en: 'Run as root, so the browser runs without its sandbox',
              },
            ]
          : []),
      ],
    };
  } catch (error) {
    if (!(error instanceof Failure)) {
      const reason = reasonOf(error);
      return { state: 'missing', what: [{ zh: `浏览器：${reason}`, en: `Browser: ${reason}` }] };
    }
    const { what, why, fix } = error.diagnostic.message;
    const state = error.diagnostic.code === 'browser-missing' ? 'missing' : 'wrong';
    const found: Found = { state, what: why === undefined ? [what] : [what, why] };
    return fix === undefined ? found : { ...found, fix };
  }
}
