import type { ObjectPlan, ValuePlan } from './projection.ts';

/**
 * What of the answer is missing where a fetch brought nothing: the caller's response keys from the root to each field,
 * joined by points, without list indexes. `absent` holds keys of the merged data. A field that the caller did not ask
 * for is not named; where a fetch was for nothing else, the objects that it was wanted for stand for it.
 */
export function absentFields(plan: ObjectPlan, absent: readonly (readonly string[])[]): string[] {
  const places = absent.map((keys) => ({ keys, answer: responseKeys(plan, keys) }));
  const asked = places.filter(({ keys, answer }) => answer.length === keys.length);
  const told = (asked.length > 0 ? asked : places).filter(({ answer }) => answer.length > 0);
  return [...new Set(told.map(({ answer }) => answer.join('.')))];
}

function responseKeys(plan: ObjectPlan, keys: readonly string[]): string[] {
  const answer: string[] = [];
  let objects: readonly ObjectPlan[] = [plan];
  for (const key of keys) {
    const fields = objects.flatMap((object) => object.fields.filter(({ dataKey }) => dataKey === key));
    const [first] = fields;
    if (first === undefined) break;
    answer.push(first.responseKey);
    objects = fields.flatMap(({ value }) => objectsOf(value));
  }
  return answer;
}

/** The objects that a value may hold, of whatever type and however deep in lists. */
function objectsOf(value: ValuePlan): readonly ObjectPlan[] {
  switch (value.kind) {
    case 'list':
      return objectsOf(value.item);
    case 'object':
      return [value.plan];
    case 'abstract':
      return [...value.plan.possible.flatMap((type) => value.plan.of(type) ?? []), value.plan.unknown];
    default:
      return [];
  }
}
