import type { NewGrant } from '../../sharing/record.ts';
import { CONTACT, inTerm, PERSONAL_DATA_LAW, SHARING_LAW } from './demo-grant.ts';

/** Three by which nobody gets anything: one has run out, one is to come, and one was taken back. */
export const PAST_AND_COMING_GRANTS: readonly Omit<NewGrant, 'assertedAt'>[] = [
  {
    id: 'demo-education-pilot',
    owner: 'market-regulation',
    grantee: 'education',
    purpose: 'campus-food-safety',
    coordinates: CONTACT,
    division: '610902',
    basis: '《政务信息资源共享管理暂行办法》（国发〔2016〕51号）；跨部门综合监管试点',
    validFrom: '2024-05-20',
    validTo: '2025-07-31',
  },
  {
    id: 'demo-culture-amusement',
    owner: 'market-regulation',
    grantee: 'culture-tourism',
    purpose: 'joint-inspection',
    coordinates: CONTACT,
    directory: 'amusement',
    basis: `《娱乐场所管理条例》第三条；${PERSONAL_DATA_LAW}；${SHARING_LAW}`,
    validFrom: '2031-01-01',
    validTo: '2033-12-31',
  },
  {
    ...inTerm({
      id: 'demo-tax-contacts',
      owner: 'market-regulation',
      grantee: 'tax',
      purpose: 'joint-inspection',
      coordinates: ['Subject.phone'],
      basis: SHARING_LAW,
    }),
    revokedAt: '2026-09-01T09:30:00.000+08:00',
    revokedBecause: '授权范围超出履行职责所必需，按《中华人民共和国个人信息保护法》第六条收回，另行申请。',
  },
];
