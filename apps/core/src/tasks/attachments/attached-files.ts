import { attachmentMediaSchema, newId, type TaskAttachment } from '@yige/contracts';
import type { Database, RawRow } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { type Caller, staffOf } from '../../access/caller.js';
import type { FileStore } from '../../files/file-store.js';
import type { Clock } from '../../time/clock.js';
import { attachmentProblems } from './problems.js';
import { receivedAttachment } from './received-attachment.js';

/** Where the files of one kind of thing stand. The tables have the columns of `AttachedFileColumns` beside the owner's. */
interface Place {
  table: 'task_attachments' | 'matter_photos' | 'admission_documents' | 'refusal_papers';
  owner: 'task_id' | 'matter_id' | 'admission_id' | 'refusal_id';
  /** Files of one owner. */
  most: number;
  tooMany: () => Error;
  /** Plugins add files by themselves, under this name: the table has `plugin_id` too. */
  nameOfPlugin?: (pluginId: string) => string;
}

/** Who adds files, and takes away what they added: an account, or a plugin by itself. */
type Adder = { accountId: string } | { pluginId: string };

export interface AttachedFile {
  name: string;
  media: string;
  content: Buffer;
}

/** A file that was received and lies in the store, and belongs to nothing yet. */
export interface ReceivedFile {
  hash: string;
  name: string;
  media: string;
  size: number;
}

/** Photos and papers of a task, a matter or what is admitted; who sees, adds and removes them is decided by what they belong to. */
export class AttachedFiles {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
    private readonly place: Place,
  ) {}

  /** In the order in which they were added; whoever added one removes it, unless the owner has ended. */
  list(ownerId: string, caller: Caller, hasEnded: boolean): Promise<TaskAttachment[]> {
    const { table, owner } = this.place;
    const reader = hasEnded ? null : adderOf(caller);
    return this.database.query(`SELECT * FROM ${table} WHERE ${owner} = ? ORDER BY id`, [ownerId], (row) =>
      this.describe(row, reader),
    );
  }

  /** Checked by its content and stored; outside any unit of work, since it comes as slowly as the phone sends it. */
  async receive(request: FastifyRequest): Promise<ReceivedFile> {
    const { name, media, content } = await receivedAttachment(request);
    return { hash: await this.files.put(content), name, media, size: content.length };
  }

  /** Inside a unit of work that holds the owner. */
  async add(ownerId: string, caller: Caller, { hash, name, media, size }: ReceivedFile): Promise<TaskAttachment> {
    const { table, owner } = this.place;
    const by = this.adderHere(caller);
    await this.expectRoom(ownerId);
    const id = newId();
    await this.database.insertMany(
      table,
      [
        ...['id', owner, 'file_hash', 'name', 'media', 'size', 'added_by', 'added_by_name', 'added_at'],
        ...(by.pluginId === null ? [] : ['plugin_id']),
      ],
      [
        [
          ...[id, ownerId, hash, name, media, size, by.accountId, by.name, this.clock.now()],
          ...(by.pluginId === null ? [] : [by.pluginId]),
        ],
      ],
    );
    return this.find(ownerId, id, (row) => this.describe(row, adderOf(caller)));
  }

  async content(ownerId: string, id: string): Promise<AttachedFile> {
    const { hash, name, media } = await this.find(ownerId, id, (row) => ({
      hash: row.text('file_hash'),
      name: row.text('name'),
      media: row.text('media'),
    }));
    const content = await this.files.read(hash);
    if (content === null) throw attachmentProblems['attachment.notFound']();
    return { name, media, content };
  }

  /** Inside a unit of work that holds the owner, by whoever added it; `ended` refuses it once the owner has ended. */
  async remove(ownerId: string, id: string, caller: Caller, ended: (() => Error) | null = null): Promise<void> {
    const { removable } = await this.find(ownerId, id, (row) => this.describe(row, adderOf(caller)));
    if (ended !== null) throw ended();
    if (!removable) throw attachmentProblems['attachment.notYours']();
    await this.database.execute(`DELETE FROM ${this.place.table} WHERE id = ?`, [id]);
  }

  private async expectRoom(ownerId: string): Promise<void> {
    const { table, owner, most, tooMany } = this.place;
    const number = await this.database.queryOne(
      `SELECT COUNT(*) AS number FROM ${table} WHERE ${owner} = ?`,
      [ownerId],
      (row) => row.integer('number'),
    );
    if ((number ?? 0) >= most) throw tooMany();
  }

  /** What the row has: no account where a plugin adds it. */
  private adderHere(caller: Caller): { accountId: string; pluginId: string | null; name: string } {
    const by = adderOf(caller);
    const { nameOfPlugin } = this.place;
    if (by !== null && 'pluginId' in by && nameOfPlugin !== undefined) {
      return { accountId: '', pluginId: by.pluginId, name: nameOfPlugin(by.pluginId) };
    }
    const { accountId, name } = staffOf(caller);
    return { accountId, pluginId: null, name };
  }

  /** `reader`: whose own can be taken away. */
  private describe(row: RawRow, reader: Adder | null): TaskAttachment {
    const pluginId = this.place.nameOfPlugin === undefined ? null : row.textOrNull('plugin_id');
    const addedBy = { id: pluginId ?? row.text('added_by'), name: row.text('added_by_name') };
    const own = pluginId === null ? { accountId: addedBy.id } : { pluginId };
    return {
      id: row.text('id'),
      name: row.text('name'),
      media: attachmentMediaSchema.parse(row.text('media')),
      size: row.integer('size'),
      addedBy,
      addedAt: row.instant('added_at').toISOString(),
      removable: isSame(reader, own),
    };
  }

  private async find<Found extends {}>(ownerId: string, id: string, read: (row: RawRow) => Found): Promise<Found> {
    const { table, owner } = this.place;
    const found = await this.database.queryOne(
      `SELECT * FROM ${table} WHERE id = ? AND ${owner} = ?`,
      [id, ownerId],
      read,
    );
    if (found === null) throw attachmentProblems['attachment.notFound']();
    return found;
  }
}

/** Null: a service, or a plugin on behalf of somebody, who adds nothing of theirs. */
function adderOf(caller: Caller): Adder | null {
  if (caller.kind === 'staff') return { accountId: caller.accountId };
  if (caller.kind !== 'plugin' || caller.onBehalfOf !== null) return null;
  return { pluginId: caller.pluginId };
}

function isSame(one: Adder | null, other: Adder): boolean {
  if (one === null) return false;
  if ('pluginId' in one) return 'pluginId' in other && one.pluginId === other.pluginId;
  return 'accountId' in other && one.accountId === other.accountId;
}
