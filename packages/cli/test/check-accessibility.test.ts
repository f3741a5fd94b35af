import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { checkAccessibility } from '../src/plugin/check/check-accessibility.js';
import { withSources } from '../src/plugin/check/plugin-sources.js';

let folder: string | undefined;

afterEach(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const WEB = { compilerOptions: { jsx: 'preserve', noLib: true, types: [], noEmit: true }, include: ['web'] };
const SERVER = { compilerOptions: { noLib: true, types: [], noEmit: true }, include: ['server'] };

/** What is found in a plugin whose page returns these elements, or whose style sheet has these rules. */
async function findings({ page = '<p />', css = '' }: { page?: string; css?: string }) {
  folder = await mkdtemp(join(tmpdir(), 'yige-accessibility-'));
  const files = {
    'tsconfig.json': JSON.stringify(WEB),
    'tsconfig.server.json': JSON.stringify(SERVER),
    'server/main.ts': 'export {};',
    'web/pages/home.tsx': `export const home = (\n${page}\n);\n`,
    'web/pages/home.css': css,
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const place = folder;
  return withSources(place, (sources) => checkAccessibility(place, sources));
}

it.each([
  ['accessibility.alternative', '<img src={map} />'],
  ['accessibility.control', '<div onClick={open}>Open</div>'],
  ['accessibility.control', '<Card onClick={open} />'],
  ['accessibility.control', '<li role="button" onClick={open}>Open</li>'],
  ['accessibility.name', '<Button icon={<Icon name="close" />} onClick={close} />'],
  ['accessibility.name', '<button type="button"><CloseOutlined /></button>'],
  ['accessibility.name', '<a href="/"><img src={logo} alt="" /></a>'],
  ['accessibility.order', '<p tabIndex={2}>First</p>'],
  ['accessibility.label', '<input type="date" />'],
  ['accessibility.label', '<Field><Select<string> options={options} /></Field>'],
  ['accessibility.label', '<Input.TextArea value={text} />'],
  ['accessibility.size', '<p style={{ fontSize: 12 }}>Small</p>'],
  ['accessibility.size', "<p style={isSmall ? { fontSize: '12px' } : {}}>Small</p>"],
  ['accessibility.color', "<p style={{ color: '#333' }}>Grey</p>"],
  ['accessibility.color', "<p style={{ borderColor: 'rgb(1 2 3)' }}>Grey</p>"],
  ['accessibility.focus', "<p style={{ outline: 'none' }}>Here</p>"],
])('finds %s in %s, says where and how to mend it', async (code, page) => {
  const [found, ...others] = await findings({ page });
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code, where: 'web/pages/home.tsx:2', mend: expect.stringMatching(/\S/) });
});

it.each([
  ['accessibility.focus', 'a:focus {\n  outline: none;\n}'],
  ['accessibility.size', 'p {\n  font-size: 12px;\n}'],
  ['accessibility.size', 'p {\n  font: bold 12px/1.5 serif;\n}'],
  ['accessibility.color', 'p {\n  color: white;\n}'],
  ['accessibility.color', 'p {\n  border: 1px solid #eee;\n}'],
])('finds %s in the style sheet %s', async (code, css) => {
  const [found, ...others] = await findings({ css });
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code, where: 'web/pages/home.css:2', mend: expect.stringMatching(/\S/) });
});

it('lets be what can be reached, named and read', async () => {
  const page = `<>
    <img src={map} alt="" /> <img {...picture} />
    <button type="button" onClick={open}>{t('open')}</button>
    <div role="button" tabIndex={0} onClick={open} onKeyDown={press}>Open</div>
    <Button aria-label={t('close')} icon={<Icon name="close" />} />
    <a href="/"><Icon name="back" /> <Words /></a>
    <label>Day <input type="date" /></label>
    <Form.Item label="Day"><DatePicker /></Form.Item>
    <input type="hidden" /> <input id={id} /> <Select aria-label={t('kind')} />
    <p style={{ color: 'var(--ant-color-text, black)', fontSize: 'var(--ant-font-size)', background: 'none' }}>Words</p>
  </>`;
  const css = `
    a:focus { outline: none; box-shadow: 0 0 0 2px currentcolor; }
    p { color: color-mix(in srgb, var(--ant-color-primary, red) 20%, transparent); border-radius: 4px; }
    .yige-paper p { border: 1px solid black; font-size: 14px; }
    @media print { p { color: black; } }
  `;
  expect(await findings({ page, css })).toEqual([]);
});

it('reads a folder through a link as the folder', async () => {
  await findings({});
  const link = `${folder}-link`;
  await symlink(folder ?? '', link);
  try {
    expect(await withSources(link, (sources) => sources.map(({ path }) => path))).toContain('web/pages/home.tsx');
  } finally {
    await rm(link);
  }
});
