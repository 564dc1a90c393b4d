import type { SubjectKind } from '../identifier/uscc.ts';
import { codeMaker } from './codes.ts';
import { SUBJECTS_BY_KIND } from './figures.ts';
import { randomOf } from './random.ts';
import { shareOut } from './share-out.ts';
import { type Standing, standings } from './standing.ts';
import { type DemoSubject, makeSubject, type SubjectDraft, type SubjectMakers } from './subject.ts';
import { nameMaker } from './subject-name.ts';
import { succeeded } from './successor.ts';
import type { Trade } from './trade/trade.ts';
import { TRADES } from './trade/trades.ts';

const ON_THE_MARKET_REGISTER: readonly SubjectKind[] = [
  'ENTERPRISE',
  'INDIVIDUAL_BUSINESS',
  'FARMERS_COOPERATIVE',
];

/** The 21,000 subjects of the region, in no order that means anything. */
export function demoSubjects(seed: number): DemoSubject[] {
  const random = randomOf(seed, 'subjects');
  const makers: SubjectMakers = {
    random,
    codeOf: codeMaker(randomOf(seed, 'subject codes')),
    nameOf: nameMaker(randomOf(seed, 'subject names')),
  };
  const drafts = random.shuffled(kindsAndTrades());
  const onRegister = drafts.filter(({ kind }) => ON_THE_MARKET_REGISTER.includes(kind)).length;
  const standing = standings(randomOf(seed, 'standing'), onRegister)[Symbol.iterator]();
  const made = drafts.map(({ kind, trade }, serial) => {
    const own = ON_THE_MARKET_REGISTER.includes(kind) ? (standing.next().value as Standing) : null;
    return makeSubject(makers, { kind, trade, serial, standing: own });
  });
  return succeeded(randomOf(seed, 'successors'), made);
}

function kindsAndTrades(): Pick<SubjectDraft, 'kind' | 'trade'>[] {
  return Object.entries(SUBJECTS_BY_KIND).flatMap(([name, count]) => {
    const kind = name as SubjectKind;
    const trades = TRADES.filter((trade) => trade.share[kind] !== undefined);
    const counts = shareOut(
      count,
      trades.map((trade) => trade.share[kind] as number),
    );
    return trades.flatMap((trade: Trade, index) =>
      Array.from({ length: counts[index] as number }, () => ({ kind, trade })),
    );
  });
}
