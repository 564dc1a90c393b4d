import type { ErrorEntry } from './error-entry.ts';

/** Acts of departments on notices of 双告知, and on the clues that come of them. */
export const NOTICE_ERRORS = {
  NOTICE_UNKNOWN: {
    status: 200,
    en: 'There is no notice "{id}" that you may read.',
    zh: '没有贵单位可查询的告知“{id}”。',
  },
  NOTICE_NOT_OPEN: {
    status: 200,
    en: 'The notice "{id}" is {state}, so you cannot {act} it.',
    zh: '告知“{id}”当前状态为 {state}，不能执行 {act}。',
  },
  NOTICE_FOREIGN: {
    status: 200,
    en: 'To {act} the notice "{id}" is for {whose}, not for your department.',
    zh: '对告知“{id}”执行 {act} 由 {whose} 办理，不属于贵单位。',
  },
  NOTICE_REFUSED: {
    status: 200,
    en: 'The notice "{id}" stays as it is: {why}.',
    zh: '告知“{id}”未作变更：{why}。',
  },
  CLUE_UNKNOWN: {
    status: 200,
    en: 'There is no clue "{id}" that concerns your department. clues lists those that do.',
    zh: '没有与贵单位有关的线索“{id}”，可通过 clues 查询。',
  },
  CLUE_NOT_OPEN: {
    status: 200,
    en: 'The clue "{id}" is {state}, so you cannot {act} it.',
    zh: '线索“{id}”当前状态为 {state}，不能执行 {act}。',
  },
} as const satisfies Record<string, ErrorEntry>;
