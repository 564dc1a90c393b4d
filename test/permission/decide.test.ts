import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide as decideFor } from '../../src/permission/decide.ts';
import { CLASSES_ALONE } from '../../src/permission/policy.ts';
import { ANONYMOUS, OPERATOR_DEPARTMENT, type Principal } from '../../src/permission/principal.ts';
import { SHARE_CLASSES, type ShareClass, type ShareTable } from '../../src/permission/share.ts';
import type { Outcome } from '../../src/permission/verdict.ts';

const STEWARD_OF_BOOKS = 'market-regulation';
const STEWARD_OF_CASES = 'credit-office';

// Every class on a type whose records are the steward's, on one whose records are each its source's, on one
// without an owner, and at the root.
const table: ShareTable = {
  shares: new Map(
    ['Book', 'Case', 'Stub', 'Query'].flatMap((type) =>
      SHARE_CLASSES.map((shareClass) => [`${type}.${shareClass}`, { class: shareClass, basis: 'PIPL' }]),
    ),
  ),
  owners: new Map([
    ['Book', { steward: STEWARD_OF_BOOKS, records: 'STEWARD' }],
    ['Case', { steward: STEWARD_OF_CASES, records: 'SOURCE' }],
  ]),
  uses: new Map(),
};

const decide = (principal: Principal, table: ShareTable, version: string) =>
  decideFor({ principal, purpose: null, today: '2026-11-22' }, table, { ...CLASSES_ALONE, version });

const of = (department: string | null): Principal => ({ ...ANONYMOUS, department });

const NOBODY: Record<ShareClass, Outcome> = {
  OPEN: 'FULL',
  UNCONDITIONAL: 'HIDDEN',
  CONDITIONAL: 'HIDDEN',
  WITHHELD: 'HIDDEN',
};
const MEMBER: Record<ShareClass, Outcome> = {
  OPEN: 'FULL',
  UNCONDITIONAL: 'FULL',
  CONDITIONAL: 'DENIED',
  WITHHELD: 'HIDDEN',
};
const OPERATOR: Record<ShareClass, Outcome> = { ...MEMBER, UNCONDITIONAL: 'DENIED' };
const OWNER: Record<ShareClass, Outcome> = {
  OPEN: 'FULL',
  UNCONDITIONAL: 'FULL',
  CONDITIONAL: 'FULL',
  WITHHELD: 'FULL',
};

describe('what a caller may see', () => {
  it.each<[string, string | null, string, Record<ShareClass, Outcome>]>([
    ['nobody in particular', null, 'Book', NOBODY],
    ['nobody in particular, of a source’s records', null, 'Case', NOBODY],
    ['nobody in particular, at the root', null, 'Query', NOBODY],
    ['a member', 'education', 'Book', MEMBER],
    ['a member, of a source’s records', 'education', 'Case', MEMBER],
    ['a member, at the root', 'education', 'Query', MEMBER],
    ['the operator', OPERATOR_DEPARTMENT, 'Book', OPERATOR],
    ['the operator, of a source’s records', OPERATOR_DEPARTMENT, 'Case', OPERATOR],
    ['the operator, at the root', OPERATOR_DEPARTMENT, 'Query', OPERATOR],
    ['the steward of its own records', STEWARD_OF_BOOKS, 'Book', OWNER],
    ['the steward, of records that are each their source’s', STEWARD_OF_CASES, 'Case', MEMBER],
    ['a steward, of another’s records', STEWARD_OF_CASES, 'Book', MEMBER],
    ['a steward, of another’s sources’ records', STEWARD_OF_BOOKS, 'Case', MEMBER],
    ['a steward, at the root', STEWARD_OF_BOOKS, 'Query', MEMBER],
    ['a member, of a type nobody owns', 'education', 'Stub', MEMBER],
    ['nobody in particular, of a type nobody owns', null, 'Stub', NOBODY],
  ])('%s', (_who, department, type, expected) => {
    const decision = decide(of(department), table, 'p1');
    for (const shareClass of SHARE_CLASSES) {
      expect(decision.verdict(`${type}.${shareClass}`)?.outcome, shareClass).toBe(expected[shareClass]);
    }
  });

  it('does not depend on the roles, the client or the person', () => {
    const plain = decide(of('education'), table, 'p1');
    const operator: Principal = { department: 'education', client: 'c', person: 'p', roles: ['operator'] };
    expect(decide(operator, table, 'p1').hash).toBe(plain.hash);
    const unknown: Principal = { department: null, client: 'c', person: 'p', roles: ['data-owner'] };
    expect(decide(unknown, table, 'p1').hash).toBe(decide(ANONYMOUS, table, 'p1').hash);
  });

  it('says nothing of a coordinate that no steward declared', () => {
    const decision = decide(of('education'), table, 'p1');
    for (const coordinate of ['BookConnection.nodes', 'Book.id', 'Book.OPENED', '__proto__', 'toString']) {
      expect(decision.verdict(coordinate)).toBeNull();
    }
  });

  it('names the rule that each outcome rests on', () => {
    const rules = (department: string | null) =>
      SHARE_CLASSES.map(
        (shareClass) => decide(of(department), table, 'p1').verdict(`Book.${shareClass}`)?.rule,
      );
    expect(rules(null)).toEqual(['class OPEN', 'anonymous', 'anonymous', 'anonymous']);
    expect(rules('education')).toEqual([
      'class OPEN',
      'class UNCONDITIONAL',
      'no purpose named',
      'class WITHHELD',
    ]);
    expect(rules(STEWARD_OF_BOOKS)).toEqual(['class OPEN', 'owner', 'owner', 'owner']);
    expect(rules(OPERATOR_DEPARTMENT)[1]).toBe('operator sees no data');
  });
});

describe('the hash of a decision', () => {
  const departments = fc.constantFrom(null, 'education', 'tax', STEWARD_OF_BOOKS, STEWARD_OF_CASES, 'hub');
  const tables = fc
    .uniqueArray(
      fc.record({
        coordinate: fc.constantFrom(
          'Book.a',
          'Book.b',
          'Case.a',
          'Query.a',
          'Book.a FULL class OPEN\nBook.b',
        ),
        shareClass: fc.constantFrom(...SHARE_CLASSES),
      }),
      { selector: ({ coordinate }) => coordinate },
    )
    .map(
      (declared): ShareTable => ({
        ...table,
        shares: new Map(declared.map(({ coordinate, shareClass }) => [coordinate, { class: shareClass }])),
      }),
    );
  const asked = fc.record({ department: departments, table: tables, version: fc.constantFrom('p1', 'p2') });

  it('is equal exactly where every coordinate has the same verdict under the same policy', () => {
    const whole = ({
      department,
      table,
      version,
    }: {
      department: string | null;
      table: ShareTable;
      version: string;
    }) => {
      const decision = decide(of(department), table, version);
      const verdicts = [...table.shares.keys()].sort().map((name) => [name, decision.verdict(name)]);
      return { hash: decision.hash, content: JSON.stringify([version, verdicts]) };
    };
    fc.assert(
      fc.property(asked, asked, (one, other) => {
        const [a, b] = [whole(one), whole(other)];
        expect(a.hash === b.hash).toBe(a.content === b.content);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same for departments of equal rights, so that they share what is compiled for one', () => {
    expect(decide(of('tax'), table, 'p1').hash).toBe(decide(of('education'), table, 'p1').hash);
    expect(decide(of('tax'), table, 'p1').hash).not.toBe(decide(of('tax'), table, 'p2').hash);
    expect(decide(of('tax'), table, 'p1').hash).not.toBe(decide(of(STEWARD_OF_BOOKS), table, 'p1').hash);
  });
});
