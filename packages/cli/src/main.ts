import { Command } from 'commander';
import { BuildError } from './plugin/build/build-error.js';
import { buildPlugin } from './plugin/build/build-plugin.js';

const program = new Command('yige').description('Tools for those who build and run Yige');
const plugin = program.command('plugin').description('Develop a plugin');

plugin
  .command('build')
  .description('Build the plugin of this folder into dist: manifest.json, web and server')
  .action(async () => {
    const { manifest, seconds } = await buildPlugin(process.cwd());
    console.log(`${manifest.id} ${manifest.version}: ${manifest.web.assets.length} web files, built in ${seconds} s`);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
