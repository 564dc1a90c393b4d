import { columnEnum, enumType } from '../../subgraph/enum.ts';
import type { DECISIONS } from './decide.ts';
import type { REQUEST_ACTS } from './history.ts';
import { partState, requestState } from './table.ts';

export const RequestState = columnEnum(requestState, {
  name: 'RequestState',
  description: 'How far a request for access has come (申请状态).',
  values: {
    DRAFT: 'Not submitted; nobody else sees it (草稿).',
    UNDER_REVIEW: 'Somebody still has to decide (办理中).',
    RETURNED: 'Something has to be completed and submitted again (补正).',
    APPROVED: 'Granted by all who were asked (已同意).',
    PARTLY_APPROVED: 'Granted by some (部分同意).',
    REFUSED: 'Granted by nobody (不予同意).',
    WITHDRAWN: 'Taken back before it was granted (已撤回).',
  },
});

export const PartState = columnEnum(partState, {
  name: 'RequestPartState',
  description: 'How far one department’s part of a request has come (申请分项状态).',
  values: {
    OPEN: 'Waits for the decision (待审批).',
    AWAITING_CONFIRMATION: 'Approved by one officer; personal data wants a second (待复核).',
    RETURNED: 'Waits for whoever asked to complete it (待补正).',
    APPROVED: 'Granted (已同意).',
    REFUSED: 'Refused, with reason and legal basis (不予同意).',
    WITHDRAWN: 'Taken back by whoever asked (已撤回).',
  },
});

export const RequestDecision = enumType<(typeof DECISIONS)[number]>({
  name: 'RequestDecision',
  description: 'What is decided of a part of a request (审批意见).',
  values: {
    APPROVE: 'Grant it, as asked or less (同意).',
    REFUSE: 'Refuse it; reason and legal basis are needed (不予同意).',
    RETURN: 'Have it completed; the reason says what is missing (退回补正).',
  },
});

export const RequestActKind = enumType<(typeof REQUEST_ACTS)[number]>({
  name: 'RequestActKind',
  description: 'What somebody did with a request (办理动作).',
  values: {
    DRAFTED: 'Drafted (起草).',
    AMENDED: 'Changed or completed (修改、补正).',
    SUBMITTED: 'Submitted, or submitted again (提交).',
    ANSWERED_BY_CLASS:
      'Answered by its share class: every member department may read it (无条件共享，自动同意).',
    PROPOSED: 'Approved by the first officer (初审同意).',
    APPROVED: 'Granted (同意).',
    REFUSED: 'Refused (不予同意).',
    RETURNED: 'Returned to be completed (退回补正).',
    WITHDRAWN: 'Taken back (撤回).',
    HANDED_OVER: 'Taken over from the steward by the source whose records they are (收回委托审批).',
  },
});

export const RequestSide = enumType({
  name: 'RequestSide',
  description: 'On which side of a request a department stands (申请角色).',
  values: {
    ASKER: 'It asks (申请方).',
    OWNER: 'It decides a part (提供方).',
  },
});
