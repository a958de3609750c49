import { type Browser, launch } from 'puppeteer-core';
import { browserCandidates } from '../../src/io/chromium.ts';
import { reportFonts } from '../../src/io/fonts.ts';

/** An ordinary browser with scripts and requests allowed, to see pages as their readers do. */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const { value: candidate } = await browserCandidates(null).next();
  if (!candidate) throw new Error('there is no browser to test with');
  const libraries = candidate.libraries === null ? {} : { LD_LIBRARY_PATH: candidate.libraries };
  const { config } = await reportFonts();
  return launch({
    executablePath: candidate.path,
    headless: candidate.shell ? 'shell' : true,
    pipe: true,
    args: [...flags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...libraries, FONTCONFIG_FILE: config },
  });
}
