import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { Verdict } from '../../../src/permission/verdict.ts';
import type { DeclaredGraph } from './graph.ts';
import { isNothing, mayBeRead, type VerdictOf } from './verdicts.ts';

/** A selection of the operation, or a field that one of its arguments reads. */
export interface Judgement {
  readonly at: string;
  readonly coordinate: string;
  readonly input: string | null;
  readonly verdict: Verdict | null;
  readonly node: FieldNode;
  /** Of itself and of everything around it. */
  readonly conditions: readonly DirectiveNode[];
  /** It comes as null because of it, and what is inside of it is not looked at. */
  readonly isDenied: boolean;
  /** By what of the language it is reached. */
  readonly constructs: readonly string[];
  /** Whether the value of a variable reads it, and not the text of the operation. */
  readonly byVariable: boolean;
}

export interface Walked {
  readonly graph: DeclaredGraph;
  readonly verdictOf: VerdictOf;
  /** Null where nobody looks at what variables read. */
  readonly variables: Readonly<Record<string, unknown>> | null;
}

interface Place {
  readonly at: readonly string[];
  readonly conditions: readonly DirectiveNode[];
  readonly constructs: readonly string[];
}

export function walk(document: DocumentNode, { graph, verdictOf, variables }: Walked): Judgement[] {
  const found: Judgement[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  }

  function set(type: GraphQLObjectType, selections: SelectionSetNode['selections'], place: Place): void {
    for (const selection of selections) {
      const conditions = [...place.conditions, ...(selection.directives ?? [])];
      const here = { ...place, conditions, constructs: [...place.constructs] };
      if (conditions.length > place.conditions.length) here.constructs.push('@skip or @include');
      if (selection.kind === Kind.FIELD) {
        field(type, selection, here);
        continue;
      }
      const isInline = selection.kind === Kind.INLINE_FRAGMENT;
      const inner = isInline ? selection : fragments.get(selection.name.value);
      here.constructs.push(isInline ? 'inline fragment' : 'named fragment');
      set(type, inner?.selectionSet.selections ?? [], here);
    }
  }

  function field(type: GraphQLObjectType, node: FieldNode, place: Place): void {
    const definition = type.getFields()[node.name.value];
    if (definition === undefined) return;
    const coordinate = `${type.name}.${node.name.value}`;
    const path = [...place.at, node.alias?.value ?? node.name.value];
    const constructs = node.alias === undefined ? place.constructs : [...place.constructs, 'alias'];
    const about = { at: path.join('.'), node, conditions: place.conditions };
    const verdict = verdictOf(coordinate);
    const isDenied = isNothing(verdict);
    found.push({ ...about, coordinate, input: null, verdict, isDenied, constructs, byVariable: false });
    if (isDenied) return;
    let isStopped = false;
    for (const use of usesOf(node, type, { graph, variables })) {
      const read = verdictOf(use.coordinate);
      const stops: boolean = !isStopped && !mayBeRead(read);
      isStopped ||= stops;
      found.push({ ...about, ...use, verdict: read, isDenied: stops });
    }
    const named = getNamedType(definition.type);
    if (isStopped || !isObjectType(named)) return;
    const isList = isListType(getNullableType(definition.type));
    set(named, node.selectionSet?.selections ?? [], {
      at: isList ? [...path, '*'] : path,
      conditions: place.conditions,
      constructs: isList
        ? [...place.constructs.filter((one) => one !== 'in a list'), 'in a list']
        : place.constructs,
    });
  }

  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const root = graph.schema.getQueryType() as GraphQLObjectType;
  set(root, operation?.selectionSet.selections ?? [], { at: [], conditions: [], constructs: [] });
  return found;
}

type Use = Pick<Judgement, 'input' | 'coordinate' | 'constructs' | 'byVariable'> & { readonly input: string };

/** What the arguments of a field read, what its text says before what its variables say. */
function usesOf(
  node: FieldNode,
  type: GraphQLObjectType,
  { graph, variables }: Pick<Walked, 'graph' | 'variables'>,
): Use[] {
  const written: Use[] = [];
  const told: Use[] = [];
  const asked = new Set<string>();
  const note = (input: string, construct: string, byVariable: boolean) => {
    const coordinate = graph.uses.get(input);
    const use = { input, coordinate: coordinate ?? '', constructs: [construct], byVariable };
    if (coordinate !== undefined) (byVariable ? told : written).push(use);
  };

  function read(value: ValueNode, inputType: unknown): void {
    const named = getNamedType(inputType as never);
    if (value.kind === Kind.VARIABLE && variables !== null && !asked.has(value.name.value)) {
      asked.add(value.name.value);
      readValue(variables[value.name.value], named);
    }
    if (value.kind !== Kind.OBJECT || !isInputObjectType(named)) return;
    for (const { name, value: inner } of value.fields) {
      const isVariable = inner.kind === Kind.VARIABLE;
      note(
        `${named.name}.${name.value}`,
        isVariable ? 'filter by variable inside' : 'filter by literal',
        false,
      );
      read(inner, named.getFields()[name.value]?.type);
    }
  }

  function readValue(value: unknown, named: unknown): void {
    if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return;
    for (const name of Object.keys(value)) note(`${named.name}.${name}`, 'filter by variable', true);
  }

  for (const { name, value } of node.arguments ?? []) {
    const isVariable = value.kind === Kind.VARIABLE;
    const construct = isVariable ? 'argument by variable' : 'argument by literal';
    note(`${type.name}.${node.name.value}(${name.value}:)`, construct, false);
    read(value, type.getFields()[node.name.value]?.args.find((arg) => arg.name === name.value)?.type);
  }
  return [...written, ...told];
}
