import type { NewLicense } from '../../../src/views/license-notification/record.ts';
import {
  counterpartCategory,
  licenseCategory,
  licenseStatus,
} from '../../../src/views/license-notification/table.ts';
import type { NewDisclosure } from '../../../src/views/penalty-disclosure/record.ts';
import {
  disclosureActKind,
  disclosureState,
  exemption,
  penaltyCategory,
  penaltyProcedure,
  publicityRegime,
  severity,
} from '../../../src/views/penalty-disclosure/table.ts';
import { type Draw, pick, some } from '../draw.ts';
import { near } from './credit-records.ts';
import { DAY, dayAfter } from './day.ts';
import { MEMBERS } from './places.ts';
import { ASSERTED, maybe } from './subjects.ts';
import { NAMES, REMARKS } from './texts.ts';

/** Who asserts licences and penalties; the others have none of their own, whatever a policy says. */
const SOURCES = MEMBERS.slice(1, 6);

export const AUTHORITIES = ['示例市生态环境局', '示例市市场监督管理局'];

/** The two templates of 双公示 name the counterpart alike; the column of public names takes none of a person. */
function counterpart(draw: Draw, subjectKey: string) {
  const category = pick(draw, counterpartCategory.enumValues);
  const isPerson = category === 'NATURAL_PERSON';
  return {
    subjectKey,
    counterpartName: isPerson ? null : '示例相对人',
    naturalPersonName: isPerson ? pick(draw, NAMES).text : null,
    counterpartCategory: category,
    counterpartUscc: subjectKey.startsWith('USCC:') ? subjectKey.slice(5) : maybe(draw, '00000000000000000X'),
    counterpartRegistrationNumber: maybe(draw, '610900100001234'),
    counterpartOrganizationCode: maybe(draw, 'MA0000019'),
    counterpartTaxNumber: maybe(draw, '610900000000001'),
    counterpartInstitutionNumber: null,
    counterpartSocialOrganizationNumber: null,
    legalRepresentative: maybe(draw, pick(draw, NAMES).text),
    legalRepresentativeCertificateType: maybe(draw, '身份证'),
    legalRepresentativeCertificateNumber: maybe(draw, '61090219800101002X'),
    certificateType: isPerson ? '身份证' : null,
    certificateNumber: maybe(draw, '610902197505050019'),
    authorityName: pick(draw, AUTHORITIES),
    authorityCode: maybe(draw, '11610900000000000A'),
    authority: maybe(draw, pick(draw, MEMBERS)),
    sourceName: maybe(draw, '示例单位'),
    sourceCode: maybe(draw, '11610900000000000A'),
    source: pick(draw, SOURCES),
    remark: maybe(draw, pick(draw, REMARKS).text),
    assertedAt: pick(draw, ASSERTED),
  };
}

/** In the normal form, so that the key is the number itself. */
export const decisionNumberOf = (kind: string, number: number): string => `示${kind}〔2026〕${number % 40}号`;

export const licenseRows = (draw: Draw, keys: readonly string[]): NewLicense[] =>
  keys.map((subjectKey, number) => ({
    ...counterpart(draw, subjectKey),
    id: `lic-${1000 + number}`,
    documentName: maybe(draw, '行政许可决定书'),
    decisionNumber: decisionNumberOf('许', number),
    decisionNumberKey: decisionNumberOf('许', number),
    category: pick(draw, licenseCategory.enumValues),
    categoryText: maybe(draw, '普通'),
    licenseName: maybe(draw, '食品经营许可证'),
    licenseNumber: `JY${number % 30}`,
    licenseNumberKey: `JY${number % 30}`,
    content: maybe(draw, '热食类食品制售'),
    decidedOn: near(draw),
    validFrom: near(draw),
    validTo: maybe(draw, near(draw)),
    status: pick(draw, licenseStatus.enumValues),
  }));

export const penaltyRows = (draw: Draw, keys: readonly string[]): NewDisclosure[] =>
  keys.map((subjectKey, number) => ({
    ...counterpart(draw, subjectKey),
    id: `pd-${1000 + number}`,
    decisionNumber: decisionNumberOf('罚', number),
    decisionNumberKey: decisionNumberOf('罚', number),
    violation: maybe(draw, '超范围经营'),
    facts: maybe(draw, '经查明'),
    basis: maybe(draw, '行政处罚法'),
    categories: some(draw, penaltyCategory.enumValues, 5),
    categoriesText: maybe(draw, '罚款;警告'),
    content: maybe(draw, '罚款'),
    fineAmount: maybe(draw, pick(draw, [0, 5, 99, 200_000, 12_345_678])),
    confiscatedAmount: maybe(draw, draw(100_000)),
    licenseActedOn: maybe(draw, '食品经营许可证'),
    decidedOn: near(draw),
    validUntil: maybe(draw, near(draw)),
    publicityEndsOn: draw(2) === 0 ? near(draw) : dayAfter(DAY, 300),
    procedure: pick(draw, penaltyProcedure.enumValues),
    severity: pick(draw, severity.enumValues),
    regime: pick(draw, publicityRegime.enumValues),
    publicityDueOn: maybe(draw, near(draw)),
    publishedOn: maybe(draw, near(draw)),
    state: draw(2) === 0 ? 'PUBLISHED' : pick(draw, disclosureState.enumValues),
    stateReason: maybe(draw, '原因'),
    contested: draw(4) === 0,
    exemption: draw(6) === 0 ? pick(draw, exemption.enumValues) : null,
    isMinor: draw(6) === 0,
    publicitySystemOn: maybe(draw, near(draw)),
  }));

export const actRows = (draw: Draw, penalties: readonly NewDisclosure[]) =>
  some(draw, penalties, 2).flatMap(({ id, source }, number) =>
    disclosureActKind.enumValues.slice(0, 1 + draw(3)).map((act, step) => ({
      id: `act-${number}-${step}`,
      disclosureId: id,
      act,
      fromState: pick(draw, disclosureState.enumValues),
      toState: pick(draw, disclosureState.enumValues),
      reason: maybe(draw, '原因'),
      day: maybe(draw, near(draw)),
      isLate: pick(draw, [null, true, false]),
      given: '{}',
      person: maybe(draw, 'p1'),
      source,
      assertedAt: pick(draw, ASSERTED),
    })),
  );

export const ruleRows = (draw: Draw) =>
  SOURCES.flatMap((source) =>
    some(draw, penaltyCategory.enumValues, 3).flatMap((category) =>
      [0, 1_000_000].map((threshold) => ({
        id: `sr-${source}-${category}-${threshold}`,
        authority: source,
        category,
        threshold,
        severity: pick(draw, severity.enumValues),
        effectiveFrom: '2026-04-01',
        effectiveTo: maybe(draw, near(draw)),
        legalBasis: maybe(draw, '分类标准'),
        source,
        assertedAt: pick(draw, ASSERTED),
      })),
    ),
  );

/** Whole months of some departments; of one only the half. */
export const countRows = (draw: Draw) =>
  SOURCES.flatMap((source, number) =>
    [
      ['2026-10-01', '2026-10-31'],
      ['2026-11-01', '2026-11-10'],
      ['2026-11-11', '2026-11-21'],
    ]
      .slice(0, 1 + (number % 3))
      .map(([from = '', to = '']) => ({
        id: `dc-${source}-${from}`,
        from,
        to,
        count: 10 + draw(10),
        exempt: draw(5),
        source,
        assertedAt: pick(draw, ASSERTED),
      })),
  );
