import { columnEnum } from '../../subgraph/enum.ts';
import {
  counterpartCategory,
  feedbackKind,
  itemLevel,
  licenseCategory,
  licenseStatus,
  notificationState,
  recipientKind,
  reformWay,
  registrationKind,
} from './table.ts';

export const CounterpartCategory = columnEnum(counterpartCategory, {
  name: 'CounterpartCategory',
  description: 'What kind of person or body an administrative decision is about (行政相对人类别).',
  values: {
    LEGAL_PERSON: 'Legal person or other organisation (法人及非法人组织).',
    NATURAL_PERSON: 'Natural person (自然人).',
    INDIVIDUAL_BUSINESS: 'Individual business (个体工商户).',
  },
});

export const LicenseCategory = columnEnum(licenseCategory, {
  name: 'LicenseCategory',
  description: 'Kind of administrative licence (许可类别).',
  values: {
    GENERAL: 'General licence (普通).',
    CONCESSION: 'Concession (特许).',
    RECOGNITION: 'Recognition of a qualification (认可).',
    VERIFICATION: 'Verification against a technical standard (核准).',
    REGISTRATION: 'Registration (登记).',
    OTHER: 'Another kind; the text says which (其他).',
  },
});

export const LicenseStatus = columnEnum(licenseStatus, {
  name: 'LicenseStatus',
  description: 'Whether a licence stands (许可当前状态).',
  values: {
    VALID: 'Valid; whether it is in its period its dates say (有效).',
    INVALID: 'Invalid, as after withdrawal or cancellation (无效).',
  },
});

export const ItemLevel = columnEnum(itemLevel, {
  name: 'ItemLevel',
  description: 'Level of government that approves (审批层级).',
  values: {
    PROVINCE: 'Province (省级).',
    CITY: 'City (市级).',
    COUNTY: 'County (县级).',
  },
});

export const ReformWay = columnEnum(reformWay, {
  name: 'ReformWay',
  description: 'What the reform of 证照分离 (国发〔2021〕7号) made of an item (改革方式).',
  values: {
    ABOLISHED: 'Approval abolished (直接取消审批).',
    FILING: 'Filing instead of approval (审批改为备案).',
    COMMITMENT: 'Approval on a commitment (实行告知承诺).',
    OPTIMISED: 'Approval made easier (优化审批服务).',
  },
});

/**
 * The states in which a notice rests. Matching and re-routing are steps, not states: a match is routed in the same
 * transaction or fails, what is re-routed is ROUTED again, a revoked claim is back in the POOL. Feedback is a list of
 * its own, as any number of reports may come while a notice is CLAIMED; OVERDUE is a flag that leaves it claimable.
 */
export const NotificationState = columnEnum(notificationState, {
  name: 'NotificationState',
  description: 'Where a notice stands (告知状态).',
  values: {
    ROUTED: 'Sent to its recipient, who is to claim or return it (已推送待认领).',
    ROUTE_FAILED: 'An item matched, but no department is known that answers for it (推送失败).',
    CLAIMED: 'Claimed: a department has taken the entity under its supervision (已认领).',
    RETURNED: 'Returned by its recipient, waiting to be routed again (已退回).',
    POOL: 'Open for any department to claim: no item matched, or nobody answers for it (待认领公共池).',
    TERMINATED: 'Ended by hand, with a reason (已终止).',
    CLOSED: 'Claimed, reported on, and done (已办结).',
  },
});

export const RecipientKind = columnEnum(recipientKind, {
  name: 'RecipientKind',
  description: 'Why a department receives a notice (接收单位类型).',
  values: {
    APPROVING: 'It grants the licence (审批部门, 认领).',
    LINE: 'It supervises the trade or the place (行业主管部门, 接收).',
  },
});

export const RegistrationKind = columnEnum(registrationKind, {
  name: 'RegistrationKind',
  description: 'What was registered (登记类型).',
  values: {
    NEW: 'A new entity (新设).',
    CHANGE: 'A change of an entity, as of its business scope (变更).',
  },
});

export const FeedbackKind = columnEnum(feedbackKind, {
  name: 'FeedbackKind',
  description: 'What a department found in following a notice up (反馈类型).',
  values: {
    APPLIED_PERMIT: 'The entity has applied for the licence (已申请许可).',
    PERMIT_GRANTED: 'The licence was granted; its number is given (已取得许可).',
    PERMIT_REFUSED: 'The licence was refused (不予许可).',
    NOT_NEEDED: 'What it does needs no licence (无需许可).',
    NOT_TRADING: 'It does not do what would need one (未开展经营).',
    TRADING_WITHOUT_PERMIT: 'It does so without the licence (无证经营).',
    OUT_OF_CONTACT: 'It cannot be reached (无法联系).',
  },
});
