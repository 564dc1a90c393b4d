import { Field, ID } from 'type-graphql';
import { enumType } from '../../subgraph/enum.ts';
import { PayloadType } from '../../subgraph/object-type.ts';
import { ApprovalItem } from './item-type.ts';
import type { ExclusionReason } from './match/item-match.ts';
import type { ItemRow } from './record.ts';

export const MatchExclusionReason = enumType<ExclusionReason>({
  name: 'MatchExclusionReason',
  description: 'Why words of a business scope do not call for an item that they name (排除原因).',
  values: {
    LEFT_OUT: 'The scope leaves them out (不含、除…外、不得从事).',
    LINE_LEAVES_OUT: 'Their line leaves out what the item is about (如成品油零售（不含危险化学品）).',
    LOOKALIKE: 'They are part of words that mean something else (如宠物食品销售).',
    OTHER_SUBJECT: 'The line speaks of something else about it (如餐饮服务管理).',
    COVERED: 'Another item that the scope calls for makes this one needless (已被其他事项覆盖).',
  },
});

@PayloadType({ description: 'Words of a business scope that call for an item (匹配词).' })
export class MatchedWord {
  @Field(() => String, { description: 'The words, as they are written.' })
  word!: string;

  @Field(() => String, { description: 'The entry of the scope in which they stand.' })
  clause!: string;
}

@PayloadType({ description: 'Words of a business scope that name an item and do not call for it (排除词).' })
export class MatchExclusion {
  @Field(() => String, { description: 'The words, as they are written.' })
  word!: string;

  @Field(() => String, { description: 'The entry of the scope in which they stand.' })
  clause!: string;

  @Field(() => MatchExclusionReason as object, { description: 'Why they do not count.' })
  reason!: ExclusionReason;

  @Field(() => String, {
    description: 'What says so: words of the scope, or the code of the item that covers this one.',
  })
  because!: string;
}

@PayloadType({ description: 'What a business scope says to one item of the catalogue (经营范围匹配结果).' })
export class ItemMatch {
  @Field(() => ApprovalItem, { nullable: true, description: 'The item, in the version matched with.' })
  item!: ItemRow;

  @Field(() => ID, { description: 'Its code (事项编码).' })
  code!: string;

  @Field(() => Boolean, { description: 'Whether the scope calls for it (是否涉及).' })
  called!: boolean;

  @Field(() => [MatchedWord], { description: 'By which words; none where it is not called for.' })
  matchedWords!: MatchedWord[];

  @Field(() => [MatchExclusion], { description: 'Words that would have called for it, and do not.' })
  exclusions!: MatchExclusion[];
}
