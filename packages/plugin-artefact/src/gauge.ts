import { Transform, type TransformCallback } from 'node:stream';
import { ArtefactError } from './artefact-error.js';

const BLOCK = 512;
/** More than what waits in buffers between here and the entries. */
const AHEAD = 4_194_304;

/**
 * Between gunzip and the archive's reader: counts what comes out, so that a bomb ends here and not on the disk, and that
 * headers without an end, which the reader would gather in memory, end too.
 */
export class Gauge extends Transform {
  private passed = 0;
  private expected = 0;
  private entries = 0;

  constructor(private readonly limits: { unpacked: number; files: number }) {
    super();
  }

  /** The reader met an entry of this size. */
  entered(size: number): void {
    this.entries += 1;
    if (this.entries > this.limits.files) throw new ArtefactError('tooManyFiles', 'archive');
    if (size > this.limits.unpacked) throw new ArtefactError('tooLarge', 'unpacked');
    this.expected += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.passed += chunk.length;
    const tooMuch = this.passed > this.limits.unpacked || this.passed - this.expected > AHEAD;
    done(tooMuch ? new ArtefactError('tooLarge', 'unpacked') : null, chunk);
  }
}
