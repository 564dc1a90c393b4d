import type { Shape, ShapeField } from './response-shape.ts';
import { isObject, Row } from './row.ts';

export interface Merging {
  /** Interfaces and unions: names that an `@interfaceObject` subgraph gives for lack of a better one. */
  readonly abstract: ReadonlySet<string>;
  /** Set when a response held something where an object was asked for. */
  malformed: boolean;
}

/**
 * Copies what a fetch asked of an object into the merged data. What is there already stays where the response has
 * null or nothing: another subgraph knew it. The response is left untouched, it may be the subgraph's own data,
 * and one entity is merged into every place that asked for it.
 */
export function mergeObject(shape: Shape, target: Row, source: Row, merging: Merging): void {
  if (shape.typename) mergeTypename(target, source.__typename, merging.abstract);
  const { fields } = shape;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as ShapeField;
    const value = field.inherited && !Object.hasOwn(source, field.source) ? undefined : source[field.source];
    if (value === undefined) continue;
    if (field.types !== undefined && !field.types.has(source.__typename as string)) continue;
    const key = field.target;
    if (value === null) {
      if (target[key] === undefined) target[key] = null;
    } else if (field.child === undefined) {
      target[key] = field.constant ?? value;
    } else {
      target[key] = mergeValue(field.child, target[key], value, merging);
    }
  }
}

/** A concrete type that is known is never forgotten for the name of its interface. */
function mergeTypename(target: Row, name: unknown, abstract: ReadonlySet<string>): void {
  if (typeof name !== 'string') return;
  if (target.__typename === undefined || !abstract.has(name)) target.__typename = name;
}

function mergeValue(shape: Shape, known: unknown, value: unknown, merging: Merging): unknown {
  if (value === null || value === undefined) return known ?? null;
  if (Array.isArray(value)) {
    if (!Array.isArray(known)) return copyList(shape, value, merging);
    // Two subgraphs that both answer a list answer the same list; where one is shorter it knows less.
    const shared = Math.min(known.length, value.length);
    for (let i = 0; i < shared; i++) known[i] = mergeValue(shape, known[i], value[i], merging);
    return known;
  }
  if (typeof value !== 'object') {
    merging.malformed = true;
    return known ?? null;
  }
  const row = isObject(known) ? known : new Row();
  mergeObject(shape, row, value as Row, merging);
  return row;
}

function copyList(shape: Shape, list: readonly unknown[], merging: Merging): unknown[] {
  const copy: unknown[] = new Array(list.length);
  for (let i = 0; i < list.length; i++) copy[i] = mergeValue(shape, undefined, list[i], merging);
  return copy;
}
