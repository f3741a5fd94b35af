import { setTimeout as pause } from 'node:timers/promises';
import { type ReorganisationProposal, routes } from '@yige/contracts';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import type { MeasuredProcess } from '../servers/measured-process.js';

const proposedSchema = z.object({ reorganisation: z.object({ id: z.string() }) });
const LOOK_EVERY = 50;
/** An operation that takes this long is broken, in milliseconds. */
const ENDS_WITHIN = 900_000;

export interface Operation {
  /** From the approval until all rows have followed, in milliseconds. */
  time: number;
  /** Of that, from the approval until the structure has changed. */
  structure: number;
  /** Of that, from the first rows to the last. */
  following: number;
  rows: number;
}

interface Cookies {
  proposer: string;
  approver: string;
}

/** Proposes and approves a reorganisation and waits until its rows have followed. */
export async function carryOut(
  core: MeasuredProcess,
  connection: Connection,
  cookies: Cookies,
  proposal: ReorganisationProposal,
): Promise<Operation> {
  const { propose, approve } = routes.reorganisations;
  const proposed = await post(`${core.address}${propose.path}`, cookies.proposer, proposal);
  const { id } = proposedSchema.parse(proposed).reorganisation;
  const startedAt = performance.now();
  await post(`${core.address}${approve.path.replace(':id', id)}`, cookies.approver, {});
  let changedAt = Number.NaN;
  let followedAt = Number.NaN;
  while (performance.now() - startedAt < ENDS_WITHIN) {
    const [[row]] = await connection.query<RowDataPacket[]>(
      'SELECT state, applied_at, rows_moved, failure FROM org_reorganisations WHERE id = ?',
      [id],
    );
    const now = performance.now();
    if (row?.state === 'failed') throw new Error(`The reorganisation failed: ${row.failure}`);
    if (Number.isNaN(changedAt) && row?.applied_at !== null) changedAt = now;
    if (Number.isNaN(followedAt) && Number(row?.rows_moved) > 0) followedAt = now;
    if (row?.state === 'done') {
      return {
        time: now - startedAt,
        structure: changedAt - startedAt,
        following: now - followedAt,
        rows: Number(row.rows_moved),
      };
    }
    await pause(LOOK_EVERY);
  }
  throw new Error('The reorganisation has not ended');
}

async function post(url: string, cookie: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} was answered ${response.status}: ${text.slice(0, 1_000)}`);
  return JSON.parse(text);
}
