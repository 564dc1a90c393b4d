import type { SubjectKind } from '../identifier/uscc.ts';
import { REGION } from './departments.ts';
import type { Random } from './random.ts';
import type { Trade } from './trade/trade.ts';

const FIRST = [...'云禾沐澜岚砚棠朗瑾栖雁琢鹿屿槿泽晟煦翎瀚松棋茗穗榆桐梧苇荻蔚澈汐漾湛霁虹霖'];
const SECOND = [...'舟川野石岭光田亭台桥集里坊园轩斋谷湾汀渡峰岳宸汇联泰隆盛源丰益达捷恒'];

/** 示例市: a place no register has stands in every name, so that none can be mistaken for a firm’s that exists. */
const CITY = '示例市';

interface Naming {
  readonly kind: SubjectKind;
  readonly trade: Trade;
  /** Operator, after whom some shops are called. */
  readonly operator: string;
}

/** Makes names (名称), each a different one: place, made-up 字号, trade, form of organisation. */
export function nameMaker(random: Random): (naming: Naming) => string {
  const given = new Set<string>();
  return (naming) => {
    let name = nameOf(random, naming);
    // Small kinds soon run out of two-character names, so the third one counts on.
    for (let attempt = 2; given.has(name); attempt++) {
      name = attempt < 20 ? nameOf(random, naming) : nameOf(random, naming, numeral(attempt));
    }
    given.add(name);
    return name;
  };
}

function nameOf(random: Random, { kind, trade, operator }: Naming, suffix = ''): string {
  const brand = `${random.pick(FIRST)}${random.pick(SECOND)}${suffix}`;
  const shop = trade.shops.length > 0 ? random.pick(trade.shops) : `${random.pick(trade.firms)}部`;
  const end = random.pick(trade.firms);
  switch (kind) {
    case 'INDIVIDUAL_BUSINESS':
      return `${REGION}${random.chance(0.04) ? operator + suffix : brand}${shop}`;
    case 'ENTERPRISE':
      return enterpriseName(random, `${brand}${end}`);
    case 'FARMERS_COOPERATIVE':
      return `${REGION}${brand}${end}农民专业合作社`;
    default:
      return `${REGION}${brand}${end}`;
  }
}

function enterpriseName(random: Random, middle: string): string {
  if (random.chance(0.06)) return `${middle}有限公司${CITY}分公司`;
  if (random.chance(0.2)) return `${middle}（${CITY}）有限公司`;
  if (random.chance(0.03)) return `${CITY}${middle}股份有限公司`;
  return `${CITY}${middle}有限责任公司`;
}

const DIGITS = '〇一二三四五六七八九';
const numeral = (number: number): string =>
  [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
