import { sql } from 'drizzle-orm';
import { type PgSchema, text } from 'drizzle-orm/pg-core';

/**
 * What a view knows of subjects beside its own records: by it the row scopes of grants are evaluated in the view's own
 * PostgreSQL schema, without a look into another's. A subject that is not in it lies outside of every scope.
 */
export function subjectFacts(schema: PgSchema) {
  return schema.table('subject_facts', {
    subjectKey: text('subject_key').primaryKey(),
    divisionCode: text('division_code'),
    industryCode: text('industry_code'),
    directories: text('directories').array().notNull().default(sql`'{}'`),
    status: text('status'),
    businessScope: text('business_scope'),
  });
}

export type SubjectFactsTable = ReturnType<typeof subjectFacts>;
export type SubjectFacts = SubjectFactsTable['$inferSelect'];
