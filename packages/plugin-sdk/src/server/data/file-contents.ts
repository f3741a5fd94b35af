import { Injectable } from '@nestjs/common';
import { FileRows } from '../files/file-rows.js';
import { PluginFiles } from '../files/plugin-files.js';

/** Bytes of one line. */
const PIECE = 262_144;
/** Rows that one statement reads. */
const AT_ONCE = 500;

/** The content of every file of the plugin, in the order of their ids; a piece is in memory at a time. */
@Injectable()
export class FileContents {
  constructor(
    private readonly rows: FileRows,
    private readonly files: PluginFiles,
  ) {}

  /** NDJSON lines `{file, offset, base64}`, each a piece of one file. Throws where a file of a row is not there. */
  async *lines(): AsyncGenerator<string> {
    let after: string | undefined = '';
    while (after !== undefined) {
      const page: { id: string }[] = await this.rows.page(after, AT_ONCE);
      for (const { id } of page) yield* this.linesOf(id);
      after = page.at(-1)?.id;
    }
  }

  private async *linesOf(file: string): AsyncGenerator<string> {
    const { content } = await this.files.read(file);
    let offset = 0;
    let rest: Buffer = Buffer.alloc(0);
    for await (const read of content) {
      rest = Buffer.concat([rest, Buffer.from(read)]);
      if (rest.length < PIECE) continue;
      yield lineOf(file, offset, rest);
      offset += rest.length;
      rest = Buffer.alloc(0);
    }
    if (rest.length > 0) yield lineOf(file, offset, rest);
  }
}

function lineOf(file: string, offset: number, piece: Buffer): string {
  return `${JSON.stringify({ file, offset, base64: piece.toString('base64') })}\n`;
}
