import { expect, it } from 'vitest';
import { askSample, MEMBER, STEWARD } from './sample-graph.ts';

const PURPOSE = 'inspection';

const { ask, requests } = askSample({
  policy: {
    purposes: new Map([[PURPOSE, { id: PURPOSE, name: '检查', caseNumberRequired: false, excludes: [] }]]),
    grants: [
      {
        id: 'g1',
        owner: STEWARD,
        grantee: MEMBER,
        client: null,
        purpose: PURPOSE,
        coordinates: ['Subject.phone'],
        scope: { division: '6109', industry: null, directory: null },
        mask: null,
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
      },
    ],
  },
});

const asked = { as: MEMBER, purpose: PURPOSE };
const LIST = '{ totalCount }';

// Whoever is not told takes a list of some records for the list of all.
it.each([
  ['its text', `{ subjects(filter: { phone: "x" }) ${LIST} }`, {}],
  ['a value in it', `query ($p: String) { subjects(filter: { phone: $p }) ${LIST} }`, { p: 'x' }],
  ['a variable', `query ($f: SubjectFilter) { subjects(filter: $f) ${LIST} }`, { f: { phone: 'x' } }],
  ['a default', `query ($f: SubjectFilter = { phone: "x" }) { subjects(filter: $f) ${LIST} }`, {}],
])('a filter finds some records only, and the answer says so: by %s', async (_how, query, variables) => {
  // Twice: the second time the operation is compiled already.
  for (let run = 0; run < 2; run += 1) {
    const { extensions, errors } = await ask(query, { ...asked, variables });
    expect(errors).toEqual([]);
    expect(extensions?.sharing).toMatchObject({
      masked: [],
      scoped: [{ at: 'subjects', coordinate: 'Subject.phone', input: 'SubjectFilter.phone' }],
    });
  }
});

it('nothing is said where the same variable reads something else', async () => {
  const query = `query ($f: SubjectFilter) { subjects(filter: $f) ${LIST} }`;
  for (const phone of [{ phone: 'x' }, {}, { phone: 'x' }]) {
    const { extensions } = await ask(query, { ...asked, variables: { f: { name: 'n', ...phone } } });
    expect(extensions?.sharing.scoped.length ?? 0).toBe(Object.keys(phone).length);
  }
});

it('no view is told a default that reads what is denied, and that another value has replaced', async () => {
  const query = `query ($f: SubjectFilter = { phone: "x", name: "n" }) { subjects(filter: $f) ${LIST} }`;
  const { errors } = await ask(query, { as: MEMBER, variables: { f: { name: 'y' } } });
  expect(errors).toEqual([]);
  expect(requests.map(({ operationText }) => operationText).join()).not.toContain('phone');
});
