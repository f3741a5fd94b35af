import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const OWN = new URL('../../../package.json', import.meta.url);

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/** The template's package.json with the versions with which this command was built and tested. */
export async function packageOf(source: string): Promise<string> {
  const own = packageSchema.parse(JSON.parse(await readFile(OWN, 'utf8')));
  const known = new Map([...Object.entries(own.devDependencies), ...Object.entries(own.dependencies)]);
  // Command and SDK are released together.
  const released = known.get('@yige/plugin-sdk');
  if (released !== undefined) known.set('@yige/cli', released);
  const versioned = (dependencies: Record<string, string>) =>
    Object.fromEntries(
      Object.keys(dependencies).map((name) => {
        const version = known.get(name);
        if (version === undefined) throw new Error(`The command does not know the version of ${name}`);
        return [name, version];
      }),
    );
  const template: unknown = JSON.parse(source);
  const { dependencies, devDependencies } = packageSchema.parse(template);
  const made = Object.assign({}, template, {
    dependencies: versioned(dependencies),
    devDependencies: versioned(devDependencies),
  });
  return `${JSON.stringify(made, null, 2)}\n`;
}
