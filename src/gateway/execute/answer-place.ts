import type { FieldNode } from 'graphql';
import type { FieldPlan, ObjectPlan, ValuePlan } from './projection.ts';
import { isObject, type Row } from './row.ts';
import type { DataPath } from './run.ts';

/** A place in the answer, and the field of the caller's operation that it belongs to. */
export interface AnswerPlace {
  readonly path: DataPath;
  readonly node: FieldNode | undefined;
}

/**
 * The place in the answer of a place in the merged data. What the caller did not ask for, a key or a field for
 * `@requires`, has none: the object that it was wanted for stands for it.
 */
export function answerPlace(plan: ObjectPlan, root: Row, path: DataPath): AnswerPlace {
  const answer: (string | number)[] = [];
  let node: FieldNode | undefined;
  let here: unknown = root;
  let objects: readonly ObjectPlan[] = [plan];
  let value: ValuePlan | undefined;
  for (const segment of path) {
    if (typeof segment === 'number') {
      // An index into a list in the middle of a path, or an index that the caller's type has no list for.
      if (value?.kind !== 'list') break;
      here = Array.isArray(here) ? here[segment] : undefined;
      value = value.item;
    } else {
      const field: FieldPlan | undefined = fieldIn(objects, segment);
      if (field === undefined) break;
      node = field.node;
      here = isObject(here) ? here[segment] : undefined;
      value = field.value;
    }
    answer.push(typeof segment === 'number' ? segment : (node?.alias?.value ?? segment));
    objects = objectsAt(value, here);
  }
  return { path: answer, node };
}

function fieldIn(objects: readonly ObjectPlan[], dataKey: string): FieldPlan | undefined {
  for (const { fields } of objects) {
    const found = fields.find((field) => field.dataKey === dataKey && !field.typename);
    if (found) return found;
  }
  return undefined;
}

/** What the object at a place may be: of one type if it is there to be asked, else of any that is possible. */
function objectsAt(value: ValuePlan, here: unknown): readonly ObjectPlan[] {
  if (value.kind === 'object') return [value.plan];
  if (value.kind !== 'abstract') return [];
  const { plan } = value;
  const typename = isObject(here) ? here.__typename : undefined;
  const types = typeof typename === 'string' ? [typename] : plan.possible;
  return [...types.flatMap((type) => plan.of(type) ?? []), plan.unknown];
}
