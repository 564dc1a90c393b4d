import type { Draw } from '../draw.ts';

/** An operation in whose answer a cursor is to be found. */
export interface CursorProbe {
  readonly text: string;
  /** Which of the cursors that come is taken. */
  readonly index: number;
  /** The variable that it becomes the value of. */
  readonly variable: string;
}

/** Asks for cursors of the same list; now and then of it by another filter, or of another list. */
export function probeOf(
  draw: Draw,
  coordinate: string,
  literal: readonly string[],
): Omit<CursorProbe, 'variable'> {
  const kind = draw(8);
  const [type, field] = (kind === 7 ? 'Query.subjects' : coordinate).split('.');
  const args = kind >= 6 ? [] : literal;
  const list = `${field}(${[...args, 'first: 6'].join(', ')}) { edges { cursor } }`;
  const text = type === 'Query' ? `{ ${list} }` : `{ subjects(first: 8) { nodes { ${list} } } }`;
  return { text, index: draw(6) };
}

/** All cursors of an answer, in their order. */
export function cursorsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(cursorsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'cursor' && typeof inner === 'string' ? [inner] : cursorsIn(inner),
  );
}
