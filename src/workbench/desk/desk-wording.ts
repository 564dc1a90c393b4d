import type { Wording } from '../wording.ts';

const DUTIES: Readonly<Record<string, Wording>> = {
  DECIDE: { zh: '审批申请分项', en: 'Decide' },
  CONFIRM: { zh: '复核', en: 'Confirm as second officer' },
  COMPLETE: { zh: '补正申请', en: 'Complete the request' },
  ANSWER_DOUBT: { zh: '核实疑义', en: 'Answer the doubt' },
  SEND_CORRECTION: { zh: '更正数据', en: 'Send the correction' },
  RENEW_OR_LET_END: { zh: '授权即将到期', en: 'Renew or let end' },
};

const STATES: Readonly<Record<string, Wording>> = {
  // Of requests and of their parts.
  DRAFT: { zh: '草稿', en: 'draft' },
  UNDER_REVIEW: { zh: '办理中', en: 'under review' },
  RETURNED: { zh: '待补正', en: 'returned' },
  APPROVED: { zh: '已同意', en: 'approved' },
  PARTLY_APPROVED: { zh: '部分同意', en: 'partly approved' },
  REFUSED: { zh: '不予同意', en: 'refused' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
  OPEN: { zh: '待审批', en: 'open' },
  AWAITING_CONFIRMATION: { zh: '待复核', en: 'awaiting confirmation' },
  // Of grants.
  COMING: { zh: '未生效', en: 'coming' },
  ACTIVE: { zh: '生效中', en: 'in force' },
  EXPIRED: { zh: '已到期', en: 'ended' },
  REVOKED: { zh: '已撤销', en: 'revoked' },
};

const asItCame = (id: string): Wording => ({ zh: '', en: id });

export const dutyWording = (kind: string): Wording => DUTIES[kind] ?? asItCame(kind);
export const stateWording = (state: string): Wording => STATES[state] ?? asItCame(state);
