import { foldText, HIDDEN_PART, hidesEnough } from './hidden-part.ts';

// Without a table of divisions only the form of a name says what is a division, so in doubt less is shown. Longest of
// each kind: 积石山保安族东乡族撒拉族自治县, 科尔沁左翼中旗, 浦东新区. A compound that is called like a district
// of up to three characters (紫薇东区) cannot be told from one.
const NOT_IN_NAMES = '省市区县旗路街巷弄道镇乡村组号幢栋楼室';

/** So many characters of a name; 镇 and 乡 stand in few: 镇坪县, 西乡县, 景德镇市, 东乡族. */
const name = (least: number, most: number) =>
  `[镇乡路]?(?:(?![${NOT_IN_NAMES}])\\p{Script=Han}|乡(?=[市县族])|镇(?=市)){${least},${most}}`;

const PROVINCE = `${name(2, 3)}省|(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区`;

// Not 超市, 夜市, 菜市场.
const CITY = `${name(2, 6)}(?<![超夜早菜集花])市(?!场)|${name(2, 12)}自治州|${name(2, 4)}(?:地区|盟)`;

// Not 阳光小区, 工业园区 and the like.
const DISTRICT = `(?:市[中北南]|沙市|红旗|${name(1, 3)}(?<![小社园校厂院])|${name(2, 7)}族)区`;

// 红旗路 and 老县镇 are a road and a town.
const COUNTY = `(?:${name(1, 3)}县|${name(2, 14)}自治县|${name(2, 10)}旗)(?![路街巷村镇乡])`;

const DISTRICT_ALONE = `${name(2, 2)}(?<![小社园校厂院])区`;

const DIVISIONS = new RegExp(
  `^(?:(?:${PROVINCE})?(?:${CITY})(?:市辖区)?(?:${DISTRICT}|${COUNTY}|${CITY})?|(?:${PROVINCE})?(?:${COUNTY})|${DISTRICT_ALONE})`,
  'u',
);

/** `陕西省安康市汉滨区***`: down to the district or county, which the division code tells too. Null when none is found. */
export function addressMask(text: string): string | null {
  const address = foldText(text).replace(/\s/g, '');
  const shown = DIVISIONS.exec(address)?.[0];
  if (shown === undefined || !hidesEnough(address.slice(shown.length))) return null;
  return shown + HIDDEN_PART;
}
