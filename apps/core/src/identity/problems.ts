import { defineProblems } from '@yige/contracts';

export const sessionProblems = defineProblems({
  'session.missing': [401, '请先登录', 'Log in first'],
  'session.expired': [401, '登录已过期，请重新登录', 'Your session has expired; log in again'],
  'session.wrongCredentials': [401, '账号或密码不对', 'The account or the password is wrong'],
});
