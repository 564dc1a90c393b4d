import { columnEnum } from '../../subgraph/enum.ts';
import {
  counterpartCategory,
  disclosureState,
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
