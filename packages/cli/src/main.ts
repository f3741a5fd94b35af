import { Command } from 'commander';
import { reportLines } from './audit/report.js';
import { type VerifyArguments, verify } from './audit/verify.js';
import { CommandError } from './command-error.js';
import { keygen } from './plugin/artefact/keygen.js';
import { packPlugin } from './plugin/artefact/pack.js';
import { signPlugin } from './plugin/artefact/sign.js';
import { buildPlugin } from './plugin/build/build-plugin.js';
import { developPlugin } from './plugin/dev/develop-plugin.js';

const program = new Command('yige').description('Tools for those who build and run Yige');
const plugin = program.command('plugin').description('Develop a plugin');
const audit = program.command('audit').description('Look after the audit');

plugin
  .command('build')
  .description('Build the plugin of this folder into dist: manifest.json, web and server')
  .action(async () => {
    const { manifest, seconds } = await buildPlugin(process.cwd());
    console.log(`${manifest.id} ${manifest.version}: ${manifest.web.assets.length} web files, built in ${seconds} s`);
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
