import { define } from '../define.ts';

export const tableMessages = {} as const;
