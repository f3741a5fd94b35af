import { defineProblems } from '@yige/contracts';

export const installationProblems = defineProblems({
  'installation.notFound': [404, '没有这次安装', 'There is no such installation'],
  'installation.notFailed': [
    409,
    '这次安装没有失败，不用重试',
    'The installation did not fail: there is nothing to try again',
  ],
  'installation.ended': [409, '这次安装已经结束', 'The installation has ended'],
  'installation.unexpected': [500, '安装时出了意外，可以重试', 'Something unforeseen happened: try again'],
  'installation.asksOpen': [
    409,
    '等安全管理员决定它要的权限',
    'Waits for the security administrator to decide what it asks for',
  ],
  'installation.otherServer': [
    409,
    '服务地址上运行的是别的插件或版本，等这个版本的服务',
    'At the address answers another plugin or version: waits for the server of this one',
  ],
  'installation.notReady': [409, '等插件服务准备好', 'Waits for the plugin’s server to be ready'],
});

export const artefactProblems = defineProblems({
  'artefact.missing': [422, '请选一个插件包（.tgz）', 'Send one artefact (.tgz)'],
  'artefact.tooLarge': [413, '插件包太大：最大 50 MB', 'The artefact is too large: 50 MB at most'],
  'artefact.invalid': [422, '插件包不对', 'The artefact is not as it must be'],
});
