import { asc } from 'drizzle-orm';
import type { KeyLoader } from '../database/keyed-loader.ts';
import { statement } from '../database/statement.ts';
import type { ViewContext } from '../subgraph/context.ts';
import { rowByKey } from '../subgraph/row-by-key.ts';
import type { DepartmentRow, PurposeRow } from './record.ts';
import { departments, purposes } from './table.ts';

export const departmentById = (context: ViewContext): KeyLoader<DepartmentRow | null> =>
  rowByKey(context, departments, 'id');

export const purposeById = (context: ViewContext): KeyLoader<PurposeRow | null> =>
  rowByKey(context, purposes, 'id');

export const allDepartments = ({ db }: ViewContext): Promise<DepartmentRow[]> =>
  statement<DepartmentRow>(db, 'departments', () =>
    db.select().from(departments).orderBy(asc(departments.id)).prepare('departments'),
  ).execute();

export const allPurposes = ({ db }: ViewContext): Promise<PurposeRow[]> =>
  statement<PurposeRow>(db, 'purposes', () =>
    db.select().from(purposes).orderBy(asc(purposes.id)).prepare('purposes'),
  ).execute();
