import type { SubjectKind } from '../../identifier/uscc.ts';

/** A line of business: how those who follow it call themselves, and what they register. */
export interface Trade {
  readonly id: string;
  /** GB/T 4754-2017: a letter and four digits. */
  readonly industry: string;
  /** What the 字号 of an individual business is followed by, as in 餐馆. */
  readonly shops: readonly string[];
  /** What the 字号 of a firm is followed by before 有限公司, as in 餐饮管理; of another body, its whole end. */
  readonly firms: readonly string[];
  /** 许可项目: the lines of the business scope that need a licence, in the wording of the national catalogue. */
  readonly permitted: readonly string[];
  /** 一般项目: the lines that need none. */
  readonly general: readonly string[];
  /** How frequent it is among the bodies of a kind, as a weight. */
  readonly share: Partial<Readonly<Record<SubjectKind, number>>>;
  /** Where it is carried on; shops and offices unless told. */
  readonly place?: 'PLANT' | 'FARM';
}

/** Business scope (经营范围) as the registrar prints it. */
export function businessScope(permitted: readonly string[], general: readonly string[]): string {
  const parts: string[] = [];
  if (general.length > 0) {
    parts.push(`一般项目：${general.join('；')}（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）。`);
  }
  if (permitted.length > 0) {
    parts.push(
      `许可项目：${permitted.join('；')}（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以审批结果为准）。`,
    );
  }
  return parts.join('');
}
