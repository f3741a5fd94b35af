import { corePermissions } from '@yige/contracts';
import type { BuiltFiles } from './built-files.js';
import type { Finding } from './finding.js';

/** Parts of the SDK that do nothing without a grant. */
const NEEDED: Record<string, string> = {
  Matters: corePermissions.matterRead,
  People: corePermissions.personRead,
  TaskFiles: corePermissions.taskRead,
  TaskOutbox: corePermissions.taskCreate,
  Tasks: corePermissions.taskCreate,
  Visits: corePermissions.taskRead,
};

/** Permissions are declared where they are used, and used where they are declared, as far as the code shows it. */
export function checkPermissions(built: BuiltFiles): Finding[] {
  const { manifest, server, web } = built;
  const scripts = [...web].filter(([path]) => path.endsWith('.js')).map(([, content]) => content.toString('utf8'));
  const code = [...server.values(), ...scripts].join('\n');
  const declared = new Set(manifest.permissions.map(({ name }) => name));
  const used = new Set([
    ...(code.match(new RegExp(`(?<![\\w-])${manifest.id}:[a-z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9]*\\b`, 'g')) ?? []),
    ...namedBy(manifest),
  ]);
  return [
    ...[...declared]
      .filter((name) => !used.has(name))
      .map(
        (name): Finding => ({
          ...{ level: 'warning', code: 'permissions.unused', where: `plugin.ts: ${name}` },
          what: 'it is declared, and nothing asks for it',
          mend: 'name it where it decides: in a page, a contribution, a task type or a route; or leave it out',
        }),
      ),
    ...[...used]
      .filter((name) => !declared.has(name))
      .map(
        (name): Finding => ({
          ...{ level: 'error', code: 'permissions.undeclared', where: `plugin.ts: permissions` },
          what: `${name} is asked for, and nobody can hold it`,
          mend: `declare ${name} with the roles that have it`,
        }),
      ),
    ...grantFaults(built),
  ];
}

function namedBy({ pages, contributions, taskTypes, ledgers, commands, search }: BuiltFiles['manifest']): string[] {
  return [
    ...[...pages, ...contributions, ...ledgers, ...commands, ...(search === undefined ? [] : [search])].map(
      ({ permission }) => permission,
    ),
    ...taskTypes.flatMap(({ permission, qualification }) => [permission ?? [], qualification ?? []].flat()),
  ];
}

function grantFaults({ manifest, server }: BuiltFiles): Finding[] {
  return [...server].flatMap(([path, code]) =>
    importedFromSdk(code).flatMap((name): Finding[] => {
      const grant = NEEDED[name];
      if (grant === undefined || manifest.grants.some((each) => each === grant)) return [];
      return [
        {
          ...{ level: 'error', code: 'grants.missing', where: path.replace(/\.js$/, '.ts') },
          what: `${name} calls the platform, which refuses it without ${grant}`,
          mend: `add '${grant}' to grants in plugin.ts; the district decides on it when the version is installed`,
        },
      ];
    }),
  );
}

function importedFromSdk(code: string): string[] {
  return [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*['"]@yige\/plugin-sdk\/server['"]/g)].flatMap(
    ([, names = '']) => names.split(',').map((name) => name.trim().split(/\s/)[0] ?? ''),
  );
}
