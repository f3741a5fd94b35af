import { Command } from 'commander';
import { reportLines } from './audit/report.js';
import { type VerifyArguments, verify } from './audit/verify.js';
import { CommandError } from './command-error.js';
import { buildPlugin } from './plugin/build/build-plugin.js';

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
