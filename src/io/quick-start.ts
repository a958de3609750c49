import * as module from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { cacheFolder } from './cache.ts';

/**
 * For commands that are over in a moment. The engine is told to wait longer before it compiles a function for speed:
 * most of them have run for the last time by then, and a third of the processor's time is saved. Only the engine of
 * Node 20 knows the word for it; a later one would complain on the terminal. Where compiled code can be kept from one
 * run to the next (Node 22.8), it is, in the user's own cache, because it is executed.
 */
export function startQuickly(): void {
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=2000000');
  const keep: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof keep === 'function') keep(path.join(cacheFolder(), 'code'));
}
