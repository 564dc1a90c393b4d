import type { ErrorEntry } from './error-entry.ts';

/** Requests for access, decisions on them, and doubts about records. */
export const REQUEST_ERRORS = {
  PERSON_NEEDED: {
    status: 200,
    en: 'Only a person may do this, and the token names none. Use a token that was issued to a person.',
    zh: '此操作须由人员办理，当前令牌未载明人员，请使用签发给个人的令牌。',
  },
  ROLE_NEEDED: {
    status: 200,
    en: 'This needs one of the roles {roles}. Ask your department for a token with it.',
    zh: '此操作须具备以下角色之一：{roles}，请向本部门申请相应令牌。',
  },
  REQUEST_REFUSED: {
    status: 200,
    en: 'The access request is not taken: {why}',
    zh: '共享申请未受理：{why}',
  },
  REQUEST_UNKNOWN: {
    status: 200,
    en: 'There is no access request or part "{id}" that concerns your department. accessRequests lists those that do.',
    zh: '没有与贵单位有关的共享申请或申请分项“{id}”，可通过 accessRequests 查询。',
  },
  REQUEST_NOT_OPEN: {
    status: 200,
    en: 'It is {state}, so you cannot {act} it.',
    zh: '当前状态为 {state}，不能执行 {act}。',
  },
  PART_FOREIGN: {
    status: 200,
    en: 'This part is decided by {decider}, not by your department.',
    zh: '该申请分项由 {decider} 审批，不属于贵单位。',
  },
  OWN_REQUEST: {
    status: 200,
    en: 'A department does not decide on its own request.',
    zh: '部门不得审批本部门提出的申请。',
  },
  SECOND_OFFICER_NEEDED: {
    status: 200,
    en: 'It is about personal data, so another person of the department than the one who decided must confirm it.',
    zh: '涉及个人信息，须由本部门另一名人员复核确认。',
  },
  RECORD_UNKNOWN: {
    status: 200,
    en: 'There is no {type} "{id}" that you may read.',
    zh: '没有贵单位可查询的 {type}“{id}”。',
  },
  DOUBT_UNKNOWN: {
    status: 200,
    en: 'There is no doubt "{id}" that concerns your department. doubts lists those that do.',
    zh: '没有与贵单位有关的校核申请“{id}”，可通过 doubts 查询。',
  },
  DOUBT_REFUSED: {
    status: 200,
    en: 'The doubt is not taken: {why}.',
    zh: '校核申请未受理：{why}。',
  },
  DOUBT_NOT_OPEN: {
    status: 200,
    en: 'The doubt is {state}, so you cannot {act} it.',
    zh: '该校核申请当前状态为 {state}，不能执行 {act}。',
  },
} as const satisfies Record<string, ErrorEntry>;
