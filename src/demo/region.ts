import type { NewDepartment, NewGrant, NewPurpose, NewSource } from '../sharing/record.ts';
import type {
  NewAbnormalListing,
  NewAnnualReport,
  NewDossier,
  NewRepair,
  NewRiskClassChange,
  NewSeriousViolationListing,
} from '../views/credit/record.ts';
import type { NewFeedback, NewItem, NewLicense, NewNotice } from '../views/license-notification/record.ts';
import type { ToldScope } from '../views/license-notification/told/table.ts';
import { TOLD_OF } from '../views/license-notification/told/tell.ts';
import type { NewDisclosure } from '../views/penalty-disclosure/record.ts';
import type { NewDirectory, NewDirectoryMember, NewSubject } from '../views/subject/record.ts';
import { abnormalListings } from './credit/abnormal-listings.ts';
import { annualReports } from './credit/annual-reports.ts';
import { defaulters } from './credit/defaulters.ts';
import { repairs } from './credit/repairs.ts';
import { riskClasses } from './credit/risk-classes.ts';
import { seriousListings } from './credit/serious-listings.ts';
import { DEMO_ASSERTED_AT } from './demo-day.ts';
import { DEPARTMENTS } from './departments.ts';
import { DIRECTORIES, directoryMembers } from './directory/directories.ts';
import { watchedFoodBusinesses } from './directory/remote-food.ts';
import { GRANTS } from './grants.ts';
import { approvalItems } from './item/items.ts';
import { grants as grantedLicenses, licenses } from './license/licenses.ts';
import type { NewNoticeAct } from './notice/acts.ts';
import { notices } from './notice/notices.ts';
import { penalties } from './penalty/penalties.ts';
import { PURPOSES } from './purposes.ts';
import { sources } from './sources.ts';
import { demoSubjects } from './subjects.ts';

/** The rows of the demo region (演示区), table by table. */
export interface DemoRegion {
  readonly departments: NewDepartment[];
  readonly purposes: NewPurpose[];
  readonly sources: NewSource[];
  readonly grants: NewGrant[];
  readonly subjects: NewSubject[];
  /** The one of the whole region is the last. */
  readonly directories: NewDirectory[];
  readonly directoryMembers: NewDirectoryMember[];
  readonly dossiers: NewDossier[];
  readonly riskClassChanges: NewRiskClassChange[];
  readonly annualReports: NewAnnualReport[];
  readonly abnormalListings: NewAbnormalListing[];
  readonly seriousViolationListings: NewSeriousViolationListing[];
  readonly repairs: NewRepair[];
  readonly approvalItems: NewItem[];
  readonly licenses: NewLicense[];
  readonly notices: NewNotice[];
  readonly feedback: NewFeedback[];
  readonly noticeActs: NewNoticeAct[];
  /** Of all that is registered departments have been told: loading the region pushes nothing anew. */
  readonly toldScopes: ToldScope[];
  readonly disclosures: NewDisclosure[];
}

/**
 * A made-up region with the figures of the report in figures.ts: the same seed gives the same rows, to the byte, and
 * another seed other rows of the same figures. Nothing in it is of a firm or a person that exists: see codes.ts,
 * address.ts and subject-name.ts.
 */
export function demoRegion(seed: number): DemoRegion {
  const subjects = demoSubjects(seed);
  const granted = grantedLicenses(seed, subjects);
  const told = notices(seed, subjects, granted);
  const disclosures = penalties(seed, subjects);
  const owing = defaulters(seed, subjects);
  const abnormal = abnormalListings(seed, owing);
  const serious = seriousListings(seed, subjects);
  const classes = riskClasses(seed, subjects);
  const allReports = annualReports(seed, subjects, owing);
  const allLicenses = licenses(subjects, granted);
  // Repairing changes the state of the penalties that are repaired.
  const allRepairs = repairs(seed, { abnormal, serious, penalties: disclosures });
  return {
    departments: DEPARTMENTS.map((department) => ({ ...department, assertedAt: DEMO_ASSERTED_AT })),
    purposes: PURPOSES.map((purpose) => ({ ...purpose, assertedAt: DEMO_ASSERTED_AT })),
    sources: sources({
      Credit: classes.dossiers,
      RiskClassChange: classes.changes,
      AnnualReport: allReports,
      AbnormalListing: abnormal,
      SeriousViolationListing: serious,
      CreditRepair: allRepairs,
      License: allLicenses,
      PenaltyDisclosure: disclosures,
    }),
    grants: GRANTS.map((grant) => ({ ...grant, assertedAt: DEMO_ASSERTED_AT })),
    subjects: subjects.map(({ row }) => row),
    directories: DIRECTORIES.map((directory) => ({ ...directory })),
    directoryMembers: directoryMembers(seed, subjects, watchedFoodBusinesses(seed, granted)),
    dossiers: classes.dossiers,
    riskClassChanges: classes.changes,
    annualReports: allReports,
    abnormalListings: abnormal,
    seriousViolationListings: serious,
    repairs: allRepairs,
    approvalItems: approvalItems(DEMO_ASSERTED_AT),
    licenses: allLicenses,
    notices: told.notices,
    feedback: told.feedback,
    noticeActs: told.noticeActs,
    toldScopes: subjects.map(({ key, row }) => ({
      subjectKey: key,
      businessScope: TOLD_OF.includes(row.status) ? (row.businessScope ?? null) : null,
    })),
    disclosures,
  };
}
