import { defineProblems, type KnownProblem, type PluginManifest } from '@yige/contracts';

export const pluginProblems = defineProblems({
  'plugin.notFound': [404, '没有这个插件或版本', 'There is no such plugin or version'],
  'plugin.hostRefused': [422, '插件服务不在允许的主机上', 'The plugin’s server is not on an allowed host'],
  'plugin.unreachable': [422, '连不上插件服务', 'The plugin’s server cannot be reached'],
  'plugin.manifestInvalid': [422, '插件清单不符合规范', 'The plugin’s manifest is not valid'],
  'plugin.incompatible': [422, '插件与平台版本不兼容', 'The plugin does not fit this platform'],
  'plugin.notAdmitted': [
    422,
    '这不是贵部门已经装过的插件；新插件请平台管理员安装',
    'It is no installed plugin of your bureau: a new one is installed by the platform’s administrator',
  ],
  'plugin.ungatedByDistrict': [
    422,
    '有新的任务声明不经准入，要由平台管理员确认',
    'New tasks declare that they need no admission: the platform’s administrator has to confirm them',
  ],
  'plugin.unitsAreDistricts': [
    409,
    '哪些单位用这个插件由平台管理员定；您只能给已经在用的单位换版本',
    'Which units have the plugin is up to the platform’s administrator: give another version to units that have one',
  ],
  'plugin.alreadyPaused': [409, '插件已经暂停', 'The plugin is paused already'],
  'plugin.notPaused': [409, '插件没有暂停', 'The plugin is not paused'],
  'plugin.notMigrated': [409, '插件服务还没有准备好', 'The plugin’s server is not ready yet'],
  'plugin.otherServer': [
    409,
    '这个版本的服务地址上运行的是别的插件或版本',
    'At this version’s address answers another plugin or version',
  ],
  'plugin.unitUnknown': [422, '单位不在您的范围内', 'There is no such unit within your own'],
  'plugin.versionInUse': [409, '还有单位在用这个版本', 'Units still have this version'],
  'plugin.unfit': [409, '平台跑不了这个版本', 'This platform does not run the version'],
  'plugin.versionWithdrawn': [
    409,
    '签这个版本的密钥已泄露，不能再用',
    'The key that signed this version was compromised',
  ],
  'plugin.asksOpen': [
    409,
    '它要的权限还没有全部批准，不能给单位用',
    'Not everything that it asks for was granted: no unit can have it',
  ],
  'plugin.onlyVersion': [
    409,
    '这是唯一的版本，要移除请移除整个插件',
    'It is the only version: remove the plugin as a whole',
  ],
  'plugin.versionGone': [409, '有新版本，请换过去', 'There is a newer version: switch to it'],
  'plugin.exposesMissing': [
    422,
    '插件清单写了页面没有构建出来的模块',
    'The manifest names modules that the build does not expose',
  ],
  'plugin.filesUnlisted': [
    422,
    '页面构建里的文件和签过名的清单对不上，请重新构建再签名',
    'Files of the build are not those of the signed list: build and sign it anew',
  ],
  'plugin.idTaken': [409, '这个标识已是另一个部门的插件', 'This id belongs to another bureau’s plugin'],
  'plugin.noData': [422, '插件没有交出数据', 'The plugin gives no data out'],
  'plugin.assetTampered': [422, '插件文件与清单不一致', 'A file of the plugin differs from its manifest'],
  'plugin.ungatedUnconfirmed': [
    422,
    '插件有任务声明不经准入，要逐个确认',
    'Tasks of the plugin declare that they need no admission: confirm each',
  ],
  'plugin.glyphTaken': [409, '这个字已被别的插件使用', 'Another plugin uses this glyph'],
  'plugin.versionChanged': [409, '同一版本号的内容变了', 'This version is registered with other content'],
  'plugin.unsigned': [422, '插件没有签名', 'Nobody signed the plugin'],
  'plugin.signatureInvalid': [
    422,
    '插件签名不对，内容可能被改过',
    'The plugin’s signature is wrong: it may have been changed',
  ],
  'plugin.keyUnknown': [422, '签名密钥不在信任名单上', 'The key that signed it is not on the trust list'],
  'plugin.keyRevoked': [422, '签名密钥已撤销', 'The key that signed it was revoked'],
  'plugin.keyNotForPlugin': [422, '这个密钥不能签这个插件', 'The key may not sign this plugin'],
  'plugin.unavailable': [503, '插件没有响应', 'The plugin does not answer'],
  'plugin.answerTooLarge': [502, '插件的回答太大', 'The plugin’s answer is too large'],
  'plugin.quota': [429, '请求太多，请稍后再试', 'Too many requests; try again in a moment'],
  'plugin.timeout': [504, '插件超时没有响应', 'The plugin took too long to answer'],
});

/** A plugin's server gave no answer; says which one, and that it costs nothing else. */
export function noAnswerOf(
  { name }: Pick<PluginManifest, 'name'>,
  reason: 'timeout' | 'unreachable',
  cause: unknown,
): KnownProblem {
  const detail = {
    'zh-CN': `${name['zh-CN']}没有响应，其他内容不受影响`,
    en: `${name.en} does not answer; all else goes on`,
  };
  return pluginProblems[reason === 'timeout' ? 'plugin.timeout' : 'plugin.unavailable']({ detail, cause });
}
