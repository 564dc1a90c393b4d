import type { PenaltyProcedure } from '../../views/penalty-disclosure/penalty-category.ts';
import {
  disclosureRecords,
  type NewDisclosure,
  penaltyRecord,
} from '../../views/penalty-disclosure/record.ts';
import type { Severity } from '../../views/penalty-disclosure/regime.ts';
import type { RowReader } from '../row-reader.ts';
import { readCounterpart } from './counterpart.ts';
import { asAny, type Filed, filed, type IntakeKind, type JudgeContext } from './kind.ts';
import { tellMasked } from './masked-text.ts';
import { requireOwn } from './own-row.ts';
import { PENALTY_COLUMNS } from './penalty-columns.ts';

const PROCEDURES: Readonly<Record<string, PenaltyProcedure>> = {
  简易程序: 'SIMPLE',
  一般程序: 'ORDINARY',
  普通程序: 'ORDINARY',
  '01': 'SIMPLE',
  '02': 'ORDINARY',
};

export const SEVERITIES: Readonly<Record<string, Severity>> = {
  轻微: 'MINOR',
  一般: 'GENERAL',
  严重: 'SERIOUS',
};

const YES_OR_NO = { 是: 'YES', 否: 'NO', '1': 'YES', '0': 'NO' } as const;

/** Penalty decisions of 双公示; 普通程序 where the procedure, which its template does not ask for, is blank. */
export const PENALTIES: IntakeKind = {
  name: 'penalties',
  title: '行政处罚',
  columns: PENALTY_COLUMNS,
  required: (isOld) => [
    ...['CF_XDR_MC', 'CF_WSH', 'CF_WFXW', 'CF_SY', 'CF_YJ', 'CF_NR', 'CF_JDRQ', 'CF_CFJG'],
    ...(isOld ? [] : ['CF_XDR_LB', 'CF_CFLB']),
  ],
  senders: null,
  types: ['PenaltyDisclosure'],
  kinds: [asAny(disclosureRecords)],
  judge: penaltyOfRow,
};

function penaltyOfRow(row: RowReader, context: JudgeContext): Filed[] | null {
  const counterpart = readCounterpart(row, 'CF');
  const { counterpartName, counterpartCategory } = counterpart;
  const decisionNumber = row.text('CF_WSH', { required: true, max: 128 });
  const decidedOn = row.pastDate('CF_JDRQ', context.moment.today, { required: true });
  const authorityName = row.text('CF_CFJG', { required: true, max: 255 });
  const record = {
    violation: row.text('CF_WFXW', { required: true, max: 2000 }),
    facts: row.text('CF_SY', { required: true, max: 4000 }),
    basis: row.text('CF_YJ', { required: true, max: 2048 }),
    categoriesText: categoriesText(row),
    content: row.text('CF_NR', { required: true, max: 4000 }),
    fineAmount: row.money('CF_NR_FK'),
    confiscatedAmount: row.money('CF_NR_WFFF'),
    licenseActedOn: row.text('CF_NR_ZKDX', { max: 200 }),
    validUntil: row.date('CF_YXQ', { longTerm: true }),
    publicityEndsOn: row.date('CF_GSJZQ', { longTerm: true }),
    authorityCode: row.text('CF_CFJGDM', { max: 18 }),
    sourceName: row.text('CF_SJLY', { max: 200 }),
    sourceCode: row.text('CF_SJLYDM', { max: 18 }),
    remark: row.text('BZ', { max: 512 }),
    procedure: row.word('CF_CFCX', PROCEDURES) ?? ('ORDINARY' as const),
    severity: row.word('CF_SXYZCD', SEVERITIES),
    isMinor: row.word('CF_SFWCNR', YES_OR_NO) === 'YES',
  };
  requireOwn(row, context, { CF_CFJG: authorityName, CF_SJLY: record.sourceName });
  requireWhatCategoriesNeed(row, record);
  requireTenThousands(row, record);
  const status = row.text('CF_ZT', { max: 50 });
  if (row.faults.length > 0 || !counterpartName || !counterpartCategory || !decisionNumber || !decidedOn)
    return null;
  if (!authorityName) return null;
  // Not by spreading: V8 then makes an object of this size property by property, and half of the time goes there.
  const input = Object.assign(record, counterpart, {
    counterpartName,
    counterpartCategory,
    decisionNumber,
    decidedOn,
    authorityName,
    source: context.department,
    moment: context.moment,
    hashKey: context.hashKey,
    severityRules: context.severityRules,
  });
  const made = Object.assign(penaltyRecord(input), stateOf(row, status));
  if (made.publicityDueOn == null && decidedOn >= FIRST_DUE) row.warn('CF_JDRQ', 'DUE_UNKNOWN');
  tellMasked(row, made, {
    CF_WFXW: ['violation', record.violation],
    CF_SY: ['facts', record.facts],
    CF_YJ: ['basis', record.basis],
    CF_NR: ['content', record.content],
    BZ: ['remark', record.remark],
  });
  return [filed(disclosureRecords, made)];
}

// Before it the deadline is long past, and no calendar of those years will come.
const FIRST_DUE = '2021-01-01';

function categoriesText(row: RowReader): string | null {
  const text = row.text('CF_CFLB', { required: !row.isOld, max: 255 });
  if (text !== null || !row.isOld) return text;
  const both = [row.text('CF_CFLB1', { max: 255 }), row.text('CF_CFLB2', { max: 255 })];
  return both.filter((part) => part !== null).join(';') || row.fault('CF_CFLB1', 'REQUIRED');
}

interface Money {
  readonly categoriesText: string | null;
  readonly content: string | null;
  readonly fineAmount: number | null;
  readonly confiscatedAmount: number | null;
  readonly licenseActedOn: string | null;
}

/** The template of 2018 wants the amount or the licence where the category speaks of one. */
function requireWhatCategoriesNeed(row: RowReader, record: Money): void {
  const { categoriesText: text } = record;
  if (row.isOld || text === null || /^其他/.test(text)) return;
  const wants = (code: string, word: RegExp, value: unknown) => {
    if (value === null && word.test(text) && !row.faults.some(({ column }) => column === code)) {
      row.fault(code, 'REQUIRED');
    }
  };
  wants('CF_NR_FK', /罚款/, record.fineAmount);
  wants('CF_NR_WFFF', /没收/, record.confiscatedAmount);
  wants('CF_NR_ZKDX', /暂扣|吊销/, record.licenseActedOn);
}

const FINE_IN_TEXT = /罚款(?:人民币)?\s*([\d,，]+(?:\.\d+)?)\s*(万)?元/;

/** 2000 in a column of 万元 beside 罚款2000元: published so, the fine would be ten thousand times what it was. */
function requireTenThousands(row: RowReader, { content, fineAmount }: Money): void {
  const [, digits, inTenThousands] = FINE_IN_TEXT.exec(content ?? '') ?? [];
  if (digits === undefined || inTenThousands !== undefined || fineAmount === null || fineAmount === 0) return;
  const yuan = Number(digits.replaceAll(/[,，]/g, ''));
  if (fineAmount !== yuan * 1_000_000) return;
  row.fault('CF_NR_FK', 'IN_YUAN', { yuan, right: yuan / 10_000 });
}

/** 2015: 0 or blank normal, 1 revoked (撤销), 2 disputed (异议), 3 other. */
function stateOf(row: RowReader, status: string | null): Partial<NewDisclosure> {
  switch (status) {
    case null:
    case '0':
    case '正常':
      return {};
    case '1':
    case '撤销':
      return { state: 'WITHDRAWN', stateReason: '撤销' };
    case '2':
    case '异议':
      return { contested: true };
    default:
      row.warn('CF_ZT', 'STATUS_UNCLEAR', { status, taken: 'it is taken for normal', takenZh: '按正常处理' });
      return {};
  }
}
