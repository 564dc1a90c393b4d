import 'reflect-metadata';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { Feed } from '../changes/feed/feed.ts';
import { checkDeclared } from './declared.ts';
import { directResolvers } from './direct-resolvers.ts';
import { DIRECTIVE_ENUMS, ownerDirective, shareDirective, usesDirective } from './directives.ts';
import { guardDoors } from './doors.ts';
import { federate } from './federate.ts';
import { checkUsesKept } from './kept-uses.ts';
import { protectFields } from './protected-field.ts';
import { resolveReferences } from './reference.ts';
import type { FindEntity, View } from './view.ts';

// biome-ignore lint/complexity/noBannedTypes: type-graphql takes classes as Function.
type Class = Function;

export interface ViewParts {
  readonly name: string;
  readonly resolvers: NonEmptyArray<Class>;
  /** Every object type of the view: types of one name live side by side in several views, so each build names its own. */
  readonly types: readonly Class[];
  /** How to find each entity that other views may point at, by type name. */
  readonly entities: Readonly<Record<string, FindEntity>>;
  /** What it tells to those who must act on its records. */
  readonly feed?: Feed;
}

// The federation directives that the views use; `@share` and its like travel into the supergraph by
// `@composeDirective`, which wants them imported from a spec URL of their own.
const PREAMBLE = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@composeDirective"])
  @link(url: "https://supervision-data-hub.cn/sharing/v1.0", import: ["@share", "@owner", "@uses", "ShareClass", "Mask", "RecordOwner"])
  @composeDirective(name: "@share")
  @composeDirective(name: "@owner")
  @composeDirective(name: "@uses")
`;

/** Builds a view from its classes; a field whose sharing nobody declared does not build. */
export function buildView(parts: ViewParts): View {
  const plain = buildSchemaSync({
    resolvers: parts.resolvers,
    orphanedTypes: [...parts.types],
    scalarsMap: DIRECTIVE_ENUMS,
    directives: [shareDirective, ownerDirective, usesDirective],
    validate: false,
  });
  checkDeclared(parts.name, plain);
  checkUsesKept(parts.resolvers, plain);
  directResolvers(parts.resolvers, plain);
  resolveReferences(parts.types, plain);
  protectFields(plain);
  const sdl = `${PREAMBLE}\n${printSchemaWithDirectives(plain)}\n`;
  return { name: parts.name, sdl, schema: guardDoors(federate(plain, sdl, parts)) };
}
