import type { SheetLine } from './line.ts';

export function jsonRow(line: number, text: string): SheetLine {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { line, object: value as Record<string, unknown> };
    }
    return { line, broken: 'NOT_AN_OBJECT' };
  } catch {
    return { line, broken: text.includes('\uFFFD') ? 'NOT_TEXT' : 'NOT_JSON' };
  }
}
