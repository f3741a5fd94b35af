import { defineProblems } from '@yige/contracts';

export const developmentProblems = defineProblems({
  'development.off': [
    404,
    '这里不是开发门户：在本机用 YIGE_DEVELOPMENT=1 启动的才是',
    'This is no development portal: one that is started with YIGE_DEVELOPMENT=1, asked from its own machine, is',
  ],
  'development.notFound': [
    404,
    '开发中的插件已经断开',
    'The plugin under development is gone: it ended, or its session did',
  ],
  'development.codeUnknown': [
    422,
    '没有这个连接码，可能过了 5 分钟；看一眼终端里现在的',
    'There is no such code; it may be older than five minutes: look at the terminal again',
  ],
  'development.tooMany': [
    429,
    '等着连接的太多，过几分钟再试',
    'Too many wait to be joined; try again in a few minutes',
  ],
  'development.hostRefused': [
    422,
    '开发中的插件要在这台机器上运行',
    'A plugin under development runs on the portal’s own machine',
  ],
  'development.otherPlugin': [
    422,
    '构建出来的是另一个插件，先结束再重新连接',
    'The build is another plugin: end this and connect anew',
  ],
  'development.versionTaken': [
    409,
    '这个版本号门户已经装了；开发中的版本要不一样',
    'This version is installed: one under development has a number of its own',
  ],
  'development.aloneRefused': [
    403,
    '开发中的服务只能替开发者本人办事，不能自己办',
    'A server under development acts for its developer only, never by itself',
  ],
  'development.noAnswer': [
    503,
    '本机的插件服务没有响应，看一眼终端',
    'The local server does not answer: look at the terminal',
  ],
});
