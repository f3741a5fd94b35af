import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Installation, newId, problem } from '@yige/contracts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeCredentials } from '../src/plugin/publish/credentials-file.js';
import { type Publication, publishPlugin } from '../src/plugin/publish/publish-plugin.js';

const id = newId();

/** Plays a platform: it wants a code at login, and answers each look at the installation with the next of these. */
let steps: Partial<Installation>[];
let asked: string[];
/** Calls that it refuses. */
let refused: Record<string, string>;
let server: Server;
let folder: string;
let publication: Publication;
beforeEach(async () => {
  asked = [];
  refused = {};
  server = createServer((request, response) => {
    const call = `${request.method} ${(request.url ?? '').split('?')[0]}`;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isLoggedIn = request.headers.cookie === 'yige_session=one';
      asked.push(isLoggedIn ? `${call} logged in` : call);
      const { status, body } = answer(call, Buffer.concat(chunks).toString('utf8'));
      response.writeHead(status, {
        'content-type': status < 400 ? 'application/json' : 'application/problem+json',
        ...(status === 201 ? { 'set-cookie': 'yige_session=one; Path=/; HttpOnly' } : {}),
      });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  folder = await mkdtemp(join(tmpdir(), 'yige-publish-'));
  publication = {
    artefact: join(folder, 'fixture-1.2.3.tgz'),
    to: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`,
    server: 'http://127.0.0.1:8600',
    enable: false,
    wait: false,
  };
  await writeFile(publication.artefact, 'an artefact');
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

function answer(call: string, body: string): { status: number; body?: unknown } {
  const code = refused[call];
  if (code !== undefined) return { status: 409, body: refusal(code) };
  switch (call) {
    case 'POST /api/v1/sessions': {
      const { otp } = JSON.parse(body);
      if (otp === '123456') return { status: 201, body: session };
      const code = otp === undefined ? 'session.otpRequired' : 'session.wrongOtp';
      return { status: 401, body: problem({ title: 'The code is wrong', status: 401, code }) };
    }
    case 'POST /api/v1/plugins/artefacts':
      return { status: 202, body: { installation: installation({}) } };
    case `GET /api/v1/plugin-installations/${id}`:
      return { status: 200, body: installation(steps.length > 1 ? (steps.shift() ?? {}) : (steps[0] ?? {})) };
    default:
      return { status: 204 };
  }
}

const session = {
  account: { id, username: 'panqiming', displayName: '潘启明' },
  expiresAt: '2026-11-26T16:00:00.000Z',
  mustChangePassword: false,
};

function installation(changes: Partial<Installation>): Installation {
  return {
    ...{ id, source: 'upload', baseUrl: 'http://127.0.0.1:8600', stage: 'fetch', state: 'running', problem: null },
    plugin: { id: 'fixture', version: '1.2.3', name: { 'zh-CN': '夹具', en: 'Fixture' }, glyph: '试', color: 'other' },
    files: { verified: 0, total: 6 },
    ...{ startedBy: '潘启明', startedAt: '2026-11-26T08:00:00.000Z', changedAt: '2026-11-26T08:00:00.000Z' },
    ...changes,
  };
}

const files = { verified: 6, total: 6 };
const refusal = (code: string) => problem({ title: 'Waits', status: 409, code, detail: 'core:person.read' });

async function publish(changes: Partial<Publication> = {}, oneTimeCode = '123456') {
  const said: string[] = [];
  const proofs = { username: 'panqiming', password: 'secret', oneTimeCode: async () => oneTimeCode };
  const state = await publishPlugin({ ...publication, ...changes }, proofs, (line) => said.push(line));
  return { state, said };
}

it('says each stage once, and logs out in the end', async () => {
  steps = [{ stage: 'verify' }, { stage: 'compatibility', files }, { stage: 'ready', state: 'done', files }];
  const { state, said } = await publish();
  expect(state).toBe('done');
  expect(said.slice(1, -1)).toEqual([
    '✓ fetch',
    '✓ verify: 6 of 6 files',
    ...['✓ compatibility', '✓ permissions', '✓ migrate', '✓ ready'],
  ]);
  expect(said.at(-1)).toContain('--enable');
  expect(asked.at(-1)).toBe('DELETE /api/v1/sessions/current logged in');
});

it('leaves an installation that waits, or goes on following it', async () => {
  const waiting = { stage: 'permissions', state: 'waiting', problem: refusal('installation.asksOpen'), files } as const;
  steps = [waiting];
  const { state, said } = await publish();
  expect(state).toBe('waiting');
  expect(said.join('\n')).toMatch(/… permissions .*core:person\.read.*\n {2}→ the security administrator/);
  expect(said.at(-1)).toMatch(/^It goes on by itself/);
  const { artefact, to, server: plugin } = publication;
  expect((await publish({ enable: true, credentials: 'plugin.env' })).said.slice(-2)).toEqual([
    'What --enable and --credentials asked for is not done. Once it is through:',
    `  yige plugin publish ${artefact} --to ${to} --server ${plugin} --user panqiming --credentials plugin.env --enable`,
  ]);
  steps = [waiting, waiting, { stage: 'ready', state: 'done', files }];
  const patient = await publish({ wait: true });
  expect(patient.state).toBe('done');
  expect(patient.said.filter((line) => line.startsWith('…'))).toHaveLength(1);
});

it('hides neither what was done nor what went wrong where it cannot log out', async () => {
  const warned = vi.spyOn(console, 'error').mockReturnValue();
  refused = { 'DELETE /api/v1/sessions/current': 'logout.refused' };
  steps = [{ stage: 'ready', state: 'done', files }];
  expect(await publish()).toMatchObject({ state: 'done' });
  refused['POST /api/v1/plugins/artefacts'] = 'upload.refused';
  await expect(publish()).rejects.toThrow('upload.refused');
  expect(warned).toHaveBeenCalledTimes(2);
  expect(warned).toHaveBeenCalledWith(expect.stringMatching(/stays open until it expires.*logout\.refused/));
  warned.mockRestore();
});

it('says why an installation failed, field by field', async () => {
  const errors = [{ pointer: '/manifest/glyph', code: 'invalid', message: 'must be one Hanzi' }];
  steps = [{ stage: 'verify', state: 'failed', problem: { ...refusal('plugin.manifestInvalid'), errors } }];
  const { state, said } = await publish();
  expect(state).toBe('failed');
  expect(said.slice(-2)).toEqual([
    '✗ verify: Waits: core:person.read (plugin.manifestInvalid)',
    '  /manifest/glyph must be one Hanzi',
  ]);
});

it('uploads nothing for whom the platform does not let in, nor what is not there', async () => {
  await expect(publish({}, '000000')).rejects.toThrow('session.wrongOtp');
  await expect(publish({ artefact: join(folder, 'none.tgz') })).rejects.toThrow('yige plugin pack makes one');
  await expect(publish({ to: 'http://127.0.0.1:1' })).rejects.toThrow('No platform answers');
  expect(asked.filter((call) => call.includes('artefacts'))).toEqual([]);
});

it('puts credentials beside what else the environment file holds, for its owner alone', async () => {
  const file = join(folder, 'plugin.env');
  await writeFile(file, '# port\nYIGE_PLUGIN_PORT=8600\nYIGE_CLIENT_SECRET=old\n', { mode: 0o644 });
  await writeCredentials(file, { clientId: 'plugin:fixture', clientSecret: 'new', webhookSecret: 'whsec_new' });
  expect(await readFile(file, 'utf8')).toBe(
    '# port\nYIGE_PLUGIN_PORT=8600\nYIGE_CLIENT_ID=plugin:fixture\nYIGE_CLIENT_SECRET=new\nYIGE_WEBHOOK_SECRET=whsec_new\n',
  );
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
