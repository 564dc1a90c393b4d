import type { NewItem } from '../../views/license-notification/record.ts';
import type { DepartmentId } from '../departments.ts';

/** An approval item of the catalogue (后置审批事项), and how the licences under it look. */
export interface Item {
  readonly code: string;
  readonly name: string;
  readonly licenseName: string;
  /** Grants the licence; null where the authority takes no part in the hub, so that routing fails. */
  readonly approver: DepartmentId | null;
  /** Supervises the trade, where another department grants the licence (审管分离). */
  readonly line?: DepartmentId;
  readonly legalBasis: string;
  readonly reformWay: NewItem['reformWay'];
  /** Words of the business scope that call for it. */
  readonly keywords: readonly string[];
  /** 许可类别 as the upload template words it. */
  readonly category: '普通' | '特许' | '认可' | '核准' | '登记' | '其他-备案';
  /** For how many years a licence holds; without an end where absent. */
  readonly years?: number;
  /**
   * Form of the licence number: `{Y}` year, `{N}` serial of six digits, `{N4}` of four, `{USCC}` the holder, `{K}` kind of
   * food business, `{C}` check digit over all digits before it.
   */
  readonly number: string;
}
