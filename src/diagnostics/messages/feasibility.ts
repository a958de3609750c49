import { define } from '../define.ts';

export const feasibilityMessages = {} as const;
