import { defineProblems } from '@yige/contracts';

export const sessionProblems = defineProblems({
  'session.missing': [401, '请先登录', 'Log in first'],
  'session.expired': [401, '登录已过期，请重新登录', 'Your session has expired; log in again'],
  'session.postNotHeld': [422, '这个岗位现在不是您的', 'You do not hold this post today'],
  'session.wrongCredentials': [401, '账号或密码不对', 'The account or the password is wrong'],
  'session.otpRequired': [401, '请输入动态码', 'Enter the code of your authenticator'],
  'session.wrongOtp': [401, '动态码不对，或者已经用过', 'The code is wrong, or was used before'],
  'session.locked': [429, '输错次数太多，先锁定一会儿', 'Too many wrong attempts; locked for a while'],
  'session.notFound': [404, '没有这次登录，可能已经结束', 'There is no such login; it may have ended'],
  'session.confirmationRequired': [403, '请先确认是您本人', 'Confirm first that it is you'],
  'session.confirmationWrong': [422, '密码或动态码不对', 'The password or the code is wrong'],
});

export const passwordProblems = defineProblems({
  'password.changeRequired': [403, '请先改密码', 'Change your password first'],
  'password.refused': [422, '换一个密码', 'Choose another password'],
});

export const secondFactorProblems = defineProblems({
  'secondFactor.enrolmentRequired': [403, '请先设置动态码', 'Set up your second factor first'],
  'secondFactor.active': [409, '动态码已经设置好了', 'A second factor is already set up'],
  'secondFactor.notBegun': [409, '请先扫二维码', 'Begin with the QR code'],
  'secondFactor.inactive': [409, '没有设置动态码', 'No second factor is set up'],
  'secondFactor.required': [409, '您的岗位必须用动态码', 'Your post requires a second factor'],
  'secondFactor.wrongCode': [422, '动态码不对', 'The code is wrong'],
});

export const securityProblems = defineProblems({
  'account.notFound': [404, '没有这个账号', 'There is no such account'],
  'securitySettings.changed': [409, '别人刚改过，请看过再改', 'Somebody else has just changed them; look again'],
});
