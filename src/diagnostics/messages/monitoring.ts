import { define } from '../define.ts';

export const monitoringMessages = {} as const;
