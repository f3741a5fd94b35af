import { defineProblems } from '@yige/contracts';

export const pluginProblems = defineProblems({
  'plugin.notFound': [404, '没有这个插件或版本', 'There is no such plugin or version'],
  'plugin.hostRefused': [422, '插件服务不在允许的主机上', 'The plugin’s server is not on an allowed host'],
  'plugin.unreachable': [422, '连不上插件服务', 'The plugin’s server cannot be reached'],
  'plugin.manifestInvalid': [422, '插件清单不符合规范', 'The plugin’s manifest is not valid'],
  'plugin.incompatible': [422, '插件与平台版本不兼容', 'The plugin does not fit this platform'],
  'plugin.assetTampered': [422, '插件文件与清单不一致', 'A file of the plugin differs from its manifest'],
  'plugin.ungatedUnconfirmed': [
    422,
    '插件有任务声明不经准入，要逐个确认',
    'Tasks of the plugin declare that they need no admission: confirm each',
  ],
  'plugin.glyphTaken': [409, '这个字已被别的插件使用', 'Another plugin uses this glyph'],
  'plugin.versionChanged': [409, '同一版本号的内容变了', 'This version is registered with other content'],
  'plugin.unavailable': [503, '插件没有响应', 'The plugin does not answer'],
  'plugin.answerTooLarge': [502, '插件的回答太大', 'The plugin’s answer is too large'],
  'plugin.quota': [429, '请求太多，请稍后再试', 'Too many requests; try again in a moment'],
  'plugin.timeout': [504, '插件超时没有响应', 'The plugin took too long to answer'],
});
