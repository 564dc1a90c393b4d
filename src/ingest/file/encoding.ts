import { isUtf8 } from 'node:buffer';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Whether a text is UTF-8 from its first byte to its last, which no other text ever is by chance. */
export class StrictUtf8 {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private isStrict = true;

  add(chunk: Buffer): void {
    if (this.isStrict) this.try(() => this.decoder.decode(chunk, { stream: true }));
  }

  end(): boolean {
    if (this.isStrict) this.try(() => this.decoder.decode());
    return this.isStrict;
  }

  private try(decode: () => void): void {
    try {
      decode();
    } catch {
      this.isStrict = false;
    }
  }
}

const LINE_FEED = 0x0a;
// A line that is longer is judged in pieces: a piece that begins within a character counts once, and wrongly.
const LONGEST_PIECE = 2 ** 20;

/**
 * Tells GB18030 from UTF-8 of which some lines are broken, by how many lines are which: GB18030 takes nearly anything,
 * and a file that is read as what it is not comes out wrong in every line without anybody noticing.
 */
export class LineEncodings {
  private utf8 = 0;
  private other = 0;
  private rest: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      const line = chunk.subarray(from, at);
      this.count(from === 0 && this.rest.length > 0 ? Buffer.concat([this.rest, line]) : line);
      if (from === 0) this.rest = Buffer.alloc(0);
      from = at + 1;
    }
    this.rest = Buffer.concat([this.rest, chunk.subarray(from)]);
    if (this.rest.length > LONGEST_PIECE) this.countRest();
  }

  end(): TextEncoding {
    this.countRest();
    return this.utf8 > this.other ? 'utf-8' : 'gb18030';
  }

  private countRest(): void {
    this.count(this.rest);
    this.rest = Buffer.alloc(0);
  }

  private count(line: Buffer): void {
    if (!isUtf8(line)) this.other += 1;
    else if (line.some((byte) => byte > 0x7f)) this.utf8 += 1;
  }
}

/** What a byte order mark says. */
export function markedEncoding(head: Buffer): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}
