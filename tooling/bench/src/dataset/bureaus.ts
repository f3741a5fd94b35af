import { type PluginManifest, pluginManifestSchema, SDK_PROTOCOL_VERSION } from '@yige/contracts';

/** Bureaus whose plugins are registered, so that lists name their tasks' sources as they do in the field. */
const bureaus = [
  { id: 'bench-elderly', glyph: '养', kind: 'elderly' },
  { id: 'bench-health', glyph: '卫', kind: 'health' },
  { id: 'bench-policing', glyph: '警', kind: 'police' },
  { id: 'bench-volunteering', glyph: '志', kind: 'volunteer' },
] as const;

export const bureauManifests: PluginManifest[] = bureaus.map(({ id, glyph, kind }) =>
  pluginManifestSchema.parse({
    id,
    version: '1.0.0',
    sdk: `^${SDK_PROTOCOL_VERSION}`,
    name: { 'zh-CN': `测试${glyph}`, en: `Bench ${kind}` },
    glyph,
    bureau: { name: { 'zh-CN': `测试${glyph}局`, en: `Bench bureau ${kind}` }, kind },
    permissions: [],
    grants: [],
    pages: [],
    contributions: [],
    taskTypes: [
      {
        ...{ name: 'visit', title: { 'zh-CN': '上门', en: 'Visit' }, resultSchema: { type: 'object' } },
        doorVisible: true,
      },
    ],
    events: { subscribes: [] },
    web: { remoteName: id.replaceAll('-', '_'), entry: 'mf-manifest.json', assets: [] },
  }),
);

/** The type of a task of the nth bureau. */
export function taskTypeOf(bureau: PluginManifest): string {
  return `${bureau.id}:visit`;
}
