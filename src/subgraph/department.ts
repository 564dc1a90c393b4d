import type { Column } from 'drizzle-orm';
import { Field, ID } from 'type-graphql';
import type { Share } from '../permission/share.ts';
import { ReferencedType } from './object-type.ts';
import { ReferenceColumn } from './reference.ts';

/** A department, as the views point at it; the hub's own subgraph `sharing` holds its name. */
@ReferencedType({ key: 'id', description: 'A department of the region (部门).' })
export class Department {
  @Field(() => ID, { description: 'Identifier, as in `market-regulation`.' })
  id!: string;
}

/** A column that holds a department's identifier. */
export const DepartmentColumn = (column: Column, share: Share, description: string) =>
  ReferenceColumn(
    column,
    () => Department,
    (id) => ({ id }),
    { share, description },
  );
