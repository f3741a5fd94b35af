import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BureauColor, LocalizedText } from '@yige/contracts';
import { CommandError } from '../../command-error.js';
import type { Answers, Start } from './answers.js';
import { withParts } from './sections.js';
import { packageOf } from './template-package.js';

const TEMPLATE = fileURLToPath(new URL('../../../templates/plugin', import.meta.url));

const PARTS: Record<Start, ReadonlySet<string>> = {
  page: new Set(),
  task: new Set(['task']),
  ledger: new Set(['task', 'ledger']),
};

const BUREAUS: Record<BureauColor, LocalizedText> = {
  police: { 'zh-CN': '区公安分局', en: 'Public security bureau' },
  health: { 'zh-CN': '区卫生健康局', en: 'Health bureau' },
  elderly: { 'zh-CN': '区民政局', en: 'Civil affairs bureau' },
  volunteer: { 'zh-CN': '区志愿服务联合会', en: 'Volunteers’ federation' },
  party: { 'zh-CN': '区委社会工作部', en: 'Social work department' },
  other: { 'zh-CN': '本部门', en: 'Our bureau' },
};

/** Makes a plugin in a folder that is empty or not there; answers the files, in the order of paths. */
export async function newPlugin(folder: string, answers: Answers): Promise<string[]> {
  await refuseFull(folder);
  const made: string[] = [];
  for (const file of await templateFiles()) {
    const source = await readFile(join(TEMPLATE, file), 'utf8');
    const content = file === 'package.json' ? await packageOf(source) : withParts(source, PARTS[answers.start]);
    // A file of a part that is not wanted has nothing left.
    if (content.trim() === '') continue;
    // npm packs no file of the name .gitignore.
    const target = join(folder, file === 'gitignore' ? '.gitignore' : file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, named(content, answers), { flag: 'wx' });
    made.push(relative(folder, target));
  }
  return made;
}

async function refuseFull(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code !== 'ENOTDIR') throw error;
    throw new CommandError(`${folder} is a file: name a folder that is empty or not there yet`, { cause: error });
  });
  if (found.length === 0) return;
  throw new CommandError(
    `${folder} is not empty (${found.slice(0, 3).join(', ')}${found.length > 3 ? ', …' : ''}): name another folder, nothing is overwritten`,
  );
}

async function templateFiles(): Promise<string[]> {
  const entries = await readdir(TEMPLATE, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(TEMPLATE, join(entry.parentPath, entry.name)))
    .filter((file) => !/^(node_modules|dist|test-results)\b/.test(file))
    .sort();
}

/** Whatever the template says of itself, said of the new plugin. */
function named(content: string, { id, name, glyph, kind }: Answers): string {
  const english = `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
  const bureau = BUREAUS[kind];
  return content
    .replaceAll('plugin-template', id)
    .replaceAll('示例插件', name)
    .replaceAll('Template plugin', english)
    .replaceAll("glyph: '例'", `glyph: '${glyph}'`)
    .replaceAll('示例部门', bureau['zh-CN'])
    .replaceAll('Template bureau', bureau.en)
    .replaceAll("kind: 'other'", `kind: '${kind}'`);
}
