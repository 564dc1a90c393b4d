import { eq, gte, lte, sql } from 'drizzle-orm';
import { Field, ID, InputType } from 'type-graphql';
import { HubError } from '../../errors.ts';
import { normalizeDecisionNumber } from '../../identifier/decision-number.ts';
import { checkUscc } from '../../identifier/uscc.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { enumType } from '../../subgraph/enum.ts';
import type { Condition, SortOrder } from '../../subgraph/list.ts';
import { DateScalar } from '../../subgraph/scalars.ts';
import { Uses } from '../../subgraph/share.ts';
import { DisclosureState, PenaltyCategory, Severity } from './code-table.ts';
import type { State } from './lifecycle/state.ts';
import type { DisclosureRow } from './record.ts';
import { disclosures as t } from './table.ts';

/** Codes asked for at once: more than a page would hold is a job for a feed. */
const MOST_CODES = 500;

@InputType({ description: 'Which penalty decisions a list holds; every part given must hold (筛选条件).' })
export class PenaltyDisclosureFilter {
  @Uses('PenaltyDisclosure.subject')
  @Field(() => ID, { nullable: true, description: 'About this subject, by its code (行政相对人).' })
  subject?: string | null;

  @Uses('PenaltyDisclosure.subject')
  @Field(() => [ID], { nullable: true, description: `About any of these subjects, at most ${MOST_CODES}.` })
  usccIn?: string[] | null;

  @Uses('PenaltyDisclosure.decisionNumber')
  @Field(() => String, {
    nullable: true,
    description:
      'Decision number in any spelling: white space, brackets and leading zeros do not count (决定书文号).',
  })
  decisionNumber?: string | null;

  @Uses('PenaltyDisclosure.source')
  @Field(() => ID, { nullable: true, description: 'Asserted by this department (数据来源部门).' })
  source?: string | null;

  @Uses('PenaltyDisclosure.authorityName')
  @Field(() => String, {
    nullable: true,
    description: 'Decided by the authority of that full name (处罚机关).',
  })
  authorityName?: string | null;

  @Uses('PenaltyDisclosure.categories')
  @Field(() => PenaltyCategory as object, {
    nullable: true,
    description: 'This kind of penalty is among those imposed (处罚种类).',
  })
  category?: keyof typeof PenaltyCategory | null;

  @Uses('PenaltyDisclosure.severity')
  @Field(() => Severity as object, { nullable: true, description: 'Seriousness (失信程度).' })
  severity?: DisclosureRow['severity'] | null;

  @Uses('PenaltyDisclosure.state')
  @Field(() => DisclosureState as object, { nullable: true, description: 'State of publicity (公示状态).' })
  state?: DisclosureRow['state'] | null;

  @Uses('PenaltyDisclosure.decidedOn')
  @Field(() => DateScalar, { nullable: true, description: 'Decided on this day or later (处罚决定日期).' })
  decidedFrom?: string | null;

  @Uses('PenaltyDisclosure.decidedOn')
  @Field(() => DateScalar, { nullable: true, description: 'Decided on this day or earlier (处罚决定日期).' })
  decidedTo?: string | null;
}

/** The conditions of a filter, each with the index that serves it. */
export function disclosureConditions(filter: PenaltyDisclosureFilter, { today }: ViewContext): Condition[] {
  const { subject, usccIn, decisionNumber } = filter;
  const asked: (Condition | null)[] = [
    subject == null ? null : about('subject', [subject]),
    usccIn == null ? null : about('usccIn', usccIn),
    decisionNumber == null ? null : numbered(decisionNumber),
    given('source', filter.source, eq(t.source, sql.placeholder('source'))),
    given('authorityName', filter.authorityName, eq(t.authorityName, sql.placeholder('authorityName'))),
    given(
      'category',
      filter.category,
      sql`${t.categories} @> array[${sql.placeholder('category')}::penalty_disclosure.penalty_category]`,
    ),
    given('severity', filter.severity, eq(t.severity, sql.placeholder('severity'))),
    filter.state == null ? null : inState(filter.state, today),
    given('decidedFrom', filter.decidedFrom, gte(t.decidedOn, sql.placeholder('decidedFrom'))),
    given('decidedTo', filter.decidedTo, lte(t.decidedOn, sql.placeholder('decidedTo'))),
  ];
  return asked.filter((condition) => condition !== null);
}

const given = (
  name: string,
  value: string | null | undefined,
  where: Condition['where'],
): Condition | null => (value == null ? null : { name, where, values: { [name]: value } });

/** As `stateOn` tells it: what is stored as published and has run out is EXPIRED. */
function inState(state: State, today: string): Condition {
  const day = sql`${sql.placeholder('stateOn')}::date`;
  const values = { stateOn: today };
  switch (state) {
    case 'PUBLISHED':
      return {
        name: 'published',
        where: sql`${t.state} = 'PUBLISHED' and ${t.publicityEndsOn} >= ${day}`,
        values,
        // A cursor goes on past midnight.
        ambient: true,
      };
    case 'EXPIRED':
      return {
        name: 'expired',
        where: sql`(${t.state} = 'EXPIRED' or (${t.state} = 'PUBLISHED' and ${t.publicityEndsOn} < ${day}))`,
        values,
        ambient: true,
      };
    default:
      return { name: 'state', where: eq(t.state, sql.placeholder('state')), values: { state } };
  }
}

function about(name: string, codes: readonly string[]): Condition {
  if (codes.length > MOST_CODES) {
    const why = `it holds ${codes.length} codes, and the most is ${MOST_CODES}`;
    throw new HubError('ARGUMENT_INVALID', { argument: `filter.${name}`, why });
  }
  return {
    name,
    where: sql`${t.subjectKey} = any(${sql.placeholder(name)}::text[])`,
    values: { [name]: codes.map(subjectKey) },
  };
}

function subjectKey(uscc: string): string {
  const check = checkUscc(uscc);
  if (check.state === 'VALID') return `USCC:${check.uscc}`;
  throw new HubError('USCC_INVALID', {
    uscc,
    why: check.state === 'INVALID' ? check.why : 'a masked code or the placeholder names nobody',
  });
}

function numbered(decisionNumber: string): Condition {
  const key = normalizeDecisionNumber(decisionNumber);
  if (key === '') {
    throw new HubError('ARGUMENT_INVALID', { argument: 'filter.decisionNumber', why: 'it is blank' });
  }
  return {
    name: 'decisionNumber',
    where: eq(t.decisionNumberKey, sql.placeholder('decisionNumber')),
    values: { decisionNumber: key },
  };
}

export const PenaltyDisclosureSort = enumType({
  name: 'PenaltyDisclosureSort',
  description: 'The order of a list of penalty decisions (排序).',
  values: {
    DECIDED_ON_DESC: 'By the date of the decision, the latest first.',
    DECIDED_ON_ASC: 'By the date of the decision, the oldest first.',
  },
});

export const DISCLOSURE_SORTS: Readonly<
  Record<keyof typeof PenaltyDisclosureSort, SortOrder<DisclosureRow>>
> = {
  DECIDED_ON_DESC: { name: 'DECIDED_ON_DESC', keys: ['decidedOn', 'id'], descending: true },
  DECIDED_ON_ASC: { name: 'DECIDED_ON_ASC', keys: ['decidedOn', 'id'] },
};
