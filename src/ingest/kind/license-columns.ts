import { ColumnSet } from '../sheet/column-set.ts';
import { BOOKKEEPING, counterpartColumns } from './counterpart-columns.ts';

/** 行政许可: 发改办财金〔2018〕424号, and the codes of 2015. */
export const LICENSE_COLUMNS = new ColumnSet([
  ...counterpartColumns('XK'),
  { code: 'XK_XKWS', title: '行政许可决定文书名称', also: ['项目名称', '许可文书名称'], old: ['XK_XMMC'] },
  { code: 'XK_WSH', title: '行政许可决定文书号', also: ['许可决定文书号', '行政许可决定书文号'] },
  { code: 'XK_XKLB', title: '许可类别', also: ['审批类别'], old: ['XK_SPLB'] },
  { code: 'XK_XKZS', title: '许可证书名称' },
  { code: 'XK_XKBH', title: '许可编号', also: ['许可证编号'] },
  { code: 'XK_NR', title: '许可内容' },
  { code: 'XK_JDRQ', title: '许可决定日期' },
  { code: 'XK_YXQZ', title: '有效期自' },
  { code: 'XK_YXQZI', title: '有效期至', also: ['许可截止期'], old: ['XK_JZQ'] },
  { code: 'XK_XKJG', title: '许可机关', old: ['XK_XZJG'] },
  { code: 'XK_XKJGDM', title: '许可机关统一社会信用代码' },
  { code: 'XK_ZT', title: '当前状态' },
  { code: 'XK_LYDW', title: '数据来源单位' },
  { code: 'XK_LYDWDM', title: '数据来源单位统一社会信用代码' },
  { code: 'BZ', title: '备注' },
  ...BOOKKEEPING,
]);
