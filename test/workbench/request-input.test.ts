import { describe, expect, it } from 'vitest';
import type { AccessRequest } from '../../src/workbench/desk/desk-content.ts';
import { fieldsOf, inputOf, withPurpose, yearAfter } from '../../src/workbench/desk/request-input.ts';

const purposes = [
  {
    id: 'inspection',
    name: 'Inspection',
    nameZh: '联合检查',
    legalBasis: '国发〔2019〕5号',
    caseNumberRequired: false,
  },
  {
    id: 'sanction',
    name: 'Sanction',
    nameZh: '联合惩戒',
    legalBasis: '国办发〔2020〕49号',
    caseNumberRequired: false,
  },
];

const draft: AccessRequest = {
  id: 'r',
  state: 'DRAFT',
  asker: null,
  client: null,
  purpose: { id: 'inspection', name: '联合检查' },
  coordinates: ['Subject.phone'],
  sources: null,
  scope: null,
  mask: null,
  scenario: null,
  legalBasis: null,
  validFrom: '2026-11-22',
  validTo: '2027-11-21',
  dueOn: null,
  overdue: false,
  parts: [],
};

describe('the form of a request', () => {
  it('begins with what the request says, and else with what its purpose suggests', () => {
    const suggested = { scenario: '联合检查', legalBasis: '国发〔2019〕5号' };
    expect(fieldsOf(draft, purposes)).toMatchObject({
      ...suggested,
      purpose: 'inspection',
      validTo: '2027-11-21',
    });
    expect(fieldsOf({ ...draft, scenario: '摸排' }, purposes)).toMatchObject({
      ...suggested,
      scenario: '摸排',
    });
    expect(fieldsOf({ ...draft, purpose: null }, purposes)).toMatchObject({ purpose: '', scenario: '' });
  });

  it('keeps what somebody wrote when the purpose changes, and no suggestion of the former', () => {
    const fields = { ...fieldsOf(draft, purposes), scenario: '摸排' };
    expect(withPurpose(fields, 'sanction', purposes)).toMatchObject({
      purpose: 'sanction',
      scenario: '摸排',
      legalBasis: '国办发〔2020〕49号',
    });
  });

  it('says again what stays, leaves out what is blank, and asks for no less than before', () => {
    const limited = {
      ...draft,
      sources: ['fire'],
      client: 'app',
      mask: 'PHONE',
      scope: { division: '6109', industry: null, directory: null },
    };
    const fields = { ...fieldsOf(limited, purposes), validTo: ' ' };
    expect(inputOf(limited, fields)).toEqual({
      coordinates: ['Subject.phone'],
      sources: ['fire'],
      client: 'app',
      mask: 'PHONE',
      scope: { division: '6109' },
      purpose: 'inspection',
      scenario: '联合检查',
      legalBasis: '国发〔2019〕5号',
      validFrom: '2026-11-22',
    });
  });

  it('knows the day a year on', () => {
    expect(yearAfter('2026-12-31')).toBe('2027-12-31');
    expect(yearAfter('2028-02-29')).toBe('2029-02-28');
  });
});
