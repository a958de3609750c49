import { define } from '../define.ts';

export const filesMessages = {} as const;
