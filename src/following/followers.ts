import type { Deadlines } from '../calendar/deadlines.ts';
import type { Consumer } from '../changes/consumer.ts';
import type { Feed } from '../changes/feed/feed.ts';
import { numbering } from '../changes/feed/numbering.ts';
import { retellBySubject } from '../changes/feed/retell.ts';
import { projection } from '../changes/projection.ts';
import type { Clock } from '../clock.ts';
import { memberDepartments } from '../sharing/member-departments.ts';
import { penaltyRepairs } from '../views/credit/penalty-repair.ts';
import { sanctions as creditSanctions } from '../views/credit/sanction.ts';
import * as credit from '../views/credit/table.ts';
import * as licenseNotification from '../views/license-notification/table.ts';
import { tellDepartments } from '../views/license-notification/told/consumer.ts';
import { repairedPenalties } from '../views/penalty-disclosure/lifecycle/repaired.ts';
import { sanctions as penaltySanctions } from '../views/penalty-disclosure/sanction.ts';
import * as penaltyDisclosure from '../views/penalty-disclosure/table.ts';
import { facts } from '../views/subject/facts.ts';
import { register } from '../views/subject/registered.ts';
import { changes as subjectChanges } from '../views/subject/table.ts';

/** What views tell to those who impose sanctions. */
export const FEEDS: readonly Feed[] = [creditSanctions, penaltySanctions];

export interface FollowingParts {
  readonly deadlines: Deadlines;
  readonly clock: Clock;
}

/** All that follows from a change without anybody asking. */
export const followers = (parts: FollowingParts): Consumer[] => [
  ...factsConsumers(),
  noticesConsumer(parts),
  repairConsumer(),
  ...FEEDS.map((feed) => numbering(feed, parts.clock)),
];

/** The views keep, each in its own schema, what row scopes ask of a subject. */
export const factsConsumers = (): Consumer[] =>
  [
    { view: 'credit', ...credit },
    { view: 'license-notification', ...licenseNotification },
    { view: 'penalty-disclosure', ...penaltyDisclosure },
  ].map(({ view, consumers, subjectFacts }) => {
    const project = projection(subjectFacts, facts);
    const feed = FEEDS.find((each) => each.view === view);
    const retell = feed && retellBySubject(feed);
    return {
      name: `${view} subject facts`,
      log: subjectChanges,
      cursors: consumers,
      async apply(db, changes) {
        await project(db, changes);
        // After the facts, by which it is decided who gets what of the records.
        await retell?.(db, changes);
      },
    };
  });

/** 双告知: the view of notices tells departments of what the view of subjects has registered. */
export const noticesConsumer = (parts: FollowingParts): Consumer => ({
  name: 'license-notification registrations',
  log: subjectChanges,
  cursors: licenseNotification.consumers,
  apply: tellDepartments({ ...parts, register, members: memberDepartments }),
});

/** The repairs of penalties are on record in the view of credit, as those of listings are. */
const repairConsumer = (): Consumer => ({
  name: 'credit penalty repairs',
  log: penaltyDisclosure.changes,
  cursors: credit.consumers,
  apply: penaltyRepairs(repairedPenalties),
});
