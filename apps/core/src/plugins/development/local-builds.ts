import { Injectable } from '@nestjs/common';
import type { Asset, DevelopmentBuild, PluginManifest } from '@yige/contracts';
import { isAsset } from '@yige/plugin-artefact';
import { isLoopback } from '../../config/development.js';
import { Clock } from '../../time/clock.js';
import { mustNameSignedFiles } from '../installation/federation-files.js';
import { mustBeItself } from '../installation/identity-check.js';
import { mustExposeAll, mustKeepToItsOwn, mustSpeakSdk, readManifest } from '../installation/manifest-checks.js';
import { PluginDirectory } from '../plugin-directory.js';
import { fetchLimited } from '../plugin-fetch.js';
import { pluginProblems } from '../problems.js';
import { developmentProblems } from './problems.js';

/** A version of a plugin that is on a developer's machine. */
export interface LocalBuild {
  manifest: PluginManifest;
  webUrl: string;
  /** Null: its server does not run. */
  serverUrl: string | null;
  builtAt: Date;
}

/** Takes in what a developer's machine has built, by the checks of an installation, and reads its files from there. */
@Injectable()
export class LocalBuilds {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly clock: Clock,
  ) {}

  /** The build, where the platform could install it; else the problem that says what to mend. */
  async accept(pluginId: string, { manifest: text, webUrl, serverUrl }: DevelopmentBuild): Promise<LocalBuild> {
    if (![webUrl, serverUrl].every((url) => url === null || isLoopback(new URL(url).hostname))) {
      throw developmentProblems['development.hostRefused']();
    }
    const manifest = readManifest(Buffer.from(text, 'utf8'));
    if (manifest.id !== pluginId) throw developmentProblems['development.otherPlugin']();
    mustSpeakSdk(manifest.sdk);
    mustKeepToItsOwn(manifest);
    await this.directory.refresh();
    mustBeItself(this.directory, manifest);
    if (this.directory.find(pluginId)?.versions.has(manifest.version)) {
      throw developmentProblems['development.versionTaken']();
    }
    const build = { manifest, webUrl, serverUrl, builtAt: this.clock.now() };
    const entry = manifest.web.assets.find(({ path }) => path === manifest.web.entry);
    if (entry === undefined) throw new Error('An entry that was checked is none of the files');
    const federationManifest = await this.read(build, entry);
    mustExposeAll(manifest, federationManifest);
    mustNameSignedFiles(manifest, federationManifest);
    return build;
  }

  /** One of its files as the manifest states it: a hash that nobody signed still says that nothing was swapped on the way. */
  async read({ webUrl }: LocalBuild, asset: Asset): Promise<Buffer> {
    const content = await fetchLimited(new URL(asset.path, webUrl), asset.size);
    if (isAsset(content, asset)) return content;
    throw pluginProblems['plugin.assetTampered']({ detail: { 'zh-CN': asset.path, en: asset.path } });
  }
}
