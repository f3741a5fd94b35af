import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SDK_PROTOCOL_VERSION } from '@yige/contracts';
import semver from 'semver';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answers, faultOf, glyphOf, refuseFaults } from '../src/plugin/new/answers.js';
import { askAnswers } from '../src/plugin/new/ask.js';
import { newPlugin } from '../src/plugin/new/new-plugin.js';
import { withParts } from '../src/plugin/new/sections.js';

interface Question {
  message: string;
  initialValue?: string;
  validate?: (value: string | undefined) => string | undefined;
  options: { value: string }[];
}
/** Stands in for the terminal. */
const asked = vi.hoisted(() => ({
  text: vi.fn<(question: Question) => Promise<string>>(),
  select: vi.fn<(question: Question) => Promise<string>>(),
}));
vi.mock('@clack/prompts', async (original) => ({
  ...(await original<typeof import('@clack/prompts')>()),
  ...asked,
  intro: () => undefined,
}));

/** Beside this package's own, so that what a plugin imports is found. */
const here = fileURLToPath(new URL('./', import.meta.url));
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const answers: Answers = { id: 'night-watch', name: '夜间巡逻', glyph: '夜', kind: 'police', start: 'page' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(here, '.made-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a plugin that was begun', () => {
  // One that begins with everything is the template itself, which lint compiles.
  it('compiles with a page alone, and with a task, takes a style sheet along, and holds no more than that', async () => {
    for (const start of ['page', 'task'] as const) {
      const target = join(folder, start);
      const files = await newPlugin(target, { ...answers, start });
      expect(files).toEqual(expect.arrayContaining(['.gitignore', 'package.json', 'plugin.ts', 'plugin.env.example']));
      expect(files.includes('web/forms/check.tsx')).toBe(start === 'task');
      expect(files.filter((file) => /ledger|panel/.test(file))).toEqual([]);
      for (const file of files) {
        const source = await readFile(join(target, file), 'utf8');
        expect(source, file).not.toMatch(/plugin-template|示例|Template|\/\/ with [a-z]|\/\/ end/);
      }
    }
    await writeFile(join(folder, 'page', 'web', 'sheet.css'), '.sheet {}\n');
    await writeFile(join(folder, 'page', 'web', 'sheet.ts'), "import './sheet.css';\n");
    await Promise.all([
      compile('tsconfig.json', ['*/web', '*/contract.ts']),
      compile('tsconfig.server.json', ['*/plugin.ts', '*/server', '*/rules', '*/test']),
    ]);
  }, 120_000);

  it('is what was answered, works with the protocol of today, and asks for the versions of this command', async () => {
    const target = join(folder, 'answered');
    await newPlugin(target, answers);
    const plugin = await readFile(join(target, 'plugin.ts'), 'utf8');
    for (const words of [
      "id: 'night-watch'",
      "'zh-CN': '夜间巡逻', en: 'Night watch'",
      "glyph: '夜'",
      "kind: 'police'",
    ]) {
      expect(plugin).toContain(words);
    }
    expect(semver.satisfies(SDK_PROTOCOL_VERSION, /sdk: '([^']+)'/.exec(plugin)?.[1] ?? '')).toBe(true);
    const own = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    const made = JSON.parse(await readFile(join(target, 'package.json'), 'utf8'));
    expect(made.name).toBe('night-watch');
    expect(made.dependencies.react).toBe(own.devDependencies.react);
    expect(made.devDependencies['@yige/cli']).toBe(own.dependencies['@yige/plugin-sdk']);
  });

  it('is put in no folder that holds anything, and into no file', async () => {
    const full = join(folder, 'full');
    await mkdir(full);
    await writeFile(join(full, 'mine.txt'), 'kept');
    await expect(newPlugin(full, answers)).rejects.toThrow('is not empty (mine.txt)');
    expect(await readdir(full)).toEqual(['mine.txt']);
    await expect(newPlugin(join(full, 'mine.txt'), answers)).rejects.toThrow('is a file');
  });
});

/** Both at once, as each would be by itself. */
async function compile(config: string, include: readonly string[]): Promise<void> {
  const shared = { extends: `./page/${config}`, include, exclude: [] };
  await writeFile(join(folder, config), JSON.stringify(shared));
  const compiled = promisify(execFile)(process.execPath, [compiler, '-p', config, '--noEmit'], { cwd: folder });
  await compiled.catch((error: { stdout?: string }) => expect(error.stdout).toBe(''));
}

describe('an answer', () => {
  it.each([
    ['id', 'Night', 'lower-case words joined by hyphens'],
    ['id', 'core', 'not core'],
    ['name', "it's", '2 to 20 Hanzi'],
    ['name', 'Watch', 'one Hanzi at least'],
    ['glyph', '夜夜', 'one Hanzi'],
    ['glyph', 'A', 'one Hanzi'],
    ['kind', 'army', 'one of police'],
    ['start', 'all', 'one of page, task, ledger'],
  ] as const)('%s “%s” is refused with how to mend it', (answer, value, mend) => {
    expect(faultOf(answer, value)).toContain(mend);
    expect(() => refuseFaults({ [answer]: value })).toThrow(`--${answer}`);
  });

  it('of the name brings the glyph too', async () => {
    expect(['夜间巡逻', 'A养老'].map(glyphOf)).toEqual(['夜', '养']);
    const { glyph: _, ...four } = answers;
    expect(await askAnswers(four, undefined)).toEqual(answers);
    expect(await askAnswers({ ...four, glyph: '巡' }, undefined)).toEqual({ ...answers, glyph: '巡' });
  });

  it('is asked for in a terminal: four questions, each of which says what is wrong with an answer', async () => {
    const { isTTY } = process.stdin;
    process.stdin.isTTY = true;
    const given = [answers.id, answers.name];
    asked.text.mockImplementation(async ({ validate }) => {
      expect(validate?.('!')).toContain('cannot be the');
      expect(validate?.(given[0])).toBeUndefined();
      return given.shift() ?? '';
    });
    asked.select.mockResolvedValueOnce(answers.kind).mockResolvedValueOnce(answers.start);
    try {
      expect(await askAnswers({}, 'night-watch')).toEqual(answers);
    } finally {
      process.stdin.isTTY = isTTY;
    }
    const questions = [...asked.text.mock.calls, ...asked.select.mock.calls].map(([{ message }]) => message);
    expect(questions).toEqual(['Its id, for good', 'Its name in Chinese', 'Whose is it?', 'What does it begin with?']);
    expect(asked.text.mock.calls[0]?.[0].initialValue).toBe('night-watch');
    expect(asked.select.mock.calls[1]?.[0].options.map(({ value }) => value)).toEqual(['page', 'task', 'ledger']);
  });

  it('must be given where there is no terminal to ask in', async () => {
    const { isTTY } = process.stdin;
    process.stdin.isTTY = false;
    try {
      await expect(askAnswers({ id: 'night-watch', name: '夜间巡逻' }, undefined)).rejects.toThrow(
        'give --kind, --start too',
      );
    } finally {
      process.stdin.isTTY = isTTY;
    }
  });
});

describe('parts of the template', () => {
  const source = 'a\n// with task\nb\n// with ledger\nc\n// end\n// end\nd\n';

  it('stay where they are wanted, and their marks never', () => {
    expect(withParts(source, new Set())).toBe('a\nd\n');
    expect(withParts(source, new Set(['task']))).toBe('a\nb\nd\n');
    expect(withParts(source, new Set(['task', 'ledger']))).toBe('a\nb\nc\nd\n');
  });

  it('begin and end', () => {
    expect(() => withParts('// with task\n', new Set())).toThrow('does not end the part task');
    expect(() => withParts('// end\n', new Set())).toThrow('that it did not begin');
  });
});
