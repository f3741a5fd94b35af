import { Injectable } from '@nestjs/common';
import { corePermissions, type PluginManifest, type PortalPlugin, type PortalTaskType } from '@yige/contracts';
import { type Caller, holds } from '../access/caller.js';
import { PortalPlugins } from '../portal/portal-plugins.js';
import { asDeclared } from './development/declared-permissions.js';
import { Developments } from './development/developments.js';
import type { InstalledVersion } from './installed-plugins.js';
import { PluginDirectory } from './plugin-directory.js';

/** What a caller may see of the versions that they have: pages and panels by permission; a panel without it is absent. */
@Injectable()
export class VisiblePlugins extends PortalPlugins {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly developments: Developments,
  ) {
    super();
  }

  /** One under development stands in the place of the version that all others have. */
  override visibleTo(caller: Caller): PortalPlugin[] {
    const local = this.developments.newestBuilds(caller);
    const developed = new Set(local.map(({ manifest }) => manifest.id));
    const installed = this.directory
      .all()
      .flatMap(({ id }) => (developed.has(id) ? [] : visiblePart(this.directory.versionsFor(id, caller), caller)));
    const shown = local.flatMap((build) => visiblePart({ own: build, others: [] }, this.asInSession(caller)));
    return [...installed, ...shown.map((plugin) => ({ ...plugin, local: true as const }))];
  }

  override asInSession(caller: Caller): Caller {
    if (caller.kind !== 'staff') return caller;
    return this.developments
      .newestBuilds(caller)
      .reduce((developer, { manifest }) => asDeclared(developer, manifest), caller);
  }

  override taskTypesFor(caller: Caller): PortalTaskType[] {
    if (!holds(caller, corePermissions.taskRead)) return [];
    return this.directory
      .taskTypesInUse()
      .filter(({ declaration: { permission } }) => permission === undefined || holds(caller, permission))
      .map(({ name, declaration: { title }, plugin: { pluginId } }) => ({ type: name, title, pluginId }));
  }
}

type Shown = Pick<InstalledVersion, 'manifest'>;

function visiblePart({ own, others }: { own: Shown | null; others: readonly Shown[] }, caller: Caller): PortalPlugin[] {
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
    return remote === null ? [] : [{ shown: version, remote }];
  });
  if (first === undefined) return [];
  const { shown, remote } = first;
  if (pages.length === 0 && contributions.length === 0 && !hasTasks(shown, caller) && rest.length === 0) return [];
  const { id, version, name, glyph, bureau } = shown.manifest;
  const otherVersions = rest.map((each) => ({ version: each.shown.manifest.version, remote: each.remote }));
  return [
    {
      ...{ id, version, name, glyph, color: bureau.kind, remote, pages, contributions, commands },
      ...(otherVersions.length === 0 ? {} : { otherVersions }),
    },
  ];
}

function hasTasks({ manifest }: Shown, caller: Caller): boolean {
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
