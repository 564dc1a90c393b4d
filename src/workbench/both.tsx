import type { Wording } from './wording.ts';

/** A wording as it is read: Chinese first, the English term beside it. */
export function Both({ zh, en }: Wording) {
  return (
    <>
      {zh && <span lang="zh-CN">{zh}</span>} {en !== zh && <small lang="en">{en}</small>}
    </>
  );
}
