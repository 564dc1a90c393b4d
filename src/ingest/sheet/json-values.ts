import { jsonRow } from './json-row.ts';
import { LONGEST_LINE, type SheetLine } from './line.ts';

const SPECIAL = /["\\{}\n]/g;
/** What may not stand between the objects. */
const STRAY = /[^\s,[\]]/;

/**
 * The objects of a JSON array, or of objects one after another: each is cut out by its braces and parsed alone, so
 * the array is never whole in memory, and a fault in one object is the fault of that one.
 */
export async function* jsonValues(text: AsyncIterable<string>): AsyncIterable<readonly SheetLine[]> {
  let line = 1;
  let begun = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let overlong = false;
  let parts = '';
  const strayAt = (outside: string): SheetLine[] =>
    STRAY.test(outside) ? [{ line, broken: 'NOT_AN_OBJECT' }] : [];

  for await (const piece of text) {
    const lines: SheetLine[] = [];
    let from = 0;
    const special = new RegExp(SPECIAL);
    // A backslash may be the last character of the piece before.
    if (escaped) special.lastIndex = 1;
    escaped = false;
    for (let match = special.exec(piece); match !== null; match = special.exec(piece)) {
      const at = match.index;
      switch (match[0]) {
        case '\n':
          line += 1;
          break;
        case '\\':
          if (!inString) break;
          escaped = at === piece.length - 1;
          special.lastIndex = at + 2;
          break;
        case '"':
          if (depth > 0) inString = !inString;
          break;
        case '{':
          if (inString) break;
          if (depth === 0) {
            lines.push(...strayAt(piece.slice(from, at)));
            [from, begun] = [at, line];
          }
          depth += 1;
          break;
        default: {
          if (inString || depth === 0) break;
          depth -= 1;
          if (depth > 0) break;
          const whole = parts + piece.slice(from, at + 1);
          const broken = overlong || whole.length > LONGEST_LINE;
          lines.push(broken ? { line: begun, broken: 'LINE_TOO_LONG' } : jsonRow(begun, whole));
          parts = '';
          overlong = false;
          from = at + 1;
        }
      }
    }
    if (depth === 0) lines.push(...strayAt(piece.slice(from)));
    else if (parts.length > LONGEST_LINE) overlong = true;
    else parts += piece.slice(from);
    if (lines.length > 0) yield lines;
  }
  if (depth > 0) yield [{ line: begun, broken: 'TORN' }];
}
