import type { NewDepartment } from '../sharing/record.ts';
import { codeMaker } from './codes.ts';
import { randomOf } from './random.ts';

/** What all names of the region begin with, so that nobody takes it for a place that exists. */
export const REGION = '示例市演示区';

type Named = readonly [id: string, name: string, englishName: string];

const MEMBERS = [
  ['market-regulation', '市场监督管理局', 'Administration for Market Regulation'],
  ['administrative-approval', '行政审批服务局', 'Administrative Approval Service Bureau'],
  ['credit-office', '社会信用体系建设办公室', 'Social Credit Office'],
  ['ecology-environment', '生态环境局', 'Ecology and Environment Bureau'],
  ['transport', '交通运输局', 'Transport Bureau'],
  ['emergency-management', '应急管理局', 'Emergency Management Bureau'],
  ['urban-management', '城市管理执法局', 'Urban Management and Law Enforcement Bureau'],
  ['education', '教育体育局', 'Education and Sports Bureau'],
  ['health', '卫生健康局', 'Health Bureau'],
  ['tax', '税务局', 'Tax Bureau'],
  ['public-security', '公安分局', 'Public Security Sub-bureau'],
  ['fire', '消防救援大队', 'Fire and Rescue Brigade'],
  ['housing-construction', '住房和城乡建设局', 'Housing and Urban-Rural Development Bureau'],
  ['agriculture-rural', '农业农村局', 'Agriculture and Rural Affairs Bureau'],
  ['human-resources', '人力资源和社会保障局', 'Human Resources and Social Security Bureau'],
  ['culture-tourism', '文化和旅游局', 'Culture and Tourism Bureau'],
  ['natural-resources', '自然资源局', 'Natural Resources Bureau'],
] as const satisfies readonly Named[];

export type DepartmentId = (typeof MEMBERS)[number][0];

/** The member departments (成员部门) of the region. The operator’s department `hub` is none: it owns no data. */
export const DEPARTMENTS: readonly Omit<NewDepartment, 'assertedAt'>[] = MEMBERS.map(
  ([id, name, englishName]) => ({
    id,
    name: `${REGION}${name}`,
    englishName: `${englishName} (synthetic demo region)`,
  }),
);

/** The department that runs the hub, for the tokens of its operators; not a row of the departments table. */
export const OPERATOR = {
  id: 'hub',
  name: `${REGION}数据共享枢纽运营中心`,
  englishName: 'Operations Centre of the Data Hub (synthetic demo region)',
} as const;

export const departmentName = (id: DepartmentId): string => NAMES.get(id) as string;

const NAMES = new Map(DEPARTMENTS.map(({ id, name }) => [id, name]));

/** 统一社会信用代码 of a department as the deciding authority; the same in every region, whatever its seed. */
export const departmentCode = (id: DepartmentId): string => CODES.get(id) as string;

const codeOf = codeMaker(randomOf(0, 'department codes'));
const CODES = new Map(MEMBERS.map(([id]) => [id as string, codeOf('ORGAN', '610902')]));
