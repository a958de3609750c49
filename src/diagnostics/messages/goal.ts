import { define } from '../define.ts';

export const goalMessages = {} as const;
