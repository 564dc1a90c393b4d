import type { NewGrant } from '../sharing/record.ts';
import { CONTACT_GRANTS } from './grant/contact-grants.ts';
import { FOLLOW_UP_GRANTS } from './grant/follow-up-grants.ts';
import { INSPECTION_GRANTS } from './grant/inspection-grants.ts';
import { PAST_AND_COMING_GRANTS } from './grant/past-and-coming-grants.ts';
import { SANCTION_GRANTS } from './grant/sanction-grants.ts';

/**
 * What the departments of the region have granted each other (授权), so that one question has as many answers as it
 * has reasons to be asked. The same in every region, whatever its seed.
 */
export const GRANTS: readonly Omit<NewGrant, 'assertedAt'>[] = [
  ...CONTACT_GRANTS,
  ...INSPECTION_GRANTS,
  ...FOLLOW_UP_GRANTS,
  ...SANCTION_GRANTS,
  ...PAST_AND_COMING_GRANTS,
];
