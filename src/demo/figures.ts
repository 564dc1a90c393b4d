import type { SubjectKind } from '../identifier/uscc.ts';

// The figures of the region’s own report on a year of cross-department supervision (2024, published 2025-05). The
// demo region is made so that the hub’s queries answer with them; whatever is not in the report is in believable
// proportion. All of it is the same for every seed.

/** 主体数 by kind: 21,000 in all, of which the market register holds 20,650. */
export const SUBJECTS_BY_KIND: Readonly<Record<SubjectKind, number>> = {
  INDIVIDUAL_BUSINESS: 12_600,
  ENTERPRISE: 7_560,
  FARMERS_COOPERATIVE: 490,
  SOCIAL_ORGANIZATION: 150,
  PUBLIC_INSTITUTION: 115,
  LAW_FIRM: 15,
  ORGAN: 25,
  OTHER: 45,
};

/** 信用风险分类: 20,633 classified; not those outside the market register, nor those registered this month. */
export const RISK_CLASSES = { A: 4_179, B: 15_666, C: 549, D: 239 } as const;

export type RiskClass = keyof typeof RISK_CLASSES;

/**
 * Registered with the market regulator since 2024. The other 20,000 owed an annual report in the season of 2024, so
 * the rate of 95.27 % is 19,054 of them exactly.
 */
export const NEWLY_REGISTERED = 650;

/** Of those, registered after the last monthly scoring, and so without a class. */
export const NOT_YET_SCORED = 17;

/** 年报: of the 20,000 that owed the report on 2023, due by 2024-06-30; made late included. */
export const REPORTED_2024 = 19_054;

/** 移出经营异常名录 in 2024, at the counter (线下). */
export const REMOVALS_2024 = 529;

/** 信用修复 in 2024, online (线上). */
export const REPAIRS_2024 = 155;

/** Food businesses under video supervision (互联网+明厨亮灶). */
export const REMOTE_FOOD = 132;

export const LICENSE_COUNT = 26_000;
export const NOTICE_COUNT = 9_000;
export const PENALTY_COUNT = 3_200;
