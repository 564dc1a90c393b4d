import type { Random } from './random.ts';

/** What addresses begin with; no register has such a place. */
const PLACE = '演示区';

const STREETS = ['样例街道', '示范街道', '假想街道', '沙盘镇', '模型镇'];
const ROADS = [
  '演示大道',
  '样本路',
  '虚拟一路',
  '虚拟二路',
  '范例街',
  '假设路',
  '模拟大道',
  '参考巷',
  '图纸路',
  '试点街',
];
const ESTATES = ['样板花园', '沙盘小区', '示意新城', '模型广场', '蓝本国际'];

/** The premises (住所/经营场所) of a subject. */
export function premises(random: Random): string {
  const road = `${PLACE}${random.pick(STREETS)}${random.pick(ROADS)}${random.int(1, 260)}号`;
  if (random.chance(0.4)) return road;
  if (random.chance(0.5))
    return `${road}${random.pick(ESTATES)}${random.int(1, 32)}幢商铺${random.int(1, 160)}号`;
  const room = `${random.int(1, 26)}${String(random.int(1, 12)).padStart(2, '0')}`;
  return `${road}${random.pick(ESTATES)}${random.int(1, 32)}幢${random.int(1, 3)}单元${room}室`;
}

/** Works and farms stand in the industrial parks and the villages. */
export function plant(random: Random, isFarm: boolean): string {
  if (isFarm)
    return `${PLACE}${random.pick(['沙盘镇', '模型镇'])}范例${random.int(1, 40)}村${random.int(1, 9)}组`;
  return `${PLACE}演示产业园${random.pick(ROADS)}${random.int(1, 90)}号${random.int(1, 12)}号厂房`;
}
