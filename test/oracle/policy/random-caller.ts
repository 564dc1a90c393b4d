import { type Draw, pick } from '../draw.ts';
import type { Caller } from '../naive/caller.ts';
import { DAY, dayAfter } from '../region/day.ts';
import { MEMBERS, OPERATOR } from '../region/places.ts';
import { PURPOSES, type RandomPolicy } from './random-policy.ts';

const NOBODY = { department: null, client: null, person: null, roles: [] } as const;

/** Somebody of a department mostly, who names a purpose mostly, on one of three days; often one whom a grant means. */
export function randomCaller(draw: Draw, { grants }: RandomPolicy): Caller {
  const today = dayAfter(DAY, draw(3) - 1);
  const isStale = draw(24) === 23;
  const kind = draw(16);
  if (kind < 7) {
    const { grantee, purpose, client } = pick(draw, grants);
    const own = client ?? (draw(2) === 0 ? `${grantee}-app-1` : null);
    return { department: grantee, client: own, person: null, roles: ['app'], purpose, today, isStale };
  }
  const purpose = draw(6) === 5 ? null : pick(draw, PURPOSES);
  if (kind === 15) return { ...NOBODY, purpose: draw(2) === 0 ? purpose : null, today, isStale };
  const department = kind === 14 ? OPERATOR : pick(draw, MEMBERS);
  return {
    department,
    client: draw(6) === 5 ? null : `${department}-app-${1 + draw(2)}`,
    person: draw(3) === 2 ? 'li' : null,
    roles: ['app'],
    purpose,
    today,
    isStale,
  };
}
