import { HubError } from '../../errors.ts';
import { ANNUAL_REPORTS } from './annual-reports.ts';
import type { IntakeKind } from './kind.ts';
import { LICENSES } from './licenses.ts';
import { LISTINGS } from './listings.ts';
import { PENALTIES } from './penalties.ts';
import { REGISTRATIONS } from './registrations.ts';
import { RISK_CLASSES } from './risk-classes.ts';
import { SEVERITY_RULES } from './severity-rules.ts';

const KINDS = [REGISTRATIONS, LICENSES, PENALTIES, LISTINGS, ANNUAL_REPORTS, RISK_CLASSES, SEVERITY_RULES];

export const KIND_NAMES = KINDS.map(({ name }) => name);

/** What the first release called registrations. */
const SUBJECTS = 'subjects';

export function intakeKind(name: string): IntakeKind {
  const known = name === SUBJECTS ? REGISTRATIONS.name : name;
  const kind = KINDS.find((each) => each.name === known);
  if (kind !== undefined) return kind;
  throw new HubError('INTAKE_KIND_UNKNOWN', { kind: name, known: KIND_NAMES.join(', ') });
}
