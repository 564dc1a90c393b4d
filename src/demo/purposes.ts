import type { NewPurpose } from '../sharing/record.ts';

// 个人信息保护法 Art. 6: what a purpose does not need may not be had for it. Risk is told by records, and a sanction falls
// on an entity that has to be called by nobody.
const CONTACT_DATA = ['Subject.phone', 'Subject.contactAddress', 'LicenseNotification.phone'];
const NAMES_OF_PERSONS = ['Subject', 'LicenseNotification', 'License', 'PenaltyDisclosure'].map(
  (type) => `${type}.legalRepresentative*`,
);
const PUNISHED_PERSONS = ['PenaltyDisclosure.naturalPersonName'];

type Registered<Id extends string> = Omit<NewPurpose, 'assertedAt'> & { readonly id: Id };
const registered = <Id extends string>(purposes: readonly Registered<Id>[]) => purposes;

/** What the region’s departments may ask for data for (使用目的), each with the duty that it serves. */
export const PURPOSES = registered([
  {
    id: 'joint-sanction',
    name: '失信联合惩戒',
    englishName: 'Joint punishment of listed subjects',
    legalBasis:
      '《国务院办公厅关于进一步完善失信约束制度构建诚信建设长效机制的指导意见》（国办发〔2020〕49号）',
    caseNumberRequired: false,
    // 国市监信发〔2022〕6号: a risk class places supervision and is no ground for a sanction.
    excludes: [
      'Credit.riskClass*',
      'RiskClassChange.*',
      'CreditOverview.classes',
      'Query.creditOverview',
      ...CONTACT_DATA,
    ],
    sanctions: true,
  },
  {
    id: 'license-follow-up',
    name: '双告知后续监管',
    englishName: 'Follow-up of licence notifications',
    legalBasis:
      '《国务院关于“先照后证”改革后加强事中事后监管的意见》（国发〔2015〕62号）；工商企注字〔2015〕211号',
    caseNumberRequired: false,
    excludes: PUNISHED_PERSONS,
  },
  {
    id: 'campus-food-safety',
    name: '校园食品安全监管',
    englishName: 'Supervision of food safety on campus',
    legalBasis:
      '《中华人民共和国食品安全法》第五十七条；《学校食品安全与营养健康管理规定》（教育部、市场监管总局、国家卫生健康委令第45号）',
    caseNumberRequired: false,
    excludes: PUNISHED_PERSONS,
  },
  {
    id: 'joint-inspection',
    name: '跨部门联合检查',
    englishName: 'Joint inspection across departments',
    legalBasis:
      '《国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见》（国发〔2019〕5号）；国办发〔2023〕1号',
    caseNumberRequired: false,
  },
  {
    id: 'credit-grading',
    name: '信用分级分类监管',
    englishName: 'Supervision by credit risk class',
    legalBasis:
      '《国务院办公厅关于加快推进社会信用体系建设构建以信用为基础的新型监管机制的指导意见》（国办发〔2019〕35号）；国市监信发〔2022〕6号',
    caseNumberRequired: false,
    excludes: [...CONTACT_DATA, ...NAMES_OF_PERSONS, ...PUNISHED_PERSONS, 'License.naturalPersonName'],
  },
  {
    id: 'case-investigation',
    name: '行政处罚案件调查',
    englishName: 'Investigation of a penalty case',
    legalBasis: '《中华人民共和国行政处罚法》第五十四条',
    caseNumberRequired: true,
  },
]);

export type PurposeId = (typeof PURPOSES)[number]['id'];
