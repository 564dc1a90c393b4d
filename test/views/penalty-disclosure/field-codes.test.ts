import { describe, expect, it } from 'vitest';
import { penaltyDisclosureView } from '../../../src/views/penalty-disclosure/view.ts';
import { declaredFields, fieldsNaming } from '../../kit/declared-fields.ts';

/** The penalty template of 双公示 (发改办财金〔2018〕424号), in its order. */
const CODES = [
  'CF_XDR_MC',
  'CF_XDR_LB',
  'CF_XDR_SHXYM',
  'CF_XDR_GSZC',
  'CF_XDR_ZZJG',
  'CF_XDR_SWDJ',
  'CF_XDR_SYDW',
  'CF_XDR_SHZZ',
  'CF_FRDB',
  'CF_FR_ZJLX',
  'CF_FR_ZJHM',
  'CF_XDR_ZJLX',
  'CF_XDR_ZJHM',
  'CF_WSH',
  'CF_WFXW',
  'CF_SY',
  'CF_YJ',
  'CF_CFLB',
  'CF_NR',
  'CF_NR_FK',
  'CF_NR_WFFF',
  'CF_NR_ZKDX',
  'CF_JDRQ',
  'CF_YXQ',
  'CF_GSJZQ',
  'CF_CFJG',
  'CF_CFJGDM',
  'CF_SJLY',
  'CF_SJLYDM',
  'BZ',
];

const fields = declaredFields(penaltyDisclosureView().sdl, 'PenaltyDisclosure');

describe('a penalty disclosure', () => {
  it.each(CODES)('says of exactly one field that it is %s', (code) => {
    expect(fieldsNaming(code, fields)).toHaveLength(1);
  });

  it('shares each item of the template as its steward declares', () => {
    const ofClass = (shareClass: string) =>
      CODES.filter((code) => {
        const [name] = fieldsNaming(code, fields);
        return fields.find((field) => field.name === name)?.shareClass === shareClass;
      });
    expect(ofClass('UNCONDITIONAL')).toEqual([
      ...['CF_XDR_GSZC', 'CF_XDR_ZZJG', 'CF_XDR_SWDJ', 'CF_XDR_SYDW', 'CF_XDR_SHZZ'],
      ...['CF_FR_ZJLX', 'CF_XDR_ZJLX', 'CF_NR_ZKDX'],
    ]);
    expect(ofClass('CONDITIONAL')).toEqual(['CF_FRDB', 'BZ']);
    expect(ofClass('WITHHELD')).toEqual(['CF_FR_ZJHM', 'CF_XDR_ZJHM']);
    expect(ofClass('OPEN')).toHaveLength(18);
  });
});
