import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, errorEntry } from '../src/errors.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const README = read('README.md');

/** The cells of each row of the table under a heading. */
function table(heading: string): string[][] {
  const section = README.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

describe('the README', () => {
  it('lists every error code with its status, and no other', () => {
    const listed = table('Error codes').map(([code, status]) => [code, Number(status)]);
    expect(listed).toEqual(ERROR_CODES.map((code) => [code, errorEntry(code).status]));
  });

  it('gives a reason for every library that is installed, and names no other', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const listed = table('Dependencies').flatMap(([names = '']) => names.split(', '));
    expect(listed.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).toSorted());
  });

  it('lists every environment variable that the hub reads, and no other', () => {
    const [, schema = ''] = /z\.object\(\{([\s\S]*?)\n\}\)/.exec(read('src/config.ts')) ?? [];
    const names = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
    expect(
      table('Configuration')
        .map(([name]) => name)
        .toSorted(),
    ).toEqual([...names, 'HUB_LOG'].toSorted());
  });

  it('has a row for every folder and file at the top of src', () => {
    const listed = table('Where things are').map(([place]) => place);
    for (const place of [
      'audit',
      'calendar',
      'changes',
      'cli',
      'database',
      'demo',
      'gateway',
      'http',
      'identifier',
      'ingest',
      'permission',
      'sharing',
      'subgraph',
      'views',
      'workbench',
    ]) {
      expect(listed).toContain(`src/${place}/`);
    }
  });
});
