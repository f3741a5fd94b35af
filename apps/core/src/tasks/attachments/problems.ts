import { defineProblems } from '@yige/contracts';

export const attachmentProblems = defineProblems({
  'attachment.notFound': [404, '没有这个附件', 'There is no such attachment'],
  'attachment.missing': [422, '没有收到文件', 'No file was received'],
  'attachment.tooLarge': [413, '文件太大：最大 10 MB', 'The file is too large: 10 MB at most'],
  'attachment.tooMany': [409, '一件任务最多 20 个附件', 'A task has 20 attachments at most'],
  'attachment.kind': [415, '只收照片（JPEG、PNG、WebP）和 PDF', 'Photos (JPEG, PNG, WebP) and PDF are taken'],
  'attachment.unreadable': [422, '文件损坏，打不开', 'The file is damaged and cannot be read'],
  'attachment.taskEnded': [409, '任务已经结束，附件不再变动', 'The task has ended: its attachments stay as they are'],
  'attachment.notForYou': [403, '办这件任务或派出它的人才能加附件', 'Whoever does or sent the task adds to it'],
  'attachment.notYours': [403, '只能拿掉自己加的附件', 'Take away only what you added'],
});
