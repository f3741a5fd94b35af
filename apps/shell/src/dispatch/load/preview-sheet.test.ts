import { type DispatchLoad, type DispatchPreview, newId } from '@yige/contracts';
import { createTranslate } from '@yige/ui';
import { expect, it } from 'vitest';
import { loadMessages } from './load-messages.js';
import { previewSheet } from './preview-sheet.js';

const load = (name: string, figures: Partial<DispatchLoad>): DispatchLoad => ({
  unit: { id: newId(), name, level: 'community' },
  above: { id: newId(), name: '柳岸街道', level: 'street' },
  targets: 10,
  refused: 0,
  open: 20,
  workers: 2,
  promisedFen: 15_000,
  refusal: null,
  ...figures,
});

it('has one line for each community, in yuan, with the reason where nothing may be sent', () => {
  const preview: DispatchPreview = {
    targets: 103,
    refused: 10,
    promisedFen: 0,
    workers: 4,
    dueAt: null,
    admission: null,
    fields: { asked: 0, known: 0 },
    communities: [
      load('爱民佳苑社区', {}),
      load('=北窑厂', {
        refused: 10,
        promisedFen: 0,
        refusal: { code: 'admission.unitNotCovered', detail: { 'zh-CN': '不在准入范围', en: 'No' } },
      }),
      load('听涛苑社区', { workers: 0 }),
      load('纺织一村', { targets: 73, above: null }),
    ],
  };
  const text = previewSheet(preview, createTranslate(loadMessages, 'zh-CN'), (words) => words['zh-CN']);
  expect(text).toBe(
    '\uFEFF社区,街道、乡镇,可派,不能派,办理人,每人现有（件）,每人派后（件）,经费（元）,校验\r\n' +
      '爱民佳苑社区,柳岸街道,10,0,2,10.0,15.0,150.00,可以派\r\n' +
      "'=北窑厂,柳岸街道,0,10,2,10.0,10.0,0.00,不在准入范围\r\n" +
      '听涛苑社区,柳岸街道,10,0,0,,,150.00,没有办理人\r\n' +
      '纺织一村,,73,0,2,10.0,46.5,150.00,每人超过 40 件\r\n',
  );
});
