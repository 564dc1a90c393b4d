import fc from 'fast-check';
import { type Actor, type Decision, FIELDS, NOT_TO_BE_ASKED, type Wanted } from './model.ts';

/** One step of a story, with numbers in place of what there is not yet. */
export type Step = { readonly hub: number; readonly isApt: boolean } & (
  | { readonly kind: 'draft'; readonly actor: Actor; readonly wanted: Relative }
  | {
      readonly kind: 'amend';
      readonly actor: Actor;
      readonly request: number;
      readonly wanted: Relative | null;
    }
  | { readonly kind: 'submit' | 'withdraw'; readonly actor: Actor; readonly request: number }
  | { readonly kind: 'decide'; readonly actor: Actor; readonly part: number; readonly decision: Decision }
  | { readonly kind: 'race'; readonly part: number; readonly decisions: readonly [Decision, Decision] }
  | { readonly kind: 'confirm'; readonly actor: Actor; readonly part: number }
  | { readonly kind: 'delegate'; readonly actor: Actor; readonly isGiven: boolean }
  | { readonly kind: 'revoke'; readonly actor: Actor; readonly grant: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'restart' }
);

/** Days counted from the day on which it is told. */
export type Relative = Omit<Wanted, 'validFrom' | 'validTo'> & {
  readonly from: number | null;
  readonly to: number | null;
};

const department = fc.constantFrom('market-regulation', 'credit-office', 'transport', 'fire', 'education');
const officer = (of: fc.Arbitrary<string>): fc.Arbitrary<Actor> =>
  fc.record({
    department: of,
    role: fc.constant('data-owner' as const),
    person: fc.constantFrom('p1', 'p2'),
  });
const anybody: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 8, arbitrary: officer(department) },
  {
    weight: 2,
    arbitrary: fc.record({
      department,
      role: fc.constantFrom('app' as const, 'analyst' as const, 'auditor' as const, 'data-owner' as const),
      person: fc.constantFrom(null, 'p1'),
    }),
  },
);

const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: rare });

const wanted: fc.Arbitrary<Relative> = fc.record({
  purpose: mostly(
    fc.constant<string | null>('joint-inspection'),
    fc.constantFrom<(string | null)[]>('credit-grading', 'curiosity', null),
  ),
  coordinates: mostly(
    fc.array(fc.constantFrom(...FIELDS.filter((field) => !NOT_TO_BE_ASKED.includes(field))), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.array(fc.constantFrom(...FIELDS), { maxLength: 2 }),
  ),
  sources: fc.constantFrom(null, null, ['transport'], ['fire'], ['fire', 'transport']),
  scenario: mostly(fc.constant<string | null>('联合检查'), fc.constant<string | null>(null)),
  division: fc.constantFrom(null, null, '6109', '610902', '61090'),
  from: mostly(fc.integer({ min: -3, max: 5 }) as fc.Arbitrary<number | null>, fc.constant(null)),
  to: mostly(fc.integer({ min: 10, max: 60 }) as fc.Arbitrary<number | null>, fc.constantFrom(null, -4)),
});

const decision: fc.Arbitrary<Decision> = fc.record({
  kind: fc.constantFrom(
    'APPROVE' as const,
    'APPROVE' as const,
    'APPROVE' as const,
    'REFUSE' as const,
    'RETURN' as const,
  ),
  reason: mostly(fc.constant<string | null>('理由'), fc.constant<string | null>(null)),
  legalBasis: mostly(
    fc.constant<string | null>('《个人信息保护法》第六条'),
    fc.constant<string | null>(null),
  ),
  division: fc.constantFrom(null, null, '610902', '6209'),
});

const request = fc.nat(5);
const part = fc.nat(9);
const hub = fc.constantFrom(0, 1);

// Of random departments few may do what they try: three times of four it is done by one that may.
const isApt = fc.constantFrom(true, true, true, false);

const each = <Kind extends string, Rest extends object>(
  kind: Kind,
  rest: fc.Arbitrary<Rest>,
): fc.Arbitrary<Step> =>
  fc.tuple(hub, isApt, rest).map(([at, apt, told]) => ({ hub: at, isApt: apt, kind, ...told }) as never);

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: each('draft', fc.record({ actor: anybody, wanted })) },
  { weight: 5, arbitrary: each('submit', fc.record({ actor: anybody, request })) },
  { weight: 2, arbitrary: each('amend', fc.record({ actor: anybody, request, wanted: fc.option(wanted) })) },
  { weight: 1, arbitrary: each('withdraw', fc.record({ actor: anybody, request })) },
  { weight: 8, arbitrary: each('decide', fc.record({ actor: anybody, part, decision })) },
  { weight: 6, arbitrary: each('confirm', fc.record({ actor: anybody, part })) },
  { weight: 2, arbitrary: each('race', fc.record({ part, decisions: fc.tuple(decision, decision) })) },
  {
    weight: 2,
    arbitrary: each(
      'delegate',
      fc.record({ actor: officer(fc.constantFrom('transport', 'fire', 'education')), isGiven: fc.boolean() }),
    ),
  },
  { weight: 2, arbitrary: each('revoke', fc.record({ actor: anybody, grant: fc.nat(5) })) },
  { weight: 2, arbitrary: each('days', fc.record({ days: fc.integer({ min: 1, max: 15 }) })) },
  { weight: 1, arbitrary: each('restart', fc.constant({})) },
);
