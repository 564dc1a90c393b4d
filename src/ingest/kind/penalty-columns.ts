import { ColumnSet } from '../sheet/column-set.ts';
import { BOOKKEEPING, counterpartColumns } from './counterpart-columns.ts';

/** 行政处罚: 发改办财金〔2018〕424号, the codes of 2015, and what the template lacks (CF_CFCX, CF_SFWCNR) or places add (CF_SXYZCD). */
export const PENALTY_COLUMNS = new ColumnSet([
  ...counterpartColumns('CF'),
  { code: 'CF_WSH', title: '行政处罚决定书文号', also: ['处罚决定书文号', '决定书文号', '处罚文书号'] },
  // 2015 had the name of the case alone, which says what was done.
  { code: 'CF_WFXW', title: '违法行为类型', also: ['处罚名称', '案件名称'], old: ['CF_CFMC'] },
  { code: 'CF_SY', title: '违法事实', also: ['处罚事由'] },
  { code: 'CF_YJ', title: '处罚依据' },
  { code: 'CF_CFLB', title: '处罚类别', also: ['处罚种类'] },
  { code: 'CF_CFLB1', title: '处罚类别1', old: ['CF_CFLB1'] },
  { code: 'CF_CFLB2', title: '处罚类别2', old: ['CF_CFLB2'] },
  { code: 'CF_NR', title: '处罚内容', also: ['处罚结果'], old: ['CF_JG'] },
  { code: 'CF_NR_FK', title: '罚款金额(万元)' },
  { code: 'CF_NR_WFFF', title: '没收违法所得、没收非法财物的金额(万元)', also: ['没收金额(万元)'] },
  { code: 'CF_NR_ZKDX', title: '暂扣或吊销证照名称及编号' },
  { code: 'CF_JDRQ', title: '处罚决定日期' },
  { code: 'CF_YXQ', title: '处罚有效期' },
  { code: 'CF_GSJZQ', title: '公示截止期', also: ['公示期限'] },
  { code: 'CF_CFJG', title: '处罚机关', old: ['CF_XZJG'] },
  { code: 'CF_CFJGDM', title: '处罚机关统一社会信用代码' },
  { code: 'CF_SJLY', title: '数据来源单位' },
  { code: 'CF_SJLYDM', title: '数据来源单位统一社会信用代码' },
  { code: 'CF_CFCX', title: '处罚程序', also: ['行政处罚程序'] },
  { code: 'CF_SXYZCD', title: '失信严重程度' },
  { code: 'CF_SFWCNR', title: '是否未成年人' },
  { code: 'CF_BM', title: '权力编码' },
  { code: 'CF_SYFW', title: '信息使用范围' },
  { code: 'CF_ZT', title: '当前状态', old: ['CF_ZT'] },
  { code: 'BZ', title: '备注' },
  ...BOOKKEEPING,
]);
