import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ARTEFACT_LIMITS, type Client, type Installation } from '@yige/contracts';
import { CommandError } from '../../command-error.js';
import { asPerson, type Proofs } from '../../platform/platform-session.js';
import { writeCredentials } from './credentials-file.js';
import { followInstallation } from './follow-installation.js';

export interface Publication {
  artefact: string;
  /** Origin of the platform. */
  to: string;
  /** Where the plugin's server runs, as the platform reaches it. */
  server: string;
  /** Names of task types that need no admission, as the administrator confirms. */
  ungated?: string;
  /** Makes the version the general one. */
  enable: boolean;
  /** Goes on following an installation that waits for somebody. */
  wait: boolean;
  /** Environment file of the plugin's server that gets new credentials. */
  credentials?: string;
}

/** Uploads an artefact as an administrator, or as whoever runs the bureau’s plugins, and follows it; answers how far it came. */
export async function publishPlugin(
  publication: Publication,
  proofs: Proofs,
  say: (line: string) => void,
): Promise<Installation['state']> {
  const file = await readArtefactFile(publication.artefact);
  return asPerson(publication.to, proofs, async (client) => {
    const state = await publish(publication, file, client, say);
    if (state === 'waiting') for (const line of laterLines(publication, proofs.username)) say(line);
    return state;
  });
}

async function publish(
  { server, ungated, enable, wait, credentials }: Publication,
  file: File,
  client: Client,
  say: (line: string) => void,
): Promise<Installation['state']> {
  const { installation } = await client.plugins.upload({
    query: { baseUrl: server, ...(ungated === undefined ? {} : { ungated }) },
    body: { file },
  });
  say(`Installation ${installation.id} has begun`);
  const { state, plugin } = await followInstallation(client, installation.id, { wait, say });
  if (state === 'waiting')
    say(`It goes on by itself; the portal shows how far under /plugins/-/install/${installation.id}`);
  if (state !== 'done' || plugin === null) return state;
  const { id, version } = plugin;
  if (credentials !== undefined) {
    await writeCredentials(credentials, await client.plugins.credentials({ params: { id } }));
    say(`New credentials are in ${credentials}: start the plugin’s server again with them`);
  }
  if (enable) {
    await client.plugins.update({ params: { id }, body: { enabledVersion: version } });
    say(`${id} ${version} is the general version now`);
  } else say(`${id} ${version} is there and can be given to units in the portal, or to all with --enable`);
  return state;
}

/** What was asked for and has to wait with it: a version that is through is taken as it is when it is published again. */
function laterLines({ artefact, to, server, ungated, enable, credentials }: Publication, user: string): string[] {
  if (!enable && credentials === undefined) return [];
  const asked = [
    ...['--to', to, '--server', server, '--user', user],
    ...(ungated === undefined ? [] : ['--ungated', ungated]),
    ...(credentials === undefined ? [] : ['--credentials', credentials]),
    ...(enable ? ['--enable'] : []),
  ];
  return [
    `What ${[...(enable ? ['--enable'] : []), ...(credentials === undefined ? [] : ['--credentials'])].join(' and ')} asked for is not done. Once it is through:`,
    `  yige plugin publish ${artefact} ${asked.join(' ')}`,
  ];
}

async function readArtefactFile(path: string): Promise<File> {
  const content = await readFile(path).catch((cause: unknown) => {
    throw new CommandError(`There is no artefact at ${path}: yige plugin pack makes one`, { cause });
  });
  if (content.length <= ARTEFACT_LIMITS.packed) return new File([content], basename(path));
  throw new CommandError(
    `${path} has ${content.length} bytes, more than the ${ARTEFACT_LIMITS.packed} that a platform takes: yige plugin check shows what is large`,
  );
}
