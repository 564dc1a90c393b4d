import type { Counterpart } from '../../identifier/counterpart.ts';
import { PLACEHOLDER_USCC } from '../../identifier/uscc.ts';
import {
  type NewDisclosure,
  type PenaltyInput,
  penaltyRecord,
} from '../../views/penalty-disclosure/record.ts';
import { counterpartOf, DEMO_HASH_KEY } from '../counterpart.ts';
import { DEMO_MOMENT } from '../demo-day.ts';
import { departmentCode, departmentName } from '../departments.ts';
import type { Case, Punished } from './case.ts';

interface Decided {
  readonly decisionNumber: string;
  readonly publishedOn: string;
}

/** The records of a decision, one for each of those it punishes. */
export function writeUp(decided: Case, { decisionNumber, publishedOn }: Decided): NewDisclosure[] {
  const { offence, fine, confiscated, decidedOn } = decided;
  const { department } = offence;
  const name = departmentName(department);
  const code = departmentCode(department);
  const decision = {
    decisionNumber,
    violation: offence.violation,
    facts: `执法人员检查发现，${offence.facts}`,
    basis: offence.basis,
    categoriesText: offence.categories,
    content: content(decided),
    fineAmount: fine,
    confiscatedAmount: confiscated,
    licenseActedOn: offence.license ?? null,
    decidedOn,
    validUntil: '2099-12-31',
    authorityName: name,
    authorityCode: code,
    authority: department,
    sourceName: name,
    sourceCode: code,
    source: department,
    procedure: offence.simple === true ? ('SIMPLE' as const) : ('ORDINARY' as const),
    publishedOn,
    moment: DEMO_MOMENT,
    hashKey: DEMO_HASH_KEY,
  };
  return decided.counterparts.map((punished) => recordOf(punished, decision));
}

function recordOf(punished: Punished, decision: Omit<PenaltyInput, keyof Counterpart>): NewDisclosure {
  if ('person' in punished) {
    const { name, citizenId } = punished.person;
    return penaltyRecord({
      ...decision,
      counterpartName: name,
      counterpartCategory: 'NATURAL_PERSON',
      certificateType: '身份证',
      certificateNumber: citizenId,
    });
  }
  const { row } = punished.subject;
  const codeless = { counterpartUscc: PLACEHOLDER_USCC, counterpartOrganizationCode: null };
  const record = penaltyRecord({
    ...decision,
    ...counterpartOf(row),
    ...(punished.codeless ? codeless : undefined),
  });
  record.legalRepresentative = row.legalRepresentative ?? null;
  return record;
}

/** 处罚内容, with the amounts as the columns have them. */
function content({ offence, fine, confiscated }: Case): string {
  const parts = [
    offence.also,
    confiscated === null ? undefined : `没收违法所得${yuan(confiscated)}元`,
    offence.categories.includes('没收非法财物') ? '没收非法财物' : undefined,
    fine === null ? undefined : `罚款人民币${yuan(fine)}元`,
  ];
  return parts.filter((part) => part !== undefined).join('；');
}

const yuan = (fen: number): string => String(fen / 100);
