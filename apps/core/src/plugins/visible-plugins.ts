import { Injectable } from '@nestjs/common';
import { corePermissions, type PluginManifest, type PortalPlugin, type PortalTaskType } from '@yige/contracts';
import { type Caller, holds } from '../access/caller.js';
import { PortalPlugins } from '../portal/portal-plugins.js';
import type { InstalledVersion } from './installed-plugins.js';
import { PluginDirectory, type VersionsFor } from './plugin-directory.js';

/** What a caller may see of the versions that they have: pages and panels by permission; a panel without it is absent. */
@Injectable()
export class VisiblePlugins extends PortalPlugins {
  constructor(private readonly directory: PluginDirectory) {
    super();
  }

  override visibleTo(caller: Caller): PortalPlugin[] {
    return this.directory.all().flatMap(({ id }) => visiblePart(this.directory.versionsFor(id, caller), caller));
  }

  override taskTypesFor(caller: Caller): PortalTaskType[] {
    if (!holds(caller, corePermissions.taskRead)) return [];
    return this.directory
      .taskTypesInUse()
      .filter(({ declaration: { permission } }) => permission === undefined || holds(caller, permission))
      .map(({ name, declaration: { title }, plugin: { pluginId } }) => ({ type: name, title, pluginId }));
  }
}

function visiblePart({ own, others }: VersionsFor, caller: Caller): PortalPlugin[] {
  const pages = own?.manifest.pages.filter(({ permission }) => holds(caller, permission)) ?? [];
  const contributions = own?.manifest.contributions.filter(({ permission }) => holds(caller, permission)) ?? [];
  const commands =
    own?.manifest.commands.filter(
      ({ permission, page }) => holds(caller, permission) && pages.some(({ path }) => path === page),
    ) ?? [];
  // Whoever does tasks may get one of any version that units of theirs have, and then needs its form.
  const [first, ...rest] = [own, ...others].flatMap((version) => {
    if (version === null || !(version === own || hasTasks(version, caller))) return [];
    const remote = remoteOf(version.manifest);
    return remote === null ? [] : [{ version, remote }];
  });
  if (first === undefined) return [];
  const { version, remote } = first;
  if (pages.length === 0 && contributions.length === 0 && !hasTasks(version, caller) && rest.length === 0) return [];
  const { id, name, glyph, bureau } = version.manifest;
  const otherVersions = rest.map((each) => ({ version: each.version.version, remote: each.remote }));
  return [
    {
      ...{ id, version: version.version, name, glyph, color: bureau.kind, remote, pages, contributions, commands },
      ...(otherVersions.length === 0 ? {} : { otherVersions }),
    },
  ];
}

function hasTasks({ manifest }: InstalledVersion, caller: Caller): boolean {
  return manifest.taskTypes.length > 0 && holds(caller, corePermissions.taskAct);
}

function remoteOf({ id, version, web }: PluginManifest): PortalPlugin['remote'] | null {
  const entry = web.assets.find(({ path }) => path === web.entry);
  if (entry === undefined) return null;
  return {
    name: web.remoteName,
    entry: `/plugins/${id}/${version}/web/${web.entry}`,
    integrity: entry.integrity,
  };
}
