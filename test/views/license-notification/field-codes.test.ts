import { describe, expect, it } from 'vitest';
import { licenseNotificationView } from '../../../src/views/license-notification/view.ts';
import { declaredFields, fieldsNaming } from '../../kit/declared-fields.ts';

/** The licence template of 双公示 (发改办财金〔2018〕424号), in its order. */
const CODES = [
  'XK_XDR_MC',
  'XK_XDR_LB',
  'XK_XDR_SHXYM',
  'XK_XDR_GSZC',
  'XK_XDR_ZZJG',
  'XK_XDR_SWDJ',
  'XK_XDR_SYDW',
  'XK_XDR_SHZZ',
  'XK_FRDB',
  'XK_FR_ZJLX',
  'XK_FR_ZJHM',
  'XK_XDR_ZJLX',
  'XK_XDR_ZJHM',
  'XK_XKWS',
  'XK_WSH',
  'XK_XKLB',
  'XK_XKZS',
  'XK_XKBH',
  'XK_NR',
  'XK_JDRQ',
  'XK_YXQZ',
  'XK_YXQZI',
  'XK_XKJG',
  'XK_XKJGDM',
  'XK_ZT',
  'XK_LYDW',
  'XK_LYDWDM',
  'BZ',
];

const { sdl } = licenseNotificationView();
const fields = declaredFields(sdl, 'License');

describe('a licence', () => {
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
      ...['XK_XDR_GSZC', 'XK_XDR_ZZJG', 'XK_XDR_SWDJ', 'XK_XDR_SYDW', 'XK_XDR_SHZZ'],
      ...['XK_FR_ZJLX', 'XK_XDR_ZJLX', 'XK_XKBH'],
    ]);
    expect(ofClass('CONDITIONAL')).toEqual(['XK_FRDB', 'BZ']);
    expect(ofClass('WITHHELD')).toEqual(['XK_FR_ZJHM', 'XK_XDR_ZJHM']);
    expect(ofClass('OPEN')).toHaveLength(16);
  });
});

describe('a notice', () => {
  it.each(['entName', 'opScope', 'dom', 'regNO', 'estDate', 'apprDate', 'industryCo', 'leRep', 'tel'])(
    'says of exactly one field that it is %s',
    (code) => {
      expect(fieldsNaming(code, declaredFields(sdl, 'LicenseNotification'))).toHaveLength(1);
    },
  );

  it('is for member departments, and its people for those with a grant', () => {
    const classes = Object.fromEntries(
      declaredFields(sdl, 'LicenseNotification').map(({ name, shareClass }) => [name, shareClass]),
    );
    const { id, legalRepresentative, phone, ...others } = classes;
    expect([id, legalRepresentative, phone]).toEqual([null, 'CONDITIONAL', 'CONDITIONAL']);
    expect(new Set(Object.values(others))).toEqual(new Set(['UNCONDITIONAL']));
  });
});
