import type { Progress } from './effects.ts';

const WAIT = 300;
const CLEAR_LINE = '\r\u001b[2K';

export const noProgress: Progress = { step: () => undefined, end: () => undefined };

/** One line on the terminal that says how far the work is, from the third part of a second on; gone when it is done. */
export function terminalProgress(stream: NodeJS.WriteStream, now: () => number = Date.now): Progress {
  const begun = now();
  let shown = false;
  return {
    step(label, done, total) {
      if (now() - begun < WAIT) return;
      shown = true;
      stream.write(`${CLEAR_LINE}${label} ${done}/${total}`);
    },
    end() {
      if (shown) stream.write(CLEAR_LINE);
      shown = false;
    },
  };
}
