import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { andThen } from '../../database/awaitable.ts';
import { type KeyLoader, rowLoader, rowsLoader } from '../../database/keyed-loader.ts';
import { statement } from '../../database/statement.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { keptRows } from '../../subgraph/kept-rows.ts';
import { rowByKey } from '../../subgraph/row-by-key.ts';
import { rowSelection } from '../../subgraph/scope.ts';
import type { FeedbackRow, ItemRow, LicenseRow, NoticeRow } from './record.ts';
import { approvalItems, feedback, licenses, notices } from './table.ts';

export const noticeById = (context: ViewContext): KeyLoader<NoticeRow | null> =>
  rowByKey(context, notices, 'id');

export const licenseById = (context: ViewContext): KeyLoader<LicenseRow | null> =>
  rowByKey(context, licenses, 'id');

/** Key of an item in one version of the catalogue, as `itemByKey` takes it. */
export const itemKey = (code: string, version: number): string => `${version} ${code}`;

export const itemByKey = ({ db }: ViewContext): KeyLoader<ItemRow | null> =>
  rowLoader(
    (keys) =>
      statement<ItemRow>(db, 'approval item', () =>
        db
          .select()
          .from(approvalItems)
          .where(
            sql`(${approvalItems.code}, ${approvalItems.version}) in (select * from unnest(${sql.placeholder('codes')}::text[], ${sql.placeholder('versions')}::int[]))`,
          )
          .prepare('approval item'),
      ).execute({
        codes: keys.map((key) => key.slice(key.indexOf(' ') + 1)),
        versions: keys.map((key) => Number.parseInt(key, 10)),
      }),
    (row) => itemKey(row.code, row.version),
  );

/** The version of the catalogue in force on a day: the last that had begun; 0 before the first. */
export async function versionOn({ db }: Pick<ViewContext, 'db'>, day: string): Promise<number> {
  const [found] = await statement<{ version: number | null }>(db, 'catalogue version', () =>
    db
      .select({ version: sql<number | null>`max(${approvalItems.version})`.as('version') })
      .from(approvalItems)
      .where(sql`${approvalItems.effectiveFrom} <= ${sql.placeholder('day')}::date`)
      .prepare('catalogue version'),
  ).execute({ day });
  return found?.version ?? 0;
}

/** The items of a version, by their codes. */
export const itemsOfVersion = ({ db }: Pick<ViewContext, 'db'>, version: number): Promise<ItemRow[]> =>
  statement<ItemRow>(db, 'items of version', () =>
    db
      .select()
      .from(approvalItems)
      .where(sql`${approvalItems.version} = ${sql.placeholder('version')}::int`)
      .orderBy(asc(approvalItems.code))
      .prepare('items of version'),
  ).execute({ version });

export function feedbackOfNotice(context: ViewContext): KeyLoader<FeedbackRow[]> {
  const byStatement = feedbackByStatement(context);
  const kept = keptRows(context, { table: feedback, key: 'notice', order: ['at', 'id'], conditions: [] });
  if (kept === null) return byStatement;
  return {
    load: (id) =>
      andThen(kept(id), (rows) => (rows === null ? byStatement.load(id) : (rows as FeedbackRow[]))),
  };
}

const feedbackByStatement = ({ db }: ViewContext): KeyLoader<FeedbackRow[]> =>
  rowsLoader(
    (ids) =>
      statement<FeedbackRow>(db, 'feedback of notice', () =>
        db
          .select()
          .from(feedback)
          .where(sql`${feedback.notice} = any(${sql.placeholder('ids')}::text[])`)
          .orderBy(asc(feedback.at), asc(feedback.id))
          .prepare('feedback of notice'),
      ).execute({ ids }),
    (row) => row.notice,
  );

type LicenseOfNotice = LicenseRow & { notice: string };

/**
 * The licence that followed a notice: the one whose number a PERMIT_GRANTED report gives, of the same subject. A
 * number that was renewed has several decisions; the latest report and the latest decision count.
 */
export const licenseOfNotice = (context: ViewContext): KeyLoader<LicenseOfNotice | null> => {
  const { db } = context;
  const selection = rowSelection(context, licenses);
  const name = `license of notice ${selection.name}`;
  return rowLoader(
    (ids) =>
      statement<LicenseOfNotice>(
        db,
        name,
        () =>
          db
            .selectDistinctOn([feedback.notice], { ...selection.columns, notice: feedback.notice })
            .from(feedback)
            .innerJoin(
              licenses,
              and(
                eq(licenses.licenseNumberKey, feedback.licenseNumberKey),
                eq(licenses.subjectKey, feedback.subjectKey),
              ),
            )
            .where(
              sql`${feedback.notice} = any(${sql.placeholder('ids')}::text[]) and ${feedback.kind} = 'PERMIT_GRANTED'`,
            )
            .orderBy(feedback.notice, desc(feedback.at), desc(licenses.decidedOn), desc(licenses.id))
            .prepare(name) as never,
      ).execute({ ...selection.values, ids }),
    (row) => row.notice,
  );
};
