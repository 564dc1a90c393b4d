import { Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { typeOf } from '../permission/coordinate.ts';
import { type Coordinate, type DeclaredGraph, readDeclared } from './declared-graph.ts';
import { nullabilityFaults } from './nullability.ts';
import type { View } from './view.ts';

/**
 * What no view can see by itself. The composition takes two views that share one field differently without a
 * word, and one of the two declarations then holds for both.
 */
export function checkTogether(views: readonly Pick<View, 'name' | 'sdl'>[]): void {
  const graph = readDeclared(views);
  const faults = [
    ...[...graph.coordinates.values()].flatMap(differenceFaults),
    ...[...graph.coordinates.values()].flatMap((coordinate) => ownerFaults(coordinate, graph)),
    ...[...graph.owners].flatMap(([type, declared]) => differing(`${type} has the owner`, declared)),
    ...faultsOfUses(graph),
    ...[...graph.coordinates.values()].flatMap((coordinate) => requirementFaults(coordinate, graph)),
    ...nullabilityFaults(graph),
  ];
  if (faults.length > 0) throw new Error(`The views do not fit together:\n${faults.join('\n')}`);
}

const differenceFaults = ({ name, shares }: Coordinate): string[] =>
  differing(`${name} is shared as`, shares);

/** `declared` is what each view says, by the name of the view. */
function differing(what: string, declared: ReadonlyMap<string, string>): string[] {
  if (new Set(declared.values()).size <= 1) return [];
  const each = [...declared].map(([view, text]) => `${text || 'nothing'} (${view})`);
  return [`${what} ${each.join(' and as ')}.`];
}

/**
 * The decision goes by the owner of the type: on a field that another view adds, it would let that owner have
 * what is not its own. Where everybody among the departments may read the field it makes no difference.
 */
function ownerFaults({ name, share, shares }: Coordinate, { owners }: DeclaredGraph): string[] {
  const owner = owners.get(typeOf(name));
  if (owner === undefined || share === null) return [];
  if (share.class === 'OPEN' || share.class === 'UNCONDITIONAL') return [];
  return [...shares.keys()]
    .filter((view) => !owner.has(view))
    .map((view) => `${name} is added by ${view}, which does not own the type; it cannot be ${share.class}.`);
}

/**
 * What a field is worked out from can be read off it: whoever may have the field would have what it was made of, or get
 * a field that was made of a mask.
 */
function requirementFaults({ name, requires }: Coordinate, graph: DeclaredGraph): string[] {
  const type = typeOf(name);
  return requires
    .flatMap((fields) => requiredCoordinates(fields, type, graph))
    .filter((required) => {
      const shareClass = graph.coordinates.get(required)?.share?.class;
      return shareClass === 'CONDITIONAL' || shareClass === 'WITHHELD';
    })
    .map((required) => `${name} requires ${required}, which is not shared with everybody who may have it.`);
}

function requiredCoordinates(fields: string, type: string, graph: DeclaredGraph): string[] {
  const [definition] = parse(`{ ${fields} }`).definitions as [OperationDefinitionNode];
  const found: string[] = [];
  const walk = (set: SelectionSetNode, parent: string): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? parent);
      } else if (selection.kind === Kind.FIELD) {
        const coordinate = `${parent}.${selection.name.value}`;
        found.push(coordinate);
        const inner = graph.coordinates.get(coordinate)?.type;
        if (selection.selectionSet !== undefined && inner !== undefined) walk(selection.selectionSet, inner);
      }
    }
  };
  walk(definition.selectionSet, type);
  return found;
}

/** A use of a field that is not there, or that inherits its sharing, would be allowed to everybody. */
function faultsOfUses({ uses, coordinates }: DeclaredGraph): string[] {
  return [...uses].flatMap(([input, declared]) => [
    ...differing(`${input} uses`, declared),
    ...[...new Set(declared.values())]
      .filter((used) => used !== '')
      .flatMap((used) => {
        const found = coordinates.get(used);
        if (found === undefined) return [`${input} uses ${used}, which is not there.`];
        return found.share === null && !found.isKey
          ? [`${input} uses ${used}, which declares no sharing of its own.`]
          : [];
      }),
  ]);
}
