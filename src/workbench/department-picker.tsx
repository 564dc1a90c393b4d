import type { Department } from './settings.ts';
import type { Identity } from './tokens.ts';

interface Props {
  readonly departments: readonly Department[];
  readonly identity: Identity;
  readonly onIdentity: (identity: Identity) => void;
}

/** Demonstrations only: act as an analyst of any department (部门), or of none. */
export function DepartmentPicker({ departments, identity, onIdentity }: Props) {
  const choose = (department: string) =>
    onIdentity(department ? { kind: 'department', department } : { kind: 'anonymous' });
  return (
    <label className="field">
      <span>部门 · Department</span>
      <select
        value={identity.kind === 'department' ? identity.department : ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">匿名 · anonymous</option>
        {departments.map(({ id, name, nameZh }) => (
          <option key={id} value={id}>
            {nameZh} · {name}
          </option>
        ))}
      </select>
    </label>
  );
}
