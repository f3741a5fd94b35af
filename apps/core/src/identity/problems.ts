import { defineProblems } from '@yige/contracts';

export const sessionProblems = defineProblems({
  'session.missing': [401, '请先登录', 'Log in first'],
  'session.expired': [401, '登录已过期，请重新登录', 'Your session has expired; log in again'],
  'session.postNotHeld': [422, '这个岗位现在不是您的', 'You do not hold this post today'],
  'session.wrongCredentials': [401, '账号或密码不对', 'The account or the password is wrong'],
});
