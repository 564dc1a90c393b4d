import type { Trade } from '../../src/demo/trade/trade.ts';
import { randomOf } from '../random.ts';

/** What registrars put around the lines of a scope. */
const GENERAL = '（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）。';
const PERMITTED = '（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以审批结果为准）。';
const EXCEPTIONS = ['（不含危险化学品）', '（不含许可类商品）', '（不含食品、烟草制品）', '（烟花爆竹除外）'];
const OLD = ['卷烟、副食零售', '餐饮、住宿', '汽油、柴油零售', '小吃店', '普通货运', '农药、化肥、种子零售'];

/** Scopes of so many registrations, the same at every run: lines of a few trades each, some in the old free words. */
export function scopes(trades: readonly Trade[], count: number): string[] {
  const random = randomOf(1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, () => {
    if (random() < 0.15) return `${pick(OLD)}；${pick(trades).general.join('、')}${pick(EXCEPTIONS)}`;
    const chosen = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(trades));
    const general = [...new Set(chosen.flatMap((trade) => trade.general))];
    const permitted = [...new Set(chosen.flatMap((trade) => trade.permitted))];
    if (random() < 0.3 && general.length > 0) general[0] += pick(EXCEPTIONS);
    const parts = [
      ...(general.length > 0 ? [`一般项目：${general.join('；')}${GENERAL}`] : []),
      ...(permitted.length > 0 ? [`许可项目：${permitted.join('；')}${PERMITTED}`] : []),
    ];
    return parts.join('');
  });
}
