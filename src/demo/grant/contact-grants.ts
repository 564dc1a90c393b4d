import { CONTACT, type DemoGrant, inTerm, PERSONAL_DATA_LAW, SHARING_LAW } from './demo-grant.ts';

type ContactGrant = Omit<DemoGrant, 'owner' | 'basis'> & {
  /** The law by which the grantee supervises whom it asks about. */
  readonly duty: string;
};

const SCHOOL_DUTY =
  '《中华人民共和国食品安全法》第五十七条；《学校食品安全与营养健康管理规定》（教育部、市场监管总局、国家卫生健康委令第45号）';
const FIRE_DUTY = '《中华人民共和国消防法》第五十三条；《城镇燃气管理条例》第四十一条';

const GRANTED: readonly ContactGrant[] = [
  {
    id: 'demo-education-school-canteens',
    grantee: 'education',
    purpose: 'campus-food-safety',
    coordinates: CONTACT,
    directory: 'school-canteens',
    duty: SCHOOL_DUTY,
  },
  {
    id: 'demo-education-campus-food',
    grantee: 'education',
    purpose: 'campus-food-safety',
    coordinates: ['Subject.legalRepresentative', 'Subject.phone'],
    directory: 'campus-food',
    duty: SCHOOL_DUTY,
  },
  {
    // The small shops around a school are mostly their owners' homes.
    id: 'demo-education-campus-food-address',
    grantee: 'education',
    purpose: 'campus-food-safety',
    coordinates: ['Subject.contactAddress'],
    directory: 'campus-food',
    mask: 'ADDRESS',
    duty: SCHOOL_DUTY,
  },
  {
    id: 'demo-fire-gas-dealers',
    grantee: 'fire',
    purpose: 'joint-inspection',
    coordinates: CONTACT,
    directory: 'gas-dealers',
    duty: FIRE_DUTY,
  },
  {
    id: 'demo-fire-gas-in-catering',
    grantee: 'fire',
    purpose: 'joint-inspection',
    coordinates: ['Subject.phone', 'Subject.contactAddress'],
    directory: 'gas-in-catering',
    division: '610902',
    duty: FIRE_DUTY,
  },
  {
    id: 'demo-housing-gas-companies',
    grantee: 'housing-construction',
    purpose: 'joint-inspection',
    coordinates: CONTACT,
    directory: 'gas-companies',
    duty: '《城镇燃气管理条例》第四十一条',
  },
  {
    id: 'demo-emergency-hazardous-chemicals',
    grantee: 'emergency-management',
    purpose: 'joint-inspection',
    coordinates: CONTACT,
    directory: 'hazardous-chemicals',
    duty: '《中华人民共和国安全生产法》第六十五条；《危险化学品安全管理条例》第七条',
  },
  {
    id: 'demo-health-medical',
    grantee: 'health',
    purpose: 'joint-inspection',
    coordinates: ['Subject.legalRepresentative', 'Subject.phone'],
    industry: 'Q84',
    duty: '《医疗机构管理条例》第五条',
  },
  {
    id: 'demo-health-public-places',
    grantee: 'health',
    purpose: 'joint-inspection',
    coordinates: ['Subject.contactAddress'],
    directory: 'public-places',
    mask: 'ADDRESS',
    duty: '《公共场所卫生管理条例》第十条',
  },
  {
    id: 'demo-ecology-polluters',
    grantee: 'ecology-environment',
    purpose: 'joint-inspection',
    coordinates: CONTACT,
    directory: 'polluters',
    division: '610902',
    duty: '《中华人民共和国环境保护法》第二十四条',
  },
  {
    // Whoever may hold no office (限制任职) has to be known by name.
    id: 'demo-credit-legal-representatives',
    grantee: 'credit-office',
    purpose: 'joint-sanction',
    coordinates: ['Subject.legalRepresentative'],
    duty: '《国务院办公厅关于进一步完善失信约束制度构建诚信建设长效机制的指导意见》（国办发〔2020〕49号）',
  },
];

/** Whom to call and where to go: of the subjects of the register, by its keeper. */
export const CONTACT_GRANTS = GRANTED.map(({ duty, ...grant }) =>
  inTerm({ ...grant, owner: 'market-regulation', basis: `${duty}；${PERSONAL_DATA_LAW}；${SHARING_LAW}` }),
);
