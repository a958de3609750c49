import { readTemplates } from '../../src/io/templates.ts';
import { createRenderer, type Renderer } from '../../src/render/renderer.ts';

export const templates = await readTemplates(process.cwd());

/** Whatever a drawing complains about fails the test that drew it. */
export function strictRenderer(): Promise<Renderer> {
  return createRenderer(templates, {
    warn: (message) => {
      throw new Error(message);
    },
  });
}
