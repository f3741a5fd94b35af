import type { Readable } from 'node:stream';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { type CloudEvent, coreEvents, defineProblems, fileNameOf, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { z } from 'zod';
import { Clock } from '../clock.js';
import { Log } from '../log.js';
import { RunningPlugin } from '../tasks/task-results.js';
import { FileAnswer } from './file-answer.js';
import { FileFolder } from './file-folder.js';
import { FileRows, type StoredFile } from './file-rows.js';
import type { IncomingFile } from './incoming-file.js';
import { writeChecked } from './write-checked.js';

const problems = defineProblems({ 'file.notFound': [404, '没有这个文件', 'There is no such file'] });

/** Events that a plugin hears whose files name residents: they follow a merge, and go with whoever is erased. */
const ABOUT_PEOPLE = [coreEvents.personMerged, coreEvents.personUnmerged, coreEvents.personErased];

const erasedSchema = z.object({ personId: z.string() });

/** What is said of a file when it is stored. */
export interface StoreOptions {
  /** The resident whom it is about: it follows them into a merge, and is removed when they are erased. */
  personId?: string;
}

/**
 * Files that the plugin keeps, such as scans and photos: each a row in its own database and the content in its own
 * directory, `YIGE_PLUGIN_FILES_DIR`. No row is without its file; a file without a row is swept. Who may read one is the
 * plugin's to decide, by the rows of its own that name it.
 */
@Injectable()
export class PluginFiles {
  constructor(
    private readonly database: Database,
    private readonly folder: FileFolder,
    private readonly rows: FileRows,
    private readonly plugin: RunningPlugin,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Takes a file as it comes and hands what it became to `keep`, which writes the plugin's own rows about it in the same
   * unit of work: all of it is kept, or none. Of a picture nothing but the picture is kept, not where and when it was taken.
   * It throws `file.tooLarge`, `file.kind` or `file.unreadable` before `keep` is called, and a `TypeError` within a unit of
   * work, which a slow line would hold up.
   */
  async store<Result>(
    file: IncomingFile,
    keep: (stored: StoredFile) => Promise<Result>,
    { personId }: StoreOptions = {},
  ): Promise<Result> {
    if (this.database.inTransaction())
      throw new TypeError('A file is stored outside of a unit of work, which it opens');
    if (personId !== undefined) this.expectFollowed();
    const stored = { ...(await this.received(file)), personId: personId ?? null };
    let refused = false;
    try {
      return await this.database.transaction(async () => {
        refused = false;
        await this.rows.add(stored);
        try {
          return await keep(stored);
        } catch (error) {
          refused = true;
          throw error;
        }
      });
    } catch (error) {
      // A commit whose end nobody heard of may have kept the row: only what was refused surely has none.
      if (refused) await this.folder.remove(stored.id);
      throw error;
    }
  }

  /** What is known of files, in the order in which they were stored; of an id that there is not, nothing. */
  list(ids: readonly string[]): Promise<StoredFile[]> {
    return this.rows.byIds(ids);
  }

  /** A file and its content, to be read or destroyed. Throws `file.notFound`. */
  async read(id: string): Promise<{ file: StoredFile; content: Readable }> {
    const [file] = await this.rows.byIds([id]);
    if (file === undefined) throw problems['file.notFound']();
    const opened = await this.folder.open(id);
    if (opened === null) {
      this.log.logger.error({ fileId: id }, 'a file is not in the directory of files');
      throw problems['file.notFound']();
    }
    return { file, content: opened.createReadStream() };
  }

  /**
   * A file as the answer of a `GET` route, with its name: pictures are shown, a PDF is kept. On a route that is `sensitive`
   * the resident whom it is about learns who read it. Throws `file.notFound`.
   */
  async answer(id: string): Promise<StreamableFile> {
    const { file, content } = await this.read(id);
    return new FileAnswer(content, file);
  }

  /** Removes files with the unit of work in which it is called; ids that there are not are passed over. */
  async remove(ids: readonly string[]): Promise<void> {
    await this.database.transaction(async () => {
      await this.rows.remove(ids);
      this.database.afterCommit(() => void this.forget(ids));
    });
  }

  /** Whoever is erased takes along the files about them. @internal */
  async follow({ type, data }: CloudEvent): Promise<void> {
    if (type !== coreEvents.personErased) return;
    const { personId } = erasedSchema.parse(data);
    await this.remove(await this.rows.about(personId));
  }

  private async received(file: IncomingFile): Promise<Omit<StoredFile, 'personId'>> {
    const id = newId();
    try {
      const written = await this.folder.put(id, (handle) => writeChecked(handle, file));
      return { id, ...written, name: fileNameOf(file.name, written.kind), storedAt: this.clock.now() };
    } catch (error) {
      // What is still on its way must not hold the connection; whether it arrives is nobody's concern any more.
      file.content.once('error', () => undefined).resume();
      throw error;
    }
  }

  private async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.folder.remove(id).catch((error: unknown) => {
        this.log.logger.warn({ err: error, fileId: id }, 'a file was not removed; it is swept later');
      });
    }
  }

  private expectFollowed(): void {
    const subscribed: readonly string[] = this.plugin.definition.events?.subscribes ?? [];
    const missing = ABOUT_PEOPLE.filter((type) => !subscribed.includes(type));
    if (missing.length > 0)
      throw new TypeError(`A file about a resident needs a subscription to ${missing.join(', ')}`);
  }
}
