import { describe, expect, it } from 'vitest';
import { approvalItems, catalogueVersionOn } from '../../../../src/demo/item/items.ts';
import { compileCatalogue } from '../../../../src/views/license-notification/match/compiled-catalogue.ts';
import { matchScope } from '../../../../src/views/license-notification/match/match-scope.ts';
import { type LabelledScope, labelledScopes, laterScopes } from '../labelled-scope.ts';

const today = catalogueVersionOn('2026-11-23');
const catalogue = compileCatalogue(
  approvalItems('2026-11-23T00:00:00+08:00').filter(({ version }) => version === today),
);

interface Quality {
  readonly scopes: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
}

function qualityOver(scopes: readonly LabelledScope[]): Quality {
  let found = 0;
  let wanted = 0;
  let both = 0;
  let right = 0;
  for (const { scope, items } of scopes) {
    const called = matchScope(catalogue, scope).flatMap((match) => (match.called ? [match.code] : []));
    const agreed = called.filter((code) => items.includes(code)).length;
    found += called.length;
    wanted += items.length;
    both += agreed;
    if (agreed === called.length && agreed === items.length) right += 1;
  }
  return { scopes: scopes.length, right, precision: both / found, recall: both / wanted };
}

const said = ({ scopes, right, precision, recall }: Quality) =>
  `${right} of ${scopes} scopes wholly right, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`;

describe('matching the labelled scopes', () => {
  it.each([
    ['lots that were written later', laterScopes, 0.97],
    ['half that was looked at', labelledScopes.filter(({ heldOut }) => !heldOut), 0.97],
    ['half that was held out', labelledScopes.filter(({ heldOut }) => heldOut), 0.95],
  ] as const)('finds what the law demands, in the %s', (name, scopes, goal) => {
    const quality = qualityOver(scopes);
    process.stdout.write(`${name}: ${said(quality)}\n`);
    expect(quality.precision).toBeGreaterThanOrEqual(goal);
    expect(quality.recall).toBeGreaterThanOrEqual(goal);
  });
});
