import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { asking, deciding } from '../../permission/officer.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { DateScalar } from '../../subgraph/scalars.ts';
import { Shared, UNCONDITIONAL } from '../../subgraph/share.ts';
import { Grant } from '../grant/type.ts';
import { writeRevocation } from '../grant.ts';
import type { GrantRow } from '../record.ts';
import { acted } from './acting.ts';
import { confirmPart, decidePart } from './decide.ts';
import { amendRequest, draftRequest } from './draft.ts';
import { AccessRequestInput, DecisionArgs, decisionOfArgs, wantedOfInput } from './input-type.ts';
import { requestById } from './loader.ts';
import type { RequestRow } from './record.ts';
import { renewGrant } from './renew.ts';
import { submitRequest } from './submit.ts';
import { AccessRequest } from './type.ts';
import { withdrawRequest } from './withdraw.ts';

@Resolver()
export class RequestMutationResolver {
  @Shared(UNCONDITIONAL)
  @Mutation(() => AccessRequest, {
    nullable: true,
    description:
      'Drafts a request for access (起草共享申请); takes a draft of `extensions.sharing.requests` as it is. Errors: REQUEST_REFUSED, ROLE_NEEDED.',
  })
  requestAccess(
    @Arg('input', () => AccessRequestInput) input: AccessRequestInput,
    @Ctx() context: ViewContext,
  ): Promise<RequestRow> {
    const by = asking(context.scope.principal);
    return acted(context, (acting) => draftRequest(acting, wantedOfInput(input), by));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => AccessRequest, {
    nullable: true,
    description:
      'Changes a draft, or completes what was returned (修改、补正). Errors: REQUEST_NOT_OPEN, REQUEST_REFUSED, REQUEST_UNKNOWN, ROLE_NEEDED.',
  })
  amendAccessRequest(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => AccessRequestInput) input: AccessRequestInput,
    @Ctx() context: ViewContext,
  ): Promise<RequestRow> {
    const by = asking(context.scope.principal);
    return acted(context, (acting) => amendRequest(acting, { id, wanted: wantedOfInput(input) }, by));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => AccessRequest, {
    nullable: true,
    description:
      'Puts a request before those who decide, each with a deadline (提交). Errors: REQUEST_NOT_OPEN, REQUEST_REFUSED, REQUEST_UNKNOWN, ROLE_NEEDED, YEAR_NOT_LOADED.',
  })
  submitAccessRequest(@Arg('id', () => ID) id: string, @Ctx() context: ViewContext): Promise<RequestRow> {
    const by = asking(context.scope.principal);
    return acted(context, (acting) => submitRequest(acting, id, by));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => AccessRequest, {
    nullable: true,
    description:
      'Takes back what has not been decided yet (撤回). Errors: REQUEST_NOT_OPEN, REQUEST_UNKNOWN, ROLE_NEEDED.',
  })
  withdrawAccessRequest(@Arg('id', () => ID) id: string, @Ctx() context: ViewContext): Promise<RequestRow> {
    const by = asking(context.scope.principal);
    return acted(context, (acting) => withdrawRequest(acting, id, by));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => AccessRequest, {
    nullable: true,
    description:
      'Decides your department’s part of a request (审批): a person with the role data-owner, never on a request of the own department. Errors: ARGUMENT_INVALID, GRANT_REFUSED, OWN_REQUEST, PART_FOREIGN, PERSON_NEEDED, REQUEST_NOT_OPEN, REQUEST_REFUSED, REQUEST_UNKNOWN, ROLE_NEEDED.',
  })
  async decideAccessRequest(
    @Args(() => DecisionArgs) args: DecisionArgs,
    @Ctx() context: ViewContext,
  ): Promise<RequestRow | null> {
    const by = deciding(context.scope.principal);
    const { id } = await acted(context, (acting) => decidePart(acting, decisionOfArgs(args), by));
    return context.loader(requestById).load(id);
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => AccessRequest, {
    nullable: true,
    description:
      'The second officer’s word on personal data (复核), from which on it is granted. Errors: GRANT_REFUSED, OWN_REQUEST, PART_FOREIGN, PERSON_NEEDED, REQUEST_NOT_OPEN, REQUEST_UNKNOWN, ROLE_NEEDED, SECOND_OFFICER_NEEDED.',
  })
  async confirmAccessDecision(
    @Arg('id', () => ID) id: string,
    @Ctx() context: ViewContext,
  ): Promise<RequestRow | null> {
    const by = deciding(context.scope.principal);
    const decided = await acted(context, (acting) => confirmPart(acting, id, by));
    return context.loader(requestById).load(decided.id);
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => AccessRequest, {
    nullable: true,
    description:
      'Asks for a grant once more, from the day after its last, in one step (续期). Errors: GRANT_UNKNOWN, REQUEST_REFUSED, ROLE_NEEDED, YEAR_NOT_LOADED.',
  })
  renewGrant(
    @Arg('id', () => ID) id: string,
    @Arg('validTo', () => DateScalar, { description: 'The new last day.' }) validTo: string,
    @Ctx() context: ViewContext,
  ): Promise<RequestRow> {
    const by = asking(context.scope.principal);
    return acted(context, (acting) => renewGrant(acting, { id, validTo }, by));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => Grant, {
    nullable: true,
    description:
      'Takes a grant back that your department has given, or gives up one that it has (撤销授权); nobody goes by it a second later. A person with the role data-owner. Errors: ARGUMENT_INVALID, GRANT_UNKNOWN, PERSON_NEEDED, ROLE_NEEDED.',
  })
  revokeGrant(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'Why (理由).' }) reason: string,
    @Ctx() context: ViewContext,
  ): Promise<GrantRow> {
    const { department: by } = deciding(context.scope.principal);
    const { moment } = context.scope;
    return context.write((at) => writeRevocation(at, { id, reason }, { moment, by }));
  }
}
