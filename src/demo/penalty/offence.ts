import type { DepartmentId } from '../departments.ts';

/** A kind of violation, and what it costs. */
export interface Offence {
  readonly department: DepartmentId;
  /** 违法行为类型 */
  readonly violation: string;
  /** 违法事实; begins after 执法人员检查发现. */
  readonly facts: string;
  /** 处罚依据: law and article. */
  readonly basis: string;
  /** 处罚类别 as the upload template words it; several joined by `;`. */
  readonly categories: string;
  /** 简易程序: at most 3,000 yuan for a body and 200 for a person (行政处罚法 Art. 51). */
  readonly simple?: boolean;
  /** Yuan: least, most, and of what it is a multiple. */
  readonly fine?: readonly [least: number, most: number, step: number];
  /** Yuan, as above. */
  readonly confiscated?: readonly [least: number, most: number, step: number];
  /** Name of the licence that is suspended or revoked. */
  readonly license?: string;
  /** What of 处罚内容 the fine and the confiscation leave out. */
  readonly also?: string;
  /** Trades that commit it; all unless told. */
  readonly trades?: readonly string[];
  /** Committed by natural persons. */
  readonly byPersons?: boolean;
  readonly weight: number;
}
