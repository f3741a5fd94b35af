import { defineProblems } from '@yige/contracts';

export const rightsProblems = defineProblems({
  'rightsRequest.notFound': [404, '没有这个请求', 'There is no such request'],
  'rightsRequest.answered': [409, '这个请求已经答复', 'This request has been answered'],
  'rightsRequest.noCopy': [409, '这个请求不是查阅，或者已经办结', 'It asks for no copy, or has been settled'],
  'rightsRequest.copyMeansPrint': [
    422,
    '查阅要打印给居民才算办结；不能提供时选“不予提供”并写明原因',
    'A copy is settled by printing it; where it cannot be given, refuse it with the reason',
  ],
  'consent.notNeeded': [422, '这类事实不是凭同意登记的', 'This kind of fact does not rest on consent'],
  'consent.withdrawn': [409, '已经撤回过同意', 'The consent has been taken back already'],
  'consent.notWithdrawn': [409, '没有撤回过同意', 'The consent has not been taken back'],
});
