import { type BinaryLike, createHash, createHmac, type KeyObject } from 'node:crypto';
import { checkCitizenId, scrubCitizenIds } from './citizen-id.ts';
import { normalizeName } from './name.ts';
import { openTexts } from './open-text.ts';
import { subjectKeyOf } from './subject-key.ts';
import { checkUscc } from './uscc.ts';

/** 行政相对人类别: 法人及非法人组织, 自然人, 个体工商户. */
export const COUNTERPART_CATEGORIES = ['LEGAL_PERSON', 'NATURAL_PERSON', 'INDIVIDUAL_BUSINESS'] as const;
export type CounterpartCategory = (typeof COUNTERPART_CATEGORIES)[number];

type Given = string | null | undefined;

/**
 * Whom an administrative decision is about (行政相对人): items 1 to 13 of the licence and of the penalty template
 * of 双公示 (发改办财金〔2018〕424号), as a source filled them in. What was left blank is null, undefined or ''.
 */
export interface Counterpart {
  /** 行政相对人名称, of a person as of a body. */
  readonly counterpartName: string;
  readonly counterpartCategory: CounterpartCategory;
  /** 代码_1 as given: it may be masked, malformed, or the placeholder of those who have none. */
  readonly counterpartUscc?: Given;
  /** 代码_2, 工商注册号. */
  readonly counterpartRegistrationNumber?: Given;
  /** 代码_3, 组织机构代码. */
  readonly counterpartOrganizationCode?: Given;
  /** 代码_4, 税务登记号. */
  readonly counterpartTaxNumber?: Given;
  /** 代码_5, 事业单位证书号. */
  readonly counterpartInstitutionNumber?: Given;
  /** 代码_6, 社会组织登记证号. */
  readonly counterpartSocialOrganizationNumber?: Given;
  /** 法定代表人; of an individual business its operator (经营者). */
  readonly legalRepresentative?: Given;
  readonly legalRepresentativeCertificateType?: Given;
  readonly legalRepresentativeCertificateNumber?: Given;
  /** 证件类型 of a natural person. */
  readonly certificateType?: Given;
  /** 证件号码 of a natural person. */
  readonly certificateNumber?: Given;
}

/** Keys the hashes of what names a person. */
export type HashKey = BinaryLike | KeyObject;

/** What else tells a decision from all others (domain key of 双公示 records). */
export interface DecisionIdentity {
  /** 决定机关统一社会信用代码 as given. */
  readonly authorityCode: Given;
  /** Department that sends the record; stands in for an authority without a valid code. */
  readonly source: string;
  /** As `normalizeDecisionNumber` gives it. */
  readonly decisionNumberKey: string;
  readonly decidedOn: string;
}

/** A cell of a template, as `map` tells it; a blank one is no value. */
export const given = (cell: Given, map: (text: string) => string = (text) => text): string | null =>
  cell == null || cell.trim() === '' ? null : map(cell);

/**
 * The identifier of a decision about one counterpart, the same whenever the record is read: one number may name
 * several counterparties. A person's part in it is a keyed hash, as the few names there are could all be tried.
 */
export function decisionId(
  prefix: string,
  { authorityCode, source, decisionNumberKey, decidedOn }: DecisionIdentity,
  counterpart: Counterpart,
  hashKey: HashKey,
): string {
  const authority = checkUscc(authorityCode ?? '');
  return recordId(prefix, [
    authority.state === 'VALID' ? authority.uscc : source,
    decisionNumberKey,
    counterpartPart(counterpart, hashKey),
    decidedOn,
  ]);
}

/** `<prefix>-` and 22 characters of a hash over the parts. */
export const recordId = (prefix: string, parts: readonly string[]): string =>
  `${prefix}-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}`;

/**
 * The counterpart as the columns of a record hold it. The name of a natural person is kept apart from that of a
 * body, because only the latter is public. Numbers of citizens go nowhere but into the certificate numbers: sources
 * put them into the tax number and the registration number too.
 */
export function counterpartColumns(counterpart: Counterpart, id: string, hashKey: HashKey) {
  const isPerson = counterpart.counterpartCategory === 'NATURAL_PERSON';
  return {
    subjectKey: subjectKeyOf({
      uscc: counterpart.counterpartUscc ?? null,
      registrationNumber: counterpart.counterpartRegistrationNumber ?? null,
      citizenId: isPerson ? (counterpart.certificateNumber ?? null) : null,
      recordId: id,
      hashKey,
    }),
    counterpartName: isPerson ? null : code(counterpart.counterpartName),
    naturalPersonName: isPerson ? code(counterpart.counterpartName) : null,
    counterpartCategory: counterpart.counterpartCategory,
    counterpartUscc: code(counterpart.counterpartUscc),
    counterpartRegistrationNumber: code(counterpart.counterpartRegistrationNumber),
    counterpartOrganizationCode: code(counterpart.counterpartOrganizationCode),
    counterpartTaxNumber: code(counterpart.counterpartTaxNumber),
    counterpartInstitutionNumber: code(counterpart.counterpartInstitutionNumber),
    counterpartSocialOrganizationNumber: code(counterpart.counterpartSocialOrganizationNumber),
    legalRepresentative: code(counterpart.legalRepresentative),
    legalRepresentativeCertificateType: code(counterpart.legalRepresentativeCertificateType),
    legalRepresentativeCertificateNumber: given(counterpart.legalRepresentativeCertificateNumber),
    certificateType: code(counterpart.certificateType),
    certificateNumber: given(counterpart.certificateNumber),
  };
}

/** How a text of the record is told in the open: without citizen ID numbers and without its people's names. */
export function openTextOf(counterpart: Counterpart): (text: string) => string {
  const { counterpartName, counterpartCategory, legalRepresentative } = counterpart;
  const isPerson = counterpartCategory === 'NATURAL_PERSON';
  const people = [isPerson ? counterpartName : null, legalRepresentative];
  return openTexts({ people, publicName: isPerson ? null : counterpartName });
}

/** Some valid USCCs are digits alone, and those are no citizen's. */
const code = (cell: Given): string | null =>
  given(cell, (text) => {
    const scrubbed = scrubCitizenIds(text);
    return scrubbed === text || checkUscc(text).state === 'VALID' ? text : scrubbed;
  });

function counterpartPart(counterpart: Counterpart, hashKey: HashKey): string {
  const uscc = checkUscc(counterpart.counterpartUscc ?? '');
  if (uscc.state === 'VALID') return uscc.uscc;
  const name = normalizeName(counterpart.counterpartName);
  if (counterpart.counterpartCategory !== 'NATURAL_PERSON') return name;
  const citizen = checkCitizenId(counterpart.certificateNumber ?? '');
  return createHmac('sha256', hashKey)
    .update(citizen.state === 'VALID' ? citizen.id : name)
    .digest('hex');
}
