import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isNonNullType,
  isUnionType,
  parse,
  validate,
} from 'graphql';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const ALIASES = ['a', 'b', 'id', 'name', 'constructor', '__proto__', 'code', '_internal_qp_alias_0'];

/** A random valid operation over a schema: aliases, fragments, abstract types, arguments, @skip and @include. */
export function randomOperation(schema: GraphQLSchema): fc.Arbitrary<RandomOperation> {
  const choices = fc.array(fc.nat({ max: 9_999 }), { minLength: 10, maxLength: 150 });
  return fc
    .record({ choices, c: fc.boolean(), d: fc.option(fc.boolean()), n: fc.nat({ max: 3 }) })
    .map(({ choices, c, d, n }) => {
      // Used up choices mean 0, the simplest: so a failing operation shrinks with the list.
      let at = 0;
      const draw = (below: number): number => (choices[at++] ?? 0) % below;
      return {
        query: generate(schema, draw),
        variables: { c, ...(d !== null && { d }), representations: n },
      };
    })
    .filter(({ query }) => validate(schema, parse(query)).length === 0);
}

function generate(schema: GraphQLSchema, draw: (below: number) => number): string {
  const fragments: string[] = [];
  const body = selectionSet(schema.getQueryType() as GraphQLCompositeType, 4);
  const variables = [
    body.includes('$c') || fragments.join().includes('$c') ? '$c: Boolean!' : '',
    body.includes('$d') || fragments.join().includes('$d') ? '$d: Boolean = true' : '',
    body.includes('$rep') || fragments.join().includes('$rep') ? '$representations: Int' : '',
  ].filter(Boolean);
  return `query ${variables.length > 0 ? `(${variables.join(', ')})` : ''} ${body} ${fragments.join(' ')}`;

  function selectionSet(type: GraphQLCompositeType, depth: number): string {
    const selections: string[] = [];
    const count = 1 + draw(Math.max(1, depth));
    for (let i = 0; i < count; i++) selections.push(selection(type, depth));
    return `{ ${selections.join(' ')} }`;
  }

  function selection(type: GraphQLCompositeType, depth: number): string {
    const kind = depth <= -3 ? 0 : draw(10);
    if (kind === 0) return `${draw(2) === 0 ? '' : 't: '}__typename`;
    if ((kind <= 3 && depth > 0) || isUnionType(type)) {
      const condition = conditionFor(type);
      if (kind === 1) {
        const name = `F${fragments.length}`;
        fragments.push('');
        fragments[Number(name.slice(1))] =
          `fragment ${name} on ${condition} ${selectionSet(condition, depth - 1)}`;
        return `...${name}${directive()}`;
      }
      const on = kind === 2 && condition === type ? '' : ` on ${condition}`;
      return `...${on}${directive()} ${selectionSet(condition, depth - 1)}`;
    }
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const pool = depth <= 0 && leaves.length > 0 ? leaves : fields;
    return fieldSelection(pool[draw(pool.length)] as GraphQLField<unknown, unknown>, depth);
  }

  function fieldSelection(field: GraphQLField<unknown, unknown>, depth: number): string {
    const alias = draw(3) === 0 ? `${ALIASES[draw(ALIASES.length)]}: ` : '';
    const given = field.args.filter((arg) => isNonNullType(arg.type) || draw(2) === 0);
    const args =
      given.length > 0 ? `(${given.map((arg) => `${arg.name}: ${argument(arg)}`).join(', ')})` : '';
    const named = getNamedType(field.type);
    const nested = isCompositeType(named) ? ` ${selectionSet(named, depth - 1)}` : '';
    return `${alias}${field.name}${args}${directive()}${nested}`;
  }

  function argument(arg: GraphQLArgument): string {
    const named = getNamedType(arg.type);
    if (isEnumType(named)) return String(named.getValues()[draw(named.getValues().length)]?.name);
    return !isNonNullType(arg.type) && draw(3) === 0 ? '$representations' : String(draw(4));
  }

  function conditionFor(type: GraphQLCompositeType): GraphQLCompositeType {
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const overlapping = Object.values(schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType =>
        isCompositeType(other) &&
        !other.name.startsWith('__') &&
        (isAbstractType(other) ? schema.getPossibleTypes(other) : [other]).some((one) =>
          possible.includes(one),
        ),
    );
    return overlapping[draw(overlapping.length)] as GraphQLCompositeType;
  }

  function directive(): string {
    const kind = draw(14);
    if (kind > 3) return '';
    const value = ['$c', '$d', 'true', 'false'][draw(4)];
    return kind < 2 ? ` @skip(if: ${value})` : ` @include(if: ${value})`;
  }
}
