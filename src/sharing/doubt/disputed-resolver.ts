import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ViewContext } from '../../subgraph/context.ts';
import { disputedRecord } from './loader.ts';
import { AbnormalListing, License, PenaltyDisclosure, SeriousViolationListing, Subject } from './type.ts';

/** Gives a type of another view its mark; `key` is the one by which doubts know its records. */
function disputedResolver(type: ClassType, key: 'id' | 'uscc') {
  const disputed = disputedRecord(type.name);

  @Resolver(() => type)
  class DisputedResolver {
    @FieldResolver()
    async disputed(@Root() record: Record<string, string>, @Ctx() context: ViewContext): Promise<boolean> {
      return (await disputed(context).load(record[key] as string)) !== null;
    }
  }
  return DisputedResolver;
}

export const DISPUTED_RESOLVERS = [
  disputedResolver(Subject, 'uscc'),
  disputedResolver(PenaltyDisclosure, 'id'),
  disputedResolver(License, 'id'),
  disputedResolver(AbnormalListing, 'id'),
  disputedResolver(SeriousViolationListing, 'id'),
] as const;
