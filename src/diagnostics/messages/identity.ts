import { define } from '../define.ts';

export const identityMessages = {} as const;
