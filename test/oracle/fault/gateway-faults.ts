// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is replaced is the text of a source.

import type { SeededFault } from './seeded-fault.ts';

/** In applying a decision to an operation, and in telling of it. */
export const GATEWAY_FAULTS: readonly SeededFault[] = [
  {
    name: 'the catalogue names what is withheld',
    file: 'src/gateway/catalogue.ts',
    from: 'const field = [...schemas].map((schema) => fieldIn(schema, coordinate)).find(Boolean);',
    to: 'const field = fieldIn(supergraph.publicSchema, coordinate);',
  },
  {
    name: 'the operator is told that something is withheld',
    file: 'src/gateway/catalogue.ts',
    from: ' && isMember(principal)',
    to: '',
  },
  {
    name: 'a field is judged by its alias',
    file: 'src/gateway/judge-selections.ts',
    from: 'const coordinate = `${parent.name}.${node.name.value}`;',
    to: 'const coordinate = `${parent.name}.${node.alias?.value ?? node.name.value}`;',
  },
  {
    name: 'what a variable reads is not authorised',
    file: 'src/gateway/gateway.ts',
    from: 'limitedUses(uses, decision)',
    to: 'new Map()',
  },
  {
    name: 'what the text of a filter reads is not authorised',
    file: 'src/gateway/judge-selections.ts',
    from: 'const uses = [...literal, ...',
    to: 'const uses = [...',
  },
  {
    name: 'an inline fragment is not judged',
    file: 'src/gateway/judge-selections.ts',
    from: 'selection.kind === Kind.INLINE_FRAGMENT ? selection :',
    to: 'selection.kind === Kind.INLINE_FRAGMENT ? undefined :',
  },
  {
    name: 'what is denied in a named fragment is still planned',
    file: 'src/gateway/authorize.ts',
    from: 'Field(node) {\n        const parent = types.getParentType();',
    to: 'FragmentDefinition: () => false,\n      Field(node) {\n        const parent = types.getParentType();',
  },
  {
    name: 'a hidden field is kept in the caller’s schema',
    file: 'src/gateway/caller-schema.ts',
    from: 'return isHidden(decision.verdict(coordinate))',
    to: 'return false',
  },
  {
    name: 'an argument that reads a hidden field is kept',
    file: 'src/gateway/caller-schema.ts',
    from: 'return used === undefined || !isUnknown(decision.verdict(used));',
    to: 'return true;',
  },
  {
    name: 'no error where a place is selected twice',
    file: 'src/gateway/denial-error.ts',
    from: 'if (selected.length === 0) return [];',
    to: 'if (selected.length !== 1) return [];',
  },
  {
    name: 'an error for each selection of a place',
    file: 'src/gateway/authorize.ts',
    from: 'const key = `${coordinate} ${input} ${at}`;',
    to: 'const key = `${coordinate} ${input} ${at} ${node.loc?.start}`;',
  },
  {
    name: 'nothing is said of what came for some records only',
    file: 'src/gateway/sharing-note.ts',
    from: '(scopes.length > 0 ? scoped : masked).push(place);',
    to: 'if (scopes.length === 0) masked.push(place);',
  },
  {
    name: 'a decision is kept for all applications',
    file: 'src/gateway/gateway.ts',
    from: 'department, client, asking.purpose, asking.today]',
    to: 'department, asking.purpose, asking.today]',
  },
  {
    name: 'a decision is kept over midnight',
    file: 'src/gateway/gateway.ts',
    from: 'department, client, asking.purpose, asking.today]',
    to: 'department, client, asking.purpose]',
  },
  {
    name: 'the views are asked for what X-Strict refuses',
    file: 'src/gateway/answer.ts',
    from: 'if (planned !== null && !isRefused) {',
    to: 'if (planned !== null) {',
  },
  {
    name: 'what a variable reads is not audited',
    file: 'src/gateway/audit-event.ts',
    from: 'more[coordinate] ??= accessOf(scope.decision.verdict(coordinate));',
    to: ';',
  },
  {
    name: 'of another department everything is explained',
    file: 'src/gateway/explain-access.ts',
    from: 'if (ownerOf(coordinate, table) === department) return decision.verdict(coordinate);',
    to: 'return decision.verdict(coordinate);',
  },
  {
    name: 'a source is told what others have granted of their records',
    file: 'src/gateway/explain-access.ts',
    from: 'return own.length === 0 ? rest : { ...rest, allows: own };',
    to: 'return verdict;',
  },
];
