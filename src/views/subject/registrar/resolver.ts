import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { ViewContext } from '../../../subgraph/context.ts';
import { DateScalar } from '../../../subgraph/scalars.ts';
import { Shared, UNCONDITIONAL } from '../../../subgraph/share.ts';
import type { SubjectRow } from '../record.ts';
import { Subject } from '../type.ts';
import { RegistrationChangeInput, RegistrationInput } from './input-type.ts';
import { cancelSubject, changeSubject, registerSubject } from './register.ts';
import { requireRegistrar } from './registrar.ts';

@Resolver()
export class RegistrarResolver {
  @Shared(UNCONDITIONAL)
  @Mutation(() => Subject, {
    nullable: true,
    description:
      'Registers an entity (设立登记), by the registrar’s own system; within a second the departments whose approval its scope calls for are told (双告知). Errors: ARGUMENT_INVALID, REGISTRAR_NEEDED, REGISTRATION_REFUSED, USCC_INVALID.',
  })
  async registerSubject(
    @Arg('input', () => RegistrationInput) input: RegistrationInput,
    @Ctx() context: ViewContext,
  ): Promise<SubjectRow> {
    const { principal, moment } = context.scope;
    requireRegistrar(principal);
    return context.change((at) => registerSubject({ at, moment }, input));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => Subject, {
    nullable: true,
    description:
      'Changes a registration (变更登记), by the registrar’s own system; of a scope that has changed departments are told what it adds, and notices of what it no longer has are ended. Errors: ARGUMENT_INVALID, REGISTRAR_NEEDED, REGISTRATION_REFUSED, SUBJECT_UNKNOWN, USCC_INVALID.',
  })
  async changeSubject(
    @Arg('uscc', () => ID) uscc: string,
    @Arg('input', () => RegistrationChangeInput) input: RegistrationChangeInput,
    @Ctx() context: ViewContext,
  ): Promise<SubjectRow> {
    const { principal, moment } = context.scope;
    requireRegistrar(principal);
    return context.change((at) => changeSubject({ at, moment }, uscc, input));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => Subject, {
    nullable: true,
    description:
      'Cancels a registration (注销登记), by the registrar’s own system; its live notices are ended. Whoever goes on under another code (个转企) is its successor, registered before. Errors: ARGUMENT_INVALID, REGISTRAR_NEEDED, REGISTRATION_REFUSED, SUBJECT_UNKNOWN, USCC_INVALID.',
  })
  async cancelSubject(
    @Arg('uscc', () => ID) uscc: string,
    @Arg('on', () => DateScalar, { description: 'Day of the cancellation, not in the future (注销日期).' })
    on: string,
    @Arg('successor', () => ID, {
      nullable: true,
      description: 'Code of the entity that follows it (承继主体).',
    })
    successor: string | undefined,
    @Ctx() context: ViewContext,
  ): Promise<SubjectRow> {
    const { principal, moment } = context.scope;
    requireRegistrar(principal);
    return context.change((at) => cancelSubject({ at, moment }, { uscc, on, successor: successor ?? null }));
  }
}
