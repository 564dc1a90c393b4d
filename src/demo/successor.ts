import type { Random } from './random.ts';
import type { DemoSubject } from './subject.ts';

/** 个转企: individual businesses that went on as a firm, with a new code. */
const SUCCESSIONS = 40;

/** After the season of 2024, for which the shops still owed their own annual report. */
const FIRST_SUCCESSION = '2024-08-01';

/** The subjects, with some of the cancelled shops followed by a young firm of the same trade. */
export function succeeded(random: Random, subjects: readonly DemoSubject[]): DemoSubject[] {
  const firms = new Map<string, DemoSubject[]>();
  for (const subject of subjects) {
    const { kind, establishedOn } = subject.row;
    if (kind !== 'ENTERPRISE' || establishedOn < FIRST_SUCCESSION) continue;
    firms.set(subject.trade.id, [...(firms.get(subject.trade.id) ?? []), subject]);
  }
  const followed = new Map<string, DemoSubject>();
  for (const shop of random.shuffled(subjects.filter(isClosedShop))) {
    const firm = firms.get(shop.trade.id)?.pop();
    if (firm !== undefined && followed.size < SUCCESSIONS) followed.set(shop.row.uscc, firm);
  }
  return subjects.map((subject) => {
    const firm = followed.get(subject.row.uscc);
    if (firm === undefined) return subject;
    const { uscc, establishedOn } = firm.row;
    return { ...subject, row: { ...subject.row, successorUscc: uscc, approvedOn: establishedOn } };
  });
}

const isClosedShop = ({ row }: DemoSubject): boolean =>
  row.kind === 'INDIVIDUAL_BUSINESS' && row.status === 'CANCELLED';
