import { define } from '../define.ts';

export const configMessages = {} as const;
