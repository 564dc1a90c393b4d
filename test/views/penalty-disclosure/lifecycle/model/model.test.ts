import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PenaltyInput } from '../../../../../src/views/penalty-disclosure/record.ts';
import { nextDay } from '../../../../oracle/naive/workday.ts';
import { SAMPLE } from '../../sample.ts';
import { twoHubs, USCCS } from '../two-hubs.ts';
import { type Act, type Actor, ModelRecord, type Sample } from './model.ts';

const STORIES = Number(process.env.DISCLOSURE_STORIES ?? 12);
const hubs = await twoHubs();

const sample: fc.Arbitrary<Sample> = fc
  .record({
    source: fc.constantFrom('transport' as const, 'fire' as const),
    kind: fc.constantFrom(
      'GENERAL' as const,
      'GENERAL' as const,
      'SERIOUS' as const,
      'MINOR' as const,
      'SIMPLE' as const,
    ),
    decidedOn: fc.constantFrom('2026-01-15', '2026-05-08', '2026-10-12', '2026-11-10'),
    isLong: fc.boolean(),
    begin: fc.constantFrom(null, null, 'DECIDED' as const, 'SUBMITTED' as const),
  })
  .map(({ kind, begin, isLong, ...rest }) => ({
    ...rest,
    kind,
    begin: kind === 'SIMPLE' ? null : begin,
    endsOn: isLong ? '2027-10-20' : '2027-01-05',
  }));

const word = fc.constantFrom('甲', '乙');
const act: fc.Arbitrary<Act> = fc
  .record({
    name: fc.constantFrom(
      ...(['submit', 'publish', 'publish', 'reject', 'repair', 'repair', 'repair', 'withdraw'] as const),
      ...([
        'dispute',
        'dispute',
        'uphold',
        'dismiss',
        'correctFacts',
        'correctCode',
        'makeMinor',
        'resend',
      ] as const),
    ),
    word,
    code: fc.nat({ max: 1 }),
  })
  .map(({ name, word, code }): Act => {
    switch (name) {
      case 'submit':
      case 'publish':
      case 'makeMinor':
      case 'resend':
        return { name };
      case 'correctCode':
        return { name, code };
      default:
        return { name, word };
    }
  });
const step = fc.record({
  days: fc.constantFrom(0, 0, 0, 0, 0, 1, 44),
  record: fc.nat({ max: 2 }),
  act,
  department: fc.constantFrom('own', 'own', 'own', 'own', 'own', 'fire', 'education'),
  role: fc.constantFrom('officer' as const, 'officer' as const, 'officer' as const, 'app' as const),
  hub: fc.nat({ max: 1 }),
  reader: fc.constantFrom('education', 'transport', 'fire', null),
});

const mutationOf = (id: string, each: Act): string => {
  switch (each.name) {
    case 'submit':
    case 'publish':
      return `${each.name}Disclosure(id: "${id}")`;
    case 'reject':
    case 'withdraw':
      return `${each.name}Disclosure(id: "${id}", reason: "${each.word}")`;
    case 'repair':
      return `repairDisclosure(id: "${id}", repairNumber: "${each.word}")`;
    case 'dispute':
      return `raiseDispute(id: "${id}", reason: "${each.word}")`;
    case 'uphold':
    case 'dismiss':
      return `resolveDispute(id: "${id}", upheld: ${each.name === 'uphold'}, reason: "${each.word}")`;
    case 'correctFacts':
      return `correctDisclosure(id: "${id}", input: { facts: "${each.word}" })`;
    case 'correctCode':
      return `correctDisclosure(id: "${id}", input: { counterpartUscc: "${USCCS[each.code]}" })`;
    default:
      return `correctDisclosure(id: "${id}", input: { isMinor: true })`;
  }
};

const inputOf = (
  { source, kind, decidedOn, endsOn }: Sample,
  number: number,
  facts: string,
): Partial<PenaltyInput> => ({
  ...{ source, authority: source, decidedOn, facts },
  decisionNumber: `罚〔2026〕${number}号`,
  procedure: kind === 'SIMPLE' ? 'SIMPLE' : 'ORDINARY',
  severity: kind === 'SIMPLE' ? 'MINOR' : kind,
  publicityEndsOn: endsOn,
  authorityCode: SAMPLE.authorityCode ?? null,
});

it('whatever departments do with their decisions, in two processes, becomes of them what the model says', async () => {
  const met = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.noBias(fc.array(sample, { minLength: 3, maxLength: 3 })),
      fc.noBias(fc.array(step, { minLength: 20, maxLength: 35 })),
      async (samples, steps) => {
        let today = '2026-11-23';
        let told = 0;
        const setToday = () => hubs.setNow(`${today}T10:00:00+08:00`);
        setToday();
        await hubs.clear();
        const records: ModelRecord[] = [];
        for (const [number, each] of samples.entries()) {
          const begin = each.begin === null ? {} : { state: each.begin, publishedOn: null };
          const id = await hubs.send(inputOf(each, number, ''), begin);
          records.push(new ModelRecord(id, each, today));
        }
        for (const each of steps) {
          today = nextDay(today, each.days);
          setToday();
          const record = records[each.record] as ModelRecord;
          const { id } = record;
          const department = each.department === 'own' ? record.sample.source : each.department;
          const actor = { department, role: each.role } as Actor;
          if (each.act.name === 'resend') {
            told += 1;
            await hubs.send(inputOf(record.sample, each.record, `事实${told}`));
            record.resend(`事实${told}`, today);
          } else {
            const outcome = await hubs.act(mutationOf(id, each.act), department, each.role, each.hub);
            const expected = record.act(each.act, actor, today);
            expect(`${each.act.name} ${outcome}`).toBe(`${each.act.name} ${expected}`);
            met.set(outcome, (met.get(outcome) ?? 0) + 1);
          }
          // Asked of the other process, which was told nothing by whoever acted.
          const query = `{ penaltyDisclosure(id: "${id}") { state contested subject { uscc } }
            penaltyDisclosures { totalCount nodes { id } } }`;
          const { body } = await hubs.ask(1 - each.hub, each.reader, query);
          const isSeen = record.isSeenBy(each.reader, today);
          expect(body.data.penaltyDisclosure).toEqual(
            isSeen
              ? {
                  state: record.stateOn(today),
                  contested: record.contested,
                  subject: { uscc: USCCS[record.code] },
                }
              : null,
          );
          const seen = records.filter((one) => one.isSeenBy(each.reader, today)).map((one) => one.id);
          expect(body.data.penaltyDisclosures.totalCount).toBe(seen.length);
          // biome-ignore lint/suspicious/noExplicitAny: as the query shaped it.
          expect(body.data.penaltyDisclosures.nodes.map((node: any) => node.id).sort()).toEqual(seen.sort());
        }
        for (const record of records) expect(await hubs.log(record.id)).toEqual(record.log);
      },
    ),
    { numRuns: STORIES, seed: 20_261_128, endOnFailure: true },
  );
  // Stories in which nothing succeeds, or nothing is refused, would prove nothing.
  for (const outcome of ['PUBLISHED', 'EXEMPT', 'SUBMITTED', 'WITHDRAWN', 'REPAIRED']) {
    expect(met.get(outcome), outcome).toBeGreaterThan(0);
  }
  for (const code of ['RECORD_NOT_YOURS', 'RECORD_STATE', 'ROLE_NEEDED', 'ACT_REFUSED', 'REPAIR_TOO_EARLY']) {
    expect(met.get(code), code).toBeGreaterThan(0);
  }
}, 300_000);
