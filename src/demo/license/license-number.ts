import type { DemoSubject } from '../subject.ts';

interface Numbered {
  /** `number` of its item. */
  readonly form: string;
  readonly subject: DemoSubject;
  readonly serial: number;
  readonly decidedOn: string;
}

/** The number of a licence in the form of its item. */
export function licenseNumber({ form, subject, serial, decidedOn }: Numbered): string {
  const number = form.replace(/\{(\w+)\}/g, (part, name: string) => {
    switch (name) {
      case 'Y':
        return decidedOn.slice(0, 4);
      case 'N4':
        return String(serial).padStart(4, '0');
      case 'N':
        return String(serial).padStart(6, '0');
      case 'K':
        return foodBusinessKind(subject);
      case 'USCC':
        return subject.row.uscc;
      default:
        return part;
    }
  });
  return number.replace(/(\d+)\{C\}$/, (_, digits: string) => digits + checkDigit(digits));
}

const CANTEENS = ['school', 'kindergarten', 'hospital', 'care-home'];

/** 食品经营许可和备案管理办法 Art. 27: 1 sales, 2 catering, 3 canteen. */
function foodBusinessKind({ trade }: DemoSubject): '1' | '2' | '3' {
  if (CANTEENS.includes(trade.id)) return '3';
  return trade.permitted.includes('餐饮服务') ? '2' : '1';
}

/** GB/T 17710, MOD 11,10: the check digit of JY and SC numbers. */
function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
