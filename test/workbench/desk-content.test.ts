import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLEnumType, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Deed, mutationOf } from '../../src/workbench/desk/deed.ts';
import { DESK } from '../../src/workbench/desk/desk-content.ts';
import { dutyWording, stateWording } from '../../src/workbench/desk/desk-wording.ts';
import { problemOf } from '../../src/workbench/desk/problem.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
const valuesOf = (type: string) =>
  (schema.getType(type) as GraphQLEnumType).getValues().map(({ name }) => name);

describe('what the panel asks of the hub', () => {
  it('is in its graph', () => {
    expect(validate(schema, parse(DESK))).toEqual([]);
  });

  const id = 'x';
  const input = { coordinates: ['Subject.phone'] };
  it.each<Deed>([
    { name: 'requestAccess', input },
    { name: 'amendAccessRequest', id, input },
    { name: 'submitAccessRequest', id },
    { name: 'withdrawAccessRequest', id },
    { name: 'decideAccessRequest', id, decision: 'REFUSE', reason: 'x', legalBasis: null },
    { name: 'confirmAccessDecision', id },
    { name: 'confirmCorrection', id },
    { name: 'answerDoubt', id, isError: true, answer: 'x' },
    { name: 'renewGrant', id, validTo: '2027-01-01' },
    { name: 'revokeGrant', id, reason: 'x' },
  ])('and so is $name', (deed) => {
    const { query, variables } = mutationOf(deed);
    expect(validate(schema, parse(query))).toEqual([]);
    const { name, ...given } = deed;
    expect(variables).toEqual(given);
  });

  it('has Chinese for every duty and state', () => {
    for (const kind of valuesOf('DutyKind')) expect(dutyWording(kind).zh, kind).not.toBe('');
    const states = ['RequestState', 'RequestPartState', 'GrantState'].flatMap(valuesOf);
    for (const state of states) expect(stateWording(state).zh, state).not.toBe('');
    expect(stateWording('PARKED')).toEqual({ zh: '', en: 'PARKED' });
  });

  it('is told to have gone wrong in the words of the hub', () => {
    expect(problemOf({ data: {} })).toBeNull();
    const error = { message: 'A person is needed.', extensions: { messageZh: '须为个人。' } };
    expect(problemOf({ errors: [error] })).toEqual({ zh: '须为个人。', en: 'A person is needed.' });
    expect(problemOf({ errors: [{ message: 'HTTP 502' }] })).toEqual({ zh: '', en: 'HTTP 502' });
  });
});
