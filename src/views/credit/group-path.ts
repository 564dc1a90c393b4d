/** The groups of one axis that hold a code, from the widest in: `''` is everybody. */
export type GroupPath = readonly string[];

// GB/T 2260 has two digits a level. Townships and villages, which go on from six, are no groups.
const DIVISION = /^(?:\d{6}|\d{4}|\d{2})/;

// GB/T 4754: section, division, group, class.
const INDUSTRY = /^[A-T](?:\d{2,4})?/;

/** `610900` stands for the whole city, as 6109 does: zeros fill a code up. */
export const wholeDivision = (code: string): string => code.replace(/(?:00)+$/, '');

export const divisionPath = (code: string | null): GroupPath =>
  path(wholeDivision(DIVISION.exec(code ?? '')?.[0] ?? ''), [2, 4, 6]);

export const industryPath = (code: string | null): GroupPath =>
  path(INDUSTRY.exec(code ?? '')?.[0] ?? '', [1, 3, 4, 5]);

/**
 * A code that is not of the last level has a group of its own at the end, `6109*`: those of the city that are of none
 * of its counties. Nobody can ask for it, but whoever subtracts the counties from the city has it.
 */
function path(code: string, lengths: readonly number[]): GroupPath {
  const groups = lengths.filter((length) => length <= code.length).map((length) => code.slice(0, length));
  return ['', ...groups, ...(code.length < Math.max(...lengths) ? [`${code}*`] : [])];
}
