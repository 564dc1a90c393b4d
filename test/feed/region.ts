import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { writeRecords } from '../../src/changes/write.ts';
import { grantRecords, purposeRecords } from '../../src/sharing/record.ts';
import { registerSource } from '../../src/sharing/source.ts';
import { subjectRecords } from '../../src/views/subject/record.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';
import { writeSmallRegion } from '../kit/small-region.ts';

export const SUBJECTS = 20;
/** Whom every penalty names; who may not have it must never see it. */
export const PERSON = '李建业';
export const GRANT = 'feed-grant';

const RISK = ['Credit.riskClass*', 'RiskClassChange.*'];
const AT = new Date('2026-01-05T10:00:00+08:00');

/** Three pullers' purposes and rights: everything, a name by grant, and no abnormal listing. */
export async function writeFeedRegion(sql: Sql): Promise<void> {
  const db = drizzle(sql);
  const told = { assertedAt: AT.toISOString() };
  await writeSmallRegion(sql);
  const purpose = {
    name: '惩戒',
    englishName: 'x',
    legalBasis: 'y',
    caseNumberRequired: false,
    sanctions: true,
    ...told,
  };
  await writeRecords(
    db,
    purposeRecords,
    [
      { ...purpose, id: 'joint-sanction', excludes: RISK },
      { ...purpose, id: 'narrow-sanction', excludes: [...RISK, 'AbnormalListing.*'] },
    ],
    AT,
  );
  for (const type of ['AbnormalListing', 'SeriousViolationListing', 'Credit']) {
    await registerSource(db, { department: 'market-regulation', type }, AT);
  }
  await writeRecords(
    db,
    grantRecords,
    [
      {
        ...{ id: GRANT, owner: 'transport', grantee: 'education', purpose: 'joint-sanction' },
        coordinates: ['PenaltyDisclosure.legalRepresentative'],
        ...{ validFrom: '2026-01-01', validTo: '2099-12-31', basis: '国办发〔2020〕49号', ...told },
      },
    ],
    AT,
  );
  await writeRecords(
    db,
    subjectRecords,
    Array.from({ length: SUBJECTS }, (_, number) => ({
      ...({
        uscc: sampleUscc(number),
        name: `示例${number}号商行`,
        kind: 'ENTERPRISE',
        status: 'IN_BUSINESS',
      } as const),
      ...{ divisionCode: '610902', source: 'market-regulation', ...told },
    })),
    AT,
  );
}
