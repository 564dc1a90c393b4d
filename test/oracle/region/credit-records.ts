import type {
  NewAbnormalListing,
  NewAnnualReport,
  NewDossier,
  NewRepair,
  NewRiskClassChange,
  NewSeriousViolationListing,
} from '../../../src/views/credit/record.ts';
import {
  abnormalListingKind,
  abnormalListingReason,
  creditChannel,
  repairableRecord,
  repairState,
  riskClass,
  seriousListingState,
  seriousViolationGround,
} from '../../../src/views/credit/table.ts';
import { type Draw, pick, some } from '../draw.ts';
import { DAY, dayAfter } from './day.ts';
import { DIVISIONS, INDUSTRIES, MEMBERS } from './places.ts';
import { ASSERTED, maybe } from './subjects.ts';

const told = (draw: Draw) => ({ source: pick(draw, MEMBERS), assertedAt: pick(draw, ASSERTED) });

/** Around the day, on it as often as not long before. */
export const near = (draw: Draw): string => dayAfter(DAY, pick(draw, [-400, -40, -2, -1, 0, 1, 2, 40]));

export const dossierRows = (draw: Draw, keys: readonly string[]): NewDossier[] =>
  keys
    .filter(() => draw(4) > 0)
    .map((subjectKey) => ({
      subjectKey,
      riskClass: maybe(draw, pick(draw, riskClass.enumValues)),
      riskClassSince: maybe(draw, near(draw)),
      divisionCode: maybe(draw, pick(draw, DIVISIONS)),
      industryCode: maybe(draw, pick(draw, INDUSTRIES)),
      ...told(draw),
    }));

export const classChangeRows = (draw: Draw, keys: readonly string[]): NewRiskClassChange[] =>
  some(draw, keys, 2).flatMap((subjectKey) =>
    [-300, -30, 1].slice(draw(3)).map((days) => ({
      subjectKey,
      since: dayAfter(DAY, days),
      riskClass: pick(draw, riskClass.enumValues),
      reason: maybe(draw, '年度评定'),
      ruleVersion: maybe(draw, '2026'),
      ...told(draw),
    })),
  );

export const abnormalRows = (draw: Draw, keys: readonly string[]): NewAbnormalListing[] =>
  some(draw, [...keys, ...keys], 2).map((subjectKey, number) => {
    // A few so long ago that they are told no longer, or on the first of those days.
    const longAgo = pick(draw, [-1_095, -1_096, -1_097, -2_000]);
    const removedOn = draw(2) === 0 ? (draw(3) === 0 ? dayAfter(DAY, longAgo) : near(draw)) : null;
    return {
      id: `AL-${1000 + number}`,
      subjectKey,
      kind: pick(draw, abnormalListingKind.enumValues),
      reason: pick(draw, abnormalListingReason.enumValues),
      decisionNumber: maybe(draw, `示经异〔2026〕${number}号`),
      authority: pick(draw, MEMBERS),
      listedOn: removedOn !== null && removedOn < '2024' ? removedOn : near(draw),
      removedOn,
      removalReason: removedOn === null ? null : '已补报',
      removalChannel: removedOn === null ? null : pick(draw, creditChannel.enumValues),
      repairNumber: draw(4) === 0 ? `示修〔2026〕${number}号` : null,
      ...told(draw),
    };
  });

export const seriousRows = (draw: Draw, keys: readonly string[]): NewSeriousViolationListing[] =>
  some(draw, keys, 2).map((subjectKey, number) => ({
    id: `SV-${1000 + number}`,
    subjectKey,
    ground: pick(draw, seriousViolationGround.enumValues),
    decisionNumber: maybe(draw, `示严违〔2026〕${number}号`),
    authority: pick(draw, MEMBERS),
    listedOn: near(draw),
    endsOn: dayAfter(near(draw), draw(2) * 700),
    state: pick(draw, seriousListingState.enumValues),
    removedOn: maybe(draw, near(draw)),
    repairNumber: maybe(draw, `示修〔2026〕9${number}号`),
    ...told(draw),
  }));

export function repairRows(draw: Draw, listings: readonly { id: string; subjectKey: string }[]): NewRepair[] {
  return some(draw, listings, 2)
    .flatMap((listing) => (draw(3) === 0 ? [listing, listing] : [listing]))
    .map(({ id, subjectKey }, number) => ({
      id: `CR-${1000 + number}`,
      subjectKey,
      recordKind: kindOf(id, draw),
      recordId: id,
      state: pick(draw, repairState.enumValues),
      appliedOn: near(draw),
      decidedOn: maybe(draw, near(draw)),
      repairNumber: maybe(draw, `示修〔2026〕8${number}号`),
      channel: maybe(draw, pick(draw, creditChannel.enumValues)),
      ...told(draw),
    }));
}

function kindOf(id: string, draw: Draw): NewRepair['recordKind'] {
  if (draw(8) === 0) return pick(draw, repairableRecord.enumValues);
  if (id.startsWith('AL')) return 'ABNORMAL_LISTING';
  return id.startsWith('SV') ? 'SERIOUS_VIOLATION_LISTING' : 'PENALTY_DISCLOSURE';
}

export const annualReportRows = (draw: Draw, keys: readonly string[]): NewAnnualReport[] =>
  keys.flatMap((subjectKey) =>
    some(draw, [2023, 2024, 2025], 2).map((year) => ({
      subjectKey,
      year,
      dueOn: `${year + 1}-06-30`,
      reportedOn: maybe(draw, `${year + 1}-0${5 + draw(3)}-1${draw(9)}`),
      ...told(draw),
    })),
  );
