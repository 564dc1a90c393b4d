import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/audit/event.ts';
import { AT } from '../kit/ask-gateway.ts';
import { asking } from '../kit/asking.ts';
import { askSample, MEMBER, STEWARD } from './sample-graph.ts';

const sample = askSample();

async function audited(query: string, options: Record<string, unknown> = {}): Promise<AuditEvent> {
  await sample.ask(query, { as: MEMBER, ...options });
  expect(sample.audited).toHaveLength(1);
  return sample.audited[0] as AuditEvent;
}

describe('an audit entry', () => {
  it('says who asked, when, by which operation, under which policy, and how it went', async () => {
    const event = await audited('query Look { subject(uscc: 1) { name } }');
    expect(event).toMatchObject({
      at: AT.now,
      department: MEMBER,
      client: 'test',
      person: null,
      purpose: null,
      caseNumber: null,
      operationName: 'Look',
      operationHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      policyVersion: 'p1',
      decisionHash: sample.gateway.decide(asking(MEMBER)).hash,
      outcome: 'ANSWERED',
      durationMs: expect.any(Number),
    });
    expect((await audited('{ subject(uscc: 1) { name phone } }')).outcome).toBe('PARTIAL');
  });

  it('holds every coordinate that was asked for, with what the caller got of it', async () => {
    const { coordinates } = await audited(
      '{ subject(uscc: 1) { ...F penalties { nodes { remark } } } } fragment F on Subject { x: phone manager { name } }',
    );
    expect(coordinates).toEqual({
      'Query.subject': 'FULL',
      'Subject.phone': 'DENIED',
      'Subject.manager': 'DENIED',
      'Subject.penalties': 'FULL',
      'PenaltyConnection.nodes': 'FULL',
      'Penalty.remark': 'DENIED',
    });
  });

  it('speaks of the operation that was asked, not of others in its document', async () => {
    const { coordinates } = await audited(
      'query A { subjects(filter: { address: "x" }) { totalCount } } query B { subject(uscc: 1) { ...F } } fragment F on Subject { name }',
      { operationName: 'B' },
    );
    expect(Object.keys(coordinates).sort()).toEqual(['Query.subject', 'Subject.name']);
  });
});

describe('the subjects of an audit entry', () => {
  it.each<[string, string, string[]]>([
    ['whose code was not asked for', '{ subject(uscc: 1) { name } }', ['1']],
    ['whose every asked field was denied', '{ subject(uscc: 1) { phone } }', ['1']],
    ['of which only __typename was asked', '{ subject(uscc: 1) { __typename } }', ['1']],
    [
      'under aliases',
      '{ a: subject(uscc: 1) { uscc: name } b: subject(uscc: 2) { name: uscc } }',
      ['1', '2'],
    ],
    ['in lists', '{ subject(uscc: 0) { branches { name } } }', ['0', '1', '2']],
    ['in pages and edges', '{ subjects(first: 2) { edges { node { name } } } }', ['0', '1']],
    ['behind other views', '{ penalties { nodes { subject { successor { name } } } } }', ['0', '1', '2']],
    ['in fragments', '{ ...Q } fragment Q on Query { subject(uscc: 2) { ... on Subject { name } } }', ['2']],
    ['looked up', '{ lookUp(codes: ["1", "9", "0"]) { subject { name } } }', ['0', '1']],
    ['that are not there', '{ subject(uscc: 9) { name } nobody { name } }', []],
    ['that were kept out', '{ subject(uscc: 1) @skip(if: true) { name } }', []],
    ['beside introspection', '{ __schema { queryType { name } } subject(uscc: 1) { name } }', ['1']],
  ])('are those %s', async (_which, query, subjects) => {
    expect([...(await audited(query)).subjects].sort()).toEqual(subjects);
  });

  it.each([
    '{ subject(uscc: 1) { hub_subject: name } }',
    '{ subject(uscc: 1) { hub_subject: name hub_subject_: name } }',
    '{ subject(uscc: 1) { _as_hub_subject: name } }',
    '{ hub_subject: subject(uscc: 1) { name } }',
    '{ subject(uscc: 1) { ...F } } fragment F on Subject { hub_subject: name }',
    '{ subject(uscc: 1) { name penalties { nodes { hub_subject: id _as_hub_subject: amount } } } }',
    '{ penalties(first: 2) { nodes { hub_subject: id } } subject(uscc: 1) { name } }',
  ])('cannot be forged or left out by what a caller calls its fields: %s', async (query) => {
    expect((await audited(query)).subjects).toEqual(['1']);
  });
});

describe('what was only used to ask', () => {
  const usesOf = async (query: string, variables?: Record<string, unknown>) => {
    const { coordinates } = await audited(query, { as: STEWARD, ...(variables && { variables }) });
    return Object.keys(coordinates)
      .filter((name) => name.startsWith('Subject.'))
      .sort();
  };
  const LIST = '{ totalCount }';

  it.each<[string, string, Record<string, unknown> | undefined, string[]]>([
    ['a literal', `{ subjects(filter: { phone: "x" }) ${LIST} }`, undefined, ['Subject.phone']],
    [
      'a literal deep inside',
      `{ subjects(filter: { not: [{ name: "x" }, { not: { idNumber: "y" } }] }) ${LIST} }`,
      undefined,
      ['Subject.idNumber', 'Subject.name'],
    ],
    ['a sort', `{ subjects(sort: BY_ADDRESS) ${LIST} }`, undefined, ['Subject.address']],
    [
      'an argument',
      '{ subject(uscc: 1, grade: GOOD) { uscc } }',
      undefined,
      ['Subject.grade', 'Subject.uscc'],
    ],
    [
      'an argument of an inner field',
      '{ subject(uscc: 1) { inspected(by: { team: "x" }) } }',
      undefined,
      ['Subject.address', 'Subject.inspected'],
    ],
    [
      'an argument by variable',
      'query ($s: SubjectSort) { subjects(sort: $s) { totalCount } }',
      { s: 'BY_ADDRESS' },
      ['Subject.address'],
    ],
    [
      'a variable',
      `query ($f: SubjectFilter) { subjects(filter: $f) ${LIST} }`,
      { f: { phone: 'x' } },
      ['Subject.phone'],
    ],
    [
      'a variable deep inside',
      `query ($f: SubjectFilter) { subjects(filter: $f) ${LIST} }`,
      { f: { not: [{ not: [{ grade: 'BAD' }] }] } },
      ['Subject.grade'],
    ],
    [
      'a single object where a list is expected',
      `query ($f: SubjectFilter) { subjects(filter: $f) ${LIST} }`,
      { f: { not: { idNumber: 'x' } } },
      ['Subject.idNumber'],
    ],
    [
      'a list of objects in a variable',
      `query ($f: [SubjectFilter!]) { subjects(filter: { not: $f }) ${LIST} }`,
      { f: [{ name: 'x' }, { phone: 'y' }] },
      ['Subject.name', 'Subject.phone'],
    ],
    [
      'a value in a variable',
      `query ($p: String) { subjects(filter: { phone: $p }) ${LIST} }`,
      { p: 'x' },
      ['Subject.phone'],
    ],
    [
      'a default',
      `query ($f: SubjectFilter = { phone: "x" }) { subjects(filter: $f) ${LIST} }`,
      undefined,
      ['Subject.phone'],
    ],
    [
      'a null',
      `query ($f: SubjectFilter) { subjects(filter: $f) ${LIST} }`,
      { f: { phone: null } },
      ['Subject.phone'],
    ],
    [
      'a fragment',
      `{ ...F } fragment F on Query { subjects(filter: { phone: "x" }) ${LIST} }`,
      undefined,
      ['Subject.phone'],
    ],
    ['nothing', `query ($f: SubjectFilter) { subjects(filter: $f) ${LIST} }`, {}, []],
  ])('stands there too: %s', async (_how, query, variables, expected) => {
    expect(await usesOf(query, variables)).toEqual(expected);
  });
});
