import { PluginProblem } from '@yige/plugin-sdk/server';

const problemOf = (status: number, code: string, chinese: string, english: string) => () =>
  new PluginProblem(status, code, { title: { 'zh-CN': chinese, en: english } });

/** What the plugin refuses, each with what to mend. None names anybody. */
export const partyProblems = {
  unitGone: problemOf(409, 'unit.gone', '您的单位已经不在了，请重新登录', 'Your unit is no more: log in again'),
  organisationUnknown: problemOf(404, 'organisation.unknown', '没有这个党组织', 'There is no such organisation'),
  organisationMisplaced: problemOf(
    409,
    'organisation.misplaced',
    '党小组设在支部下面，支部设在党委或总支下面。请换一个上级',
    'A group stands under a branch, a branch under a committee or general branch. Choose another parent',
  ),
  organisationStillUsed: problemOf(
    409,
    'organisation.stillUsed',
    '下面还有党组织或党员。先把他们编入别的组织',
    'Organisations or members still belong to it. Move them to another first',
  ),
  organisationHoldsNoMembers: problemOf(
    409,
    'organisation.holdsNoMembers',
    '党员编在支部或党小组里，请选支部或党小组',
    'Members belong to a branch or a group: choose one',
  ),
  dayNotYet: problemOf(
    409,
    'day.notYet',
    '日期还没有到，请填已经发生的日期',
    'That day has not come: give one that has',
  ),
  dayBeforeFounding: problemOf(
    409,
    'day.beforeFounding',
    '日期早于党组织成立',
    'That is before the organisation was founded',
  ),
  dayBeforeLastChange: problemOf(
    409,
    'day.beforeLastChange',
    '日期要晚于上一次变动',
    'The day has to be after the last change',
  ),
  memberUnknown: problemOf(404, 'member.unknown', '没有这名党员', 'There is no such member'),
  memberKnown: problemOf(409, 'member.known', '这个人已经登记过了', 'They are in the ledger already'),
  memberLeft: problemOf(409, 'member.left', '这名党员已经离开，不能再改', 'They have left: nothing can be changed'),
  memberTooYoung: problemOf(409, 'member.tooYoung', '年满 18 岁才能入党', 'Members are 18 at least'),
  memberNotProbationary: problemOf(
    409,
    'member.notProbationary',
    '只有预备党员需要转正',
    'Only probationary members are regularised',
  ),
  probationTooShort: problemOf(
    409,
    'member.probationTooShort',
    '预备期是 1 年，还没有满',
    'Probation lasts a year, which is not over',
  ),
  notAwayLongEnough: problemOf(
    409,
    'member.notAwayLongEnough',
    '外出满 6 个月才登记为流动党员',
    'Somebody is a mobile member after six months away',
  ),
  personUnknown: problemOf(404, 'person.unknown', '居民库里没有这个人', 'The registry knows no such person'),
  postNotOfOrganisation: problemOf(
    409,
    'term.memberElsewhere',
    '当选的人要是本组织的党员',
    'Whoever is elected has to be a member of the organisation',
  ),
  taskOfOther: problemOf(404, 'life.taskUnknown', '这不是组织生活的待办', 'This is no task of organisation life'),
  reasonMissing: () => {
    const title = {
      'zh-CN': '有会议还没有记录。先去记下来，没有开的写明原因',
      en: 'Some meetings are not recorded yet. Record them, or say why they were not held',
    };
    const errors = [{ pointer: '/body/result/reasons', code: 'reasonMissing', message: title.en }];
    return new PluginProblem(422, 'life.reasonMissing', { title, errors });
  },
  monthNotYet: problemOf(409, 'dues.monthNotYet', '这个月还没有到', 'That month has not come'),
  paymentDiffers: problemOf(
    409,
    'dues.paymentDiffers',
    '这笔缴费已经登记过，内容不一样',
    'This payment was recorded before, with other content',
  ),
  paymentUnknown: problemOf(404, 'dues.paymentUnknown', '没有这笔缴费', 'There is no such payment'),
  paymentReversed: problemOf(409, 'dues.paymentReversed', '这笔缴费已经冲销', 'This payment was taken back already'),
  meetingUnknown: problemOf(404, 'meeting.unknown', '没有这次会议', 'There is no such meeting'),
  meetingOfOther: problemOf(
    409,
    'meeting.otherOrganisation',
    '党小组会由党小组开，其他会议由支部开。请换一个组织',
    'Groups hold group meetings and branches all others. Choose another organisation',
  ),
  meetingNotHeld: problemOf(
    409,
    'meeting.notHeld',
    '这次会议还没有开，开了以后再加扫描件',
    'This meeting was not held yet: add scans once it was',
  ),
  meetingFilesTooMany: problemOf(
    409,
    'meeting.filesTooMany',
    '一次会议最多 10 个文件。请把几页扫描成一个 PDF',
    'A meeting has ten files at most. Scan several pages into one PDF',
  ),
  meetingFileUnknown: problemOf(404, 'meeting.fileUnknown', '没有这个文件', 'There is no such file'),
  meetingPeriodWrong: problemOf(
    409,
    'meeting.periodWrong',
    '会议只能记在当期，或补记在已经过去的一期',
    'A meeting counts for its own period, or makes up one that is past',
  ),
  meetingNotOfYear: problemOf(
    409,
    'meeting.notOfYear',
    '年历里没有这类会议，不排日期。开了以后直接记会议',
    'The year asks for no such meeting, so that none is planned. Record it once it was held',
  ),
  meetingDiffers: problemOf(
    409,
    'meeting.differs',
    '这次会议已经记过，内容不一样',
    'This meeting was recorded before, with other content',
  ),
  attendeeUnknown: problemOf(
    409,
    'meeting.attendeeUnknown',
    '到会的人里有不属于应到会范围的，请重新选',
    'Somebody who was present is not among those asked to come: choose again',
  ),
  votesTooMany: problemOf(
    409,
    'meeting.votesTooMany',
    '票数多于到会的有表决权党员，请核对',
    'There are more votes than members with a vote present: check them',
  ),
  writtenNotCounted: problemOf(
    409,
    'meeting.writtenNotCounted',
    '书面意见只在接收党员时计票，人数不超过没有到会的有表决权党员',
    'Written opinions count when a member is accepted, at most one for each absent member with a vote',
  ),
  fileNoWorkbook: problemOf(
    422,
    'import.fileNoWorkbook',
    '这不是 xlsx 文件。请在表格软件里另存为 xlsx 再导入',
    'This is no xlsx file. Save it as xlsx in your spreadsheet program and import it again',
  ),
  fileTooLarge: problemOf(
    422,
    'import.fileTooLarge',
    '文件太大：最多 700 KB、2000 行、100 列。请分几个文件导入',
    'The file is too large: 700 KB, 2,000 rows and 100 columns at most. Import several smaller ones',
  ),
  fileNoHeader: problemOf(
    422,
    'import.fileNoHeader',
    '没有找到表头。要有一行写着“姓名”和“出生日期”或“身份证号”',
    'There is no heading row. One row has to name 姓名, and 出生日期 or 身份证号',
  ),
};
