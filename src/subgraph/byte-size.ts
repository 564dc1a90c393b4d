// As V8 lays them out on 64 bits: a header of two or three words, a word a field, texts of Chinese two bytes a character.
const HEADER = 24;
const WORD = 8;
const CHARACTER = 2;

/** About how much memory a value of a row, or rows, takes up. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return HEADER + value.length * CHARACTER;
  if (typeof value !== 'object' || value === null) return WORD;
  let bytes = HEADER;
  if (Array.isArray(value)) {
    for (const item of value) bytes += WORD + bytesOf(item);
  } else {
    for (const name in value) bytes += WORD + bytesOf((value as Record<string, unknown>)[name]);
  }
  return bytes;
}
