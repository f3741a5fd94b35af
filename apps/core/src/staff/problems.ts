import { defineProblems } from '@yige/contracts';

export const staffProblems = defineProblems({
  'staff.notFound': [404, '没有这个工作人员', 'There is no such member of staff'],
  'account.usernameTaken': [422, '这个账号名已经有人用了', 'The username is already taken'],
  'account.self': [409, '自己的账号要请别人来改', 'Your own account has to be changed by somebody else'],
  'account.administrator': [
    403,
    '这是管理员的账号，由安全管理员处理',
    'This is an administrator’s account; the security administrator deals with it',
  ],
  'account.notAdministrator': [409, '这不是管理员的账号', 'This is no administrator’s account'],
  'appointment.notFound': [404, '没有这个任职', 'There is no such appointment'],
  'appointment.refused': [422, '这个任职不能这样定', 'The appointment cannot be made like this'],
  'appointment.ended': [409, '这个任职已经结束了', 'The appointment has already ended'],
  'appointment.lent': [409, '人还借调在外，先结束借调', 'Its holder is still seconded away; end the secondment first'],
  'appointment.notSecondable': [
    409,
    '借调要从正式任职上借，借调岗位不能再借出去',
    'Somebody is seconded from a post of their own, not from a secondment',
  ],
  'appointment.lastSecurityAdministrator': [
    409,
    '这是最后一名安全管理员，先任命另一名',
    'This is the last security administrator; appoint another one first',
  ],
  'qualification.duplicate': [422, '这个证书已经登记过了', 'This certificate is already on file'],
  'qualification.notFound': [404, '没有这个证书', 'There is no such certificate'],
  'qualification.endBeforeBegin': [422, '有效期要在发证日期之后', 'It must expire after the day of issue'],
  'training.duplicate': [422, '这次培训已经登记过了', 'This training is already on file'],
  'training.notFound': [404, '没有这次培训', 'There is no such training'],
});
