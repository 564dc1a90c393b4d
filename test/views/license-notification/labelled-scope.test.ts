import { describe, expect, it } from 'vitest';
import { approvalItems } from '../../../src/demo/item/items.ts';
import { labelledScopes } from './labelled-scope.ts';

const codes = new Set(approvalItems('2026-11-23T00:00:00+08:00').map(({ code }) => code));

describe('the labelled scopes', () => {
  it('are 300 at least, each once, about half of them held out', () => {
    const texts = labelledScopes.map(({ scope }) => scope);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(300);
    const heldOut = labelledScopes.filter((labelled) => labelled.heldOut).length;
    expect(heldOut / texts.length).toBeGreaterThan(0.45);
    expect(heldOut / texts.length).toBeLessThan(0.55);
  });

  it('name items of the catalogue, and nearly all of them', () => {
    const named = new Set(labelledScopes.flatMap(({ items }) => items));
    expect([...named].filter((code) => !codes.has(code))).toEqual([]);
    expect(named.size / codes.size).toBeGreaterThan(0.9);
  });

  it('call for nothing in a quarter at least, where a matcher may only be wrong', () => {
    const empty = labelledScopes.filter(({ items }) => items.length === 0);
    expect(empty.length / labelledScopes.length).toBeGreaterThan(0.25);
  });
});
