import { buildSchema, isObjectType, parse, print } from 'graphql';
import { Arg, Args, ArgsType, Field, FieldResolver, InputType, Int, Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { composeSupergraph } from '../../src/gateway/supergraph.ts';
import { buildViews } from '../../src/hub.ts';
import { buildView } from '../../src/subgraph/build.ts';
import { OwnedType } from '../../src/subgraph/object-type.ts';
import { conditional, OPEN, Shared, SharedField, Uses } from '../../src/subgraph/share.ts';

const OWNED = { steward: 'tax', records: 'STEWARD', description: 'A post.' } as const;

describe('a view', () => {
  it('does not build with a field that says nothing of its sharing', () => {
    @OwnedType({ ...OWNED, name: 'Post' })
    class UndeclaredPost {
      @Field(() => String, { nullable: true })
      title!: string;
    }
    @Resolver()
    class Posts {
      @Shared(OPEN)
      @Query(() => UndeclaredPost, { nullable: true })
      post(): null {
        return null;
      }
    }
    expect(() =>
      buildView({ name: 'posts', resolvers: [Posts], types: [UndeclaredPost], entities: {} }),
    ).toThrow('The view posts does not build:\nPost.title declares no @share.');
  });

  it('does not build with a use that would get lost between class and schema', () => {
    @OwnedType({ ...OWNED, name: 'Post' })
    class LosingPost {
      @SharedField(() => Int, OPEN, 'Words.')
      words!: number;
    }
    @Resolver(() => LosingPost)
    class LosingPosts {
      @Shared(OPEN)
      @Query(() => LosingPost, { nullable: true })
      post(): null {
        return null;
      }
      @FieldResolver()
      words(@Uses('Post.words') @Arg('like', () => String, { nullable: true }) _like: string): number {
        return 0;
      }
    }
    expect(() =>
      buildView({ name: 'posts', resolvers: [LosingPosts], types: [LosingPost], entities: {} }),
    ).toThrow('LosingPosts.words loses the @uses of Post.words: move its argument into an @ArgsType class.');
  });

  it('builds where the argument stands in a class of arguments', () => {
    @OwnedType({ ...OWNED, name: 'Post' })
    class KeepingPost {
      @SharedField(() => Int, conditional('PIPL'), 'Words.')
      words!: number;
    }
    @ArgsType()
    class WordsArgs {
      @Uses('Post.words')
      @Field(() => String, { nullable: true })
      like?: string | null;
    }
    @Resolver(() => KeepingPost)
    class KeepingPosts {
      @Shared(OPEN)
      @Query(() => KeepingPost, { nullable: true })
      post(): null {
        return null;
      }
      @FieldResolver()
      words(@Args(() => WordsArgs) _args: WordsArgs): number {
        return 0;
      }
    }
    const { sdl } = buildView({
      name: 'posts',
      resolvers: [KeepingPosts],
      types: [KeepingPost],
      entities: {},
    });
    expect(sdl).toContain(
      'words(like: String @uses(field: "Post.words")): Int @share(class: CONDITIONAL, basis: "PIPL")',
    );
  });

  it('does not build with a filter that does not say what it reads', () => {
    @InputType({ description: 'Which.' })
    class PostFilter {
      @Field(() => String, { nullable: true })
      title?: string;
    }
    @Resolver()
    class FilteredPosts {
      @Shared(OPEN)
      @Query(() => Int, { nullable: true })
      postCount(@Arg('filter', () => PostFilter) _filter: PostFilter): number {
        return 0;
      }
    }
    expect(() => buildView({ name: 'posts', resolvers: [FilteredPosts], types: [], entities: {} })).toThrow(
      'PostFilter.title declares no @uses',
    );
  });
});

describe('the views of the hub', () => {
  const views = buildViews();

  it('compose, with what their stewards declared in it', () => {
    const supergraph = composeSupergraph(views);
    expect(supergraph).toContain('@share(class: WITHHELD, basis: "个人信息保护法 Art. 28")');
    expect(supergraph).toMatch(/@owner\(steward: "market-regulation", records: STEWARD\)/);
    expect(supergraph).toMatch(/@uses\(field: "Subject\.name"\)/);
  });

  it('tell the SDL that they are built from, and each type of it is described', () => {
    for (const { name, sdl } of views) {
      const document = parse(sdl);
      expect(print(document)).not.toBe('');
      for (const definition of document.definitions) {
        if (definition.kind !== 'ObjectTypeDefinition') continue;
        const isRoot = ['Query', 'Mutation'].includes(definition.name.value);
        if (!isRoot) expect(definition.description?.value, `${name}: ${definition.name.value}`).toBeTruthy();
        for (const field of definition.fields ?? []) {
          expect(
            field.description?.value,
            `${name}: ${definition.name.value}.${field.name.value}`,
          ).toBeTruthy();
        }
      }
    }
  });

  it('have no field that the SDL does not tell, but for what a gateway asks', () => {
    for (const { sdl, schema } of views) {
      const told = buildSchema(sdl.slice(sdl.indexOf('directive @')), { assumeValidSDL: true });
      for (const type of Object.values(schema.getTypeMap())) {
        if (!isObjectType(type) || type.name.startsWith('_')) continue;
        const inSdl = told.getType(type.name);
        const fields = Object.keys(type.getFields()).filter((field) => !field.startsWith('_'));
        expect(fields).toEqual(isObjectType(inSdl) ? Object.keys(inSdl.getFields()) : []);
      }
    }
  });
});
