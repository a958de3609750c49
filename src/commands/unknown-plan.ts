import { nearest } from '../language/nearest.ts';
import { UsageError } from './project.ts';

/** Says that no plan has an id, and which was meant; where none is near, which there are. */
export function unknownPlan(id: string, ids: readonly string[]): UsageError {
  const near = nearest(id, ids);
  return new UsageError({
    zh: `没有叫“${id}”的计划；${near === null ? `有的是：${ids.join('、')}` : `是不是 ${near}？`}`,
    en: `There is no plan ${id}; ${near === null ? `there are: ${ids.join(', ')}` : `did you mean ${near}?`}`,
  });
}
