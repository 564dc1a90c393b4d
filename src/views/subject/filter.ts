import { eq, sql } from 'drizzle-orm';
import { Field, ID, InputType } from 'type-graphql';
import { HubError } from '../../errors.ts';
import { checkUscc } from '../../identifier/uscc.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { enumType } from '../../subgraph/enum.ts';
import type { Condition, SortOrder } from '../../subgraph/list.ts';
import { startsWith } from '../../subgraph/prefix.ts';
import { usable } from '../../subgraph/scope.ts';
import { Uses } from '../../subgraph/share.ts';
import type { SubjectRow } from './record.ts';
import { directoryMembers, subjects } from './table.ts';
import { SubjectKind, SubjectStatus } from './type.ts';

/** Codes asked for at once: more than a page would hold is a job for a feed. */
export const MOST_CODES = 500;
// No name on record has a third of it; the pairs of a text of 20,000 characters cost PostgreSQL two seconds.
const LONGEST_TERM = 200;

@InputType({ description: 'Which subjects a list holds; every part given must hold (筛选条件).' })
export class SubjectFilter {
  @Uses('Subject.name')
  @Field(() => String, { nullable: true, description: 'Part of the name, from one character on (名称).' })
  name?: string | null;

  @Uses('Subject.uscc')
  @Field(() => [ID], { nullable: true, description: `Any of these codes, at most ${MOST_CODES}.` })
  usccIn?: string[] | null;

  @Uses('Subject.kind')
  @Field(() => SubjectKind as object, { nullable: true, description: 'Kind of body (主体类型).' })
  kind?: SubjectRow['kind'] | null;

  @Uses('Subject.status')
  @Field(() => SubjectStatus as object, { nullable: true, description: 'Registration status (登记状态).' })
  status?: SubjectRow['status'] | null;

  @Uses('Subject.industryCode')
  @Field(() => String, {
    nullable: true,
    description: 'First places of the industry code, as in `F52` (GB/T 4754).',
  })
  industryPrefix?: string | null;

  @Uses('Subject.divisionCode')
  @Field(() => String, {
    nullable: true,
    description: 'First digits of the division, as in `6109` (GB/T 2260).',
  })
  divisionPrefix?: string | null;

  @Uses('Subject.directories')
  @Field(() => ID, { nullable: true, description: 'Listed in this directory (名录库).' })
  directory?: string | null;

  @Uses('Subject.legalRepresentative')
  @Field(() => String, {
    nullable: true,
    description:
      'Exactly this legal representative or operator; finds none of which you may not have the whole name (法定代表人/经营者).',
  })
  legalRepresentative?: string | null;
}

/** The conditions of a filter, each with the index that serves it. */
export function subjectConditions(filter: SubjectFilter, context: ViewContext): Condition[] {
  const conditions: Condition[] = [];
  if (filter.name != null) conditions.push(named(filter.name));
  if (filter.usccIn != null) conditions.push(oneOf(filter.usccIn));
  if (filter.kind != null) {
    conditions.push({
      name: 'kind',
      where: eq(subjects.kind, sql.placeholder('kind')),
      values: { kind: filter.kind },
    });
  }
  if (filter.status != null) {
    conditions.push({
      name: 'status',
      where: eq(subjects.status, sql.placeholder('status')),
      values: { status: filter.status },
    });
  }
  if (filter.industryPrefix != null) {
    conditions.push(startsWith('industry', subjects.industryCode, filter.industryPrefix));
  }
  if (filter.divisionPrefix != null) {
    conditions.push(startsWith('division', subjects.divisionCode, filter.divisionPrefix));
  }
  if (filter.directory != null) {
    conditions.push({
      name: 'directory',
      where: sql`exists (select from ${directoryMembers} where ${directoryMembers.directoryId} = ${sql.placeholder('directory')} and ${directoryMembers.uscc} = ${subjects.uscc})`,
      values: { directory: filter.directory },
    });
  }
  if (filter.legalRepresentative != null) {
    const { value, name, values } = usable(
      context,
      'Subject.legalRepresentative',
      subjects.legalRepresentative,
    );
    conditions.push({
      name: `legalRepresentative ${name}`,
      where: sql`${value} = ${sql.placeholder('legalRepresentative')}`,
      values: { ...values, legalRepresentative: filter.legalRepresentative.trim() },
    });
  }
  return conditions;
}

function named(term: string): Condition {
  if (term.trim() === '') {
    throw new HubError('ARGUMENT_INVALID', {
      argument: 'filter.name',
      why: 'it holds no character to look for',
      whyZh: '未包含可检索的字符',
    });
  }
  if (term.length > LONGEST_TERM) {
    throw new HubError('ARGUMENT_INVALID', {
      argument: 'filter.name',
      why: `it has ${term.length} characters, and the most is ${LONGEST_TERM}`,
      whyZh: `共 ${term.length} 个字符，上限为 ${LONGEST_TERM}`,
    });
  }
  return {
    name: 'name',
    where: sql`${subjects.nameGrams} @> subject.search_grams(${sql.placeholder('name')}) and position(subject.name_key(${sql.placeholder('name')}) in subject.name_key(${subjects.name})) > 0`,
    values: { name: term },
  };
}

function oneOf(codes: readonly string[]): Condition {
  if (codes.length > MOST_CODES) {
    throw tooManyCodes('filter.usccIn', codes);
  }
  return {
    name: 'codes',
    where: sql`${subjects.uscc} = any(${sql.placeholder('codes')}::text[])`,
    values: { codes: codes.map(validUscc) },
  };
}

export const tooManyCodes = (argument: string, codes: readonly string[]) =>
  new HubError('ARGUMENT_INVALID', {
    argument,
    why: `it holds ${codes.length} codes, and the most is ${MOST_CODES}`,
    whyZh: `共 ${codes.length} 个代码，上限为 ${MOST_CODES}`,
  });

/** The code in its normal form; USCC_INVALID says which check failed. */
export function validUscc(raw: string): string {
  const check = checkUscc(raw);
  switch (check.state) {
    case 'VALID':
      return check.uscc;
    case 'INVALID':
      throw new HubError('USCC_INVALID', { uscc: raw, why: check.why, whyZh: check.whyZh });
    case 'MASKED':
      throw new HubError('USCC_INVALID', {
        uscc: raw,
        why: 'it is masked, and a masked code names nobody',
        whyZh: '该代码已脱敏，无法定位主体',
      });
    case 'PLACEHOLDER':
      throw new HubError('USCC_INVALID', {
        uscc: raw,
        why: 'it is the placeholder for "no code", which names nobody',
        whyZh: '该代码为“无代码”占位符，无法定位主体',
      });
  }
}

export const SubjectSort = enumType({
  name: 'SubjectSort',
  description: 'The order of a list of subjects (排序).',
  values: {
    USCC_ASC: 'By code.',
    USCC_DESC: 'By code, the last first.',
    ASSERTED_AT_ASC: 'By when the source asserted the record, the oldest first.',
    ASSERTED_AT_DESC: 'By when the source asserted the record, the newest first.',
  },
});

export const SUBJECT_SORTS: Readonly<Record<keyof typeof SubjectSort, SortOrder<SubjectRow>>> = {
  USCC_ASC: { name: 'USCC_ASC', keys: ['uscc'] },
  USCC_DESC: { name: 'USCC_DESC', keys: ['uscc'], descending: true },
  ASSERTED_AT_ASC: { name: 'ASSERTED_AT_ASC', keys: ['assertedAt', 'uscc'] },
  ASSERTED_AT_DESC: { name: 'ASSERTED_AT_DESC', keys: ['assertedAt', 'uscc'], descending: true },
};
