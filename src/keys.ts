import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { HubError } from './errors.ts';

/** One key of the ring: an Ed25519 pair for what others must verify, a secret for what only the hub reads. */
export interface Key {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface KeyRing {
  /** Signs new tokens. */
  readonly current: Key;
  /** By identifier; an older key still verifies while it stays in the ring. */
  find(id: string): Key | undefined;
  readonly all: readonly Key[];
  /** A secret for one use, derived so that no two uses share one. */
  secret(use: string, bytes: number): Uint8Array;
}

const SECRET_BYTES = 32;

const RingFile = z.object({
  keys: z
    .array(
      z.object({
        id: z.string().min(1),
        private: z.string(),
        // Node reads whatever it can of base64url: of a damaged secret it would make a short one, known to all.
        secret: z
          .string()
          .regex(/^[\w-]+$/)
          .refine((secret) => Buffer.from(secret, 'base64url').length === SECRET_BYTES),
      }),
    )
    .min(1),
});

/** Reads the key ring; `create` makes a new one where there is none. */
export function openKeyRing(file: string, options: { create: boolean }): KeyRing {
  try {
    if (!existsSync(file)) {
      if (!options.create) throw new HubError('KEY_FILE_UNUSABLE', { file, why: 'there is no such file' });
      createRing(file);
    }
    return ringOf(file);
  } catch (cause) {
    if (cause instanceof HubError) throw cause;
    const { code, syscall } = cause as NodeJS.ErrnoException;
    const why = syscall === undefined ? 'it is not a key ring of this hub' : `${code} in ${syscall}`;
    throw new HubError('KEY_FILE_UNUSABLE', { file, why }, { cause });
  }
}

function ringOf(file: string): KeyRing {
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new HubError('KEY_FILE_UNUSABLE', { file, why: 'others may read it; set its mode to 600' });
  }
  const ring = RingFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = ring.keys.map((entry): Key => {
    const privateKey = createPrivateKey(entry.private);
    if (privateKey.asymmetricKeyType !== 'ed25519')
      throw new Error('A key of the ring is not an Ed25519 key.');
    return { id: entry.id, privateKey, publicKey: createPublicKey(privateKey) };
  });
  const secret = Buffer.from(ring.keys[0]?.secret ?? '', 'base64url');
  return {
    current: keys[0] as Key,
    all: keys,
    find: (id) => keys.find((key) => key.id === id),
    secret: (use, bytes) => new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), use, bytes)),
  };
}

function createRing(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = {
    id: randomBytes(6).toString('hex'),
    private: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    secret: randomBytes(SECRET_BYTES).toString('base64url'),
  };
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ keys: [key] }, null, 2), { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    // A link fails where a second process was first, and then both read that one's ring.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
