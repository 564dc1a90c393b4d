import { sql } from 'drizzle-orm';
import type { Database } from '../../database/statement.ts';
import { usccOfSubjectKey } from '../../identifier/subject-key.ts';
import { type SubjectRow, subjectRecords } from './record.ts';
import { subjects } from './table.ts';

const MARKET_ENTITIES: readonly SubjectRow['kind'][] = [
  'ENTERPRISE',
  'INDIVIDUAL_BUSINESS',
  'FARMERS_COOPERATIVE',
];

/** The register, as whoever tells departments of registrations reads it (双告知). */
export const register = { kinds: [subjectRecords.kind], read: readRegistered };

async function readRegistered(db: Database, subjectKeys: readonly string[]) {
  const codes = subjectKeys.map(usccOfSubjectKey).filter((uscc) => uscc !== null);
  const rows = await db
    .select({
      uscc: subjects.uscc,
      version: subjects.version,
      kind: subjects.kind,
      status: subjects.status,
      entityName: subjects.name,
      entityType: subjects.entityType,
      registrationNumber: subjects.registrationNumber,
      registrationAuthorityName: subjects.registrationAuthorityName,
      establishedOn: subjects.establishedOn,
      approvedOn: subjects.approvedOn,
      address: subjects.address,
      divisionCode: subjects.divisionCode,
      jurisdictionCode: subjects.jurisdictionCode,
      industryCode: subjects.industryCode,
      businessScope: subjects.businessScope,
      legalRepresentative: subjects.legalRepresentative,
      phone: subjects.phone,
      successorUscc: subjects.successorUscc,
      source: subjects.source,
    })
    .from(subjects)
    .where(sql`${subjects.uscc} = any(${sql.param(codes)}::text[])`);
  return rows.map(({ uscc, kind, successorUscc, ...row }) => ({
    ...row,
    subjectKey: `USCC:${uscc}`,
    isMarketEntity: MARKET_ENTITIES.includes(kind),
    successorKey: successorUscc === null ? null : `USCC:${successorUscc}`,
  }));
}
