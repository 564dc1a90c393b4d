import { and, eq, sql } from 'drizzle-orm';
import type { SubjectFacts } from '../../../changes/subject-facts.ts';
import { type KeyLoader, rowLoader, rowsLoader } from '../../../database/keyed-loader.ts';
import { statement } from '../../../database/statement.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import { rowSelection } from '../../../subgraph/scope.ts';
import type { LicenseRow } from '../record.ts';
import { feedback, licenses, notices, subjectFacts } from '../table.ts';

/** What this view knows of a subject: its business scope, and where it is. */
export const factsOfSubject = ({ db }: ViewContext): KeyLoader<SubjectFacts | null> =>
  rowLoader(
    (keys) =>
      statement<SubjectFacts>(db, 'facts of subject', () =>
        db
          .select()
          .from(subjectFacts)
          .where(sql`${subjectFacts.subjectKey} = any(${sql.placeholder('keys')}::text[])`)
          .prepare('facts of subject'),
      ).execute({ keys }),
    (row) => row.subjectKey,
  );

export const licensesOfSubject = (context: ViewContext): KeyLoader<LicenseRow[]> => {
  const { db } = context;
  const selection = rowSelection(context, licenses);
  const name = `licenses of subject ${selection.name}`;
  return rowsLoader(
    (keys) =>
      statement<LicenseRow>(
        db,
        name,
        () =>
          db
            // By its title a licence without a name is told, which lists seldom show.
            .select({ ...selection.columns, documentName: licenses.documentName })
            .from(licenses)
            .where(sql`${licenses.subjectKey} = any(${sql.placeholder('keys')}::text[])`)
            .prepare(name) as never,
      ).execute({ ...selection.values, keys }),
    (row) => row.subjectKey,
  );
};

export interface ReportedPermit {
  readonly subjectKey: string;
  readonly itemCode: string;
  readonly licenseNumberKey: string;
}

/** The licences that departments have reported as granted, with the items that they were granted for. */
export const permitsReported = ({ db }: ViewContext): KeyLoader<ReportedPermit[]> =>
  rowsLoader(
    (keys) =>
      statement<ReportedPermit>(
        db,
        'permits reported',
        () =>
          db
            .select({
              subjectKey: feedback.subjectKey,
              itemCode: notices.itemCode,
              licenseNumberKey: feedback.licenseNumberKey,
            })
            .from(feedback)
            .innerJoin(notices, eq(notices.id, feedback.notice))
            .where(
              and(
                sql`${feedback.subjectKey} = any(${sql.placeholder('keys')}::text[])`,
                eq(feedback.kind, 'PERMIT_GRANTED'),
                sql`${feedback.licenseNumberKey} is not null and ${notices.itemCode} is not null`,
              ),
            )
            .prepare('permits reported') as never,
      ).execute({ keys }),
    (row) => row.subjectKey,
  );
