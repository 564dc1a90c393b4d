import { describe, expect, it } from 'vitest';
import { searchable, wordsIn } from '../../../src/sharing/catalogue/search.ts';

const text = searchable('Subject.phone', 'Contact telephone (tel).', '联系电话', null);

describe('a search', () => {
  it.each(['', ' 　', '电话', '联系 TEL', 'ＳＵＢＪＥＣＴ．ｐｈｏｎｅ', '电话　联系', 'phone contact 系电'])(
    'finds by “%s”, in any case, width and order',
    (search) => expect(wordsIn(search)(text)).toBe(true),
  );

  it.each(['电联', '电话 fax', 'subject phone address'])(
    'does not find by “%s”: every word must occur',
    (search) => expect(wordsIn(search)(text)).toBe(false),
  );
});
