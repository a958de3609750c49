import { define } from '../define.ts';

export const cellMessages = {} as const;
