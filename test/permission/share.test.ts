import { expect, it } from 'vitest';
import { ANONYMOUS, isMember } from '../../src/permission/principal.ts';
import { classRank, SHARE_CLASSES } from '../../src/permission/share.ts';

it('the classes of sharing stand from the most open to the most closed', () => {
  expect(SHARE_CLASSES.map(classRank)).toEqual([0, 1, 2, 3]);
  expect(classRank('WITHHELD')).toBeGreaterThan(classRank('CONDITIONAL'));
});

it('a member is any department but the operator’s', () => {
  expect(isMember({ ...ANONYMOUS, department: 'education' })).toBe(true);
  expect(isMember({ ...ANONYMOUS, department: 'hub' })).toBe(false);
  expect(isMember(ANONYMOUS)).toBe(false);
});
