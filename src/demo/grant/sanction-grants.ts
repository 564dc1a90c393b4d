import type { DepartmentId } from '../departments.ts';
import { inTerm, PERSONAL_DATA_LAW, SHARING_LAW } from './demo-grant.ts';

/** The departments that punish, but for the credit office itself. */
const PUNISHING: readonly DepartmentId[] = [
  'market-regulation',
  'urban-management',
  'transport',
  'tax',
  'fire',
  'health',
  'emergency-management',
  'housing-construction',
  'ecology-environment',
  'human-resources',
  'agriculture-rural',
  'culture-tourism',
  'public-security',
  'natural-resources',
  'education',
];

/**
 * Who was punished, to the credit platform (信用平台): each department lets it have the names in its own decisions. A
 * decision about a person has no subject in the register, so no row scope could hold it.
 */
export const SANCTION_GRANTS = PUNISHING.map((owner) =>
  inTerm({
    id: `demo-credit-sanctions-of-${owner}`,
    owner,
    grantee: 'credit-office',
    purpose: 'joint-sanction',
    coordinates: ['PenaltyDisclosure.naturalPersonName', 'PenaltyDisclosure.legalRepresentative'],
    basis: `国办发〔2020〕49号；《全国公共信用信息基础目录（2024年版）》；${PERSONAL_DATA_LAW}；${SHARING_LAW}`,
  }),
);
