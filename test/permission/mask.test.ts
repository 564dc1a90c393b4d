import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked, masksOf } from '../../src/permission/mask.ts';
import { MASKS, type Mask } from '../../src/permission/share.ts';

const TEXT_MASKS = MASKS.filter((mask) => mask !== 'DATE_YEAR' && mask !== 'NULL');

describe('a citizen ID number', () => {
  it.each([
    ['11010519491231002X', '110105********002X'],
    ['440524188001010014', '440524********0014'],
    ['１１０１０５１９４９１２３１００２ｘ', '110105********002X'],
    ['110105 19491231-002x', '110105********002X'],
    ['110105491231002', '110105******002'],
  ])('shows area, serial and check character, and nothing of the birth date: %s', (id, shown) => {
    expect(masked('CITIZEN_ID', id)).toBe(shown);
  });

  it.each(['1101051949123100', '护照E12345678', '6****************X', 'ABCDEFGHIJKLMNOPQR', '𠮷'])(
    'shows nothing when it is none, or came masked otherwise: %s',
    (id) => expect(masked('CITIZEN_ID', id)).toBe('***'),
  );
});

describe('a phone number', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['+86 138-1234-5678', '138****5678'],
    ['００８６１３８１２３４５６７８', '138****5678'],
    ['（+86）138 1234 5678', '138****5678'],
    ['0915-3212345', '0915-***'],
    ['(010)65529988转801', '010-***'],
    ['０２９ ８７６５４３２１－１２', '029-***'],
    ['+86 10 6552 9988', '010-***'],
  ])('shows whose network or which city, and hides four digits or all: %s', (phone, shown) => {
    expect(masked('PHONE', phone)).toBe(shown);
  });

  it.each([
    ['13812345678;13900001111', '138****5678;139****1111'],
    ['13812345678、0915-3212345', '138****5678;0915-***'],
    ['13812345678，13900001111 /0915 3212345', '138****5678;139****1111;0915-***'],
    ['0915 3212345 13812345678', '0915-***;138****5678'],
    ['张三 13812345678; 0915-3212345; 李四、王五', '0915-***;***'],
  ])('is masked by itself among several: %s', (phones, shown) => {
    expect(masked('PHONE', phones)).toBe(shown);
  });

  it.each([
    '3212345',
    '400-123-4567',
    '12812345678',
    '138123456789',
    '+852 2810 2345',
    '张三13812345678',
    ';',
  ])('shows nothing in a form that is not known: %s', (phone) => expect(masked('PHONE', phone)).toBe('***'));
});

describe('the name of a person', () => {
  it.each([
    ['欧阳小明', '欧***'],
    ['阿依古丽·买买提', '阿***'],
    ['Michael Jordan', 'M***'],
    ['𠮷田太郎丸', '𠮷***'],
    ['E\u0301milie', 'É***'],
    ['　司马 相如　', '司***'],
  ])('shows its first character: %s', (name, shown) => {
    expect(masked('PERSON_NAME', name)).toBe(shown);
  });

  it.each([
    '王小明',
    '王明',
    '王',
    '王 小 明',
    '王·小·明',
    '王**',
    '𠮷小明',
    '(王)小明',
    '😀😀😀😀',
    '\ud842abc',
  ])(
    'shows nothing when fewer than three characters would be hidden, or it begins with no letter: %s',
    (name) => expect(masked('PERSON_NAME', name)).toBe('***'),
  );
});

describe('an address', () => {
  it.each([
    ['陕西省安康市汉滨区江北街道1号', '陕西省安康市汉滨区***'],
    ['陕西省 安康市 旬阳市 城关镇', '陕西省安康市旬阳市***'],
    ['安康市平利县老县镇', '安康市平利县***'],
    ['旬阳市城关镇12号', '旬阳市***'],
    ['安康市镇坪县城关镇', '安康市镇坪县***'],
    ['汉中市西乡县堰口镇', '汉中市西乡县***'],
    ['江西省景德镇市昌江区西郊街道', '江西省景德镇市昌江区***'],
    ['北京市市辖区朝阳区建国路1号', '北京市市辖区朝阳区***'],
    ['上海市浦东新区世纪大道', '上海市浦东新区***'],
    ['四川省乐山市市中区海棠路', '四川省乐山市市中区***'],
    ['宁夏回族自治区银川市西夏区文昌路', '宁夏回族自治区银川市西夏区***'],
    ['内蒙古自治区锡林郭勒盟正蓝旗上都镇', '内蒙古自治区锡林郭勒盟正蓝旗***'],
    [
      '甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县吹麻滩镇',
      '甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县***',
    ],
    ['演示区样例街道演示大道12号', '演示区***'],
  ])('shows down to its district or county: %s', (address, shown) => {
    expect(masked('ADDRESS', address)).toBe(shown);
  });

  it.each([
    ['安康市阳光小区3号楼', '安康市***'],
    ['安康市红旗路18号', '安康市***'],
    ['安康市人人乐超市旁', '安康市***'],
    ['安康市区巴山中路', '安康市***'],
  ])('shows less when what follows the city only looks like a district: %s', (address, shown) => {
    expect(masked('ADDRESS', address)).toBe(shown);
  });

  it.each(['阳光小区3号楼', '解放路12号', '张家村三组', '12号', '陕西省安康市汉滨区', '汉滨区1号'])(
    'shows nothing without one, or when too little would be hidden: %s',
    (address) => expect(masked('ADDRESS', address)).toBe('***'),
  );
});

describe('a date', () => {
  it.each([
    ['1949-12-31', '1949-01-01'],
    ['2024-02-29', '2024-01-01'],
    ['2023-12-31T15:59:59Z', '2023-01-01'],
    ['2023-12-31T16:00:00Z', '2024-01-01'],
    ['2024-01-01T07:00:00.000+08:00', '2024-01-01'],
  ])('shows its year in Asia/Shanghai: %s', (date, shown) => {
    expect(masked('DATE_YEAR', date)).toBe(shown);
  });

  it.each(['2023-02-29', '1949', '', '***', '长期', '9999-12-31T23:00:00Z', '2023-02-30T08:00:00Z'])(
    'is null when it is none: "%s"',
    (date) => expect(masked('DATE_YEAR', date)).toBeNull(),
  );
});

it('a free text shows nothing', () => {
  expect(masked('FREE_TEXT', '当事人王小明，电话 13812345678')).toBe('***');
});

describe('every mask', () => {
  it.each(MASKS)('%s leaves null null, and gives null for what it is not told of', (mask) => {
    for (const value of [null, undefined, 13812345678, true, ['王小明'], { name: '王小明' }, new Date()]) {
      expect(masked(mask, value)).toBeNull();
    }
  });

  it('NULL tells nothing of anything', () => {
    fc.assert(fc.property(fc.anything(), (value) => masked('NULL', value) === null));
  });

  it.each(TEXT_MASKS)('%s does not tell that a text is empty', (mask) => {
    for (const blank of ['', ' ', '　', '\u200B']) expect(masked(mask, blank)).toBe('***');
  });

  it('is told of the scalars whose values it answers with', () => {
    expect(masksOf('String')).toEqual([...TEXT_MASKS, 'NULL']);
    expect(masksOf('Date')).toEqual(['DATE_YEAR', 'NULL']);
    for (const other of ['DateTime', 'Int', 'ID', 'Yuan', null]) expect(masksOf(other)).toEqual(['NULL']);
  });
});

/** What is hidden in the values below; none of it is in the part that is shown. */
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const HIDDEN_TEXT = fc
  .stringMatching(/^[甲乙丙丁戊己庚辛A-Za-z0-9 ·😀]{0,40}$/u)
  .filter((text) => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3);

/** Values that differ in their hidden part alone: the mask, a value, another, and what both show. */
const SECRETS: Readonly<Record<string, fc.Arbitrary<[Mask, string, string]>>> = {
  'a citizen ID number': fc
    .tuple(digits(6), digits(8), digits(8), digits(4))
    .map(([area, one, other, tail]) => ['CITIZEN_ID', area + one + tail, area + other + tail]),
  'an old citizen ID number': fc
    .tuple(digits(6), digits(6), digits(6), digits(3))
    .map(([area, one, other, tail]) => ['CITIZEN_ID', area + one + tail, area + other + tail]),
  'a mobile number': fc
    .tuple(fc.stringMatching(/^1[3-9]\d$/), digits(4), digits(4), digits(4))
    .map(([head, one, other, tail]) => ['PHONE', head + one + tail, head + other + tail]),
  'a landline number': fc
    .tuple(
      fc.stringMatching(/^0(10|2\d|[3-9]\d\d)$/),
      fc.stringMatching(/^[2-9]\d{6,7}(-\d{1,6})?$/),
      fc.stringMatching(/^[2-9]\d{6,7}(转\d{1,6})?$/),
    )
    .map(([area, one, other]) => ['PHONE', `${area}-${one}`, `${area}-${other}`]),
  'a name': fc
    .tuple(fc.constantFrom('王', '𠮷', 'É', '阿'), HIDDEN_TEXT, HIDDEN_TEXT)
    .map(([first, one, other]) => ['PERSON_NAME', first + one, first + other]),
  'an address': fc
    .tuple(
      fc.constantFrom('安康市汉滨区', '陕西省安康市旬阳市', '平利县', '演示区'),
      HIDDEN_TEXT,
      HIDDEN_TEXT,
    )
    .map(([division, one, other]) => ['ADDRESS', division + one, division + other]),
  'a free text': fc.tuple(fc.string(), fc.string()).map(([one, other]) => ['FREE_TEXT', one, other]),
};

const ANY_TEXT = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(...'省市区县旗路号王明陕西0123456789０Xx*-+ ;、😀\ud842\u0301'),
    maxLength: 60,
  }),
);

describe('whatever the text', () => {
  it.each(TEXT_MASKS)('%s answers with a text, and masking it again changes nothing', (mask) => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        const once = masked(mask, text);
        expect(typeof once).toBe('string');
        expect(masked(mask, once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(TEXT_MASKS)('%s hides three characters at least', (mask) => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => /\*{3}/.test(String(masked(mask, text)))),
      { numRuns: 1_000 },
    );
  });

  it.each(TEXT_MASKS)('%s answers for 10 kB in no time', (mask) => {
    for (const unit of [
      '1',
      '省',
      '安康市',
      '13812345678 ',
      '0915-3212345;',
      '王',
      '😀',
      ' ',
      '\ud842',
      '(',
      '自治',
    ]) {
      const before = performance.now();
      expect(masked(mask, unit.repeat(10_240 / unit.length))).toMatch(/\*/);
      expect(performance.now() - before).toBeLessThan(100);
    }
  });
});

describe('what is hidden', () => {
  it.each(Object.keys(SECRETS))('of %s, however long, leaves no trace in the answer', (kind) => {
    fc.assert(
      fc.property(SECRETS[kind] as fc.Arbitrary<[Mask, string, string]>, ([mask, one, other]) => {
        expect(masked(mask, one)).toBe(masked(mask, other));
      }),
      { numRuns: 1_000 },
    );
  });

  it('stands nowhere in the answer', () => {
    fc.assert(
      fc.property(HIDDEN_TEXT, (secret) => {
        expect(masked('PERSON_NAME', `王${secret}`)).toBe('王***');
        expect(masked('ADDRESS', `安康市汉滨区${secret}`)).toBe('安康市汉滨区***');
      }),
    );
    fc.assert(
      fc.property(digits(4), digits(8), (four, eight) => {
        expect(masked('PHONE', `138${four}5678`)).toBe('138****5678');
        expect(masked('CITIZEN_ID', `610902${eight}002X`)).toBe('610902********002X');
      }),
    );
  });
});
