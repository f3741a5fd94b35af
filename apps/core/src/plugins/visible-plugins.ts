import { Injectable } from '@nestjs/common';
import { corePermissions, type PortalPlugin, type PortalTaskType } from '@yige/contracts';
import { type Caller, holds } from '../access/caller.js';
import { PortalPlugins } from '../portal/portal-plugins.js';
import type { InstalledVersion } from './installed-plugins.js';
import { PluginDirectory } from './plugin-directory.js';

/** What a caller may see of the versions that they have: pages and panels by permission; a panel without it is absent. */
@Injectable()
export class VisiblePlugins extends PortalPlugins {
  constructor(private readonly directory: PluginDirectory) {
    super();
  }

  override visibleTo(caller: Caller): PortalPlugin[] {
    return this.directory.all().flatMap(({ id }) => {
      const plugin = this.directory.versionOf(id, caller);
      return plugin === null ? [] : visiblePart(plugin, caller);
    });
  }

  override taskTypesFor(caller: Caller): PortalTaskType[] {
    if (!holds(caller, corePermissions.taskRead)) return [];
    return this.directory
      .taskTypesInUse()
      .filter(({ declaration: { permission } }) => permission === undefined || holds(caller, permission))
      .map(({ name, declaration: { title }, plugin: { pluginId } }) => ({ type: name, title, pluginId }));
  }
}

function visiblePart({ manifest }: InstalledVersion, caller: Caller): PortalPlugin[] {
  const pages = manifest.pages.filter(({ permission }) => holds(caller, permission));
  const contributions = manifest.contributions.filter(({ permission }) => holds(caller, permission));
  const commands = manifest.commands.filter(
    ({ permission, page }) => holds(caller, permission) && pages.some(({ path }) => path === page),
  );
  // Whoever does tasks may get one of any plugin, and then needs its form.
  const forms = manifest.taskTypes.length > 0 && holds(caller, corePermissions.taskAct);
  if (pages.length === 0 && contributions.length === 0 && !forms) return [];
  const entry = manifest.web.assets.find(({ path }) => path === manifest.web.entry);
  if (entry === undefined) return [];
  return [
    {
      id: manifest.id,
      version: manifest.version,
      name: manifest.name,
      glyph: manifest.glyph,
      color: manifest.bureau.kind,
      remote: {
        name: manifest.web.remoteName,
        entry: `/plugins/${manifest.id}/${manifest.version}/web/${manifest.web.entry}`,
        integrity: entry.integrity,
      },
      pages,
      contributions,
      commands,
    },
  ];
}
