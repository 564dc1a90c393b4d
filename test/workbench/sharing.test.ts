import { describe, expect, it } from 'vitest';
import { sharingOf } from '../../src/workbench/sharing.ts';

const denied = (coordinate: string, code = 'FIELD_NOT_SHARED') => ({
  message: `${coordinate} is not shared with you for this purpose.`,
  extensions: {
    code,
    at: 'subjects.nodes.*.x',
    coordinate,
    owner: 'market-regulation',
    shareClass: 'CONDITIONAL',
    rule: 'no grant',
    policyVersion: '7',
    count: 1,
  },
});

describe('what the page says about sharing', () => {
  it('says nothing when the caller got all that was asked for', () => {
    expect(sharingOf({ data: { viewer: null } })).toBeNull();
    expect(sharingOf({ data: {}, extensions: { sharing: { masked: [], scoped: [] } } })).toBeNull();
  });

  it('says nothing about errors of another kind', () => {
    const errors = [
      { message: 'no answer', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
      { message: 'odd' },
    ];
    expect(sharingOf({ data: null, errors })).toBeNull();
  });

  it('tells of every denied selection its place, field, owner, class and rule', () => {
    const sharing = sharingOf({
      errors: [denied('Subject.phone'), denied('Subject.address', 'POLICY_STALE')],
    });
    expect(sharing).toMatchObject({ isRefused: false, policyVersion: '7', masked: [], scoped: [] });
    const one = {
      at: 'subjects.nodes.*.x',
      input: null,
      mask: null,
      rule: 'no grant',
      owner: 'market-regulation',
      shareClass: 'CONDITIONAL',
      scopes: [],
    };
    expect(sharing?.denied).toEqual([
      { ...one, coordinate: 'Subject.phone', kind: 'DENIED' },
      { ...one, coordinate: 'Subject.address', kind: 'UNCONFIRMED' },
    ]);
  });

  it('tells that a strict operation was refused for it', () => {
    const refused = { message: 'refused', extensions: { code: 'STRICTLY_REFUSED', count: 1 } };
    expect(sharingOf({ errors: [refused, denied('Subject.phone')] })?.isRefused).toBe(true);
  });

  it('reads masked selections, and those that differ by record with the rules of their scopes', () => {
    const place = { at: 'a.b', coordinate: 'Subject.phone', owner: 'market-regulation', mask: 'PHONE' };
    const scopes = [{ rule: 'grant demo-1' }, { rule: 'grant demo-2', mask: 'ADDRESS' }];
    const sharing = sharingOf({
      data: {},
      extensions: { sharing: { policyVersion: '9', masked: [place], scoped: [{ ...place, scopes }] } },
    });
    expect(sharing).toMatchObject({ policyVersion: '9', denied: [] });
    expect(sharing?.masked).toMatchObject([{ kind: 'MASKED', mask: 'PHONE', scopes: [] }]);
    expect(sharing?.scoped).toMatchObject([
      {
        kind: 'SCOPED',
        scopes: [
          { rule: 'grant demo-1', mask: null, where: [] },
          { rule: 'grant demo-2', mask: 'ADDRESS', where: [] },
        ],
      },
    ]);
  });

  it('carries what would be asked for as the hub takes it, and nothing that it would not', () => {
    const request = { coordinates: ['Subject.phone'], validFrom: '2026-11-22', validTo: '2027-11-21' };
    const sharing = sharingOf({
      errors: [denied('Subject.phone')],
      extensions: { sharing: { requests: [request, { purpose: 'x' }, null] } },
    });
    expect(sharing?.requests).toEqual([request]);
  });
});
