import { createInterface } from 'node:readline/promises';

/** Asks the person at the terminal; null when they end the input instead of answering. */
export type Ask = (question: string, fallback: string) => Promise<string | null>;

/**
 * A way to ask, when somebody is there to answer: both ends are a terminal. Every question opens its own reader, so
 * that nothing holds the terminal between two of them.
 */
export function terminalAsk(): Ask | null {
  const { stdin, stdout } = process;
  if (stdin.isTTY !== true || stdout.isTTY !== true) return null;
  return async (question, fallback) => {
    const reader = createInterface({ input: stdin, output: stdout });
    const gone = new Promise<null>((resolve) => reader.once('close', () => resolve(null)));
    reader.once('SIGINT', () => process.exit(130));
    const shown = fallback === '' ? `${question}: ` : `${question} [${fallback}]: `;
    const answer = await Promise.race([reader.question(shown), gone]).catch(() => null);
    reader.close();
    if (answer === null) return null;
    return answer.trim() === '' ? fallback : answer.trim();
  };
}
