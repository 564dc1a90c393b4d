import { FIRST_SEAT, SEATS, type Seat } from './seat.ts';
import type { Department } from './settings.ts';
import type { Identity } from './tokens.ts';

interface Props {
  readonly departments: readonly Department[];
  readonly identity: Identity;
  readonly onIdentity: (identity: Identity) => void;
}

/** Demonstrations only: act for any department (部门) in any role of it (身份), or for none. */
export function DepartmentPicker({ departments, identity, onIdentity }: Props) {
  const { department, seat } =
    identity.kind === 'department' ? identity : { department: '', seat: FIRST_SEAT };
  const choose = (chosen: string) =>
    onIdentity(chosen ? { kind: 'department', department: chosen, seat } : { kind: 'anonymous' });
  return (
    <>
      <label className="field">
        <span>部门 · Department</span>
        <select value={department} onChange={(event) => choose(event.target.value)}>
          <option value="">匿名 · anonymous</option>
          {departments.map(({ id, name, nameZh }) => (
            <option key={id} value={id}>
              {nameZh} · {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field seat">
        <span>身份 · Role</span>
        <select
          value={seat}
          disabled={department === ''}
          onChange={(event) =>
            onIdentity({ kind: 'department', department, seat: event.target.value as Seat })
          }
        >
          {SEATS.map(({ id, zh, en }) => (
            <option key={id} value={id}>
              {zh} · {en}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
