import type { Lang } from '../language/words.ts';

/** What is wrong at the moment, as the terminal says it: lines with an excerpt and a squiggle. */
export interface Trouble {
  readonly text: string;
  readonly lang: Lang;
}

export const RELOAD_PATH = '/__reload';
export const SCRIPT_PATH = '/__reload.js';

/**
 * Asks for the page again when the site has changed, also when that happened between making this page and running
 * this script, and when the server was started anew.
 */
export const SCRIPT = `const own = document.currentScript.dataset.version;
new EventSource('${RELOAD_PATH}').onmessage = ({ data }) => { if (data !== own) location.reload(); };
document.querySelector('[data-dev-close]')?.addEventListener('click', (event) => event.target.closest('aside').remove());
`;

const STYLE = `.dev-trouble{position:fixed;inset:auto 0 0 0;z-index:1000;max-height:70vh;overflow:auto;box-sizing:border-box;margin:0;padding:16px 20px 20px;background:#1c1f24;color:#f2f3f5;border-top:4px solid #e5484d;font:14px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace}
.dev-trouble header{display:flex;justify-content:space-between;gap:16px;font-family:system-ui,sans-serif}
.dev-trouble pre{margin:12px 0 0;white-space:pre;tab-size:4;font:inherit}
.dev-trouble button{font:inherit;color:inherit;background:none;border:1px solid #8b929c;border-radius:4px;padding:2px 10px;cursor:pointer}
.dev-trouble button:focus-visible{outline:2px solid #fff;outline-offset:2px}
@media print{.dev-trouble{display:none}}`;

const WORDS = {
  'zh-CN': {
    kept: '这里有错，下面仍是上一次正确的网页',
    none: '这里有错，改好之前没有网页可看',
    close: '收起',
    missing: '没有这一页：地址写错了，或者计划改了名、删掉了',
    home: '回到全部计划',
  },
  en: {
    kept: 'Something is wrong; the page below is the last good one',
    none: 'Something is wrong; there is no page to show until it is mended',
    close: 'Hide',
    missing: 'There is no such page: the address is wrong, or its plan was renamed or deleted',
    home: 'Back to all plans',
  },
} as const;

/** The page with what loads it again, what is wrong over it, and the policy that lets just that in. */
export function withOverlay(html: string, version: string, trouble: Trouble | null): string {
  const more = `${trouble === null ? '' : overlay(trouble, 'kept')}${script(version)}`;
  const at = html.lastIndexOf('</body>');
  return letIn(at < 0 ? `${html}${more}` : `${html.slice(0, at)}${more}${html.slice(at)}`);
}

/** Where a page is missing, or cannot be made yet. It comes by itself when it can. */
export function missingPage(version: string, trouble: Trouble | null, lang: Lang): string {
  const words = WORDS[lang];
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>404</title></head><body style="font-family:system-ui,sans-serif;margin:3rem"><p>${words.missing}</p><p><a href="/">${words.home}</a></p>${trouble === null ? '' : overlay(trouble, 'none')}${script(version)}</body></html>`;
}

function overlay({ text, lang }: Trouble, state: 'kept' | 'none'): string {
  const { close, ...words } = WORDS[lang];
  return `<style>${STYLE}</style><aside class="dev-trouble" role="alert" lang="${lang}"><header><strong>${words[state]}</strong><button type="button" data-dev-close>${close}</button></header><pre>${escaped(text)}</pre></aside>`;
}

function script(version: string): string {
  return `<script src="${SCRIPT_PATH}" data-version="${version}"></script>`;
}

/** The pages themselves may run only their own script and reach nothing; here they may hear that they are to load again. */
function letIn(html: string): string {
  return html.replace(
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/i,
    (_, escapedPolicy: string) => {
      // A hash ends with the one sign that the templates escape, and with a semicolon, which parts rules otherwise.
      const policy = escapedPolicy.replaceAll('&#x3D;', '=');
      const scripts = /script-src [^;]*/.exec(policy)?.[0] ?? 'script-src';
      const rest = policy.replace(/script-src [^;]*;?\s*/, '');
      return `<meta http-equiv="Content-Security-Policy" content="${rest}; ${scripts} 'self'; connect-src 'self'">`;
    },
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
