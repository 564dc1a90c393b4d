import { Parser } from 'htmlparser2';

export interface XmlHandler {
  /** Names come without their prefix: some programs write `x:row`. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Feeds a handler with the XML of one part, piece by piece, and lets the caller take between the pieces what it has
 * made of them. Entities that a document declares for itself are left as they stand. Throws when the root is not closed.
 */
export async function* parseXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): AsyncIterable<void> {
  let depth = 0;
  let isClosed = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        handler.open(bare(name), attributes);
      },
      ontext: (text) => handler.text(text),
      onclosetag(name, isImplied) {
        depth -= 1;
        if (depth === 0 && !isImplied) isClosed = true;
        handler.close(bare(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder();
  for await (const chunk of bytes) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.end(decoder.decode());
  yield;
  if (!isClosed) throw new Error('The XML ends before its root does.');
}

/** The whole of a small part. */
export async function readXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml(bytes, handler));
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
