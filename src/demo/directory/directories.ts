import type { NewDirectory, NewDirectoryMember } from '../../views/subject/record.ts';
import { DEMO_ASSERTED_AT, dayBetween, daysAfter, earlierOf, laterOf } from '../demo-day.ts';
import { REGION } from '../departments.ts';
import { type Random, randomOf } from '../random.ts';
import type { DemoSubject } from '../subject.ts';
import { FIELD_DIRECTORIES, REMOTE_FOOD_DIRECTORY } from './field-directories.ts';
import { LINE_DIRECTORIES } from './line-directories.ts';

/**
 * Lists every subject of the region, and says at each of them what it is: made up. It is written last of all when
 * the region is loaded, so where it stands the region is whole.
 */
export const WHOLE_REGION = {
  id: 'demo-region',
  name: `${REGION}监管对象总库（合成数据，非真实主体）`,
  theme: '演示数据说明',
  owner: 'market-regulation',
} as const;

/** The 44 directories, the one of the whole region last. */
export const DIRECTORIES: readonly NewDirectory[] = [
  REMOTE_FOOD_DIRECTORY,
  ...FIELD_DIRECTORIES,
  ...LINE_DIRECTORIES,
  WHOLE_REGION,
].map(({ id, name, theme, owner }) => ({ id, name, theme, owner, assertedAt: DEMO_ASSERTED_AT }));

/** Who is on which directory; `watched` are the members of 互联网+明厨亮灶. */
export function directoryMembers(
  seed: number,
  subjects: readonly DemoSubject[],
  watched: readonly DemoSubject[],
): NewDirectoryMember[] {
  const random = randomOf(seed, 'directory members');
  const trading = subjects.filter(({ row }) => row.status === 'IN_BUSINESS');
  const listed = [...FIELD_DIRECTORIES, ...LINE_DIRECTORIES].flatMap(({ id, lists, most }) => {
    const found = trading.filter(lists);
    const kept = most === undefined ? found : random.some(found, most);
    return kept.map((subject) => member(random, id, subject));
  });
  return [
    ...watched.map((subject) => member(random, REMOTE_FOOD_DIRECTORY.id, subject)),
    ...listed,
    ...subjects.map((subject) => member(random, WHOLE_REGION.id, subject)),
  ];
}

// The departments have worked together since then (跨部门综合监管工作领导小组, 2024-05).
const FIRST_DIRECTORIES = '2024-05-20';

function member(random: Random, directoryId: string, { row }: DemoSubject): NewDirectoryMember {
  const registered = laterOf(FIRST_DIRECTORIES, row.establishedOn);
  const joinedOn = dayBetween(random, registered, earlierOf(daysAfter(registered, 120), '2026-11-20'));
  return { directoryId, uscc: row.uscc, joinedOn, assertedAt: DEMO_ASSERTED_AT };
}
