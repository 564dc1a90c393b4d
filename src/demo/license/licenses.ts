import {
  type LicenseInput,
  licenseRecord,
  type NewLicense,
} from '../../views/license-notification/record.ts';
import { counterpartOf, DEMO_HASH_KEY } from '../counterpart.ts';
import { type DecisionNumbers, decisionNumbers } from '../decision-numbers.ts';
import { byDay, DEMO_MOMENT, workdayFrom } from '../demo-day.ts';
import { type DepartmentId, departmentCode, departmentName } from '../departments.ts';
import { LICENSE_COUNT } from '../figures.ts';
import type { Item } from '../item/item.ts';
import { randomOf } from '../random.ts';
import type { DemoSubject } from '../subject.ts';
import { type Granted, grantedTo } from './granted.ts';

/** How many of the licences are permits; of those renewed since, the latest. */
const PERMIT_COUNT = 21_000;

/** The permits of the region, the oldest decision first. */
export function grants(seed: number, subjects: readonly DemoSubject[]): Granted[] {
  const random = randomOf(seed, 'licenses');
  const counted = new Map<string, number>();
  const serialOf = (item: Item) => {
    const serial = (counted.get(item.code) ?? 0) + 1;
    counted.set(item.code, serial);
    return serial;
  };
  const all = subjects
    .flatMap((subject) => grantedTo(random, subject, serialOf))
    .sort(byDay(({ decidedOn }) => decidedOn))
    .reverse();
  const latest = all.filter(({ superseded }) => !superseded);
  const superseded = all.filter((grant) => grant.superseded).slice(0, PERMIT_COUNT - latest.length);
  return [...latest, ...superseded].sort(byDay(({ decidedOn }) => decidedOn));
}

/**
 * The 26,000 licences: the permits, and for the rest the latest registrations, which are licences of their own kind
 * (登记) in the upload template.
 */
export function licenses(subjects: readonly DemoSubject[], granted: readonly Granted[]): NewLicense[] {
  const numberOf = decisionNumbers();
  const registered = subjects
    .filter(({ row }) => row.registrationAuthority === 'market-regulation')
    .sort((one, other) => (one.row.establishedOn < other.row.establishedOn ? 1 : -1))
    .slice(0, LICENSE_COUNT - granted.length)
    .reverse();
  return [
    ...granted.map((grant) => permit(grant, numberOf(grant.authority, '许准字', grant.decidedOn))),
    ...registered.map((subject) => registration(subject, numberOf)),
  ];
}

function permit({ subject, item, authority, ...grant }: Granted, decisionNumber: string): NewLicense {
  return licensed(subject, authority, {
    documentName: `准予行政许可决定书（${item.name}）`,
    decisionNumber,
    categoryText: item.category,
    licenseName: item.licenseName,
    licenseNumber: grant.number,
    content: `准予从事：${grant.words.join('、')}`,
    decidedOn: grant.decidedOn,
    validTo: grant.validTo,
    status: grant.valid ? 'VALID' : 'INVALID',
  });
}

function registration(subject: DemoSubject, numberOf: DecisionNumbers): NewLicense {
  const { uscc, establishedOn, operatesTo, status } = subject.row;
  const decidedOn = workdayFrom(establishedOn);
  return licensed(subject, 'market-regulation', {
    documentName: '准予设立登记通知书',
    decisionNumber: numberOf('market-regulation', '登字', decidedOn),
    categoryText: '登记',
    licenseName: '营业执照',
    licenseNumber: uscc,
    content: '准予设立登记',
    decidedOn,
    validTo: operatesTo ?? '2099-12-31',
    status: status === 'CANCELLED' || status === 'REVOKED' ? 'INVALID' : 'VALID',
  });
}

type Decision = Required<
  Pick<
    LicenseInput,
    | 'documentName'
    | 'decisionNumber'
    | 'categoryText'
    | 'licenseName'
    | 'licenseNumber'
    | 'content'
    | 'decidedOn'
    | 'validTo'
    | 'status'
  >
>;

function licensed({ row }: DemoSubject, authority: DepartmentId, decision: Decision): NewLicense {
  const counterpart = counterpartOf(row);
  const record = licenseRecord({
    counterpartName: counterpart.counterpartName,
    counterpartCategory: counterpart.counterpartCategory,
    counterpartUscc: counterpart.counterpartUscc,
    counterpartRegistrationNumber: counterpart.counterpartRegistrationNumber,
    counterpartOrganizationCode: counterpart.counterpartOrganizationCode,
    documentName: decision.documentName,
    decisionNumber: decision.decisionNumber,
    categoryText: decision.categoryText,
    licenseName: decision.licenseName,
    licenseNumber: decision.licenseNumber,
    content: decision.content,
    decidedOn: decision.decidedOn,
    validFrom: decision.decidedOn,
    validTo: decision.validTo,
    status: decision.status,
    authorityName: departmentName(authority),
    authorityCode: departmentCode(authority),
    authority,
    sourceName: departmentName(authority),
    sourceCode: departmentCode(authority),
    source: authority,
    moment: DEMO_MOMENT,
    hashKey: DEMO_HASH_KEY,
  });
  record.legalRepresentative = row.legalRepresentative ?? null;
  return record;
}
