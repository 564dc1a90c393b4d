import { Directive, ObjectType } from 'type-graphql';
import type { RecordOwner } from '../permission/share.ts';

interface TypeOptions {
  /** GraphQL name; the class name unless given. */
  name?: string;
  description: string;
}

interface OwnedOptions extends TypeOptions {
  steward: string;
  records: RecordOwner;
  /** Key fields by which other views reach the type; none for a type that lives inside its parent. */
  key?: string;
}

// `simpleResolvers` works per type only: without it every plain field becomes an async call, and the
// compiled executor has nothing left to inline.
const simple = (options: TypeOptions, directives: string[]): ClassDecorator => {
  return (target) => {
    for (const directive of directives) Directive(directive)(target);
    ObjectType(options.name ?? target.name, { description: options.description, simpleResolvers: true })(
      target,
    );
  };
};

/** A type that holds data: each of its fields declares how it is shared, or the subgraph does not build. */
export const OwnedType = (options: OwnedOptions): ClassDecorator =>
  simple(options, [
    `@owner(steward: "${options.steward}", records: ${options.records})`,
    ...(options.key === undefined ? [] : [`@key(fields: "${options.key}")`]),
  ]);

/** A wrapper (connection, edge, payload): its fields inherit the decision of the field that returned it. */
export const PayloadType = (options: TypeOptions & { shareable?: boolean }): ClassDecorator =>
  simple(options, options.shareable ? ['@shareable'] : []);

/** Another view's entity, to which this view adds fields; each added field declares how it is shared. */
export const ExtendedType = (options: TypeOptions & { key: string }): ClassDecorator =>
  simple(options, [`@key(fields: "${options.key}")`]);

/** Another view's entity, only pointed at: the gateway asks the view that holds it for everything but the key. */
export const ReferencedType = (options: TypeOptions & { key: string }): ClassDecorator =>
  simple(options, [`@key(fields: "${options.key}", resolvable: false)`]);
