import type { NewDirectory, NewDirectoryMember, NewSubject } from '../../../src/views/subject/record.ts';
import { subjectKind, subjectStatus } from '../../../src/views/subject/table.ts';
import { sampleUscc } from '../../kit/sample-uscc.ts';
import { type Draw, pick, some } from '../draw.ts';
import { DAY, dayAfter } from './day.ts';
import { DIRECTORIES, DIVISIONS, INDUSTRIES, MEMBERS } from './places.ts';
import { ADDRESSES, NAMES, PHONES } from './texts.ts';

const SUBJECTS = 90;
/** The codes above are well-formed, and nobody has them. */
export const UNKNOWN_USCC = sampleUscc(SUBJECTS + 7);

export const ASSERTED = [
  '2026-11-20T08:00:00+08:00',
  '2026-10-01T09:30:00+08:00',
  '2026-11-21T23:59:59+08:00',
];

export const maybe = <Value>(draw: Draw, value: Value): Value | null => (draw(5) === 0 ? null : value);

const WORDS = ['餐饮', '商贸', '学校', '运输', '化工'];

export function subjectRows(draw: Draw): NewSubject[] {
  return Array.from({ length: SUBJECTS }, (_, number) => {
    // A few codes were replaced: by one on record, by one that is not.
    const successor = number % 17 === 3 ? sampleUscc(number + 1) : number % 31 === 5 ? UNKNOWN_USCC : null;
    return {
      uscc: sampleUscc(number),
      name: `示例${pick(draw, WORDS)}${pick(draw, WORDS)}${number}号`,
      kind: pick(draw, subjectKind.enumValues),
      status: pick(draw, subjectStatus.enumValues),
      registrationNumber: maybe(draw, `61090010000${1000 + number}`),
      entityType: maybe(draw, '有限责任公司'),
      establishedOn: maybe(draw, dayAfter(DAY, -draw(4_000))),
      approvedOn: maybe(draw, dayAfter(DAY, -draw(400))),
      operatesFrom: maybe(draw, dayAfter(DAY, -draw(4_000))),
      operatesTo: maybe(draw, dayAfter(DAY, draw(4_000))),
      businessScope: maybe(draw, `${pick(draw, WORDS)}服务`),
      registeredCapital: maybe(draw, draw(100_000_000)),
      industryCode: maybe(draw, pick(draw, INDUSTRIES)),
      divisionCode: maybe(draw, pick(draw, DIVISIONS)),
      jurisdictionCode: maybe(draw, pick(draw, DIVISIONS)),
      address: maybe(draw, pick(draw, ADDRESSES).text),
      registrationAuthority: maybe(draw, pick(draw, MEMBERS)),
      registrationAuthorityName: maybe(draw, '示例登记机关'),
      legalRepresentative: maybe(draw, pick(draw, NAMES).text),
      phone: maybe(draw, pick(draw, PHONES).text),
      contactAddress: maybe(draw, pick(draw, ADDRESSES).text),
      legalRepresentativeIdNumber: maybe(draw, '61090219800101002X'),
      successorUscc: successor,
      source: draw(4) === 0 ? pick(draw, MEMBERS) : 'market-regulation',
      assertedAt: pick(draw, ASSERTED),
    };
  });
}

export const directoryRows = (draw: Draw): NewDirectory[] =>
  DIRECTORIES.map((id) => ({
    id,
    name: `名录库 ${id}`,
    theme: pick(draw, WORDS),
    owner: pick(draw, MEMBERS),
    assertedAt: pick(draw, ASSERTED),
  }));

export const memberRows = (draw: Draw, subjects: readonly NewSubject[]): NewDirectoryMember[] =>
  DIRECTORIES.flatMap((directoryId) =>
    some(draw, subjects, 3).map(({ uscc }) => ({
      directoryId,
      uscc,
      joinedOn: dayAfter(DAY, -draw(500)),
      assertedAt: pick(draw, ASSERTED),
    })),
  );
