import type { AbstractPlan, FieldPlan, ObjectPlan, ValuePlan } from './projection.ts';
import { isObject, Row } from './row.ts';

/** Why a place of the answer is null although the caller was promised more. */
export type Lapse = 'MISSING' | 'NOT_IN_SCHEMA';

export interface Projecting {
  /** Where in the answer the walk is, by the caller's response keys and list indexes. */
  readonly path: (string | number)[];
  /** The fields on the way there. */
  readonly fields: FieldPlan[];
  /** Called with `path` and `fields` at the place of the lapse. */
  lapse(kind: Lapse, projecting: Projecting): void;
}

/**
 * Makes the answer from the merged data. Undefined stands for an error that bubbles: a null where none may be
 * makes the next nullable thing around it null (GraphQL, October 2021, section 6.4.4).
 */
export function projectObject(plan: ObjectPlan, row: Row, projecting: Projecting): Row | undefined {
  const { path, fields: trail } = projecting;
  const answer = new Row();
  const { fields } = plan;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as FieldPlan;
    const value = field.typename ? plan.typename : row[field.dataKey];
    const { kind, nonNull } = field.value;
    if (kind === 'leaf' && value !== null && value !== undefined) {
      answer[field.responseKey] = value;
      continue;
    }
    if ((value === null || value === undefined) && !nonNull) {
      answer[field.responseKey] = null;
      continue;
    }
    path.push(field.responseKey);
    trail.push(field);
    const projected = projectValue(field.value, value, projecting);
    path.pop();
    trail.pop();
    if (projected === undefined) return undefined;
    answer[field.responseKey] = projected;
  }
  return answer;
}

function projectValue(plan: ValuePlan, value: unknown, projecting: Projecting): unknown {
  let projected: unknown;
  if (value === null || value === undefined) {
    if (!plan.nonNull) return null;
    projecting.lapse('MISSING', projecting);
    return undefined;
  }
  switch (plan.kind) {
    case 'leaf':
      return value;
    case 'enum':
      if (plan.values.has(value as string)) return value;
      projected = outside(plan.hidden.has(value as string) && !plan.nonNull, projecting);
      break;
    case 'list':
      projected = Array.isArray(value) ? projectList(plan.item, value, projecting) : strange(projecting);
      break;
    case 'object':
      projected = isObject(value) ? projectObject(plan.plan, value, projecting) : strange(projecting);
      break;
    case 'abstract':
      projected = isObject(value) ? projectAbstract(plan, value, projecting) : strange(projecting);
      break;
  }
  return projected === undefined && !plan.nonNull ? null : projected;
}

function projectList(
  item: ValuePlan,
  list: readonly unknown[],
  projecting: Projecting,
): unknown[] | undefined {
  if (item.kind === 'leaf' && !item.nonNull) return list as unknown[];
  const answer: unknown[] = new Array(list.length);
  const { path } = projecting;
  const depth = path.push(0) - 1;
  for (let i = 0; i < list.length; i++) {
    path[depth] = i;
    const projected = projectValue(item, list[i], projecting);
    if (projected === undefined) {
      path.length = depth;
      return undefined;
    }
    answer[i] = projected;
  }
  path.length = depth;
  return answer;
}

function projectAbstract(
  { plan, nonNull }: { readonly plan: AbstractPlan; readonly nonNull: boolean },
  row: Row,
  projecting: Projecting,
): Row | undefined {
  const typename = row.__typename;
  if (typeof typename !== 'string' || typename === plan.name) {
    return projectObject(plan.unknown, row, projecting);
  }
  const concrete = plan.of(typename);
  if (concrete !== undefined) return projectObject(concrete, row, projecting);
  return outside(plan.isHidden(typename) && !nonNull, projecting);
}

/**
 * What is not part of the public schema is left out. Where the steward hid it (`@inaccessible`) and a null may stand
 * in its place nothing is said of it; anything else is a fault that somebody has to hear of.
 */
function outside(isHidden: boolean, projecting: Projecting): undefined {
  return isHidden ? undefined : strange(projecting);
}

function strange(projecting: Projecting): undefined {
  projecting.lapse('NOT_IN_SCHEMA', projecting);
  return undefined;
}
