import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Draw, pick } from '../draw.ts';
import type { DeclaredGraph } from '../naive/graph.ts';
import { type MayWrite, valueFor, written } from './argument-values.ts';
import { type CursorProbe, probeOf } from './cursor-probe.ts';
import { Variables } from './variables.ts';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Other values for the same text, of all of its variables or of some. */
  readonly otherVariables: readonly Readonly<Record<string, unknown>>[];
  /** Whose answers give the cursors by which it goes on in a list. */
  readonly probes: readonly CursorProbe[];
}

interface Drawn {
  readonly draw: Draw;
  readonly graph: DeclaredGraph;
  /** Whether a coordinate may be selected or read. */
  readonly mayName: (coordinate: string) => boolean;
}

type Field = GraphQLField<unknown, unknown>;

const PAGE_ARGUMENTS = ['first', 'after', 'last', 'before'];
const ALIASES = ['name', 'id', 'a', 'phone', '__proto__', 'hub_subject', '_internal_qp_alias_0'];
// Where most of what is shared by grant is, or is told of.
const FAVOURED = [
  'Query.explainAccess',
  'Query.subjects',
  'Query.subject',
  'Query.licenses',
  'Query.penaltyDisclosures',
  'Query.licenseNotifications',
  'Query.subjectsByCode',
  'Subject.penalties',
  'Subject.licenses',
  'Subject.licenseNotifications',
  'Subject.credit',
];

/** A random operation over the graph. It may be no valid one, where two of its selections do not agree. */
export function randomOperation({ draw, graph, mayName }: Drawn): RandomOperation {
  const variables = new Variables(draw);
  const fragments: { readonly type: string; text: string }[] = [];
  const probes: CursorProbe[] = [];
  let aliases = 0;

  const body = selectionSet(graph.schema.getQueryType() as GraphQLObjectType, 5);
  const text = `query${variables.declaration} ${body} ${fragments.map((one) => one.text).join(' ')}`.trim();
  const { values, others } = variables;
  const mixed = Object.entries(others).filter(() => draw(2) === 0);
  const otherVariables = [others, Object.fromEntries(mixed)].map((each) => ({ ...values, ...each }));
  return { text, variables: values, otherVariables, probes };

  function selectionSet(type: GraphQLObjectType, depth: number): string {
    const isRoot = type.name === 'Query';
    const count = 1 + draw(isRoot ? 3 : 4);
    return `{ ${Array.from({ length: count }, () => selection(type, depth)).join(' ')} }`;
  }

  function selection(type: GraphQLObjectType, depth: number): string {
    const kind = draw(14);
    if (kind === 13) return `${draw(2) === 0 ? '' : 't: '}__typename${condition()}`;
    if (kind === 12) {
      return `...${draw(2) === 0 ? '' : ` on ${type.name}`}${condition()} ${selectionSet(type, depth - 1)}`;
    }
    if (kind === 11) return `...${fragment(type, depth)}${condition()}`;
    return field(type, depth);
  }

  function fragment(type: GraphQLObjectType, depth: number): string {
    const known = fragments.findIndex((one) => one.type === type.name && one.text !== '');
    if (known >= 0 && draw(2) === 0) return `F${known}`;
    const index = fragments.length;
    // It has no text while it is being made, so that it does not spread itself.
    const made = { type: type.name, text: '' };
    fragments.push(made);
    made.text = `fragment F${index} on ${type.name} ${selectionSet(type, depth - 1)}`;
    return `F${index}`;
  }

  function field(type: GraphQLObjectType, depth: number): string {
    const chosen = fieldOf(type, depth);
    if (chosen === undefined) return '__typename';
    const named = getNamedType(chosen.type);
    const given = argumentsOf(type, chosen);
    const alias = aliasFor(given !== '');
    const inner = isObjectType(named) ? ` ${selectionSet(named, depth - 1)}` : '';
    return `${alias}${chosen.name}${given}${condition()}${inner}`;
  }

  function fieldOf(type: GraphQLObjectType, depth: number): Field | undefined {
    const fields = Object.values(type.getFields()).filter(
      ({ name }) =>
        mayName(`${type.name}.${name}`) &&
        !isSuppressed(`${type.name}.${name}`) &&
        !isStateful(`${type.name}.${name}`),
    );
    const isLeaf = ({ type: returned }: Field) => !isObjectType(getNamedType(returned));
    const shareOf = ({ name }: Field) => graph.shares.get(`${type.name}.${name}`)?.class ?? '';
    const byGrant = fields.filter((one) => ['CONDITIONAL', 'WITHHELD'].includes(shareOf(one)));
    const leaves = fields.filter(isLeaf);
    const objects = fields.filter((one) => !isLeaf(one));
    const favoured = fields.filter(({ name }) => FAVOURED.includes(`${type.name}.${name}`));
    const pools = [byGrant, favoured, favoured, objects, leaves, byGrant].filter((pool) => pool.length > 0);
    const pool = depth <= 0 && leaves.length > 0 ? leaves : pools.length > 0 ? pick(draw, pools) : fields;
    return pool[draw(pool.length)];
  }

  function aliasFor(hasArguments: boolean): string {
    // The same field by other arguments has to have another name.
    if (hasArguments && draw(5) > 0) return `r${aliases++}: `;
    return draw(4) === 3 ? `${pick(draw, ALIASES)}: ` : '';
  }

  function argumentsOf(type: GraphQLObjectType, { name, args }: Field): string {
    const coordinate = `${type.name}.${name}`;
    const mayWrite = (input: string) => mayName(graph.uses.get(input) ?? '');
    const isPage = args.some((arg) => arg.name === 'last');
    const plain = args.filter(
      (arg) =>
        !(isPage && PAGE_ARGUMENTS.includes(arg.name)) &&
        mayWrite(`${coordinate}(${arg.name}:)`) &&
        (isRequired(arg) || draw(2) === 0),
    );
    const values = plain.map((arg) => ({ arg, value: valueFor(draw, arg, mayWrite) }));
    const texts = values.map(({ arg, value }) => `${arg.name}: ${argument(arg, value, mayWrite)}`);
    if (isPage) {
      const literal = values.map(({ arg, value }) => `${arg.name}: ${written(value, arg.type)}`);
      texts.push(...page(coordinate, args, literal));
    }
    return texts.length === 0 ? '' : `(${texts.join(', ')})`;
  }

  function argument(arg: GraphQLArgument, value: unknown, mayWrite: MayWrite): string {
    const kind = draw(4);
    if (kind === 1) return variables.of([value, valueFor(draw, arg, mayWrite)], arg.type);
    return written(value, arg.type, (inner, type, name) => {
      if (kind <= 1 || draw(2) === 1 || inner === null) return null;
      return variables.of([inner, valueFor(draw, { name, type }, mayWrite)], type);
    });
  }

  function page(coordinate: string, args: readonly GraphQLArgument[], literal: readonly string[]): string[] {
    const backward = draw(3) === 2;
    const size = args.find((arg) => arg.name === (backward ? 'last' : 'first')) as GraphQLArgument;
    const isBad = draw(60) === 59;
    const limit = written(
      valueFor(draw, size, () => true),
      size.type,
    );
    const sized = `${size.name}: ${draw(6) === 5 ? variables.of([Number(limit), draw(5)], size.type) : limit}`;
    const texts = draw(12) === 11 ? [] : [sized];
    if (isBad) texts.push(backward ? 'first: 1' : 'last: 1');
    const probe = draw(4) === 3 ? probeOf(draw, coordinate, literal) : null;
    if (probe !== null) {
      const variable = variables.cursor();
      probes.push({ ...probe, variable: variable.slice(1) });
      texts.push(`${backward ? 'before' : 'after'}: ${variable}`);
    }
    return texts;
  }

  function condition(): string {
    const kind = draw(20);
    if (kind < 17) return '';
    const value = draw(3) === 2 ? String(draw(2) === 0) : variables.condition();
    return kind === 17 ? ` @skip(if: ${value})` : ` @include(if: ${value})`;
  }
}

/** Figures that are null where they are few: small-group.test.ts proves them. */
const isSuppressed = (coordinate: string): boolean =>
  coordinate.startsWith('CreditOverview.') &&
  !['CreditOverview.year', 'CreditOverview.subjects'].includes(coordinate);

/** What it answers follows from what it has answered before: test/sharing/sanction proves it. */
const isStateful = (coordinate: string): boolean => coordinate === 'Query.sanctionFeed';

const isRequired = ({ type, defaultValue }: GraphQLArgument): boolean =>
  isNonNullType(type) && defaultValue === undefined;
