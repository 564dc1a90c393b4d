import type { DepartmentId } from '../departments.ts';
import { type DemoGrant, inTerm, PERSONAL_DATA_LAW, SHARING_LAW } from './demo-grant.ts';

const FOLLOW_UP_LAW =
  '《国务院关于“先照后证”改革后加强事中事后监管的意见》（国发〔2015〕62号）；工商企注字〔2015〕211号';
const BASIS = `${FOLLOW_UP_LAW}；${PERSONAL_DATA_LAW}；${SHARING_LAW}`;

/** Of whom a line department is told: where it keeps no directory of its own, those of its industry. */
const LINES: Readonly<Partial<Record<DepartmentId, Pick<DemoGrant, 'industry' | 'directory'>>>> = {
  'market-regulation': {},
  transport: { industry: 'G' },
  health: { industry: 'Q' },
  'housing-construction': { industry: 'E' },
  education: { industry: 'P' },
  'culture-tourism': { industry: 'R' },
  'ecology-environment': { directory: 'polluters' },
  'emergency-management': { directory: 'hazardous-chemicals' },
  'public-security': { directory: 'lodging' },
};

/** The departments whose own licences the approval bureau follows up. */
const LICENSORS: readonly DepartmentId[] = [
  'market-regulation',
  'transport',
  'health',
  'housing-construction',
  'education',
  'culture-tourism',
  'ecology-environment',
];

/** 双告知 both ways: whom a notice is about, and what has become of it. */
export const FOLLOW_UP_GRANTS = [
  ...(Object.keys(LINES) as DepartmentId[]).map((grantee) =>
    inTerm({
      id: `demo-${grantee}-notices`,
      owner: 'administrative-approval',
      grantee,
      purpose: 'license-follow-up',
      coordinates: ['LicenseNotification.legalRepresentative', 'LicenseNotification.phone'],
      ...LINES[grantee],
      basis: BASIS,
    }),
  ),
  ...LICENSORS.map((owner) =>
    inTerm({
      id: `demo-approval-licenses-of-${owner}`,
      owner,
      grantee: 'administrative-approval',
      purpose: 'license-follow-up',
      coordinates: ['License.legalRepresentative', 'License.naturalPersonName', 'License.remark'],
      basis: BASIS,
    }),
  ),
  inTerm({
    id: 'demo-approval-contacts',
    owner: 'market-regulation',
    grantee: 'administrative-approval',
    purpose: 'license-follow-up',
    coordinates: ['Subject.legalRepresentative', 'Subject.phone'],
    division: '6109',
    basis: BASIS,
  }),
];
