import { defineProblems } from '@yige/contracts';

export const personProblems = defineProblems({
  'person.notFound': [404, '没有这个人', 'There is no such person'],
  'person.merged': [409, '这个人已经合并到另一条登记', 'This person has been merged into another'],
  'person.invalid': [422, '有内容需要修改', 'Some of it needs to be corrected'],
  'person.sealed': [
    409,
    '这个证件号有封存的记录，请社区书记或街道先启封',
    'There is a sealed record of this number: ask the community’s secretary or the street to unseal it',
  ],
  'person.stillRelated': [
    409,
    '还有户籍或集体股权在本区，不算迁走；先结束这条关系，或者只结束居住',
    'Still registered here, or holds shares: end that relation first, or end the residence only',
  ],
  'person.requestOpen': [
    409,
    '还有没答复的信息请求，先答复',
    'A request about their data waits for an answer: answer it first',
  ],
  'person.factUnknown': [422, '不能按这种情况查人', 'Residents cannot be found by this fact'],
  'person.phoneNotFound': [404, '没有这个电话', 'There is no such phone'],
  'person.phonesFull': [409, '电话已经记满，先删掉不用的', 'There are as many phones as can be kept: remove one first'],
  'person.alreadyRegistered': [
    409,
    '这个证件号已经登记过。不在您的范围内时，请联系街道办理迁移',
    'This number is registered already; outside your units, ask the street to move the person here',
  ],
});

export const relationProblems = defineProblems({
  'relation.notFound': [404, '没有这条关系', 'There is no such relation'],
  'relation.invalid': [422, '有内容需要修改', 'Some of it needs to be corrected'],
  'relation.ended': [409, '这条关系已经结束', 'This relation has ended already'],
  'relation.holds': [
    409,
    '这类关系已有一条有效的，不能再恢复',
    'A relation of this kind holds: this one cannot hold again',
  ],
  'relation.otherKind': [422, '这是另一种关系', 'It is a relation of another kind'],
  'relation.endsByNext': [
    409,
    '服务归属不能空着，登记新的归属就会替换它',
    'Somebody must serve them: record the next responsibility, and it replaces this one',
  ],
});

export const factProblems = defineProblems({
  'fact.notFound': [404, '没有这条事实', 'There is no such fact'],
  'fact.invalid': [422, '有内容需要修改', 'Some of it needs to be corrected'],
  'fact.kindUnknown': [422, '没有这种事实', 'There is no such kind of fact'],
  'fact.notYours': [403, '您的岗位不登记这类事实', 'Your post does not record facts of this class'],
  'fact.consentMissing': [
    422,
    '这类事实凭居民同意才能登记，请写明谁在哪一天同意',
    'Facts of this kind rest on consent: say who agreed, and on which day',
  ],
  'fact.consentWithdrawn': [
    409,
    '居民撤回了对这类事实的同意，重新同意后才能登记',
    'The resident took back the consent for this kind of fact: it must be given again first',
  ],
  'fact.ended': [409, '这条事实已经结束', 'This fact has ended already'],
  'fact.holds': [409, '这类事实已有一条有效的，不能再恢复', 'A fact of this kind holds: this one cannot hold again'],
});

export const householdProblems = defineProblems({
  'household.notFound': [404, '没有这一户', 'There is no such household'],
  'household.headElsewhere': [422, '户主要住在这一户', 'The head must be a member of the household'],
});

export const diaryProblems = defineProblems({
  'diary.future': [422, '走访时间还没有到', 'The visit lies in the future'],
  'diary.entryNotFound': [404, '没有这篇日记', 'There is no such entry of the diary'],
});

export const placeProblems = defineProblems({
  'building.notFound': [404, '没有这栋楼', 'There is no such building'],
  'building.exists': [409, '这个社区已经有这栋楼', 'The community has this building already'],
  'building.unitUnfit': [422, '请选一个社区或网格', 'Choose a community or a grid'],
  'building.inUse': [
    409,
    '这栋楼还有户室，或者走访、事项提到它，不能删除',
    'It has doors, or walk-rounds or matters speak of it: it cannot be taken out',
  ],
  'dwelling.exists': [409, '这栋楼已经有这个门牌', 'The building has this door already'],
  'dwelling.inUse': [
    409,
    '这一户登记过住户，或者事项提到它，不能删除',
    'Somebody has been registered behind this door, or a matter speaks of it: it cannot be taken out',
  ],
  'finding.notFound': [404, '没有这条走访发现', 'There is no such finding'],
  'finding.settled': [409, '这条走访发现已经办结', 'This finding is settled already'],
  'dwelling.notFound': [404, '没有这一户室', 'There is no such dwelling'],
  'dwelling.inhabited': [
    409,
    '登记里还有人住在这里，先登记他们搬走',
    'People are registered here: record first that they moved out',
  ],
  'walkRound.notFound': [404, '没有这次走访', 'There is no such walk-round'],
  'walkRound.open': [409, '这栋楼的走访还没有做完', 'A walk-round of this building is not finished yet'],
  'walkRound.finished': [409, '这次走访已经结束', 'This walk-round is finished'],
  'walkRound.assigneeUnknown': [422, '没有这位工作人员', 'There is no such member of staff'],
});
