import { Injectable } from '@nestjs/common';
import { corePermissions, type PortalPlugin, type PortalTaskType } from '@yige/contracts';
import { type Caller, holds } from '../access/caller.js';
import { PortalPlugins } from '../portal/portal-plugins.js';
import { PluginDirectory, type RegisteredVersion } from './plugin-directory.js';

/** What of the enabled plugins a caller may see: pages and panels by permission; a panel without it is absent. */
@Injectable()
export class VisiblePlugins extends PortalPlugins {
  constructor(private readonly directory: PluginDirectory) {
    super();
  }

  override visibleTo(caller: Caller): PortalPlugin[] {
    return this.directory.allEnabled().flatMap((plugin) => visiblePart(plugin, caller));
  }

  override taskTypesFor(caller: Caller): PortalTaskType[] {
    if (!holds(caller, corePermissions.taskRead)) return [];
    return this.directory
      .allEnabled()
      .flatMap(({ manifest: { id, taskTypes } }) =>
        taskTypes
          .filter(({ permission }) => permission === undefined || holds(caller, permission))
          .map(({ name, title }) => ({ type: `${id}:${name}`, title, pluginId: id })),
      );
  }
}

function visiblePart({ manifest }: RegisteredVersion, caller: Caller): PortalPlugin[] {
  const pages = manifest.pages.filter(({ permission }) => holds(caller, permission));
  const contributions = manifest.contributions.filter(({ permission }) => holds(caller, permission));
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
    },
  ];
}
