import type { ErrorEntry } from './error-entry.ts';

/** What departments do with records of theirs: publish, withdraw, repair, remove, count. */
export const LIFECYCLE_ERRORS = {
  RECORD_NOT_YOURS: {
    status: 200,
    en: 'Your department has no {type} "{id}". Only the department that asserted a record acts on it.',
    zh: '贵单位没有 {type}“{id}”。记录仅由其来源部门办理。',
  },
  RECORD_STATE: {
    status: 200,
    en: 'It is {state}, so you cannot {act} it. Nothing was changed.',
    zh: '当前状态为 {state}，不能执行 {act}，未作任何更改。',
  },
  REPAIR_TOO_EARLY: {
    status: 200,
    en: 'It can be repaired from {earliest} on, when its least period of publicity is over. Nothing was changed.',
    zh: '最短公示期届满后，自 {earliest} 起方可修复，未作任何更改。',
  },
  ACT_REFUSED: {
    status: 200,
    en: 'Nothing was changed: {why}.',
    zh: '未作任何更改：{why}。',
  },
} as const satisfies Record<string, ErrorEntry>;
