import { isUtf8 } from 'node:buffer';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const LINE_FEED = 0x0a;
// A line that is longer is judged in pieces: a piece that begins within a character counts once, and wrongly.
const LONGEST_PIECE = 2 ** 20;

/**
 * Finds the encoding of a text while it goes by. UTF-8 is so strict that whatever passes for it is it; else GB18030,
 * which takes nearly anything. A file of UTF-8 with some broken lines is still UTF-8: read as GB18030 it would come
 * out wrong in every line, and nobody would notice.
 */
export class EncodingFinder {
  private readonly strict = new TextDecoder('utf-8', { fatal: true });
  private isStrict = true;
  private mark: TextEncoding | null = null;
  private isFirst = true;
  private utf8Lines = 0;
  private otherLines = 0;
  private rest: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    if (this.isFirst) this.mark = markOf(chunk);
    this.isFirst = false;
    if (this.isStrict) {
      try {
        this.strict.decode(chunk, { stream: true });
      } catch {
        this.isStrict = false;
      }
    }
    this.countLines(chunk);
  }

  end(): TextEncoding {
    if (this.mark !== null) return this.mark;
    if (this.isStrict) {
      try {
        this.strict.decode();
        return 'utf-8';
      } catch {
        this.isStrict = false;
      }
    }
    this.count(this.rest);
    return this.utf8Lines > this.otherLines ? 'utf-8' : 'gb18030';
  }

  private countLines(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      const line = chunk.subarray(from, at);
      this.count(from === 0 && this.rest.length > 0 ? Buffer.concat([this.rest, line]) : line);
      if (from === 0) this.rest = Buffer.alloc(0);
      from = at + 1;
    }
    this.rest = Buffer.concat([this.rest, chunk.subarray(from)]);
    if (this.rest.length > LONGEST_PIECE) {
      this.count(this.rest);
      this.rest = Buffer.alloc(0);
    }
  }

  private count(line: Buffer): void {
    if (!isUtf8(line)) this.otherLines += 1;
    else if (line.some((byte) => byte > 0x7f)) this.utf8Lines += 1;
  }
}

function markOf(head: Buffer): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}
