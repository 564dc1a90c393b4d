import type { Sql } from 'postgres';

// biome-ignore lint/suspicious/noExplicitAny: a row of a table, as the database tells it in JSON.
export type AnyRow = Readonly<Record<string, any>>;

const TABLES = {
  subjects: 'subject.subjects',
  directories: 'subject.directories',
  directoryMembers: 'subject.directory_members',
  dossiers: 'credit.dossiers',
  riskClassChanges: 'credit.risk_class_changes',
  abnormalListings: 'credit.abnormal_listings',
  seriousViolationListings: 'credit.serious_violation_listings',
  repairs: 'credit.repairs',
  annualReports: 'credit.annual_reports',
  disclosures: 'penalty_disclosure.disclosures',
  disclosureActs: 'penalty_disclosure.disclosure_acts',
  severityRules: 'penalty_disclosure.severity_rules',
  decisionCounts: 'penalty_disclosure.decision_counts',
  licenses: 'license_notification.licenses',
  approvalItems: 'license_notification.approval_items',
  notices: 'license_notification.notices',
  feedback: 'license_notification.feedback',
  departments: 'sharing.departments',
} as const;

export type Tables = Readonly<Record<keyof typeof TABLES, readonly AnyRow[]>>;

/** The whole of every table that a view shows. */
export async function readTables(sql: Sql): Promise<Tables> {
  const read = Object.entries(TABLES).map(async ([name, table]) => [name, await rowsOf(sql, table)]);
  return Object.fromEntries(await Promise.all(read));
}

export interface PolicyRows {
  readonly version: string;
  readonly purposes: readonly AnyRow[];
  readonly grants: readonly AnyRow[];
  readonly sources: readonly AnyRow[];
}

/** What decisions rest on, as the database has it. */
export async function readPolicyRows(sql: Sql): Promise<PolicyRows> {
  const [version] = await rowsOf(sql, 'sharing.policy_version');
  return {
    version: String(version?.version),
    purposes: await rowsOf(sql, 'sharing.purposes'),
    grants: await rowsOf(sql, 'sharing.grants'),
    sources: await rowsOf(sql, 'sharing.sources'),
  };
}

/** As JSON, so that dates, instants and money are what PostgreSQL says and no driver reads anything into them. */
async function rowsOf(sql: Sql, table: string): Promise<AnyRow[]> {
  const rows = await sql.unsafe<{ row: string }[]>(`select to_jsonb(t)::text as row from ${table} as t`);
  return rows.map(({ row }) =>
    Object.fromEntries(
      Object.entries(JSON.parse(row)).map(([column, value]) => [
        column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
    ),
  );
}
