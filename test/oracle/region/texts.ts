import type { Mask } from '../../../src/permission/share.ts';

/** What a text shows under a mask that tells texts apart; what is not said is `***`. */
export type ShownText = { readonly text: string } & Partial<
  Record<Exclude<Mask, 'FREE_TEXT' | 'NULL' | 'DATE_YEAR'>, string>
>;

/** Every text of a shared-by-grant field, and by hand what each mask leaves of it: nothing here is worked out. */
export const NAMES: readonly ShownText[] = [
  { text: '王小明' },
  { text: '欧阳文山', PERSON_NAME: '欧***' },
  { text: '阿卜杜拉·买买提', PERSON_NAME: '阿***' },
  { text: 'Anna Kim', PERSON_NAME: 'A***' },
  { text: '李雷' },
  { text: '(经办)赵钱孙李' },
  { text: '' },
];

export const PHONES: readonly ShownText[] = [
  { text: '13891234567', PHONE: '138****4567' },
  { text: '0915-3212345', PHONE: '0915-***' },
  { text: '138 9123 4567', PHONE: '138****4567' },
  { text: '13891234567;0915-3212345', PHONE: '138****4567;0915-***' },
  { text: '不详' },
];

export const ADDRESSES: readonly ShownText[] = [
  { text: '陕西省安康市汉滨区兴安西路12号3楼', ADDRESS: '陕西省安康市汉滨区***', PERSON_NAME: '陕***' },
  { text: '安康市汉滨区东大街五十六号', ADDRESS: '安康市汉滨区***', PERSON_NAME: '安***' },
  { text: '五里镇民主村三组', PERSON_NAME: '五***' },
  { text: '不详' },
];

export const REMARKS: readonly ShownText[] = [
  { text: '当事人电话13891234567', PERSON_NAME: '当***' },
  { text: '61090219800101002X', CITIZEN_ID: '610902********002X' },
  { text: '已交罚款', PERSON_NAME: '已***' },
  { text: '' },
];

export const SHOWN_TEXTS: readonly ShownText[] = [...NAMES, ...PHONES, ...ADDRESSES, ...REMARKS];
