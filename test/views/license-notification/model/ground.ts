import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { writeRecords } from '../../../../src/changes/write.ts';
import { DEPARTMENTS } from '../../../../src/demo/departments.ts';
import { departmentRecords } from '../../../../src/sharing/record.ts';
import { itemRecords, type NewItem } from '../../../../src/views/license-notification/record.ts';
import { sampleUscc } from '../../../kit/sample-uscc.ts';
import { ITEM } from '../sample.ts';

/** Who routes, who approves, and one who only looks on. */
export const ACTORS = [
  'market-regulation',
  'administrative-approval',
  'education',
  'health',
  'fire',
] as const;
export type Department = (typeof ACTORS)[number];

/** Item → who approves it; of the last the authority is outside of the hub. */
export const APPROVERS: Readonly<Record<string, readonly Department[]>> = {
  FOOD: ['education', 'health'],
  NET: ['fire'],
  FIREWORK: [],
};
const WORDS: Readonly<Record<string, string>> = { FOOD: '餐饮服务', NET: '网吧', FIREWORK: '烟花爆竹零售' };

/** What is registered, and the items that each scope calls for. */
export const SCOPES: readonly (readonly string[])[] = [
  ['FOOD'],
  ['FOOD', 'NET'],
  ['FIREWORK'],
  [],
  ['NET', 'FIREWORK'],
];
export const scopeText = (scope: number): string =>
  ['百货零售', ...(SCOPES[scope] as readonly string[]).map((item) => WORDS[item])].join('；');

export const SUBJECTS = [1, 2, 3].map(sampleUscc);

export async function writeGround(sql: Sql): Promise<void> {
  const db = drizzle(sql);
  const now = new Date('2024-01-02T09:00:00+08:00');
  const assertedAt = now.toISOString();
  await writeRecords(
    db,
    departmentRecords,
    DEPARTMENTS.map((one) => ({ ...one, assertedAt })),
    now,
  );
  const items = Object.entries(APPROVERS).map(
    ([code, approvers]): NewItem => ({
      ...ITEM,
      code,
      version: 1,
      effectiveFrom: '2024-01-01',
      scopeKeywords: [WORDS[code] as string],
      approvingDepartments: [...approvers],
    }),
  );
  await writeRecords(db, itemRecords, items, now);
}
