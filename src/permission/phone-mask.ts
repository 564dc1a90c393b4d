import { foldText, HIDDEN_PART } from './hidden-part.ts';

/** What is written between the numbers of a text; a blank may also stand within one. */
const BETWEEN = /[;、,/|\\\n\r\t]+/;

const GAP = '[\\s\\p{Dash_Punctuation}]?';
const COUNTRY = `(?:\\(?(?:\\+|00)?86\\)?${GAP})?`;
const digits = (least: number, most = least) => `(?:${GAP}\\d){${least},${most}}`;

// A number that came masked already, here or elsewhere, is read like any other. The blank or end after it keeps a
// longer run of digits from being read as a number and something else.
const MOBILE = new RegExp(`${COUNTRY}(1[3-9]\\d)(?:${digits(4)}|\\*{4})(${digits(4)})(?=\\s|$)`, 'uy');

// 010, 02x, else four digits. Abroad the 0 is left out. 转 801, -801: an extension.
const LANDLINE = new RegExp(
  `(?:\\(?0|\\(?(?:\\+|00)86${GAP}\\(?0?)(10|2\\d|[3-9]\\d{2})\\)?${GAP}(?:\\*{3}|[2-9]${digits(6, 7)}(?:\\s?(?:转|ext\\.?|\\p{Dash_Punctuation})\\s?\\d{1,6})?)(?=\\s|$)`,
  'uiy',
);

const BLANKS = /\s*/y;

/**
 * `138****1234` for a mobile number. Of a landline the area code stays (`0915-***`): it tells the city, which the
 * division of the subject tells everybody, while the last four of seven digits would leave a thousand to try.
 * Several are told apart (`138****1234;0915-***`); whatever is no number is one `***` at the end, however much it is.
 * Null when there is no number in the text that may be shown in part.
 */
export function phoneMask(text: string): string | null {
  const parts = foldText(text)
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(numbersOf);
  const numbers = parts.flatMap((part) => part ?? []);
  if (numbers.length === 0) return null;
  return [...numbers, ...(parts.includes(null) ? [HIDDEN_PART] : [])].join(';');
}

/** The numbers that a part consists of, masked; null when there is anything else in it. */
function numbersOf(part: string): string[] | null {
  const numbers: string[] = [];
  for (let at = 0; at < part.length; at = BLANKS.lastIndex) {
    const mobile = matchAt(MOBILE, part, at);
    const found = mobile ?? matchAt(LANDLINE, part, at);
    if (found === null) return null;
    const [whole, head = '', tail = ''] = found;
    numbers.push(mobile ? `${head}****${tail.replace(/\D/g, '')}` : `0${head}-${HIDDEN_PART}`);
    matchAt(BLANKS, part, at + whole.length);
  }
  return numbers;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
