import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Awaitable } from '../../database/awaitable.ts';
import { checkUscc } from '../../identifier/uscc.ts';
import type { Connection } from '../../subgraph/connection.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { listPage } from '../../subgraph/list.ts';
import { PageArgs } from '../../subgraph/page.ts';
import { OPEN, Shared } from '../../subgraph/share.ts';
import {
  MOST_CODES,
  SUBJECT_SORTS,
  SubjectFilter,
  SubjectSort,
  subjectConditions,
  tooManyCodes,
  validUscc,
} from './filter.ts';
import {
  allDirectories,
  directoriesOfSubject,
  memberCountOfDirectory,
  predecessorsOfSubject,
  subjectByUscc,
} from './loader.ts';
import type { DirectoryRow, SubjectRow } from './record.ts';
import { subjects } from './table.ts';
import { Directory, Subject, SubjectConnection, SubjectLookup } from './type.ts';

@Resolver(() => Subject)
export class SubjectResolver {
  @Shared(OPEN)
  @Query(() => Subject, {
    nullable: true,
    description:
      'The subject of a unified social credit code, or null if it is unknown. Errors: USCC_INVALID.',
  })
  subject(@Arg('uscc', () => ID) uscc: string, @Ctx() context: ViewContext): Awaitable<SubjectRow | null> {
    return context.loader(subjectByUscc).load(validUscc(uscc));
  }

  @Shared(OPEN)
  @Query(() => SubjectConnection, {
    nullable: true,
    description:
      'Subjects by filter, a page at a time. Errors: ARGUMENT_INVALID, CURSOR_INVALID, USCC_INVALID.',
  })
  async subjects(
    @Arg('filter', () => SubjectFilter, { nullable: true }) filter: SubjectFilter | undefined,
    @Arg('sort', () => SubjectSort as object, { defaultValue: 'USCC_ASC' }) sort: keyof typeof SubjectSort,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ViewContext,
  ): Promise<Connection<SubjectRow>> {
    const page = await listPage(context, {
      coordinate: 'Query.subjects',
      table: subjects,
      conditions: subjectConditions(filter ?? {}, context),
      sort: SUBJECT_SORTS[sort],
      args,
    });
    return new SubjectConnection(page);
  }

  @Shared(OPEN)
  @Query(() => [SubjectLookup], {
    nullable: true,
    description: `One answer per code asked for, in the same order; at most ${MOST_CODES} codes. Errors: ARGUMENT_INVALID.`,
  })
  subjectsByCode(
    @Arg('codes', () => [String]) codes: string[],
    @Ctx() context: ViewContext,
  ): Promise<SubjectLookup[]> {
    if (codes.length > MOST_CODES) throw tooManyCodes('codes', codes);
    return Promise.all(codes.map((code) => lookUp(code, context)));
  }

  @FieldResolver()
  directories(@Root() subject: SubjectRow, @Ctx() context: ViewContext): Awaitable<DirectoryRow[]> {
    return context.loader(directoriesOfSubject).load(subject.uscc);
  }

  @FieldResolver()
  async successor(@Root() subject: SubjectRow, @Ctx() context: ViewContext): Promise<SubjectRow | null> {
    if (subject.successorUscc === null) return null;
    return context.loader(subjectByUscc).load(subject.successorUscc);
  }

  @FieldResolver()
  predecessors(@Root() subject: SubjectRow, @Ctx() context: ViewContext): Awaitable<SubjectRow[]> {
    return context.loader(predecessorsOfSubject).load(subject.uscc);
  }
}

@Resolver(() => Directory)
export class DirectoryResolver {
  @Shared(OPEN)
  @Query(() => [Directory], {
    nullable: true,
    description: 'Every directory of supervised objects (监管对象名录库).',
  })
  directories(@Ctx() context: ViewContext): Promise<DirectoryRow[]> {
    return allDirectories(context);
  }

  @FieldResolver()
  async memberCount(@Root() directory: DirectoryRow, @Ctx() context: ViewContext): Promise<number> {
    return (await context.loader(memberCountOfDirectory).load(directory.id))?.count ?? 0;
  }
}

async function lookUp(code: string, context: ViewContext): Promise<SubjectLookup> {
  const check = checkUscc(code);
  const answer: SubjectLookup = { code, state: 'UNKNOWN', subject: null, successor: null, why: null };
  if (check.state === 'MASKED') return { ...answer, state: 'MALFORMED', why: 'it is masked' };
  if (check.state === 'PLACEHOLDER') return { ...answer, state: 'MALFORMED', why: 'it is the placeholder' };
  if (check.state === 'INVALID') return { ...answer, state: 'MALFORMED', why: check.why };
  const byUscc = context.loader(subjectByUscc);
  const found = await byUscc.load(check.uscc);
  if (found === null) return answer;
  if (found.successorUscc === null) return { ...answer, state: 'FOUND', subject: found };
  const successor = await byUscc.load(found.successorUscc);
  return { ...answer, state: 'SUCCEEDED', subject: successor, successor: found.successorUscc };
}
