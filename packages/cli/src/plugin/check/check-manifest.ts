import { type PluginManifest, SDK_PROTOCOL_VERSION } from '@yige/contracts';
import semver from 'semver';
import type { BuiltFiles } from './built-files.js';
import type { Finding } from './finding.js';

const HAN = /\p{Script=Han}/u;

/** What the manifest says, beyond its schema: the protocol it works with, and words in both languages. */
export function checkManifest({ manifest }: BuiltFiles): Finding[] {
  return [...protocolFaults(manifest), ...wordFaults(manifest, '')];
}

function protocolFaults({ sdk }: PluginManifest): Finding[] {
  if (semver.validRange(sdk) !== null && semver.satisfies(SDK_PROTOCOL_VERSION, sdk)) return [];
  return [
    {
      level: 'error',
      code: 'manifest.protocol',
      where: 'plugin.ts: sdk',
      what: `${sdk} does not fit the protocol ${SDK_PROTOCOL_VERSION} that this version of the SDK speaks`,
      mend: `write sdk: '^${SDK_PROTOCOL_VERSION}', or install the SDK of the protocol that is meant`,
    },
  ];
}

function wordFaults(value: unknown, where: string): Finding[] {
  if (value === null || typeof value !== 'object') return [];
  if (isText(value)) return languageFaults(value, where);
  return Object.entries(value).flatMap(([key, inner]) => wordFaults(inner, where === '' ? key : `${where}.${key}`));
}

function isText(value: object): value is { 'zh-CN': string; en: string } {
  return 'zh-CN' in value && 'en' in value && typeof value['zh-CN'] === 'string' && typeof value.en === 'string';
}

function languageFaults({ 'zh-CN': chinese, en: english }: { 'zh-CN': string; en: string }, where: string): Finding[] {
  const fault = (what: string, mend: string): Finding => ({
    ...{ level: 'warning', code: 'manifest.language' },
    ...{ where: `plugin.ts: ${where}`, what, mend },
  });
  return [
    ...(HAN.test(chinese) ? [] : [fault(`“${chinese}” has no Hanzi`, 'write the Chinese words under zh-CN')]),
    ...(HAN.test(english) ? [fault(`“${english}” has Hanzi`, 'write English words under en')] : []),
  ];
}
