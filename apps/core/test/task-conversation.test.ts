import { ATTACHMENTS_PER_TASK, COMMENT_WITHDRAWAL } from '@yige/contracts';
import { POSITION, png } from '@yige/file-content/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FileStore } from '../src/files/file-store.js';
import { FileSweep } from '../src/files/file-sweep.js';
import { Clock } from '../src/time/clock.js';
import { FixturePlugin, withSecretType } from './support/fixture-plugin.js';
import { type Colleague, refusalOf, TaskDesk } from './support/task-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('what is said about a task and laid beside it, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', withSecretType());
  const other = new FixturePlugin('other');
  let platform: TestPlatform;
  let desk: TaskDesk;
  let secretary: Colleague;
  let worker: Colleague;
  let colleague: Colleague;
  let stranger: Colleague;
  beforeAll(async () => {
    await Promise.all([plugin.start(), other.start()]);
    platform = await TestPlatform.start(dialect, { plugins: [plugin, other] });
    desk = new TaskDesk(platform, plugin);
    secretary = await desk.colleague('communitySecretary', 'elm');
    worker = await desk.colleague('gridWorker', 'elm-2');
    colleague = await desk.colleague('gridWorker', 'elm-2');
    stranger = await desk.colleague('gridWorker', 'oak-1');
  });
  afterAll(async () => {
    await platform?.stop();
    await Promise.all([plugin.stop(), other.stop()]);
  });

  const noticesOf = ({ id }: Colleague, taskId: string) =>
    platform.database.query(
      'SELECT kind FROM notices WHERE account_id = ? AND task_id = ? ORDER BY id',
      [id, taskId],
      (row) => row.text('kind'),
    );
  const say = ({ client }: Colleague, taskId: string, text: string, mentions: string[] = []) =>
    client.taskComments.create({ params: { id: taskId }, body: { text, mentions } });
  const commentsOf = async ({ client }: Colleague, taskId: string, query = {}) =>
    (await client.taskComments.list({ params: { id: taskId }, query })).items;
  const file = (content: Buffer | string, name = '现场.png') =>
    new File([typeof content === 'string' ? content : new Uint8Array(content)], name);
  const add = ({ client }: Colleague, taskId: string, content: Buffer | string, name?: string) =>
    client.taskAttachments.add({ params: { id: taskId }, body: { file: file(content, name) } });

  describe('comments', () => {
    it('tell whoever is mentioned, does the task or follows it, once each and not oneself', async () => {
      const { id } = await desk.task('elm-2', worker.id);
      await colleague.client.taskHandling.follow({ params: { id } });
      const said = await say(secretary, id, `@${worker.username} 上次说膝盖疼，顺便问问。`, [worker.id]);
      expect(said).toMatchObject({
        author: { id: secretary.id },
        mentions: [{ id: worker.id, name: worker.username }],
        withdrawable: true,
      });
      expect(await noticesOf(worker, id)).toEqual(['mentioned']);
      expect(await noticesOf(colleague, id)).toEqual(['commented']);
      expect(await noticesOf(secretary, id)).toEqual([]);
      expect((await commentsOf(worker, id)).map(({ text, withdrawable }) => [text, withdrawable])).toEqual([
        [said.text, false],
      ]);
    });

    it('mention only whoever may read the task, as the picker offers them', async () => {
      const { id } = await desk.task('elm-2', worker.id);
      expect(await refusalOf(say(secretary, id, '请看', [stranger.id]))).toBe('422 comment.mentionUnknown');
      const offered = async (name: string) =>
        (await secretary.client.taskComments.readers({ params: { id }, query: { q: name } })).items.map(
          (one) => one.id,
        );
      expect(await offered(worker.username)).toEqual([worker.id]);
      expect(await offered(stranger.username)).toEqual([]);
      expect(await noticesOf(stranger, id)).toEqual([]);
    });

    it('can be withdrawn by their author for a quarter of an hour, and leave a trace', async () => {
      const { id } = await desk.task('elm-2', worker.id);
      const { id: commentId } = await say(worker, id, '说错了');
      const params = { id, commentId };
      expect(await refusalOf(secretary.client.taskComments.withdraw({ params }))).toBe('409 comment.notWithdrawable');
      await worker.client.taskComments.withdraw({ params });
      expect(await commentsOf(secretary, id)).toMatchObject([{ text: null, mentions: [], withdrawable: false }]);
      const late = await say(worker, id, '晚了');
      await platform.database.execute('UPDATE task_comments SET at = ? WHERE id = ?', [
        new Date(Date.now() - (COMMENT_WITHDRAWAL + 1) * 60_000),
        late.id,
      ]);
      expect(await refusalOf(worker.client.taskComments.withdraw({ params: { id, commentId: late.id } }))).toBe(
        '409 comment.notWithdrawable',
      );
    });

    it('are read page by page, newest first, also once the task has ended', async () => {
      const { id } = await desk.task('elm-2', worker.id);
      for (const text of ['一', '二', '三']) await say(worker, id, text);
      await worker.client.tasks.act({
        params: { id, action: 'submit' },
        body: { result: { met: true } },
        idempotencyKey: 'once',
      });
      await say(secretary, id, '谢谢');
      const { items, next } = await worker.client.taskComments.list({ params: { id }, query: { limit: 3 } });
      expect(items.map(({ text }) => text)).toEqual(['谢谢', '三', '二']);
      const rest = await worker.client.taskComments.list({ params: { id }, query: { cursor: next ?? '' } });
      expect(rest.items.map(({ text }) => text)).toEqual(['一']);
    });

    it('are a matter of those who read the task, and of a plugin only for its own', async () => {
      const { id } = await desk.task('elm-2', worker.id);
      await say(worker, id, '在吗');
      expect(await refusalOf(commentsOf(stranger, id))).toBe('404 task.notFound');
      expect(await refusalOf(say(stranger, id, '在'))).toBe('404 task.notFound');
      const own = await platform.clientOfPlugin(plugin);
      expect((await own.taskComments.list({ params: { id } })).items).toHaveLength(1);
      const foreign = await platform.clientOfPlugin(other);
      expect(await refusalOf(foreign.taskComments.list({ params: { id } }))).toBe('404 task.notFound');
      expect(await refusalOf(foreign.taskAttachments.list({ params: { id } }))).toBe('404 task.notFound');
      const secret = await desk.task('elm-2', worker.id, 'secret');
      await say(worker, secret.id, '只有我看得到');
      expect(await refusalOf(commentsOf(secretary, secret.id))).toBe('404 task.notFound');
      expect(await refusalOf(say(worker, secret.id, '看', [secretary.id]))).toBe('422 comment.mentionUnknown');
      const doctor = await desk.colleague('stationDoctor', 'elm');
      expect(await say(worker, secret.id, '请看', [doctor.id])).toMatchObject({ mentions: [{ id: doctor.id }] });
      expect(await commentsOf(doctor, secret.id)).toHaveLength(2);
    });
  });

  describe('attachments', () => {
    it('are kept without where they were taken, and given only to whoever reads the task', async () => {
      const { id } = await desk.task('elm-2', worker.id);
      const picture = await add(worker, id, png(), '../../现场 1.JPG');
      expect(picture).toMatchObject({ name: '现场 1.JPG.png', media: 'image/png', removable: true });
      const paper = await add(worker, id, '%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n', '告知书.pdf');
      expect(paper).toMatchObject({ name: '告知书.pdf', media: 'application/pdf' });
      const params = { id, attachmentId: picture.id };
      const cookie = await platform.cookieOf(secretary.username);
      const answer = await platform.fetch(`/api/v1/tasks/${id}/attachments/${picture.id}`, { headers: { cookie } });
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''/);
      const content = Buffer.from(await answer.arrayBuffer());
      expect(content.subarray(1, 4).toString()).toBe('PNG');
      expect(content.includes(POSITION)).toBe(false);
      const asPaper = await platform.fetch(`/api/v1/tasks/${id}/attachments/${paper.id}`, { headers: { cookie } });
      expect(asPaper.headers.get('content-disposition')).toMatch(/^attachment;/);
      expect(await refusalOf(stranger.client.taskAttachments.get({ params }))).toBe('404 task.notFound');
      const another = await desk.task('elm-2', worker.id);
      const through = worker.client.taskAttachments.get({ params: { ...params, id: another.id } });
      expect(await refusalOf(through)).toBe('404 attachment.notFound');
      const { timeline } = await worker.client.tasks.get({ params: { id } });
      expect(timeline.slice(-2).map(({ action, target }) => [action, target])).toEqual([
        ['attach', null],
        ['attach', null],
      ]);
    });

    it.each([
      ['a page of HTML', '<html><script>alert(1)</script></html>', '415 attachment.kind'],
      ['half a PDF', '%PDF-1.7\n1 0 obj', '422 attachment.unreadable'],
      ['too large a file', Buffer.alloc(10_485_761, 0x25), '413 attachment.tooLarge'],
    ])('refuse %s', async (_, content, refusal) => {
      const { id } = await desk.task('elm-2', worker.id);
      expect(await refusalOf(add(worker, id, content, 'x.png'))).toBe(refusal);
    });

    it('are twenty at most, taken away by whoever added them, and stay once the task has ended', async () => {
      const { id } = await desk.task('elm-2', worker.id);
      const added = [];
      for (let index = 0; index < ATTACHMENTS_PER_TASK - 1; index += 1)
        added.push(await add(worker, id, png(index + 2)));
      const both = await Promise.allSettled([add(worker, id, png(40)), add(colleague, id, png(41))]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await worker.client.taskAttachments.list({ params: { id } })).toMatchObject({ addable: false });
      const attachmentId = added[0]?.id ?? '';
      const params = { id, attachmentId };
      expect(await refusalOf(secretary.client.taskAttachments.remove({ params }))).toBe('403 attachment.notYours');
      await worker.client.taskAttachments.remove({ params });
      await worker.client.tasks.act({
        params: { id, action: 'submit' },
        body: { result: { met: true } },
        idempotencyKey: 'once',
      });
      expect(await refusalOf(add(worker, id, png()))).toBe('409 attachment.taskEnded');
      const kept = added[1]?.id ?? '';
      expect(await refusalOf(worker.client.taskAttachments.remove({ params: { id, attachmentId: kept } }))).toBe(
        '409 attachment.taskEnded',
      );
    });

    it('leave no file behind that no row names, and lose none that one does', async () => {
      const { id } = await desk.task('elm-2', worker.id);
      const [kept, removed] = [await add(worker, id, png(50)), await add(worker, id, png(51))];
      await worker.client.taskAttachments.remove({ params: { id, attachmentId: removed.id } });
      const hashes = async () => (await platform.application.get(FileStore).list()).map(({ hash }) => hash);
      const before = await hashes();
      vi.spyOn(platform.application.get(Clock), 'now').mockReturnValue(new Date(Date.now() + 3_600_000));
      await platform.application.get(FileSweep).sweep();
      vi.restoreAllMocks();
      const named = await platform.database.query('SELECT DISTINCT file_hash FROM task_attachments', [], (row) =>
        row.text('file_hash'),
      );
      expect(before.length).toBeGreaterThan(named.length);
      expect((await hashes()).sort()).toEqual(named.sort());
      expect((await worker.client.taskAttachments.get({ params: { id, attachmentId: kept.id } })).size).toBeGreaterThan(
        0,
      );
    });
  });

  describe('following', () => {
    it('shows in its box what may still be read, counts it, and nothing else', async () => {
      const follower = await desk.colleague('gridWorker', 'elm-2');
      const mine = await desk.task('elm-2', worker.id);
      const gone = await desk.task('elm-2', worker.id);
      const secret = await desk.task('elm-2', follower.id, 'secret');
      for (const { id } of [mine, gone, secret]) await follower.client.taskHandling.follow({ params: { id } });
      const foreign = await desk.task('oak-1', stranger.id);
      expect(await refusalOf(follower.client.taskHandling.follow({ params: { id: foreign.id } }))).toBe(
        '404 task.notFound',
      );
      const box = async () =>
        (await follower.client.tasks.list({ query: { box: 'following' } })).items.map(({ id }) => id).sort();
      expect(await box()).toEqual([mine.id, gone.id, secret.id].sort());
      expect((await follower.client.tasks.counts({ query: { box: 'following' } })).following).toBe(3);
      // One goes to another unit, a confidential one to somebody else: following opens neither.
      const { database } = platform;
      await database.execute(
        'UPDATE tasks_open SET grid_id = (SELECT o.grid_id FROM (SELECT grid_id FROM tasks_open WHERE id = ?) o), community_id = (SELECT o.community_id FROM (SELECT community_id FROM tasks_open WHERE id = ?) o) WHERE id = ?',
        [foreign.id, foreign.id, gone.id],
      );
      await database.execute('UPDATE tasks_open SET assignee_id = ? WHERE id = ?', [worker.id, secret.id]);
      expect(await box()).toEqual([mine.id]);
      expect((await follower.client.tasks.counts()).following).toBe(1);
      for (const id of [gone.id, secret.id]) {
        expect(await refusalOf(follower.client.tasks.get({ params: { id } }))).toBe('404 task.notFound');
      }
      expect((await follower.client.tasks.get({ params: { id: mine.id } })).following).toBe(true);
      await follower.client.taskHandling.unfollow({ params: { id: mine.id } });
      expect(await box()).toEqual([]);
    });
  });
});
