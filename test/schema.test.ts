import { expect, it } from 'vitest';
import { staleSchemaFiles } from '../src/cli/schema.ts';

it('schema/*.graphql say what the classes say (if not: npm run schema:emit)', () => {
  expect(staleSchemaFiles()).toEqual([]);
});
