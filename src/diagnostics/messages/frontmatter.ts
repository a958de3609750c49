import { define } from '../define.ts';

export const frontmatterMessages = {} as const;
