import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { HubError } from '../../errors.ts';
import type { IntakeLimits } from '../limits.ts';

const MOST_ENTRIES = 5_000;
// Small parts may compress as well as they like: styles do.
const RATIO_FROM_BYTES = 8 * 2 ** 20;

/** The parts of a ZIP file; each is inflated only as far as it said that it would be. */
export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly file: string,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Throws INTAKE_FILE_REFUSED for what is torn, and INTAKE_FILE_TOO_LARGE for what would inflate beyond the limits. */
  static async open(path: string, file: string, limits: IntakeLimits): Promise<ZipArchive> {
    const zip = await opened(path).catch((cause: unknown) => {
      throw torn(file, cause);
    });
    try {
      const entries = await listed(zip).catch((cause: unknown) => {
        throw torn(file, cause);
      });
      requireBounded(file, entries, limits);
      return new ZipArchive(zip, file, new Map(entries.map((entry) => [entry.fileName, entry])));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** How much smaller a part is in the file. */
  ratioOf(name: string): number {
    const entry = this.entries.get(name);
    return entry === undefined ? 1 : entry.compressedSize / Math.max(1, entry.uncompressedSize);
  }

  /** The bytes of one part, checked against its length and its checksum. */
  async *read(name: string): AsyncIterable<Buffer> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw torn(this.file, new Error(`${name} is missing`));
    let sum = 0;
    try {
      for await (const chunk of await stream(this.zip, entry)) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (cause) {
      throw cause instanceof HubError ? cause : torn(this.file, cause);
    }
    if (sum !== entry.crc32) throw torn(this.file, new Error(`the checksum of ${name} is wrong`));
  }

  close(): void {
    this.zip.close();
  }
}

export const torn = (file: string, cause?: unknown): HubError =>
  new HubError(
    'INTAKE_FILE_REFUSED',
    {
      file,
      why: 'it is damaged or cut off; open it in the program that made it, save it anew and send it whole',
      whyZh: '文件损坏或不完整，请用原软件打开、另存后重新报送',
    },
    { cause },
  );

const opened = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    ),
  );

const listed = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    if (zip.entryCount > MOST_ENTRIES) return reject(new Error('it has more parts than any workbook'));
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });

const stream = (zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, bytes) => (error ? reject(error) : resolve(bytes))),
  );

function requireBounded(file: string, entries: readonly Entry[], limits: IntakeLimits): void {
  const inflated = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const why = `it inflates to ${inflated} bytes`;
  const whyZh = `解压后为 ${inflated} 字节`;
  if (inflated > limits.inflatedBytes) {
    const limit = limits.inflatedBytes;
    throw new HubError('INTAKE_FILE_TOO_LARGE', {
      file,
      why,
      whyZh,
      limit,
      setting: 'HUB_INTAKE_INFLATED_MB',
    });
  }
  const dense = entries.some(
    ({ compressedSize, uncompressedSize }) =>
      uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * limits.inflateRatio,
  );
  if (dense) {
    const limit = `${limits.inflateRatio} : 1`;
    throw new HubError('INTAKE_FILE_TOO_LARGE', { file, why, whyZh, limit, setting: 'HUB_INTAKE_RATIO' });
  }
}
