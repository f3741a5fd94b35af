import { type KnownProblem, type LocalizedText, pluginEndpoints, pluginHealthSchema } from '@yige/contracts';
import { DOCUMENT_LIMIT } from '@yige/plugin-artefact';
import { fetchLimited, parseJson } from './plugin-fetch.js';

/** `other`: another plugin, or another version of it, runs at the address; `there` says which. */
export type ServerReadiness = { state: 'ready' } | { state: 'migrating' } | { state: 'other'; there: string };

/** A plugin that still migrates must not get users yet, nor one whose address answers for another version. */
export async function readinessOf(
  baseUrl: string,
  { id, version }: { id: string; version: string },
): Promise<ServerReadiness> {
  const body = await fetchLimited(new URL(pluginEndpoints.health, baseUrl), DOCUMENT_LIMIT);
  const health = pluginHealthSchema.safeParse(parseJson(body));
  if (!health.success) return { state: 'migrating' };
  const { data } = health;
  if (data.id !== id || data.version !== version) return { state: 'other', there: `${data.id} ${data.version}` };
  return { state: data.migrated ? 'ready' : 'migrating' };
}

/** Null for a server that is ready; else the one of the two problems that says why it is not. */
export function obstacleOf(
  readiness: ServerReadiness,
  problems: {
    notReady: () => KnownProblem;
    otherServer: (said: { detail: LocalizedText }) => KnownProblem;
  },
): KnownProblem | null {
  if (readiness.state === 'ready') return null;
  if (readiness.state === 'migrating') return problems.notReady();
  const { there } = readiness;
  return problems.otherServer({
    detail: { 'zh-CN': `那个地址上运行的是 ${there}`, en: `there answers ${there}` },
  });
}
