import { writeRecords } from '../../src/changes/write.ts';
import type { Database } from '../../src/database/statement.ts';
import { abnormalListingRecords, dossierRecords } from '../../src/views/credit/record.ts';
import {
  licenseRecord,
  licenseRecords,
  noticeRecord,
  noticeRecords,
} from '../../src/views/license-notification/record.ts';
import {
  disclosureRecords,
  type NewDisclosure,
  penaltyRecord,
} from '../../src/views/penalty-disclosure/record.ts';
import {
  directoryMemberRecords,
  directoryRecords,
  type NewSubject,
  subjectRecords,
} from '../../src/views/subject/record.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';
import { LICENSE, NOTICE } from '../views/license-notification/sample.ts';
import { PERSON, SAMPLE } from '../views/penalty-disclosure/sample.ts';

/** What stands in a case for a code: `<food>`. */
export const CODES = { food: sampleUscc(1), mill: sampleUscc(2), lone: sampleUscc(3), nobody: sampleUscc(4) };

const assertedAt = '2026-11-20T08:00:00+08:00';
const AT = new Date(assertedAt);
const told = { assertedAt };

const SUBJECTS: readonly NewSubject[] = [
  {
    uscc: CODES.food,
    name: '旬阳甲餐饮店',
    divisionCode: '610928',
    industryCode: 'H6210',
    address: '陕西省安康市旬阳市城关镇人民路8号',
    legalRepresentative: '欧阳小明',
    phone: '13800001111',
    contactAddress: '旬阳市商贸街3号楼',
    legalRepresentativeIdNumber: '11010519491231002X',
  },
  {
    uscc: CODES.mill,
    name: '汉滨乙面粉厂',
    divisionCode: '610902',
    industryCode: 'C1310',
    address: '陕西省安康市汉滨区江北街道1号',
    legalRepresentative: '司马光明',
    phone: '13800002222',
    contactAddress: '汉滨区育才路5号楼',
    legalRepresentativeIdNumber: '110105194912310038',
  },
  {
    uscc: CODES.lone,
    name: '丙服务部',
    legalRepresentative: '诸葛大明',
    phone: '13800003333',
    contactAddress: '西城坊2号楼',
  },
].map((subject) => ({
  kind: 'ENTERPRISE',
  status: 'IN_BUSINESS',
  source: 'market-regulation',
  ...told,
  ...subject,
}));

const penalty = (id: string, more: Partial<NewDisclosure>): NewDisclosure => ({
  ...penaltyRecord({ ...SAMPLE, counterpartUscc: CODES.food, decisionNumber: `〔2026〕${id}号` }),
  legalRepresentative: '欧阳小明',
  legalRepresentativeCertificateNumber: '11010519491231002X',
  ...more,
  id,
});

const PENALTIES: readonly NewDisclosure[] = [
  penalty('pd-fire', { source: 'fire', remark: '举报人张果老', decidedOn: '2026-09-05' }),
  penalty('pd-ecology', {
    source: 'ecology-environment',
    subjectKey: `USCC:${CODES.mill}`,
    remark: '举报人李铁拐',
    decidedOn: '2026-09-04',
  }),
  penalty('pd-withdrawn', {
    source: 'fire',
    state: 'WITHDRAWN',
    remark: '举报人何仙姑',
    decidedOn: '2026-09-03',
  }),
  penalty('pd-over', {
    source: 'ecology-environment',
    publicityEndsOn: '2026-11-21',
    remark: '举报人蓝采和',
    decidedOn: '2026-09-02',
  }),
  {
    ...penaltyRecord({ ...SAMPLE, ...PERSON, source: 'fire', decisionNumber: '〔2026〕pd-person号' }),
    naturalPersonName: '令狐吃瓜',
    certificateNumber: '11010519491231002X',
    decidedOn: '2026-09-01',
    id: 'pd-person',
  },
];

/** A few records of each view, with something in every field that somebody may not have. */
export async function loadHubSample(db: Database): Promise<void> {
  await writeRecords(db, subjectRecords, SUBJECTS, AT);
  const canteens = { id: 'school-canteen', name: '学校食堂', theme: '食品', owner: 'education', ...told };
  await writeRecords(db, directoryRecords, [canteens], AT);
  await writeRecords(
    db,
    directoryMemberRecords,
    [{ directoryId: 'school-canteen', uscc: CODES.food, joinedOn: '2026-01-01', ...told }],
    AT,
  );
  await writeRecords(db, disclosureRecords, PENALTIES, AT);
  const license = licenseRecord({ ...LICENSE, counterpartUscc: CODES.food });
  await writeRecords(
    db,
    licenseRecords,
    [
      {
        ...license,
        id: 'xk-market',
        legalRepresentative: '欧阳小明',
        legalRepresentativeCertificateNumber: '11010519491231002X',
        remark: '经办人吕洞宾',
      },
    ],
    AT,
  );
  const notice = noticeRecord({ ...NOTICE, subjectKey: `USCC:${CODES.food}` });
  await writeRecords(
    db,
    noticeRecords,
    [{ ...notice, id: 'n-food', legalRepresentative: '欧阳小明', phone: '13800001111' }],
    AT,
  );
  const dossier = { source: 'credit-office', ...told };
  await writeRecords(
    db,
    dossierRecords,
    [
      { ...dossier, subjectKey: `USCC:${CODES.food}`, riskClass: 'C', riskClassSince: '2026-03-01' },
      { ...dossier, subjectKey: `USCC:${CODES.mill}`, riskClass: 'A', riskClassSince: '2026-03-01' },
    ],
    AT,
  );
  const listed = {
    kind: 'LISTED' as const,
    reason: 'AN1' as const,
    authority: 'market-regulation',
    source: 'market-regulation',
    listedOn: '2026-02-01',
    ...told,
  };
  await writeRecords(
    db,
    abnormalListingRecords,
    [
      { ...listed, id: 'an-live', subjectKey: `USCC:${CODES.food}` },
      { ...listed, id: 'an-repaired', subjectKey: `USCC:${CODES.mill}`, repairNumber: '修〔2026〕1号' },
    ],
    AT,
  );
}
