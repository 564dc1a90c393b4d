import type {
  NewFeedback,
  NewItem,
  NewLicense,
  NewNotice,
} from '../../../src/views/license-notification/record.ts';
import {
  feedbackKind,
  itemLevel,
  notificationState,
  recipientKind,
  reformWay,
  registrationKind,
} from '../../../src/views/license-notification/table.ts';
import { type Draw, pick, some } from '../draw.ts';
import { near } from './credit-records.ts';
import { DIVISIONS, INDUSTRIES, MEMBERS } from './places.ts';
import { ASSERTED, maybe } from './subjects.ts';
import { ADDRESSES, NAMES, PHONES } from './texts.ts';

const ITEMS: readonly [string, number][] = [
  ['i-food', 1],
  ['i-food', 2],
  ['i-school', 1],
];

export const itemRows = (draw: Draw): NewItem[] =>
  ITEMS.map(([code, version]) => ({
    code,
    version,
    name: `事项 ${code}`,
    licenseName: maybe(draw, '食品经营许可证'),
    approvingDepartments: some(draw, MEMBERS, 3),
    legalBasis: maybe(draw, '食品安全法'),
    level: pick(draw, itemLevel.enumValues),
    reformWay: pick(draw, reformWay.enumValues),
    divisionApprovers: draw(2) === 0 ? [] : [`610902:${pick(draw, MEMBERS)},${pick(draw, MEMBERS)}`],
    scopeKeywords: ['餐饮', '食品'].slice(draw(3)),
    scopeExceptions: ['餐饮管理'].slice(draw(2)),
    scopeCodes: [],
    coveredBy: [],
    effectiveFrom: near(draw),
    effectiveTo: maybe(draw, near(draw)),
    source: 'administrative-approval',
    assertedAt: pick(draw, ASSERTED),
  }));

const instant = (draw: Draw): string =>
  `${near(draw)}T${pick(draw, ['00:00:00', '08:30:00', '23:59:59'])}+08:00`;

export function noticeRows(draw: Draw, keys: readonly string[]): NewNotice[] {
  const live = new Set<string>();
  return anyNoticeRows(draw, keys).map((notice) => {
    const about = [notice.subjectKey, notice.itemCode, notice.recipient].join(' ');
    // The database has no second live one.
    if (live.has(about)) return { ...notice, state: 'CLOSED' as const };
    if (['ROUTED', 'CLAIMED', 'RETURNED'].includes(notice.state)) live.add(about);
    return notice;
  });
}

const anyNoticeRows = (draw: Draw, keys: readonly string[]): NewNotice[] =>
  keys.map((subjectKey, number) => {
    const [itemCode, itemVersion] = draw(4) === 0 ? [null, null] : pick(draw, ITEMS);
    return {
      id: `ln-${1000 + number}`,
      subjectKey,
      itemCode,
      itemVersion,
      recipient: maybe(draw, pick(draw, MEMBERS)),
      recipientKind: maybe(draw, pick(draw, recipientKind.enumValues)),
      state: pick(draw, notificationState.enumValues),
      registrationKind: pick(draw, registrationKind.enumValues),
      pushedAt: instant(draw),
      claimDueOn: maybe(draw, near(draw)),
      pushDueOn: maybe(draw, near(draw)),
      escalatesOn: maybe(draw, near(draw)),
      rerouteDueOn: maybe(draw, near(draw)),
      feedbackDueOn: maybe(draw, near(draw)),
      claimedAt: maybe(draw, instant(draw)),
      claimedBy: maybe(draw, pick(draw, MEMBERS)),
      returnReason: maybe(draw, '不属本部门职责'),
      matchedWords: ['餐饮'].slice(draw(2)),
      entityName: `示例主体${number}`,
      entityType: maybe(draw, '有限责任公司'),
      registrationNumber: maybe(draw, '610900100001234'),
      registrationAuthorityName: maybe(draw, '示例登记机关'),
      establishedOn: maybe(draw, near(draw)),
      approvedOn: maybe(draw, near(draw)),
      address: maybe(draw, pick(draw, ADDRESSES).text),
      divisionCode: maybe(draw, pick(draw, DIVISIONS)),
      jurisdictionCode: maybe(draw, pick(draw, DIVISIONS)),
      industryCode: maybe(draw, pick(draw, INDUSTRIES)),
      businessScope: maybe(draw, '餐饮服务'),
      legalRepresentative: maybe(draw, pick(draw, NAMES).text),
      phone: maybe(draw, pick(draw, PHONES).text),
      source: pick(draw, MEMBERS),
      assertedAt: pick(draw, ASSERTED),
    };
  });

export function feedbackRows(
  draw: Draw,
  notices: readonly NewNotice[],
  licenses: readonly NewLicense[],
): NewFeedback[] {
  return some(draw, [...notices, ...notices], 2).map(({ id, subjectKey }, number) => {
    const own = licenses.filter((license) => license.subjectKey === subjectKey);
    const granted = own.length > 0 && draw(3) > 0;
    const licenseNumber = granted ? (pick(draw, own).licenseNumber ?? null) : maybe(draw, `JY${draw(30)}`);
    return {
      id: `fb-${1000 + number}`,
      notice: id,
      subjectKey,
      kind: granted ? 'PERMIT_GRANTED' : pick(draw, feedbackKind.enumValues),
      at: instant(draw),
      note: maybe(draw, '现场核查'),
      licenseNumber,
      licenseNumberKey: licenseNumber,
      department: pick(draw, MEMBERS),
      assertedAt: pick(draw, ASSERTED),
    };
  });
}
