import { defineProblems } from '@yige/contracts';

export const photoProblems = defineProblems({
  'photo.notFound': [404, '没有照片', 'There is no photo'],
  'photo.missing': [422, '没有收到照片', 'No photo was received'],
  'photo.tooLarge': [
    413,
    '照片太大：最大 2 MB，每边不超过 4096 像素',
    'The photo is too large: 2 MB at most, 4096 pixels each way',
  ],
  'photo.kind': [415, '只收 JPEG、PNG 和 WebP 照片', 'Photos are taken as JPEG, PNG or WebP'],
  'photo.unreadable': [422, '照片损坏，打不开', 'The photo is damaged and cannot be read'],
  'photo.guardian': [422, '不满 14 岁，要监护人同意', 'Under 14 the guardian has to agree'],
});
