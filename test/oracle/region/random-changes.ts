import type { Sql } from 'postgres';
import { disclosureState } from '../../../src/views/penalty-disclosure/table.ts';
import { type Draw, pick } from '../draw.ts';
import type { Tables } from '../naive/tables.ts';
import { near } from './credit-records.ts';
import { DIVISIONS, INDUSTRIES, MEMBERS } from './places.ts';
import { NAMES, PHONES, REMARKS } from './texts.ts';

/** One value of one record that is another one for a while. */
export interface RecordChange {
  /** With its schema. */
  readonly table: string;
  readonly key: string;
  readonly id: string;
  readonly column: string;
  readonly value: string | null;
}

const CHANGES = 16;

const name = (draw: Draw) => pick(draw, NAMES).text;
const member = (draw: Draw) => pick(draw, MEMBERS);

type Changed = readonly [
  rows: keyof Tables,
  table: string,
  key: 'uscc' | 'id',
  column: string,
  value: (draw: Draw) => string | null,
];

const CHANGED: readonly Changed[] = [
  ['subjects', 'subject.subjects', 'uscc', 'legal_representative', name],
  ['subjects', 'subject.subjects', 'uscc', 'phone', (draw) => pick(draw, PHONES).text],
  ['subjects', 'subject.subjects', 'uscc', 'division_code', (draw) => pick(draw, [null, ...DIVISIONS])],
  ['subjects', 'subject.subjects', 'uscc', 'industry_code', (draw) => pick(draw, [null, ...INDUSTRIES])],
  ['licenses', 'license_notification.licenses', 'id', 'source', member],
  ['licenses', 'license_notification.licenses', 'id', 'remark', (draw) => pick(draw, REMARKS).text],
  ['licenses', 'license_notification.licenses', 'id', 'decided_on', near],
  ['notices', 'license_notification.notices', 'id', 'recipient', member],
  ['notices', 'license_notification.notices', 'id', 'phone', (draw) => pick(draw, PHONES).text],
  ['disclosures', 'penalty_disclosure.disclosures', 'id', 'source', member],
  [
    'disclosures',
    'penalty_disclosure.disclosures',
    'id',
    'state',
    (draw) => pick(draw, disclosureState.enumValues),
  ],
  ['disclosures', 'penalty_disclosure.disclosures', 'id', 'publicity_ends_on', near],
  ['abnormalListings', 'credit.abnormal_listings', 'id', 'source', member],
  [
    'abnormalListings',
    'credit.abnormal_listings',
    'id',
    'repair_number',
    (draw) => pick(draw, [null, '示修〔2026〕1号']),
  ],
  ['seriousViolationListings', 'credit.serious_violation_listings', 'id', 'ends_on', near],
];

export function randomChanges(draw: Draw, tables: Tables): RecordChange[] {
  return Array.from({ length: CHANGES }, () => {
    const [rows, table, key, column, value] = pick(draw, CHANGED);
    return { table, key, id: pick(draw, tables[rows])[key], column, value: value(draw) };
  });
}

/** What undoes changes, by the records as they were before. */
export function undone(changes: readonly RecordChange[], before: Tables): RecordChange[] {
  return changes.map((change) => {
    const rows = CHANGED.find(([, table]) => table === change.table)?.[0] as keyof Tables;
    const row = before[rows].find((one) => one[change.key] === change.id);
    const property = change.column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    return { ...change, value: row?.[property] ?? null };
  });
}

const FACTS = ['credit', 'license_notification', 'penalty_disclosure'].map((view) => `${view}.subject_facts`);

const UNIQUE_VIOLATION = '23505';

/** Other views hear of what they keep of a subject at once here: how soon they do is not of what is asked. */
export async function writeChanges(sql: Sql, changes: readonly RecordChange[]): Promise<void> {
  for (const { table, key, id, column, value } of changes) {
    // There is never a second live notice of the same to the same: a change that would make one is none.
    await sql`update ${sql(table)} set ${sql(column)} = ${value} where ${sql(key)} = ${id}`.catch((error) => {
      if (error.code !== UNIQUE_VIOLATION) throw error;
    });
    if (column !== 'division_code' && column !== 'industry_code') continue;
    for (const facts of FACTS) {
      await sql`update ${sql(facts)} set ${sql(column)} = ${value} where subject_key = ${`USCC:${id}`}`;
    }
  }
}
