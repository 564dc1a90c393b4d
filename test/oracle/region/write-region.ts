import type { PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { clients, departments } from '../../../src/sharing/table.ts';
import * as credit from '../../../src/views/credit/table.ts';
import * as licensing from '../../../src/views/license-notification/table.ts';
import * as penalty from '../../../src/views/penalty-disclosure/table.ts';
import { directories, directoryMembers, subjects } from '../../../src/views/subject/table.ts';
import { drawOf, pick } from '../draw.ts';
import * as records from './credit-records.ts';
import { actRows, countRows, licenseRows, penaltyRows, ruleRows } from './decisions.ts';
import { feedbackRows, itemRows, noticeRows } from './notices.ts';
import { CLIENTS, MEMBERS, OPERATOR } from './places.ts';
import { ASSERTED, directoryRows, memberRows, subjectRows } from './subjects.ts';

/** The same region every time: some hundred subjects, and what the views have on record about them. */
export async function writeRegion(sql: Sql): Promise<void> {
  const draw = drawOf(20_261_122);
  const db = drizzle(sql);
  const insert = (table: PgTable, rows: readonly object[]) => db.insert(table).values(rows as never[]);

  const firms = subjectRows(draw);
  const registered = firms.map(({ uscc }) => `USCC:${uscc}`);
  // No valid code, or no code at all; and a code of which registration knows nothing.
  const others = ['REG:610900100009999', `ID:${'ab'.repeat(32)}`, 'NONE:x', 'USCC:91610902MA999999X0'];
  const about = (rows: number): string[] =>
    Array.from({ length: rows }, () =>
      pick(draw, draw(8) === 0 ? others : registered.slice(0, pick(draw, [8, 60]))),
    );

  const abnormal = records.abnormalRows(draw, registered);
  const serious = records.seriousRows(draw, registered);
  const penalties = penaltyRows(draw, about(140));
  const licenses = licenseRows(draw, about(120));
  const notices = noticeRows(draw, about(100));

  await insert(
    departments,
    [...MEMBERS, OPERATOR].map((id) => ({
      id,
      name: `示例${id}`,
      englishName: `Sample ${id}`,
      assertedAt: ASSERTED[0],
    })),
  );
  await insert(
    clients,
    CLIENTS.map((client) => ({ ...client, name: client.id, secretHash: 'none', createdAt: ASSERTED[0] })),
  );
  await insert(subjects, firms);
  await insert(directories, directoryRows(draw));
  const members = memberRows(draw, firms);
  await insert(directoryMembers, members);
  const facts = firms.map(({ uscc, divisionCode, industryCode, status, businessScope }) => ({
    subjectKey: `USCC:${uscc}`,
    divisionCode,
    industryCode,
    directories: members.filter((member) => member.uscc === uscc).map(({ directoryId }) => directoryId),
    status,
    businessScope,
  }));
  for (const { subjectFacts } of [credit, licensing, penalty]) await insert(subjectFacts, facts);
  await insert(credit.dossiers, records.dossierRows(draw, [...registered, ...others.slice(0, 1)]));
  await insert(credit.riskClassChanges, records.classChangeRows(draw, registered));
  await insert(credit.abnormalListings, abnormal);
  await insert(credit.seriousViolationListings, serious);
  await insert(
    credit.repairs,
    records.repairRows(draw, [...abnormal, ...serious, ...penalties.slice(0, 40)]),
  );
  await insert(credit.annualReports, records.annualReportRows(draw, registered));
  await insert(penalty.disclosures, penalties);
  await insert(penalty.disclosureActs, actRows(draw, penalties));
  await insert(penalty.severityRules, ruleRows(draw));
  await insert(penalty.decisionCounts, countRows(draw));
  await insert(licensing.licenses, licenses);
  await insert(licensing.approvalItems, itemRows(draw));
  await insert(licensing.notices, notices);
  await insert(licensing.feedback, feedbackRows(draw, notices, licenses));
}
