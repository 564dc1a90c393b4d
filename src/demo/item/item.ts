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
  /**
   * Words of the business scope that call for it: `药品零售` wherever it stands; `=药店` where it is all that an entry of
   * a list says, `*药店` where an entry ends with it; `卷烟+零售` where the one is an entry, and the other is done with it.
   */
  readonly keywords: readonly string[];
  /**
   * What looks like one of them and is none: `宠物食品销售`; what a line leaves out: `不含危险化学品`; what an entry must not
   * stand beside: `~汽车`, as 美容 may.
   */
  readonly unless?: readonly string[];
  /** Items whose holders need this one no more, as who may sell all food need not file for packed food. */
  readonly coveredBy?: readonly string[];
  /** 许可类别 as the upload template words it. */
  readonly category: '普通' | '特许' | '认可' | '核准' | '登记' | '其他-备案';
  /** For how many years a licence holds; without an end where absent. */
  readonly years?: number;
  /**
   * Form of the licence number: `{Y}` year, `{N}` serial of six digits, `{N4}` of four, `{USCC}` the holder, `{K}` kind of
   * food business, `{C}` check digit over all digits before it. Absent where no licence of the demo region is shown.
   */
  readonly number?: string;
}

/** Words as a list of them is easiest to read and to add to. */
export const words = (text: string): string[] => text.trim().split(/\s+/);
