import { define } from '../define.ts';

export const reviewMessages = {} as const;
