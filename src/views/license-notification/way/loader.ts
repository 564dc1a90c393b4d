import { asc, sql } from 'drizzle-orm';
import { type KeyLoader, rowsLoader } from '../../../database/keyed-loader.ts';
import { statement } from '../../../database/statement.ts';
import type { ViewContext } from '../../../subgraph/context.ts';
import type { NoticeActRow } from './history.ts';
import { noticeActs } from './table.ts';

export const actsOfNotice = ({ db }: ViewContext): KeyLoader<NoticeActRow[]> =>
  rowsLoader(
    (ids) =>
      statement<NoticeActRow>(db, 'acts of notice', () =>
        db
          .select()
          .from(noticeActs)
          .where(sql`${noticeActs.notice} = any(${sql.placeholder('ids')}::text[])`)
          .orderBy(asc(noticeActs.seq))
          .prepare('acts of notice'),
      ).execute({ ids }),
    (row) => row.notice,
  );
