import { defineProblems } from '@yige/contracts';

export const admissionProblems = defineProblems({
  'admission.notFound': [404, '没有这项准入', 'There is no such admission'],
  'admission.staffOnly': [403, '只有工作人员本人能办', 'Only a member of staff may do this'],
  'admission.typeUnknown': [422, '您的部门没有这种任务', 'Your bureau has no such kind of task'],
  'admission.typeUngated': [422, '这种任务不需要准入', 'This kind of task needs no admission'],
  'admission.unitUnknown': [422, '没有这个单位', 'There is no such unit'],
  'admission.bureauUnknown': [422, '没有这个部门', 'There is no such bureau'],
  'admission.dayAhead': [422, '日子还没有到', 'The day lies ahead'],
  'admission.periodPast': [422, '到期日已经过去', 'The last day lies in the past'],
  'admission.renewalForeign': [
    422,
    '只能续期自己部门同一种任务的准入',
    'Renew an admission of your bureau for the same kind',
  ],
  'admission.refusalNotFound': [404, '没有这条拒收记录', 'There is no such refusal'],
  'admission.documentsTooMany': [409, '一项准入最多 10 个依据文件', 'An admission has 10 basis documents at most'],
  'admission.documentsFixed': [
    409,
    '已经梳理过，依据文件不再变动；要改的话请梳理岗位退回',
    'It has been sorted: its documents stay as they are; ask for it to be returned',
  ],
  'admission.papersTooMany': [409, '一条拒收记录最多 5 张照片', 'A refusal has 5 photos at most'],
  'admission.changed': [409, '准入刚被别人办过，请看最新内容', 'Somebody has just acted on it; look at it again'],
  'admission.stepNotPossible': [409, '现在不是这一步', 'It is not the turn of this step'],
  'admission.sameAccount': [
    403,
    '申请、梳理、核经费、审定要由四个不同的人办',
    'Application, sorting, funds and decision are for four different people',
  ],
  'funding.notFound': [404, '没有这笔付款', 'There is no such payment'],
  'funding.cancelled': [409, '这笔付款已经作废', 'The payment is cancelled'],
  'funding.unfunded': [422, '这项准入不带经费', 'The admission comes without money'],
  'funding.notPublished': [409, '准入没有公布过，还不能付款', 'The admission was never published: nothing is owed'],
  'funding.unitNotCovered': [422, '这项准入不包括这个社区', 'The admission does not cover the community'],
  'funding.monthOutside': [422, '这个月不在准入的期限内', 'The month lies outside the time of the admission'],
  'funding.confirmed': [409, '这笔付款已经确认过', 'The payment is confirmed already'],
  'funding.noteMissing': [422, '到账和付款不一样，请写明原因', 'What arrived differs from what was paid: say why'],
  'admission.exceptionNotFound': [404, '没有这次紧急放行', 'There is no such exception'],
  'admission.exceptionsUsed': [
    409,
    '这个部门本月的紧急放行已经用完',
    'The bureau has had all exceptions of this month',
  ],
});

/** What the gate answers: names what is missing, so that the sender knows what to apply for. */
export const gateProblems = defineProblems({
  'admission.missing': [422, '没有准入，不能派到社区', 'Not admitted: it cannot be sent to communities'],
  'admission.notInForce': [422, '准入不在有效期内', 'The admission is not in force'],
  'admission.unitNotCovered': [422, '准入不包括这个单位', 'The admission does not cover the unit'],
  'admission.committeeAssists': [
    422,
    '居（村）委会只能协助，主办的事派给工作站',
    'A committee only assists: what a community leads goes to its work station',
  ],
  'admission.parentUnknown': [
    422,
    '后续任务要写明同一对象、不同种类的原任务',
    'A follow-up names a task of another kind on the same resident or unit',
  ],
  'admission.followUpRepeated': [
    409,
    '这件事已经有过这种任务，再派就是新的一轮',
    'The case has had a task of this kind: another one is a new round',
  ],
  'admission.followUpLate': [
    409,
    '原任务已经了结，不能再带出后续任务',
    'The task that it follows has ended: nothing follows from it any more',
  ],
  'admission.roundHasIt': [409, '这一轮已经派过', 'The round has come to them already'],
  'admission.roundsUsed': [409, '本期的次数已经用完', 'All rounds of this period are used'],
  'admission.fundsUsed': [409, '准入的经费不够', 'The money of the admission does not suffice'],
});
