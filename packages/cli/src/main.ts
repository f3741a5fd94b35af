import { basename, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { reportLines } from './audit/report.js';
import { type VerifyArguments, verify } from './audit/verify.js';
import { CommandError } from './command-error.js';
import { keyLines } from './keys/report.js';
import { ringOf, rotateKeys } from './keys/rotate-keys.js';
import { askProofs } from './platform/ask-proofs.js';
import { asPerson } from './platform/platform-session.js';
import { keygen } from './plugin/artefact/keygen.js';
import { packPlugin } from './plugin/artefact/pack.js';
import { signPlugin } from './plugin/artefact/sign.js';
import { buildPlugin } from './plugin/build/build-plugin.js';
import { checkPlugin } from './plugin/check/check-plugin.js';
import { checkLines } from './plugin/check/report.js';
import { developPlugin } from './plugin/dev/develop-plugin.js';
import { diagnosisLines } from './plugin/doctor/diagnosis.js';
import { type DoctorArguments, diagnose } from './plugin/doctor/doctor.js';
import { type Answer, answersSchema } from './plugin/new/answers.js';
import { askAnswers } from './plugin/new/ask.js';
import { newPlugin } from './plugin/new/new-plugin.js';
import { type Publication, publishPlugin } from './plugin/publish/publish-plugin.js';

const program = new Command('yige').description('Tools for those who build and run Yige');
const plugin = program.command('plugin').description('Develop a plugin');
const keys = program.command('keys').description('Look after the keys that seal what is sensitive at rest');
const audit = program.command('audit').description('Look after the audit');

plugin
  .command('new')
  .description('Begin a plugin: asks four questions, or takes the answers as options')
  .argument('[folder]', 'an empty or a new folder; default: one of the plugin’s id')
  .option('--id <id>', 'id of the plugin, such as elderly-care')
  .option('--name <name>', 'its name in Chinese')
  .option('--glyph <hanzi>', 'the Hanzi of its cell; default: the first of its name')
  .option('--kind <kind>', `whose it is: ${answersSchema.shape.kind.options.join(', ')}`)
  .option('--start <start>', `what it begins with: ${answersSchema.shape.start.options.join(', ')}`)
  .action(async (folder: string | undefined, given: Partial<Record<Answer, string>>) => {
    const answers = await askAnswers(given, folder === undefined ? undefined : basename(resolve(folder)));
    const target = resolve(folder ?? answers.id);
    const files = await newPlugin(target, answers);
    console.log(`${target}: ${files.length} files`);
    console.log(`Go on: cd ${relative(process.cwd(), target) || '.'} && npm install && npm test && npm run build`);
  });

plugin
  .command('build')
  .description('Build the plugin of this folder into dist: manifest.json, web and server')
  .action(async () => {
    const { manifest, outside, seconds } = await buildPlugin(process.cwd());
    console.log(`${manifest.id} ${manifest.version}: ${manifest.web.assets.length} web files, built in ${seconds} s`);
    if (outside.size === 0) return;
    const named = [...outside].map(([name, version]) => `${name}@${version}`).join(', ');
    console.log(`Beside its server: ${named} (machine code); where it runs alone, npm install in dist/server gets it`);
  });

plugin
  .command('check')
  .description(
    'Look through the built plugin of this folder for what the portal would refuse; ends with 1 if there is any',
  )
  .option('--json', 'what was found, for scripts')
  .action(async ({ json = false }: { json?: boolean }) => {
    const check = await checkPlugin(process.cwd());
    for (const line of json ? [JSON.stringify(check, null, 2)] : checkLines(check)) console.log(line);
    if (check.findings.some(({ level }) => level === 'error')) process.exitCode = 1;
  });

plugin
  .command('dev')
  .description('Show the plugin of this folder in your session of a development portal, and each change at once')
  .option('--portal <address>', 'portal of this machine, started with YIGE_DEVELOPMENT=1', 'http://localhost:8080')
  .action(async ({ portal }: { portal: string }) => {
    await developPlugin({ folder: process.cwd(), portal, say: (line) => console.log(line) });
  });

plugin
  .command('keygen')
  .description('Make the key with which a bureau signs: <name>.key stays with it, <name>.pub goes to the district')
  .argument('<name>', 'path of the two files without an ending, outside of any repository')
  .action(async (name: string) => {
    const { privateFile, publicFile, keyId } = await keygen(name);
    console.log(`${privateFile}: keep it off-line, show it to nobody`);
    console.log(`${publicFile}: give it to the security administrator of the district`);
    console.log(`Fingerprint, to be compared by telephone: ${keyId}`);
  });

plugin
  .command('sign')
  .description('Sign the built plugin of this folder: dist/signature.json')
  .requiredOption('--key <file>', 'private key of the bureau')
  .action(async ({ key }: { key: string }) => {
    const { manifest, signature } = await signPlugin(process.cwd(), key);
    console.log(`${manifest.id} ${manifest.version}: signed with ${signature.keyId}`);
  });

plugin
  .command('pack')
  .description('Pack the built and signed plugin of this folder into <id>-<version>.tgz')
  .requiredOption('--public-key <file>', 'public key that the district trusts, against which the signature is checked')
  .action(async ({ publicKey }: { publicKey: string }) => {
    const { file, bytes } = await packPlugin(process.cwd(), publicKey);
    console.log(`${file}: ${bytes} bytes`);
  });

plugin
  .command('publish')
  .description(
    'Bring an artefact to a running platform as its system administrator, later versions as the bureau’s plugin operator; ends with 1 if it fails, with 3 if it waits for somebody',
  )
  .argument('<artefact>', 'the .tgz of yige plugin pack')
  .requiredOption('--to <address>', 'address of the platform, such as https://portal.qinghe.gov.cn')
  .requiredOption('--server <address>', 'where the plugin’s server runs, as the platform reaches it')
  .requiredOption(
    '--user <account>',
    'account of the administrator or operator; the password is asked for, or stands in YIGE_PASSWORD',
  )
  .option('--ungated <names>', 'task types that need no admission, joined by commas')
  .option('--credentials <file>', 'environment file of the plugin’s server that gets new credentials')
  .option('--enable', 'make it the general version', false)
  .option('--wait', 'go on following where it waits for somebody', false)
  .action(async (artefact: string, { user, ...given }: Omit<Publication, 'artefact'> & { user: string }) => {
    const proofs = await askProofs(user, process.env);
    const state = await publishPlugin({ artefact, ...given }, proofs, (line) => console.log(line));
    if (state !== 'done') process.exitCode = state === 'waiting' ? 3 : 1;
  });

plugin
  .command('doctor')
  .description('Say what this machine, the plugin of this folder or a platform lacks; ends with 1 if anything')
  .option('--env <file>', 'environment file of the plugin’s server', 'plugin.env')
  .option('--key <file>', 'private key of the bureau')
  .option('--to <address>', 'a platform that is to take the plugin')
  .option('--public-key <file>', 'with --to and --user: whether the district trusts this key')
  .option(
    '--user <account>',
    'with --to: account that may see plugins and the trust list, and says whose the id and the glyph are; the password is asked for, or stands in YIGE_PASSWORD',
  )
  .option('--json', 'what was found, for scripts')
  .action(async ({ json = false, ...given }: DoctorArguments & { json?: boolean }) => {
    const diagnoses = await diagnose(process.cwd(), given);
    for (const line of json ? [JSON.stringify(diagnoses, null, 2)] : diagnosisLines(diagnoses)) console.log(line);
    if (diagnoses.some(({ isWell }) => !isWell)) process.exitCode = 1;
  });

const keyHolder =
  'account of the security administrator; the password is asked for, or stands in YIGE_PASSWORD, the code in YIGE_OTP';

keys
  .command('status')
  .description('Name the keys of both rings, never the keys themselves, and how far their rotations are')
  .requiredOption('--to <address>', 'address of the platform, such as https://portal.qinghe.gov.cn')
  .requiredOption('--user <account>', keyHolder)
  .action(async ({ to, user }: { to: string; user: string }) => {
    const found = await asPerson(to, await askProofs(user, process.env), (client) => client.keys.list());
    for (const line of keyLines(found)) console.log(line);
  });

keys
  .command('rotate')
  .description(
    'Make a new key of a ring and follow while everything is sealed anew, or go on following; ends with 3 if it is not done yet',
  )
  .argument('<ring>', 'fields, which seals them, or indexes, by which numbers are found')
  .requiredOption('--to <address>', 'address of the platform, such as https://portal.qinghe.gov.cn')
  .requiredOption('--user <account>', keyHolder)
  .option('--no-wait', 'begin it, and leave it to the platform')
  .action(async (name: string, { to, user, wait }: { to: string; user: string; wait: boolean }) => {
    const ring = ringOf(name);
    const proofs = await askProofs(user, process.env);
    const interruption = new AbortController();
    process.once('SIGINT', () => interruption.abort());
    const { finishedAt } = await asPerson(to, proofs, (client) =>
      rotateKeys(client, ring, { wait, signal: interruption.signal, say: (line) => console.log(line) }),
    );
    if (finishedAt === null) process.exitCode = 3;
  });

audit
  .command('verify')
  .description(
    'Follow the chain of the audit and name what was changed, removed or put in; ends with 1 if anything was',
  )
  .option('--from <day>', 'first day, such as 2026-11-19')
  .option('--to <day>', 'last day')
  .action(async (given: VerifyArguments) => {
    const verification = await verify(given, process.env);
    for (const line of reportLines(verification)) console.log(line);
    if (verification.state === 'broken') process.exitCode = 1;
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
