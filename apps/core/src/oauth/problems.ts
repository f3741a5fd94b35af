import { defineProblems } from '@yige/contracts';

export const tokenProblems = defineProblems({
  'token.invalid': [401, '令牌无效', 'The token is not valid'],
  'token.expired': [401, '令牌已过期', 'The token has expired'],
  'client.wrongCredentials': [401, '客户端凭据不对', 'The client’s credentials are wrong'],
  'serviceAccount.notFound': [404, '没有这个服务账号', 'There is no such service account'],
  'serviceAccount.permissionUnknown': [
    422,
    '有的权限没有插件在用',
    'Some of the permissions are of no plugin that is enabled',
  ],
  'serviceAccount.unitUnknown': [422, '有的单位不在您的范围内', 'Some of the units are not within yours'],
});
