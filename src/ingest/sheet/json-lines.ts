import { jsonRow } from './json-row.ts';
import { LONGEST_LINE, type SheetLine } from './line.ts';

/** One object a line. */
export async function* jsonLines(text: AsyncIterable<string>): AsyncIterable<readonly SheetLine[]> {
  let line = 0;
  let rest = '';
  // Of a line without an end only the beginning is kept.
  let overlong = false;

  const row = (end: string): SheetLine[] => {
    line += 1;
    const whole = rest + end;
    const broken = overlong || whole.length > LONGEST_LINE;
    rest = '';
    overlong = false;
    if (broken) return [{ line, broken: 'LINE_TOO_LONG' }];
    return whole.trim() === '' ? [] : [jsonRow(line, whole)];
  };

  for await (const piece of text) {
    const lines: SheetLine[] = [];
    let from = 0;
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', from)) {
      lines.push(...row(piece.slice(from, at)));
      from = at + 1;
    }
    if (rest.length > LONGEST_LINE) overlong = true;
    else rest += piece.slice(from);
    if (lines.length > 0) yield lines;
  }
  const last = rest === '' ? [] : row('');
  if (last.length > 0) yield last;
}
