import { Injectable } from '@nestjs/common';
import { type Asset, type PluginSignature, pluginEndpoints, pluginSignatureSchema } from '@yige/contracts';
import { DOCUMENT_LIMIT, isAsset } from '@yige/plugin-artefact';
import { Configuration } from '../../config/configuration.js';
import { fetchLimited, fetchOptional, parseJson } from '../plugin-fetch.js';
import { pluginProblems } from '../problems.js';
import { Artefacts } from './artefacts.js';
import { Drafts } from './drafts.js';
import type { Found, Incoming, Keeper } from './incoming.js';
import { readManifest } from './manifest-checks.js';

const AT_ONCE = 8;
/** How often the number of files found right is noted, in files. */
const NOTED_EVERY = 25;

/** Where what comes in is read from: the running server, or an artefact that was uploaded. */
@Injectable()
export class IncomingFiles {
  constructor(
    private readonly configuration: Configuration,
    private readonly drafts: Drafts,
    private readonly artefacts: Artefacts,
  ) {}

  /** Throws where the plugin's server may not be called. */
  checkHost(baseUrl: string): void {
    const { protocol, hostname } = new URL(baseUrl);
    const host = hostname.replace(/^\[|\]$/g, '');
    if (/^https?:$/.test(protocol) && this.configuration.pluginHosts.has(host)) return;
    throw pluginProblems['plugin.hostRefused']({ detail: { 'zh-CN': host, en: host } });
  }

  /** Manifest and signature. */
  documents(incoming: Incoming): Promise<Found> {
    this.checkHost(incoming.baseUrl);
    return incoming.source === 'upload' ? this.artefacts.documents(incoming.id) : this.fetchDocuments(incoming);
  }

  /** One file, checked; kept for when the version is there. */
  async asset({ id, baseUrl, source }: Incoming, asset: Asset): Promise<Buffer> {
    const kept = await this.drafts.read(id, asset);
    if (kept !== null && isAsset(kept, asset)) return kept;
    const content =
      source === 'upload'
        ? await this.artefacts.asset(id, asset)
        : await fetchLimited(new URL(pluginEndpoints.web(asset.path), baseUrl), asset.size);
    if (!isAsset(content, asset)) {
      throw pluginProblems['plugin.assetTampered']({ detail: { 'zh-CN': asset.path, en: asset.path } });
    }
    await this.drafts.keep(id, asset, content);
    return content;
  }

  async allAssets(incoming: Incoming, assets: readonly Asset[], keeper: Keeper): Promise<void> {
    const waiting = [...assets];
    let verified = 0;
    const next = async () => {
      for (let asset = waiting.pop(); asset !== undefined; asset = waiting.pop()) {
        await this.asset(incoming, asset);
        verified += 1;
        if (verified % NOTED_EVERY === 0) await keeper.verified(verified);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    await keeper.verified(verified);
  }

  private async fetchDocuments({ baseUrl, launched }: Incoming): Promise<Found> {
    const bytes = await fetchLimited(new URL(pluginEndpoints.manifest, baseUrl), DOCUMENT_LIMIT);
    const manifest = readManifest(bytes);
    const text = bytes.toString('utf8');
    // Kept as text, it must be the same bytes again when its signature is looked at.
    if (!Buffer.from(text, 'utf8').equals(bytes)) throw pluginProblems['plugin.manifestInvalid']();
    return { text, manifest, signature: launched?.signature ?? (await fetchSignature(baseUrl)) };
  }
}

/** Null where nobody signed; what is no signature vouches for nothing either. */
async function fetchSignature(baseUrl: string): Promise<PluginSignature | null> {
  const body = await fetchOptional(new URL(pluginEndpoints.signature, baseUrl), DOCUMENT_LIMIT);
  return body === null ? null : (pluginSignatureSchema.safeParse(parseJson(body)).data ?? null);
}
