import { describe, expect, it } from 'vitest';
import { sharingOf } from '../../src/workbench/sharing.ts';

const denied = (coordinate: string) => ({
  message: `${coordinate} is not shared with you for this purpose.`,
  extensions: { code: 'FIELD_NOT_SHARED', coordinate, owner: 'market-regulation' },
});

describe('what the page says about sharing', () => {
  it('says nothing when the caller got all that was asked for', () => {
    expect(sharingOf({ data: { viewer: null } })).toBeNull();
    expect(sharingOf({ data: {}, extensions: { sharing: { masked: [], requests: [] } } })).toBeNull();
  });

  it('says nothing about errors of another kind', () => {
    const errors = [
      { message: 'no answer', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
      { message: 'odd' },
    ];
    expect(sharingOf({ data: null, errors })).toBeNull();
  });

  it('counts every denied selection and names its owner', () => {
    const sharing = sharingOf({ errors: [denied('Subject.phone'), denied('Subject.phone')] });
    const phone = { coordinate: 'Subject.phone', owner: 'market-regulation' };
    expect(sharing?.denied).toEqual([phone, phone]);
  });

  it('reads masked and out-of-scope selections and drafted requests', () => {
    const extensions = {
      sharing: {
        masked: [
          { coordinate: 'Subject.legalRepresentative', owner: 'market-regulation', mask: 'PERSON_NAME' },
        ],
        outOfScope: [{ at: 'subjects.nodes.*.credit' }],
        requests: [{}, {}],
      },
    };
    expect(sharingOf({ data: {}, extensions })).toEqual({
      denied: [],
      masked: [{ coordinate: 'Subject.legalRepresentative', owner: 'market-regulation' }],
      outOfScope: [{ coordinate: 'subjects.nodes.*.credit', owner: null }],
      drafts: 2,
    });
  });
});
