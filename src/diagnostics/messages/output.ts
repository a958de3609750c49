import { define } from '../define.ts';

export const outputMessages = {} as const;
