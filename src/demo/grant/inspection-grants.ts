import { inTerm, PERSONAL_DATA_LAW, SHARING_LAW } from './demo-grant.ts';

const PERSONS_AND_REMARK = ['License.legalRepresentative', 'License.naturalPersonName', 'License.remark'];

/** Of a department's licences and decisions, what those who supervise with it need beyond their public part. */
export const INSPECTION_GRANTS = [
  inTerm({
    id: 'demo-education-canteen-licenses',
    owner: 'market-regulation',
    grantee: 'education',
    purpose: 'campus-food-safety',
    coordinates: PERSONS_AND_REMARK,
    directory: 'school-canteens',
    basis: `《中华人民共和国食品安全法》第五十七条；${PERSONAL_DATA_LAW}；${SHARING_LAW}`,
  }),
  inTerm({
    id: 'demo-fire-gas-licenses',
    owner: 'housing-construction',
    grantee: 'fire',
    purpose: 'joint-inspection',
    coordinates: PERSONS_AND_REMARK,
    industry: 'F5296',
    basis: `《城镇燃气管理条例》第十五条、第四十一条；${SHARING_LAW}`,
  }),
  inTerm({
    id: 'demo-ecology-chemical-licenses',
    owner: 'emergency-management',
    grantee: 'ecology-environment',
    purpose: 'joint-inspection',
    coordinates: ['License.legalRepresentative', 'License.remark'],
    directory: 'hazardous-chemicals',
    division: '610902',
    basis: `《危险化学品安全管理条例》第六条、第七条；${SHARING_LAW}`,
  }),
  inTerm({
    id: 'demo-market-gas-in-catering-penalties',
    owner: 'urban-management',
    grantee: 'market-regulation',
    purpose: 'joint-inspection',
    coordinates: ['PenaltyDisclosure.legalRepresentative', 'PenaltyDisclosure.remark'],
    directory: 'gas-in-catering',
    basis: `《城镇燃气管理条例》第四十一条；${SHARING_LAW}`,
  }),
];
