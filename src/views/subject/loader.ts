import { asc, eq, sql } from 'drizzle-orm';
import { andThen } from '../../database/awaitable.ts';
import { type KeyLoader, rowLoader, rowsLoader } from '../../database/keyed-loader.ts';
import { statement } from '../../database/statement.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { keptRows } from '../../subgraph/kept-rows.ts';
import { rowByKey } from '../../subgraph/row-by-key.ts';
import { rowSelection } from '../../subgraph/scope.ts';
import type { DirectoryRow, SubjectRow } from './record.ts';
import { directories, directoryMembers, subjects } from './table.ts';

export const subjectByUscc = (context: ViewContext): KeyLoader<SubjectRow | null> =>
  rowByKey(context, subjects, 'uscc');

export const predecessorsOfSubject = (context: ViewContext): KeyLoader<SubjectRow[]> => {
  const { db } = context;
  const selection = rowSelection(context, subjects);
  const name = `predecessors of subject ${selection.name}`;
  return rowsLoader(
    (codes) =>
      statement<SubjectRow>(
        db,
        name,
        () =>
          db
            .select({ ...selection.columns, successorUscc: subjects.successorUscc })
            .from(subjects)
            .where(sql`${subjects.successorUscc} = any(${sql.placeholder('codes')}::text[])`)
            .orderBy(asc(subjects.uscc))
            .prepare(name) as never,
      ).execute({ ...selection.values, codes }),
    (row) => row.successorUscc as string,
  );
};

export const directoryById = (context: ViewContext): KeyLoader<DirectoryRow | null> =>
  rowByKey(context, directories, 'id');

type Membership = DirectoryRow & { uscc: string };

export function directoriesOfSubject(context: ViewContext): KeyLoader<DirectoryRow[]> {
  const byStatement = directoriesByStatement(context);
  const members = keptRows(context, {
    table: directoryMembers,
    key: 'uscc',
    order: ['directoryId'],
    conditions: [],
  });
  if (members === null) return byStatement;
  return {
    load: (uscc) =>
      andThen(members(uscc), async (rows) => {
        if (rows === null) return byStatement.load(uscc);
        const byId = context.loader(directoryById);
        const found = await Promise.all(rows.map(({ directoryId }) => byId.load(directoryId as string)));
        return found.filter((directory) => directory !== null);
      }),
  };
}

const directoriesByStatement = ({ db }: ViewContext): KeyLoader<Membership[]> =>
  rowsLoader(
    (codes) =>
      statement<Membership>(db, 'directories of subject', () =>
        db
          .select({
            id: directories.id,
            name: directories.name,
            theme: directories.theme,
            owner: directories.owner,
            assertedAt: directories.assertedAt,
            version: directories.version,
            uscc: directoryMembers.uscc,
          })
          .from(directoryMembers)
          .innerJoin(directories, eq(directories.id, directoryMembers.directoryId))
          .where(sql`${directoryMembers.uscc} = any(${sql.placeholder('codes')}::text[])`)
          .orderBy(asc(directories.id))
          .prepare('directories of subject'),
      ).execute({ codes }),
    (row) => row.uscc,
  );

export const memberCountOfDirectory = ({
  db,
}: ViewContext): KeyLoader<{ id: string; count: number } | null> =>
  rowLoader(
    (ids) =>
      statement<{ id: string; count: number }>(db, 'members of directory', () =>
        db
          .select({ id: directoryMembers.directoryId, count: sql<number>`count(*)`.mapWith(Number) })
          .from(directoryMembers)
          .where(sql`${directoryMembers.directoryId} = any(${sql.placeholder('ids')}::text[])`)
          .groupBy(directoryMembers.directoryId)
          .prepare('members of directory'),
      ).execute({ ids }),
    (row) => row.id,
  );

export const allDirectories = ({ db }: ViewContext): Promise<DirectoryRow[]> =>
  statement<DirectoryRow>(db, 'directories', () =>
    db.select().from(directories).orderBy(asc(directories.id)).prepare('directories'),
  ).execute();
