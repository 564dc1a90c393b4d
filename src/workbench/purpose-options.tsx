import type { Purpose } from './settings.ts';

/** The registered purposes, to stand in a select. */
export function PurposeOptions({ purposes }: { readonly purposes: readonly Purpose[] }) {
  return purposes.map(({ id, name, nameZh }) => (
    <option key={id} value={id}>
      {nameZh} · {name}
    </option>
  ));
}
