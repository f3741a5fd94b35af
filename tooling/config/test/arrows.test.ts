import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const biome = createRequire(join(root, 'package.json')).resolve('@biomejs/biome/bin/biome');

const forbidden: [path: string, imported: string][] = [
  ['packages/contracts/src/x.ts', '@yige/database'],
  ['packages/ui/src/x.ts', '@yige/contracts'],
  ['packages/database/src/x.ts', '@yige/contracts'],
  ['packages/sheets/src/x.ts', '@yige/contracts'],
  ['packages/file-content/src/x.ts', '@yige/contracts'],
  ['packages/plugin-sdk/src/server/x.ts', '@yige/core'],
  ['packages/cli/src/x.ts', '@yige/database'],
  ['packages/audit-chain/src/x.ts', '@yige/core'],
  ['packages/plugin-artefact/src/x.ts', '@yige/database'],
  ['apps/core/src/x.ts', '@yige/plugin-sdk/server'],
  ['apps/core/src/x.ts', '@yige/elderly-care'],
  ['apps/shell/src/x.ts', '@yige/database'],
  ['apps/shell/src/x.ts', '@yige/plugin-sdk/server'],
  ['plugins/elderly-care/server/x.ts', '@yige/contracts'],
  ['plugins/elderly-care/server/x.ts', '@yige/database'],
  ['plugins/party-ledger/server/x.ts', '@yige/sheets'],
  ['plugins/elderly-care/web/x.ts', '@yige/ui'],
  ['plugins/elderly-care/server/x.ts', '@yige/health-station'],
  ['plugins/elderly-care/web/x.ts', '@yige/plugin-sdk/web/host'],
  ['plugins/elderly-care/web/x.ts', 'react-router'],
  ['plugins/elderly-care/web/x.ts', '@tanstack/react-query'],
  ['packages/cli/templates/plugin/server/x.ts', '@yige/contracts'],
];

const allowed: [path: string, imported: string][] = [
  ['packages/plugin-sdk/src/web/x.ts', '@yige/ui'],
  ['packages/plugin-sdk/src/server/x.ts', '@yige/database'],
  ['packages/plugin-sdk/src/server/x.ts', '@yige/sheets'],
  ['packages/plugin-sdk/src/server/x.ts', '@yige/file-content'],
  ['apps/core/src/x.ts', '@yige/contracts'],
  ['apps/core/src/x.ts', '@yige/audit-chain'],
  ['apps/core/src/x.ts', '@yige/plugin-artefact'],
  ['apps/core/src/x.ts', '@yige/sheets'],
  ['apps/core/src/x.ts', '@yige/file-content'],
  ['packages/cli/src/x.ts', '@yige/audit-chain'],
  ['packages/cli/src/x.ts', '@yige/plugin-artefact'],
  ['apps/shell/src/x.ts', '@yige/plugin-sdk/web/host'],
  ['plugins/elderly-care/server/x.ts', '@yige/plugin-sdk/server'],
  ['plugins/elderly-care/server/x.ts', '@nestjs/common'],
  ['plugins/elderly-care/server/x.ts', 'typeorm'],
  ['plugins/elderly-care/server/x.ts', '../contract.js'],
  ['plugins/elderly-care/x.ts', '@yige/plugin-sdk/facts'],
  ['plugins/elderly-care/rules/x.ts', '@yige/plugin-sdk/rules'],
  ['plugins/elderly-care/web/x.ts', '@yige/plugin-sdk/web'],
  ['plugins/elderly-care/web/x.ts', 'antd/es/button'],
  ['plugins/elderly-care/web/x.ts', 'react'],
];

/** A folder shaped like the repository, with its lint configuration and files that import what they may not. */
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'yige-arrows-'));
  for (const file of ['biome.json', '.gitignore']) copyFileSync(join(root, file), join(copy, file));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What the linter says about one import in a file of this name. */
function lint(path: string, imported: string): { ok: boolean; said: string } {
  const file = join(copy, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `import { thing } from '${imported}';\n\nexport const used = thing;\n`);
  const parameters = [biome, 'lint', '--only=style/noRestrictedImports', '--colors=off', path];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: copy, encoding: 'utf8' });
  return { ok: status === 0, said: `${stdout}${stderr}` };
}

it.each(forbidden)('%s may not import %s', (path, imported) => {
  const { ok, said } = lint(path, imported);
  expect(said).toContain('lint/style/noRestrictedImports');
  expect(ok).toBe(false);
});

it.each(allowed)('%s may import %s', (path, imported) => {
  const { ok, said } = lint(path, imported);
  expect(said).toContain('Checked 1 file');
  expect(ok).toBe(true);
});
