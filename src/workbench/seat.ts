import type { Wording } from './wording.ts';

/** As whom of a department a demonstration acts: an application, or a person with a role (身份). */
export type Seat = 'app' | 'analyst' | 'owner-1' | 'owner-2';

interface Role extends Wording {
  readonly id: Seat;
  readonly role: 'app' | 'analyst' | 'data-owner';
  readonly person: string | null;
}

/** Two data owners (数据责任人), as personal data is granted by two of them. */
export const SEATS: readonly Role[] = [
  { id: 'app', role: 'app', person: null, zh: '应用系统', en: 'application' },
  { id: 'analyst', role: 'analyst', person: 'analyst-1', zh: '分析人员', en: 'analyst' },
  { id: 'owner-1', role: 'data-owner', person: 'officer-1', zh: '责任人一', en: 'data owner 1' },
  { id: 'owner-2', role: 'data-owner', person: 'officer-2', zh: '责任人二', en: 'data owner 2' },
];

export const FIRST_SEAT: Seat = 'analyst';

export function seatOf(id: Seat): Role {
  return SEATS.find((seat) => seat.id === id)!;
}
