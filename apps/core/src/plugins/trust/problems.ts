import { defineProblems } from '@yige/contracts';

export const pluginKeyProblems = defineProblems({
  'pluginKey.notFound': [404, '信任名单上没有这个密钥', 'There is no such key on the trust list'],
  'pluginKey.known': [409, '这个密钥已经在名单上', 'The key is on the list already'],
  'pluginKey.revoked': [409, '这个密钥已经撤销', 'The key has been revoked'],
  'pluginKey.invalid': [422, '不是 Ed25519 公钥', 'That is not an Ed25519 public key'],
});

export const pluginAskProblems = defineProblems({
  'pluginPermission.notAsked': [422, '插件没有申请这项权限', 'The plugin does not ask for this'],
});
