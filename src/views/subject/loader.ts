import type DataLoader from 'dataloader';
import { asc, eq, sql } from 'drizzle-orm';
import { rowLoader, rowsLoader } from '../../database/keyed-loader.ts';
import { statement } from '../../database/statement.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { rowByKey } from '../../subgraph/row-by-key.ts';
import type { DirectoryRow, SubjectRow } from './record.ts';
import { directories, directoryMembers, subjects } from './table.ts';

export const subjectByUscc = (context: ViewContext): DataLoader<string, SubjectRow | null> =>
  rowByKey(context, subjects, 'uscc');

export const directoryById = (context: ViewContext): DataLoader<string, DirectoryRow | null> =>
  rowByKey(context, directories, 'id');

type Membership = DirectoryRow & { uscc: string };

export const directoriesOfSubject = ({ db }: ViewContext): DataLoader<string, Membership[]> =>
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
}: ViewContext): DataLoader<string, { id: string; count: number } | null> =>
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
