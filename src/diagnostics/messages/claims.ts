import { define } from '../define.ts';

export const claimsMessages = {} as const;
