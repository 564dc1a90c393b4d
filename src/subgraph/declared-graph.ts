import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse, type TypeNode } from 'graphql';
import type { Ownership, Share, ShareTable } from '../permission/share.ts';
import { argumentOf, directivesOf } from './ast-directive.ts';
import type { View } from './view.ts';

export interface Coordinate {
  /** `Subject.phone` */
  readonly name: string;
  /** The name of its type, without list and non-null. */
  readonly type: string;
  /** Whether it is non-null in the composed graph: it is so only where every view that has it says so. */
  isNonNull: boolean;
  isKey: boolean;
  share: Share | null;
  /** What each view declares, as text; empty where it declares nothing. */
  readonly shares: Map<string, string>;
  /** The fields of its type that a view reads to answer it, as `@requires` has them. */
  readonly requires: string[];
}

/** What several views declare of one graph. */
export interface DeclaredGraph {
  readonly coordinates: ReadonlyMap<string, Coordinate>;
  /** Type name → its owner as text, by view. */
  readonly owners: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `SubjectFilter.name` or `Query.subjects(sort:)` → the field that it reads, by view. */
  readonly uses: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Union or interface → the types that stand for it. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly table: ShareTable;
}

export function readDeclared(views: readonly Pick<View, 'name' | 'sdl'>[]): DeclaredGraph {
  const coordinates = new Map<string, Coordinate>();
  const owners = new Map<string, Map<string, string>>();
  const uses = new Map<string, Map<string, string>>();
  const members = new Map<string, string[]>();
  const ownerships = new Map<string, Ownership>();

  for (const { name: view, sdl } of views) {
    for (const definition of parse(sdl).definitions) {
      switch (definition.kind) {
        case Kind.OBJECT_TYPE_DEFINITION: {
          const type = definition.name.value;
          const keys = directivesOf(definition, 'key').map((key) => argumentOf(key, 'fields'));
          for (const owner of directivesOf(definition, 'owner') as ConstDirectiveNode[]) {
            const ownership = {
              steward: argumentOf(owner, 'steward'),
              records: argumentOf(owner, 'records'),
            };
            note(owners, type, view, `${ownership.steward}, records ${ownership.records}`);
            ownerships.set(type, ownership as Ownership);
          }
          for (const { name } of definition.interfaces ?? []) append(members, name.value, type);
          for (const field of definition.fields ?? []) {
            readField(type, field, { view, isKey: keys.includes(field.name.value) });
          }
          break;
        }
        case Kind.UNION_TYPE_DEFINITION:
          for (const { name } of definition.types ?? []) append(members, definition.name.value, name.value);
          break;
        case Kind.INPUT_OBJECT_TYPE_DEFINITION:
          for (const field of definition.fields ?? []) {
            note(uses, `${definition.name.value}.${field.name.value}`, view, usedBy(field));
          }
          break;
      }
    }
  }

  const shares = new Map(
    [...coordinates.values()].flatMap(({ name, share }) => (share === null ? [] : [[name, share] as const])),
  );
  const used = new Map(
    [...uses].map(([input, declared]) => [input, [...declared.values()].find(Boolean) ?? '']),
  );
  for (const [input, coordinate] of used) if (coordinate === '') used.delete(input);
  return { coordinates, owners, uses, members, table: { shares, owners: ownerships, uses: used } };

  function readField(
    type: string,
    field: FieldDefinitionNode,
    place: { readonly view: string; readonly isKey: boolean },
  ): void {
    const name = `${type}.${field.name.value}`;
    const isNonNull = field.type.kind === Kind.NON_NULL_TYPE;
    const [declared] = directivesOf(field, 'share');
    const known: Coordinate = coordinates.get(name) ?? {
      name,
      type: namedType(field.type),
      isNonNull,
      isKey: false,
      share: null,
      shares: new Map(),
      requires: [],
    };
    known.isNonNull &&= isNonNull;
    known.isKey ||= place.isKey;
    for (const required of directivesOf(field, 'requires')) {
      known.requires.push(argumentOf(required, 'fields') ?? '');
    }
    if (declared !== undefined) {
      known.share = {
        class: argumentOf(declared, 'class'),
        mask: argumentOf(declared, 'mask'),
        basis: argumentOf(declared, 'basis'),
      } as Share;
    }
    known.shares.set(
      place.view,
      declared === undefined
        ? ''
        : Object.values(known.share ?? {})
            .filter(Boolean)
            .join(' '),
    );
    coordinates.set(name, known);
    for (const argument of field.arguments ?? []) {
      note(uses, `${name}(${argument.name.value}:)`, place.view, usedBy(argument));
    }
  }
}

function usedBy(input: { readonly directives?: readonly ConstDirectiveNode[] | undefined }): string {
  const [uses] = directivesOf(input, 'uses');
  return uses === undefined ? '' : (argumentOf(uses, 'field') ?? '');
}

function note(into: Map<string, Map<string, string>>, key: string, view: string, text: string): void {
  const declared = into.get(key) ?? new Map<string, string>();
  declared.set(view, text);
  into.set(key, declared);
}

const append = (into: Map<string, string[]>, key: string, value: string) =>
  into.set(key, [...(into.get(key) ?? []), value]);

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
