import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { BoundedText } from './bounded-text.ts';
import { parseXml } from './xml.ts';

/** Strings of one block lie together, as rows that follow each other mostly ask for strings that do. */
const STRINGS_A_BLOCK = 128;
const CACHED_CHARACTERS = 2 ** 19;

interface Block {
  readonly at: number;
  readonly bytes: number;
}

/**
 * The strings that the cells of a workbook name by number. A large workbook has millions of them, so they lie in a
 * file that nobody else can open, and what was asked for last stays in memory.
 */
export class SharedStrings {
  private readonly blocks: Block[] = [];
  private readonly cache = new LRUCache<number, string[]>({
    maxSize: CACHED_CHARACTERS,
    sizeCalculation: (strings) => strings.reduce((sum, { length }) => sum + length, 1),
  });
  private readonly descriptor: number;
  private written = 0;
  private filling: string[] = [];

  constructor() {
    const path = join(tmpdir(), `hub-strings-${randomUUID()}`);
    this.descriptor = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
  }

  add(text: string): void {
    this.filling.push(text);
    if (this.filling.length === STRINGS_A_BLOCK) this.flush();
  }

  flush(): void {
    if (this.filling.length === 0) return;
    const block = Buffer.from(JSON.stringify(this.filling));
    writeSync(this.descriptor, block, 0, block.length, this.written);
    this.blocks.push({ at: this.written, bytes: block.length });
    this.written += block.length;
    this.filling = [];
  }

  /** Undefined where the workbook names a string that it does not have. */
  at(index: number): string | undefined {
    const number = Math.floor(index / STRINGS_A_BLOCK);
    const block = this.blocks[number];
    if (block === undefined) return undefined;
    let strings = this.cache.get(number);
    if (strings === undefined) {
      const bytes = Buffer.alloc(block.bytes);
      readSync(this.descriptor, bytes, 0, block.bytes, block.at);
      strings = JSON.parse(bytes.toString()) as string[];
      this.cache.set(number, strings);
    }
    return strings[index % STRINGS_A_BLOCK];
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** Reads `xl/sharedStrings.xml`; readings of characters (rPh) are no part of a string. */
export async function readSharedStrings(
  bytes: AsyncIterable<Buffer>,
  strings: SharedStrings,
  cellCharacters: number,
): Promise<void> {
  const text = new BoundedText(cellCharacters);
  let isText = false;
  let isReading = false;
  const handler = {
    open(name: string) {
      if (name === 't') isText = true;
      else if (name === 'rPh') isReading = true;
    },
    text(piece: string) {
      if (isText && !isReading) text.add(piece);
    },
    close(name: string) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'si') strings.add(text.take());
    },
  };
  for await (const _ of parseXml(bytes, handler));
  strings.flush();
}
