import { Injectable } from '@nestjs/common';
import {
  coreFactKinds,
  corePermissions,
  type DataPurpose,
  factClassSchema,
  type PluginManifest,
} from '@yige/contracts';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { factClassPurposes, pluginPurpose, registryPurposes } from './purposes.js';

/** The purpose notice (PIPL art. 17): the registry's own data, and what each enabled plugin that reads people is for. */
@Injectable()
export class DataPurposes {
  constructor(private readonly plugins: PluginDirectory) {}

  all(): DataPurpose[] {
    const used = new Set(coreFactKinds.map((kind) => kind.class));
    const classes = factClassSchema.options.filter((name) => used.has(name));
    return [
      ...registryPurposes.map((purpose) => ({ ...purpose, consents: [] })),
      ...classes.map((name) => ({ ...factClassPurposes[name], data: `fact:${name}`, consents: [] })),
      ...this.plugins
        .allInUse()
        .filter(({ manifest }) => readsPeople(manifest))
        .map(({ manifest }) => ofPlugin(manifest)),
    ];
  }
}

function readsPeople({ grants, facts }: PluginManifest): boolean {
  return grants.includes(corePermissions.personRead) || facts.length > 0;
}

function ofPlugin({ id, name, bureau, permissions, facts }: PluginManifest): DataPurpose {
  const works = permissions.map(({ title }) => title);
  return {
    ...pluginPurpose(bureau.name, works),
    data: `plugin:${id}`,
    title: name,
    consents: facts.map(({ kind, title }) => ({ kind: `${id}:${kind}`, title })),
  };
}
