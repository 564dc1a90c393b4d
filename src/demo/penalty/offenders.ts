import type { RiskClass } from '../figures.ts';
import type { Random } from '../random.ts';
import type { DemoSubject } from '../subject.ts';
import type { Offence } from './offence.ts';

/** How likely a subject of a class is the one that was caught; without a class, as an A. */
const LIKELIHOOD: Readonly<Record<RiskClass, number>> = { A: 0.02, B: 0.12, C: 0.6, D: 1 };

/** Draws who committed an offence: someone of its trades, the badly classed sooner than the others. */
export function offenders(
  random: Random,
  subjects: readonly DemoSubject[],
): (offence: Offence) => DemoSubject {
  const byTrade = new Map<string, DemoSubject[]>();
  for (const subject of subjects) {
    const others = byTrade.get(subject.trade.id);
    if (others === undefined) byTrade.set(subject.trade.id, [subject]);
    else others.push(subject);
  }
  const everybody = [...byTrade.values()].flat();
  const pools = new Map<Offence, DemoSubject[]>();
  const poolOf = (offence: Offence) => {
    let pool = pools.get(offence);
    if (pool === undefined) {
      pool = offence.trades?.flatMap((trade) => byTrade.get(trade) ?? []) ?? everybody;
      pools.set(offence, pool);
    }
    return pool;
  };
  return (offence) => {
    const pool = poolOf(offence);
    for (;;) {
      const subject = random.pick(pool);
      if (random.chance(LIKELIHOOD[subject.standing?.riskClass ?? 'A'])) return subject;
    }
  };
}
