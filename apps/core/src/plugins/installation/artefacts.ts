import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Asset, LocalizedText } from '@yige/contracts';
import { ArtefactError, type ArtefactFault, readArtefact } from '@yige/plugin-artefact';
import { Drafts } from './drafts.js';
import type { Found } from './incoming.js';
import { artefactProblems } from './problems.js';

/** Artefacts that were uploaded: unpacked with care, in a folder that no user is served from. */
@Injectable()
export class Artefacts {
  constructor(private readonly drafts: Drafts) {}

  /** Unpacks it anew: what a killed process left half unpacked is not built upon. */
  async documents(id: string): Promise<Found> {
    const folder = this.drafts.unpackedOf(id);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const { manifest, manifestBytes, signature } = await readArtefact(this.drafts.artefactOf(id), folder);
      return { text: manifestBytes.toString('utf8'), manifest, signature };
    } catch (error) {
      if (!(error instanceof ArtefactError)) throw error;
      const words = faults[error.fault];
      const detail = { 'zh-CN': `${words['zh-CN']}：${error.subject}`, en: `${words.en}: ${error.subject}` };
      throw artefactProblems['artefact.invalid']({ detail, cause: error });
    }
  }

  asset(id: string, { path }: Asset): Promise<Buffer> {
    return readFile(join(this.drafts.unpackedOf(id), 'web', path));
  }
}

const faults: Record<ArtefactFault, LocalizedText> = {
  keyInvalid: { 'zh-CN': '密钥不对', en: 'the key is none' },
  notGzip: { 'zh-CN': '不是 .tgz 包', en: 'it is no .tgz archive' },
  truncated: { 'zh-CN': '包不完整', en: 'it is not whole' },
  tooLarge: { 'zh-CN': '太大', en: 'it is too large' },
  tooManyFiles: { 'zh-CN': '文件太多', en: 'it has too many files' },
  nameRefused: { 'zh-CN': '有不允许的文件名', en: 'a name in it is not allowed' },
  kindRefused: { 'zh-CN': '有链接或设备，不是普通文件', en: 'something in it is no plain file' },
  duplicate: { 'zh-CN': '有重复的文件', en: 'a file is in it twice' },
  manifestMissing: {
    'zh-CN': '缺 manifest.json，或它不在最前',
    en: 'the manifest is missing, or is not the first file',
  },
  manifestInvalid: { 'zh-CN': 'manifest.json 不符合规范', en: 'the manifest is not valid' },
  signatureMissing: { 'zh-CN': '没有签名', en: 'nobody signed it' },
  signatureInvalid: { 'zh-CN': '签名文件不对', en: 'the signature is none' },
  fileMissing: { 'zh-CN': '缺文件', en: 'a file is missing' },
  fileTampered: { 'zh-CN': '文件与清单不一致', en: 'a file differs from the manifest' },
};
