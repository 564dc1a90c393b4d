import { execFile } from 'node:child_process';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubError } from '../src/errors.ts';
import { openKeyRing } from '../src/keys.ts';
import { removeFolder, temporaryFolder } from './kit/temporary-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

const open = (name: string, create = true) => openKeyRing(join(folder, name), { create });

/** A ring file with one thing about it changed. */
function writeRing(name: string, change: (key: Record<string, unknown>) => object): void {
  open(`${name}.whole`);
  const ring = JSON.parse(readFileSync(join(folder, `${name}.whole`), 'utf8'));
  writeFileSync(join(folder, name), JSON.stringify({ keys: [change(ring.keys[0])] }), { mode: 0o600 });
}

function refusal(name: string, create = true): HubError {
  try {
    open(name, create);
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
  throw new Error('The key file was taken.');
}

describe('the key ring', () => {
  it('is made once, for the hub alone to read, and is the same at the next start', () => {
    const made = open('deep/in/a/folder/keys');
    const again = open('deep/in/a/folder/keys', false);
    expect(statSync(join(folder, 'deep/in/a/folder/keys')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'deep/in/a/folder'))).toEqual(['keys']);
    expect(again.current.id).toBe(made.current.id);
    expect(again.secret('cursors', 64)).toEqual(made.secret('cursors', 64));
    const signature = sign(null, Buffer.from('a statement'), made.current.privateKey);
    const known = again.find(made.current.id);
    expect(known && verify(null, Buffer.from('a statement'), known.publicKey, signature)).toBe(true);
    expect(again.find('another')).toBeUndefined();
  });

  it('derives another secret for another use', () => {
    const ring = open('uses');
    expect(ring.secret('cursors', 32)).toHaveLength(32);
    expect(ring.secret('cursors', 32)).not.toEqual(ring.secret('audit-subjects', 32));
    expect(open('others').secret('cursors', 32)).not.toEqual(ring.secret('cursors', 32));
  });

  it('is one ring for processes that start at once', async () => {
    const script = `import { openKeyRing } from ${JSON.stringify(fileURLToPath(new URL('../src/keys.ts', import.meta.url)))};
      process.stdout.write(openKeyRing(${JSON.stringify(join(folder, 'shared'))}, { create: true }).current.id);`;
    const start = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.stdout).toMatch(/^[0-9a-f]{12}$/);
    expect(other.stdout).toBe(one.stdout);
  });

  it('is never written over what another process has put in its place meanwhile', () => {
    // Looks free to whoever asks whether the file exists, as it does in the moment before another's appears.
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'taken'));
    expect(refusal('taken')).toMatchObject({ code: 'KEY_FILE_UNUSABLE' });
    expect(readdirSync(folder)).not.toContain('elsewhere');
  });

  it('is not made where there must be one already', () => {
    expect(refusal('missing', false)).toMatchObject({ code: 'KEY_FILE_UNUSABLE' });
    expect(readdirSync(folder)).not.toContain('missing');
  });

  it('is refused while others may read it', () => {
    open('readable');
    for (const mode of [0o640, 0o604, 0o620, 0o606]) {
      chmodSync(join(folder, 'readable'), mode);
      expect(refusal('readable').message).toContain('others may read it');
    }
    chmodSync(join(folder, 'readable'), 0o600);
    expect(open('readable').all).toHaveLength(1);
  });

  it.each([
    ['is empty', ''],
    ['is not JSON', 'keys'],
    ['is something else', '{"keys": "mine"}'],
    ['holds no key', '{"keys": []}'],
    ['holds a key that is none', '{"keys": [{"id": "a", "private": "x", "secret": "y"}]}'],
  ])('is refused when the file %s', (_what, content) => {
    writeFileSync(join(folder, 'garbage'), content, { mode: 0o600 });
    expect(refusal('garbage')).toMatchObject({ code: 'KEY_FILE_UNUSABLE' });
  });

  it.each([
    ['an empty secret', { secret: '' }],
    ['a secret that is cut short', { secret: 'c2hvcnQ' }],
    ['a secret of characters that are skipped in reading', { secret: '!'.repeat(43) }],
    [
      'a key that cannot sign tokens',
      {
        private: generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
      },
    ],
  ])('is refused with %s: what it derives would be known to all', (what, damage) => {
    writeRing(what, (key) => ({ ...key, ...damage }));
    expect(refusal(what).message).toContain('not a key ring of this hub');
  });

  it('says what stands in its way when it cannot be made', () => {
    writeFileSync(join(folder, 'a-file'), '');
    expect(refusal('a-file/keys').message).toMatch(/ENOTDIR|EEXIST/);
  });
});
