import { type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Limited } from '../../src/gateway/authorize.ts';
import { denialErrors } from '../../src/gateway/denial-error.ts';

const table = { shares: new Map(), owners: new Map(), uses: new Map() };

function denialsOf(query: string): Limited[] {
  const { selectionSet } = parse(query).definitions[0] as OperationDefinitionNode;
  const fields = selectionSet.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD);
  const selections = fields.map((node) => ({ node, conditions: node.directives ?? [] }));
  const verdict = { outcome: 'DENIED' as const, rule: 'no grant' };
  return [{ coordinate: 'Subject.phone', input: null, at: 'phone', verdict, selections }];
}

const told = (denials: Limited[], on: boolean) =>
  denialErrors(denials, table, { policyVersion: '1', variables: { on } });

describe('what is denied', () => {
  it('is told in errors that are made once where no variable plays a part, and that nobody can change', () => {
    const denials = denialsOf('{ phone phone }');
    const errors = told(denials, true);
    expect(errors).toMatchObject([{ extensions: { code: 'FIELD_NOT_SHARED', at: 'phone', count: 2 } }]);
    expect(told(denials, false)).toBe(errors);
    expect(Object.isFrozen(errors)).toBe(true);
    expect(Object.isFrozen(errors[0]?.extensions)).toBe(true);
  });

  it('is told as often as the variables select it', () => {
    const denials = denialsOf('query ($on: Boolean!) { phone @include(if: $on) phone }');
    for (const on of [true, false, true]) {
      const [error] = told(denials, on);
      expect(error?.extensions.count).toBe(on ? 2 : 1);
      expect(error?.locations).toHaveLength(on ? 2 : 1);
    }
  });

  it('is not told where the variables do not select it', () => {
    const denials = denialsOf('query ($on: Boolean!) { phone @include(if: $on) }');
    for (const on of [true, false, true]) expect(told(denials, on)).toHaveLength(on ? 1 : 0);
  });
});
