import { describe, expect, it } from 'vitest';
import { catalogueVersionOn, itemsOfScope } from '../../src/demo/item/items.ts';
import { demoRegion } from '../../src/demo/region.ts';
import { businessScope } from '../../src/demo/trade/trade.ts';
import { TRADES } from '../../src/demo/trade/trades.ts';
import {
  compileCatalogue,
  type ScopeItem,
} from '../../src/views/license-notification/match/compiled-catalogue.ts';
import { matchScope } from '../../src/views/license-notification/match/match-scope.ts';

const codesOf = (scope: string) => itemsOfScope(scope).map(({ item }) => item.code);

describe('the items that the demo trades call for', () => {
  it('are called by each line that needs a licence', () => {
    const silent = TRADES.flatMap(({ permitted }) => permitted).filter((line) => codesOf(line).length === 0);
    expect(silent).toEqual([]);
  });

  it('are called by no line that needs none, but for two that are filed', () => {
    const called = TRADES.flatMap(({ general }) =>
      general.flatMap((line) => codesOf(line).map((code) => `${line} ${code}`)),
    );
    expect([...new Set(called)].sort()).toEqual(['机动车修理和维护 YS-0610', '第二类医疗器械销售 YS-0112']);
  });

  it('are the same whether lines stand alone or in the whole scope', () => {
    for (const { id, permitted, general } of TRADES) {
      const alone = new Set([...permitted, ...general].flatMap(codesOf));
      expect(new Set(codesOf(businessScope(permitted, general))), id).toEqual(alone);
    }
  });
});

describe('matching the 21,000 scopes of the demo region', () => {
  const { notices, approvalItems } = demoRegion(4_711);
  const catalogues = new Map(
    [1, 2].map((version) => [
      version,
      compileCatalogue(approvalItems.filter((item) => item.version === version) as unknown as ScopeItem[]),
    ]),
  );

  it('finds the item of each notice by its scope, in the version of its day, by the words that it tells', () => {
    const wrong = notices.filter(({ itemCode, itemVersion, businessScope: scope, matchedWords }) => {
      if (itemCode == null || itemVersion == null) return false;
      const found = matchScope(catalogues.get(itemVersion) as never, scope ?? '').find(
        ({ code, called }) => called && code === itemCode,
      );
      const words = new Set(found?.matchedWords.map(({ word }) => word));
      return found === undefined || !matchedWords.every((word) => words.has(word));
    });
    expect(wrong).toEqual([]);
    expect(
      notices.every(
        ({ itemVersion, pushedAt }) =>
          itemVersion === null || itemVersion === catalogueVersionOn(String(pushedAt).slice(0, 10)),
      ),
    ).toBe(true);
  });

  it('finds none in the scope of a notice that went into the pool without one', () => {
    const pool = notices.filter(({ itemCode }) => itemCode == null);
    expect(pool.length).toBeGreaterThan(50);
    expect(pool.filter(({ businessScope: scope }) => codesOf(scope ?? '').length > 0)).toEqual([]);
  });
});
