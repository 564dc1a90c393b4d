import { columnEnum, enumType } from '../../subgraph/enum.ts';
import {
  counterpartCategory,
  disclosureActKind,
  disclosureState,
  exemption,
  penaltyCategory,
  penaltyProcedure,
  publicityRegime,
  severity,
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

export const PenaltyCategory = columnEnum(penaltyCategory, {
  name: 'PenaltyCategory',
  description: 'Kind of penalty (处罚种类), 行政处罚法 Art. 9.',
  values: {
    WARNING: 'Warning (警告).',
    PUBLIC_CRITICISM: 'Circulated criticism (通报批评).',
    FINE: 'Fine (罚款).',
    CONFISCATION_OF_GAINS: 'Confiscation of unlawful gains (没收违法所得).',
    CONFISCATION_OF_PROPERTY: 'Confiscation of unlawful property (没收非法财物).',
    LICENSE_SUSPENSION: 'Licence held back for a time (暂扣许可证件).',
    QUALIFICATION_DOWNGRADE: 'Qualification lowered (降低资质等级).',
    LICENSE_REVOCATION: 'Licence revoked (吊销许可证件).',
    BUSINESS_RESTRICTION: 'Production or business restricted (限制开展生产经营活动).',
    BUSINESS_SUSPENSION: 'Ordered to stop production or business (责令停产停业).',
    CLOSURE: 'Ordered to close (责令关闭).',
    OCCUPATIONAL_BAN: 'Barred from an occupation (限制从业).',
    DETENTION: 'Administrative detention (行政拘留).',
    OTHER: 'Another penalty provided by law or regulation (其他).',
  },
});

export const PenaltyProcedure = columnEnum(penaltyProcedure, {
  name: 'PenaltyProcedure',
  description: 'Procedure by which a penalty was imposed (处罚程序).',
  values: {
    SIMPLE: 'Simple procedure, on the spot; such penalties are not published (简易程序).',
    ORDINARY: 'Ordinary procedure (普通程序).',
  },
});

export const Severity = columnEnum(severity, {
  name: 'Severity',
  description: 'Seriousness of the breach, by which the period of publicity runs (失信程度), NDRC Order 36.',
  values: {
    MINOR: 'Minor (轻微).',
    GENERAL: 'General (一般).',
    SERIOUS: 'Serious (严重).',
  },
});

export const PublicityRegime = columnEnum(publicityRegime, {
  name: 'PublicityRegime',
  description: 'Rules of publicity in force on the day of the decision (适用的公示规则).',
  values: {
    R2019: 'Decisions to 2023-04-30: 发改办财金〔2019〕527号.',
    R2023: 'Decisions from 2023-05-01 to 2026-03-31: NDRC Order 58.',
    R2026: 'Decisions from 2026-04-01: NDRC Order 36.',
  },
});

export const DisclosureState = columnEnum(disclosureState, {
  name: 'DisclosureState',
  description: 'Where a decision stands in its publicity (公示状态).',
  values: {
    DECIDED: 'Decided, not yet submitted (已作出决定).',
    EXEMPT: 'Not to be published, as those of the simple procedure (不予公示).',
    SUBMITTED: 'Submitted, not yet checked (已报送).',
    REJECTED: 'Sent back to its source for correction (退回).',
    PUBLISHED: 'Published (公示中).',
    WITHDRAWN: 'Withdrawn, as after reversal of the decision (已撤下).',
    REPAIRED: 'Ended by credit repair (已信用修复).',
    EXPIRED: 'Ended with its period of publicity (公示期满).',
  },
});

export const Exemption = columnEnum(exemption, {
  name: 'PublicityExemption',
  description: 'Why a penalty is not published (不予公示的原因).',
  values: {
    SIMPLE_PROCEDURE: 'Simple procedure, on the spot (简易程序).',
    MINOR_PERSON: 'The counterpart is a minor (未成年人).',
    MINOR_SEVERITY:
      'Minor breach (轻微失信), decided from 2026-04-01 on: NDRC Order 36. Its source may publish it all the same, for 3 months at most.',
  },
});

export const DisclosureActKind = columnEnum(disclosureActKind, {
  name: 'DisclosureActKind',
  description: 'What is done with a penalty decision (办理动作).',
  values: {
    SUBMIT: 'Submitted, or once more after it was sent back (报送).',
    PUBLISH: 'Published (公示).',
    REJECT: 'Sent back for correction (退回).',
    CORRECT: 'Corrected under the same number (更正).',
    WITHDRAW: 'Withdrawn after the reversal of the decision (撤下).',
    REPAIR: 'Repaired (信用修复).',
    DISPUTE: 'Contested by the counterpart (异议).',
    UPHOLD_DISPUTE: 'The counterpart was right: withdrawn (异议成立).',
    DISMISS_DISPUTE: 'The decision was right: it stands (异议不成立).',
    RECORD_PUBLICITY: 'Shown by the enterprise credit publicity system (另一渠道已公示).',
  },
});

export const PublicityChannel = enumType({
  name: 'PublicityChannel',
  description: 'Where penalties are published (公示渠道), each with its own period.',
  values: {
    CREDIT_SITE: 'Credit site, within 7 working days: 双公示, 发改办财金〔2018〕424号 (信用门户网站).',
    PUBLICITY_SYSTEM:
      'Enterprise credit publicity system, within 20 working days: SAMR Order 45 of 2021, for market regulation’s penalties of the ordinary procedure that are more than a warning (国家企业信用信息公示系统).',
  },
});
