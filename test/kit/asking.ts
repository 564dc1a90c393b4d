import type { Asking } from '../../src/permission/decide.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';

/** A department that asks on the day of the tests, for no purpose unless one is named; nobody known for null. */
export const asking = (department: string | null, purpose: string | null = null): Asking => ({
  principal: { ...ANONYMOUS, department },
  purpose,
  today: '2026-11-22',
});
