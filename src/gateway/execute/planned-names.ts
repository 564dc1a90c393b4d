import type { FieldNode } from 'graphql';

/**
 * The planner (router-query-planner 0.0.38) merges what it needs itself, keys and `@requires`, into the caller's
 * selections and takes the caller's names as they are. So `{ subject { uscc: name } }` would put a name where the
 * key belongs, and a variable called `$representations` would be declared twice. The planned form therefore keeps
 * all that a caller names in a name space of its own; the mappings are one to one.
 */
const OWN = '_as_';

/** The key under which a field of the caller's operation is found in the merged data. */
export const dataKeyOf = (field: FieldNode): string =>
  field.alias === undefined || field.alias.value === field.name.value
    ? field.name.value
    : dataKeyOfAlias(field.alias.value);

/** The key in the merged data of what is asked for under an alias. */
export const dataKeyOfAlias = (alias: string): string => OWN + alias;

const RESERVED_VARIABLE = /^(representations$|__)/;

export const plannedVariable = (name: string): string =>
  RESERVED_VARIABLE.test(name) || name.startsWith(OWN) ? OWN + name : name;

/** The caller's name of a variable of the planned form. */
export const callersVariable = (planned: string): string =>
  planned.startsWith(OWN) ? planned.slice(OWN.length) : planned;
