/** A penalty decision in the codes of 2018, right in every column; `changes` replace some. */
export const penaltyRow = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  CF_XDR_MC: '双鸭山智慧城市运营有限公司',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: '91230500MA1B3N1N2M',
  CF_WSH: '市场【2026】1号',
  CF_WFXW: '违反相关产品准入市场规定',
  CF_SY: '违反相关产品准入市场规定',
  CF_YJ: '依据《行业准入规定》',
  CF_CFLB: '罚款',
  CF_NR: '罚款2000元',
  CF_NR_FK: 0.2,
  CF_JDRQ: '2026-10-10',
  CF_CFJG: '双鸭山市公安局',
  ...changes,
});

export const penaltyLine = (changes?: Record<string, unknown>): string => JSON.stringify(penaltyRow(changes));

/** A licence likewise. */
export const licenseRow = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  XK_XDR_MC: '双鸭山智慧城市运营有限公司',
  XK_XDR_LB: '法人及非法人组织',
  XK_XDR_SHXYM: '91230500MA1B3N1N2M',
  XK_XKWS: '双环许可证书',
  XK_WSH: '双环许可〔2026〕1号',
  XK_XKLB: '普通',
  XK_NR: '许可开展智慧城市建设',
  XK_JDRQ: '2026-09-01',
  XK_YXQZ: '2026-09-05',
  XK_YXQZI: '2027-09-22',
  XK_XKJG: '双鸭山市',
  XK_ZT: '1',
  XK_LYDW: '双鸭山市',
  ...changes,
});

export const licenseLine = (changes?: Record<string, unknown>): string => JSON.stringify(licenseRow(changes));

/** The same as a CSV of one header. */
export function csvOf(rows: readonly Record<string, unknown>[]): string {
  const titles = Object.keys(rows[0] ?? {});
  const line = (cells: readonly unknown[]) =>
    cells.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',');
  return `${[line(titles), ...rows.map((row) => line(titles.map((title) => row[title])))].join('\r\n')}\r\n`;
}
