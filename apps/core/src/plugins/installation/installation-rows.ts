import {
  type Actor,
  actorSchema,
  bureauColorSchema,
  type Installation,
  installationStageSchema,
  installationStateSchema,
  type KnownProblem,
  type Locale,
  type Problem,
  pluginManifestSchema,
  pluginSignatureSchema,
  problemDocument,
} from '@yige/contracts';
import type { RawRow } from '@yige/database';
import { z } from 'zod';
import { problemKept } from '../../http/kept-problem.js';
import type { Incoming } from './incoming.js';

export interface InstallationRow extends Incoming {
  state: Installation['state'];
  problem: KnownProblem | null;
  files: Installation['files'];
  startedAt: Date;
  changedAt: Date;
}

export const INSTALLATION_SQL = `SELECT id, source, base_url, ungated, confirmed_by, bureaus, manifest, signature, stage, state,
    problem, files_verified, files_total, started_by, started_by_name, started_at, changed_at FROM plugin_installations`;

export function readInstallation(row: RawRow): InstallationRow {
  const manifest = row.jsonOrNull('manifest', (value) => pluginManifestSchema.safeParse(value).data ?? null);
  const signature = row.jsonOrNull('signature', (value) => pluginSignatureSchema.parse(value));
  const actor: Actor = { kind: 'staff', id: row.text('started_by'), name: row.text('started_by_name') };
  return {
    id: row.text('id'),
    source: row.text('source') === 'upload' ? 'upload' : 'url',
    baseUrl: row.text('base_url'),
    ungated: row.json('ungated', (value) => z.array(z.string()).parse(value)),
    confirmedBy: row.jsonOrNull('confirmed_by', (value) => z.record(z.string(), actorSchema).parse(value)) ?? {},
    bureaus: row.jsonOrNull('bureaus', (value) => z.array(bureauColorSchema).parse(value)),
    launched: null,
    actor,
    stage: installationStageSchema.parse(row.text('stage')),
    // What was read by an older platform may be no manifest any more; it is read anew, then.
    found: manifest === null ? null : { text: row.text('manifest'), manifest, signature },
    state: installationStateSchema.parse(row.text('state')),
    problem: row.jsonOrNull('problem', problemKept),
    files: { verified: row.integer('files_verified'), total: row.integer('files_total') },
    startedAt: row.instant('started_at'),
    changedAt: row.instant('changed_at'),
  };
}

export function describeInstallation(row: InstallationRow, locale: Locale): Installation {
  const { id, source, baseUrl, found, stage, state, problem, files, actor } = row;
  return {
    ...{ id, source, baseUrl, stage, state, files },
    plugin:
      found === null
        ? null
        : {
            id: found.manifest.id,
            version: found.manifest.version,
            name: found.manifest.name,
            glyph: found.manifest.glyph,
            color: found.manifest.bureau.kind,
          },
    problem: problem === null ? null : documentOf(problem, locale),
    startedBy: actor.name,
    startedAt: row.startedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}

/** No request met it: it has no id of one. */
function documentOf(problem: KnownProblem, locale: Locale): Problem {
  const { requestId: _, ...document } = problemDocument(problem, locale, '');
  return document;
}
