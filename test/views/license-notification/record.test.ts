import { describe, expect, it } from 'vitest';
import { DEFAULT_DEADLINES } from '../../../src/calendar/deadlines.ts';
import { momentAt } from '../../../src/clock.ts';
import {
  feedbackRecord,
  type LicenseInput,
  licenseRecord,
  type NoticeInput,
  noticeRecord,
} from '../../../src/views/license-notification/record.ts';
import { LICENSE, NOTICE, PUSH } from './sample.ts';

const license = (changed: Partial<LicenseInput>) => licenseRecord({ ...LICENSE, ...changed });
const notice = (changed: Partial<NoticeInput>) => noticeRecord({ ...NOTICE, ...changed });
const ID = '11010519491231002X';

describe('a licence that is taken in', () => {
  it.each([
    ['2099-12-31', null],
    ['9999-12-31', null],
    [null, null],
    ['2031-10-11', '2031-10-11'],
  ])('with its end written as %s ends on %s', (written, end) => {
    expect(license({ validTo: written }).validTo).toBe(end);
  });

  it('goes by its licence number where it has no decision number', () => {
    expect(license({ decisionNumber: ' ' })).toMatchObject({
      decisionNumber: 'JY24116020012345',
      licenseNumber: 'JY24116020012345',
    });
  });

  it('is refused without any number', () => {
    expect(() => license({ decisionNumber: null, licenseNumber: '' })).toThrow(
      expect.objectContaining({ code: 'ARGUMENT_INVALID' }),
    );
  });

  it.each([
    ['普通', 'GENERAL'],
    ['特许', 'CONCESSION'],
    ['认可', 'RECOGNITION'],
    ['核准', 'VERIFICATION'],
    ['登记', 'REGISTRATION'],
    ['其他-登记备案', 'OTHER'],
    ['其他', 'OTHER'],
  ])('as %s is of the category %s', (categoryText, category) => {
    expect(license({ categoryText })).toMatchObject({ categoryText, category });
  });

  it('has the same identifier for another spelling of its number', () => {
    const again = license({ decisionNumber: '周食许准字 [2026] 第012号', content: '更正' });
    expect(again.id).toBe(license({}).id);
    expect(license({ decidedOn: '2026-10-13' }).id).not.toBe(again.id);
  });

  it('shows a citizen ID number nowhere, though many a licence has it for its own', () => {
    const { certificateNumber, ...shown } = license({
      counterpartName: '张三丰',
      counterpartCategory: 'NATURAL_PERSON',
      counterpartUscc: null,
      certificateNumber: ID,
      decisionNumber: null,
      licenseNumber: ID,
      content: `张三丰（${ID}）道路运输从业资格`,
      remark: ID,
    });
    expect(JSON.stringify(shown)).not.toContain(ID);
    expect(shown).toMatchObject({ counterpartName: null, naturalPersonName: '张三丰' });
    expect(shown.content).not.toContain('张三丰');
    expect(certificateNumber).toBe(ID);
  });
});

describe('a notice', () => {
  it.each([
    ['to a known department', {}, 'ROUTED'],
    ['for an item that no department answers for', { recipient: null, recipientKind: null }, 'ROUTE_FAILED'],
    ['for no item', { item: null, recipient: null, recipientKind: null }, 'POOL'],
  ])('%s begins as it should', (_what, changed, state) => {
    expect(notice(changed).state).toBe(state);
  });

  it.each([
    ['2026-11-16T09:30:00+08:00', '2026-11-23'],
    // 23:30 in Shanghai is still the 16th
    ['2026-11-16T15:30:00Z', '2026-11-23'],
    ['2026-11-16T16:30:00Z', '2026-11-24'],
    // over the National Day holiday, with the make-up Saturday 2026-10-10
    ['2026-09-29T09:30:00+08:00', '2026-10-12'],
  ])('pushed at %s is to be claimed by %s', (now, due) => {
    expect(notice({ moment: momentAt(new Date(now)) }).claimDueOn).toBe(due);
  });

  it('follows the region’s own limit', () => {
    expect(noticeRecord(NOTICE, { deadlines: { ...DEFAULT_DEADLINES, claim: 3 } }).claimDueOn).toBe(
      '2026-11-19',
    );
  });

  it('has no last day yet where that lies in a year that is not announced', () => {
    const late = momentAt(new Date('2026-12-29T09:30:00+08:00'));
    expect(notice({ moment: late })).toMatchObject({ claimDueOn: null, escalatesOn: null, state: 'ROUTED' });
  });

  it('is the same one all day for a subject, an item and a recipient', () => {
    const { id } = notice({});
    expect(notice({ moment: momentAt(new Date('2026-11-16T18:00:00+08:00')) }).id).toBe(id);
    expect(notice({ moment: momentAt(new Date('2026-11-17T09:30:00+08:00')) }).id).not.toBe(id);
    expect(notice({ recipient: 'health' }).id).not.toBe(id);
    expect(notice({ item: { code: 'A059', version: 3 } }).id).not.toBe(id);
    expect(notice({ subjectKey: 'REG:440301103448669' }).id).not.toBe(id);
  });
});

describe('a report on a notice', () => {
  it('tells no citizen ID number', () => {
    const report = feedbackRecord({
      notice: { id: 'ln-1', subjectKey: NOTICE.subjectKey },
      kind: 'OUT_OF_CONTACT',
      note: `经营者身份证 ${ID}`,
      department: 'education',
      moment: PUSH,
    });
    expect(report.note).toBe('经营者身份证 1****************X');
  });
});
