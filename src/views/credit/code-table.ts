import { columnEnum } from '../../subgraph/enum.ts';
import {
  abnormalListingKind,
  abnormalListingReason,
  creditChannel,
  repairableRecord,
  repairState,
  riskClass,
  seriousListingState,
  seriousViolationGround,
} from './table.ts';

export const RiskClass = columnEnum(riskClass, {
  name: 'RiskClass',
  description:
    'Credit risk class of an enterprise (企业信用风险分类, 国市监信发〔2022〕6号): where supervision looks, not a rating and not a ground for a sanction.',
  values: {
    A: 'Low risk (信用风险低).',
    B: 'General risk (信用风险一般).',
    C: 'Fairly high risk (信用风险较高).',
    D: 'High risk (信用风险高).',
  },
});

export const AbnormalListingKind = columnEnum(abnormalListingKind, {
  name: 'AbnormalListingKind',
  description: 'How an entity stands on record as abnormal (经营异常类型).',
  values: {
    LISTED:
      'On the abnormal-operations list: enterprises and farmers’ professional co-operatives (列入经营异常名录).',
    MARKED: 'Marked as abnormal: individual businesses, which are not listed (标记为经营异常状态).',
  },
});

export const AbnormalListingReason = columnEnum(abnormalListingReason, {
  name: 'AbnormalListingReason',
  description: 'Why it is listed or marked (列入原因, 企业经营异常名录管理暂行办法).',
  values: {
    AN1: 'The annual report was not published in time (未按照规定期限公示年度报告).',
    AN2: 'Other information was not disclosed in the time that was ordered (未在责令的期限内公示企业信息).',
    AN3: 'Disclosed information hides the truth or is false (公示企业信息隐瞒真实情况、弄虚作假).',
    AN4: 'It cannot be contacted at its registered domicile or premises (通过登记的住所或者经营场所无法联系).',
  },
});

export const CreditChannel = columnEnum(creditChannel, {
  name: 'CreditChannel',
  description: 'Where a matter was handled (办理渠道).',
  values: {
    ONLINE: 'Through 信用中国 or the enterprise publicity system (线上).',
    OFFLINE: 'At the counter (线下).',
  },
});

export const SeriousViolationGround = columnEnum(seriousViolationGround, {
  name: 'SeriousViolationGround',
  description: 'Field of the serious violation (列入情形, 市场监督管理严重违法失信名单管理办法 Art. 5–10).',
  values: {
    FOOD_SAFETY: 'Food (食品安全, Art. 5).',
    DRUGS_DEVICES_COSMETICS: 'Drugs, medical devices, cosmetics (药品、医疗器械、化妆品, Art. 6).',
    PRODUCT_AND_EQUIPMENT_SAFETY: 'Safety of products and special equipment (质量安全, Art. 7).',
    CONSUMER_RIGHTS: 'Harm to consumers (侵害消费者权益, Art. 8).',
    MARKET_ORDER: 'Unfair competition and disturbed market order (破坏公平竞争秩序和扰乱市场秩序, Art. 9).',
    OTHER: 'Registration by fraud, refused orders and other cases (其他, Art. 10).',
  },
});

export const SeriousListingState = columnEnum(seriousListingState, {
  name: 'SeriousListingState',
  description: 'What its authority last decided on a serious-violation listing (名单状态).',
  values: {
    IN_FORCE: 'Listed; it ends by itself after `endsOn` (在列).',
    REPAIRED: 'Repaired: removed before its time on application (信用修复、提前移出).',
    REMOVED: 'Removed, as when the decision was reversed (移出).',
  },
});

export const RepairableRecord = columnEnum(repairableRecord, {
  name: 'RepairableRecord',
  description: 'Kind of record that can be repaired (修复对象).',
  values: {
    ABNORMAL_LISTING: 'A listing or mark of abnormal operations (经营异常名录).',
    SERIOUS_VIOLATION_LISTING: 'A listing for a serious violation (严重违法失信名单).',
    PENALTY_DISCLOSURE: 'A published penalty decision (行政处罚公示信息).',
  },
});

export const RepairState = columnEnum(repairState, {
  name: 'RepairState',
  description: 'How far an application for repair has come (修复办理状态).',
  values: {
    APPLIED: 'Applied for (已申请).',
    ACCEPTED: 'Accepted for decision (已受理).',
    REFUSED: 'Not accepted (不予受理).',
    VERIFYING: 'Being verified (核查中).',
    REPAIRED: 'Granted: publication, sharing, use and measures have ended (予以修复).',
    DENIED: 'Denied (不予修复).',
  },
});
