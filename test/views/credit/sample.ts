import {
  type NewDossier,
  newAbnormalListing,
  newAnnualReport,
  newRepair,
  newSeriousViolationListing,
} from '../../../src/views/credit/record.ts';

/** The day on which the tests of this view ask, unless they say otherwise: 2026-11-22. */
export const CODE = '91410923581749967U';
export const SUBJECT = `USCC:${CODE}`;

const told = { source: 'market-regulation', assertedAt: '2026-01-05T08:00:00+08:00' };

const decided = {
  ...told,
  subjectKey: SUBJECT,
  authority: 'market-regulation',
  decisionNumber: '旬市监列字〔2026〕1号',
};

export const dossier = (values: Partial<NewDossier> = {}): NewDossier => ({
  ...told,
  source: 'credit-office',
  subjectKey: SUBJECT,
  ...values,
});

export const abnormalListing = (values: Partial<Parameters<typeof newAbnormalListing>[0]> = {}) =>
  newAbnormalListing({ ...decided, kind: 'LISTED', reason: 'AN4', listedOn: '2025-07-08', ...values });

export const seriousListing = (values: Partial<Parameters<typeof newSeriousViolationListing>[0]> = {}) =>
  newSeriousViolationListing({ ...decided, ground: 'FOOD_SAFETY', listedOn: '2025-03-04', ...values });

export const repair = (values: Partial<Parameters<typeof newRepair>[0]> = {}) =>
  newRepair({
    ...told,
    subjectKey: SUBJECT,
    recordKind: 'PENALTY_DISCLOSURE',
    recordId: 'CF-1',
    state: 'APPLIED',
    appliedOn: '2026-10-10',
    ...values,
  });

export const annualReport = (values: Partial<Parameters<typeof newAnnualReport>[0]> = {}) =>
  newAnnualReport({ ...told, subjectKey: SUBJECT, year: 2024, ...values });
