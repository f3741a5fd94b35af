import { defineProblems } from '@yige/contracts';

export const tokenProblems = defineProblems({
  'token.invalid': [401, '令牌无效', 'The token is not valid'],
  'token.expired': [401, '令牌已过期', 'The token has expired'],
  'client.wrongCredentials': [401, '客户端凭据不对', 'The client’s credentials are wrong'],
});
