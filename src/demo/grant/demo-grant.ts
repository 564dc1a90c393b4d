import type { NewGrant } from '../../sharing/record.ts';
import type { DepartmentId } from '../departments.ts';
import type { PurposeId } from '../purposes.ts';

export type DemoGrant = Omit<NewGrant, 'assertedAt' | 'validFrom' | 'validTo'> & {
  readonly owner: DepartmentId;
  readonly grantee: DepartmentId;
  readonly purpose: PurposeId;
};

/** From the day on which Decree 809 came into force; to a day that a demonstration will not see. */
const TERM = { validFrom: '2025-08-01', validTo: '2030-12-31' } as const;

export const inTerm = (grant: DemoGrant): Omit<NewGrant, 'assertedAt'> => ({ ...grant, ...TERM });

/** By which a department asks another for data, and is answered. */
export const SHARING_LAW = '《政务数据共享条例》（国务院令第809号）第二十条、第二十一条';

/** The duty of an organ of the state to handle personal data within its powers, and no further than they need. */
export const PERSONAL_DATA_LAW = '《中华人民共和国个人信息保护法》第十三条第一款第三项、第三十四条';

export const CONTACT = ['Subject.legalRepresentative', 'Subject.phone', 'Subject.contactAddress'];
