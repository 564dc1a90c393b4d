import type { Column } from '../sheet/column-set.ts';

/** Items 1 to 13 of the templates, which licences and penalties share but for the prefix of their codes (XK, CF). */
export const counterpartColumns = (prefix: 'XK' | 'CF'): Column[] => {
  const of = (code: string, title: string, more: Partial<Column> = {}): Column => ({
    code: `${prefix}_${code}`,
    title,
    ...more,
  });
  const old = (...codes: string[]) => ({ old: codes.map((code) => `${prefix}_${code}`) });
  return [
    // CF_XDR_MC was there in 2015 already; the licence had XK_XDR.
    of('XDR_MC', '行政相对人名称', { also: ['相对人名称'], ...(prefix === 'XK' ? old('XDR') : {}) }),
    of('XDR_LB', '行政相对人类别', { also: ['相对人类别'] }),
    of('XDR_SHXYM', '行政相对人代码_1(统一社会信用代码)', { also: ['统一社会信用代码', '代码_1'] }),
    of('XDR_GSZC', '行政相对人代码_2(工商注册号)', {
      also: ['工商注册号', '工商登记码', '代码_2'],
      ...old('XDR_GSDJ'),
    }),
    of('XDR_ZZJG', '行政相对人代码_3(组织机构代码)', {
      also: ['组织机构代码', '代码_3'],
      ...old('XDR_ZDM'),
    }),
    of('XDR_SWDJ', '行政相对人代码_4(税务登记号)', { also: ['税务登记号', '代码_4'] }),
    of('XDR_SYDW', '行政相对人代码_5(事业单位证书号)', { also: ['事业单位证书号', '代码_5'] }),
    of('XDR_SHZZ', '行政相对人代码_6(社会组织登记证号)', { also: ['社会组织登记证号', '代码_6'] }),
    of('FRDB', '法定代表人', { also: ['法定代表人姓名', '法人代表', '负责人'], ...old('FR') }),
    of('FR_ZJLX', '法定代表人证件类型'),
    of('FR_ZJHM', '法定代表人证件号码', { alias: [`${prefix}_FR_SFZH`] }),
    of('XDR_ZJLX', '证件类型', { also: ['自然人证件类型'] }),
    of('XDR_ZJHM', '证件号码', { also: ['自然人证件号码', '居民身份证号'], ...old('XDR_SFZ') }),
  ];
};

/** Local codes of places and times of 2015, which nobody reads. */
export const BOOKKEEPING: readonly Column[] = [
  { code: 'DFBM', title: '地方编码', old: ['DFBM'] },
  { code: 'SJC', title: '数据更新时间戳', also: ['更新时间戳', '时间戳'], old: ['SJC'] },
];
