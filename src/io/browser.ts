import { spawnSync } from 'node:child_process';
import type { Browser } from 'puppeteer-core';
import { diagnose } from '../diagnostics/report.ts';
import { wholeFile } from '../model/source.ts';
import { type BrowserCandidate, browserCandidates } from './chromium.ts';
import { Failure, reasonOf } from './failure.ts';
import { ownProfile } from './profile.ts';

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  // Nothing in a report may reach anything: names resolve to nothing, addresses too, whatever asks for them.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-gpu',
  '--disable-dev-shm-usage',
];

const START_TIMEOUT = 30_000;
const ASKING_TIMEOUT = 10_000;

/** Starts the first browser that works, with the fonts of a fontconfig file; a Failure that says what was tried and what to install when none does. */
export async function launchBrowser(
  explicit: string | null,
  fonts: string,
  flags: readonly string[] = [],
): Promise<Browser> {
  const tried: { path: string; reason: string }[] = [];
  for await (const candidate of browserCandidates(explicit)) {
    try {
      return await start(candidate, fonts, flags);
    } catch (error) {
      tried.push({ path: candidate.path, reason: launchReason(error, candidate) });
    }
  }
  const code = tried.length === 0 ? 'browser-missing' : 'browser-failed';
  throw new Failure(diagnose(code, { tried, explicit: explicit !== null }, wholeFile('PDF')));
}

async function start(candidate: BrowserCandidate, fonts: string, flags: readonly string[]): Promise<Browser> {
  const { launch } = await import('puppeteer-core');
  const libraries = candidate.libraries === null ? {} : { LD_LIBRARY_PATH: candidate.libraries };
  const profile = ownProfile();
  // Somewhere in its launch the browser gets a handler that ends it with this process: the profile can go only after it.
  const staysLast = setInterval(profile.removeAtExit, 5);
  try {
    const browser = await launch({
      executablePath: candidate.path,
      headless: candidate.shell ? 'shell' : true,
      // A pipe instead of a port: no other user of the machine can talk to the browser, and it ends with this process.
      pipe: true,
      args: [...FLAGS, ...flags, ...(withoutSandbox() ? ['--no-sandbox'] : [])],
      env: { ...process.env, ...libraries, FONTCONFIG_FILE: fonts, LANGUAGE: 'zh-CN', TZ: 'UTC' },
      userDataDir: profile.folder,
      timeout: START_TIMEOUT,
      protocolTimeout: 120_000,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    profile.removeAtExit();
    browser.process()?.once('exit', profile.remove);
    return browser;
  } catch (error) {
    profile.remove();
    throw error;
  } finally {
    clearInterval(staysLast);
  }
}

/** Chromium refuses to run its sandbox as root; everywhere else only the user may say that it is to be left off. */
function withoutSandbox(): boolean {
  return process.getuid?.() === 0 || process.env.SIXFOLD_NO_SANDBOX === '1';
}

const FAULT = /(No usable sandbox[^\n]*|error while loading shared libraries[^\n]*|ENOENT|EACCES)/;

/** Over a pipe a browser that ends at once says nothing: asked for a blank page, it says on its error output what it lacks. */
function launchReason(error: unknown, { path, libraries }: BrowserCandidate): string {
  const env = { ...process.env, ...(libraries === null ? {} : { LD_LIBRARY_PATH: libraries }) };
  const asked = spawnSync(
    path,
    ['--headless', ...(withoutSandbox() ? ['--no-sandbox'] : []), '--dump-dom', 'about:blank'],
    {
      env,
      encoding: 'utf8',
      timeout: ASKING_TIMEOUT,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const said = `${error instanceof Error ? error.message : String(error)}\n${asked.stderr ?? ''}`;
  return FAULT.exec(said)?.[1] ?? reasonOf(error);
}
