import { newId } from '@yige/contracts';
import { dispatchPlan } from './dispatch.js';
import { idOf } from './district.js';
import type { RouteCall, RouteName } from './route-calls.js';

const unknownId = { id: newId() };

type Group =
  | 'tasks'
  | 'taskHandling'
  | 'taskComments'
  | 'taskAttachments'
  | 'taskBatches'
  | 'taskBulk'
  | 'taskViews'
  | 'taskEscalation'
  | 'taskAdmissions'
  | 'absences'
  | 'notices'
  | 'dispatches'
  | 'visits';

type TaskRoute = Extract<RouteName, `${Group}.${string}`>;

/** Calls of the routes for tasks, and for what is sent and told of them. */
export const taskRouteCalls: Record<TaskRoute, RouteCall> = {
  'tasks.list': { about: 'rows', query: { box: 'unit', limit: '200' } },
  'tasks.counts': { about: 'rows' },
  'tasks.get': { about: 'thing', paramsOf: ({ elmTask }) => ({ id: elmTask }) },
  'tasks.create': {
    about: 'platform',
    body: () => ({ type: 'fixture:visit', personId: idOf('elm-1-person-0') }),
  },
  'taskBatches.create': {
    about: 'platform',
    body: () => ({ tasks: [{ key: 'a', task: { type: 'fixture:visit', personId: idOf('elm-1-person-0') } }] }),
  },
  'taskEscalation.get': { about: 'platform' },
  'taskEscalation.change': { about: 'platform', body: () => ({ version: -1 }), answers: 422 },
  'visits.list': { about: 'rows', query: { unit: idOf('elm') } },
  'visits.create': {
    about: 'thing',
    body: () => ({
      householdId: idOf('elm-1-household'),
      outcome: 'nobodyHome',
      capturedAt: new Date().toISOString(),
      parts: [],
    }),
  },
  'visits.get': { about: 'thing', params: unknownId, answers: 404 },
  'dispatches.types': { about: 'platform' },
  'dispatches.preview': { about: 'thing', body: () => dispatchPlan(), elsewhere: 422 },
  'dispatches.create': {
    about: 'thing',
    body: () => ({ plan: dispatchPlan(), withoutRefused: false }),
    elsewhere: 422,
  },
  'dispatches.list': { about: 'rows' },
  'dispatches.get': { about: 'thing', paramsOf: ({ dispatch: id }) => ({ id }) },
  'dispatches.stop': { about: 'thing', paramsOf: ({ dispatch: id }) => ({ id }), answers: 409 },
  'dispatches.results': { about: 'thing', paramsOf: ({ dispatch: id }) => ({ id }) },
  'dispatches.tasks': {
    about: 'thing',
    paramsOf: ({ dispatch: id }) => ({ id }),
    query: { unit: idOf('elm') },
  },
  'dispatches.answersByUnit': { about: 'thing', paramsOf: ({ dispatch: id }) => ({ id }) },
  'dispatches.answers': { about: 'thing', paramsOf: ({ dispatch: id }) => ({ id }) },
  'dispatches.export': {
    about: 'thing',
    paramsOf: ({ dispatch: id }) => ({ id }),
    body: () => ({ format: 'csv', reason: '季度汇总' }),
  },
  'dispatches.recall': {
    about: 'thing',
    paramsOf: ({ dispatch: id }) => ({ id }),
    body: () => ({ reason: '派错了社区' }),
  },
  'tasks.act': {
    about: 'thing',
    paramsOf: ({ elmTask }) => ({ id: elmTask, action: 'return' }),
    body: () => ({ note: '住户不在家' }),
  },
  'taskHandling.assignees': { about: 'thing', paramsOf: ({ elmTask }) => ({ id: elmTask }) },
  'taskHandling.units': { about: 'thing', paramsOf: ({ elmTask }) => ({ id: elmTask }) },
  'taskHandling.workers': { about: 'rows' },
  'taskHandling.follow': { about: 'thing', paramsOf: ({ elmTask }) => ({ id: elmTask }) },
  'taskHandling.unfollow': { about: 'self', params: unknownId },
  'taskComments.list': { about: 'thing', paramsOf: ({ elmTask }) => ({ id: elmTask }) },
  'taskComments.create': {
    about: 'thing',
    paramsOf: ({ elmTask }) => ({ id: elmTask }),
    body: () => ({ text: '顺便问问膝盖' }),
  },
  'taskComments.withdraw': {
    about: 'thing',
    paramsOf: ({ elmTask }) => ({ id: elmTask, commentId: newId() }),
    answers: 404,
  },
  'taskComments.readers': { about: 'thing', paramsOf: ({ elmTask }) => ({ id: elmTask }) },
  'taskAttachments.list': { about: 'thing', paramsOf: ({ elmTask }) => ({ id: elmTask }) },
  'taskAttachments.add': {
    about: 'thing',
    paramsOf: ({ elmTask }) => ({ id: elmTask }),
    upload: 'no picture',
    answers: 415,
  },
  'taskAttachments.get': {
    about: 'thing',
    paramsOf: ({ elmTask }) => ({ id: elmTask, attachmentId: newId() }),
    answers: 404,
  },
  'taskAttachments.remove': {
    about: 'thing',
    paramsOf: ({ elmTask }) => ({ id: elmTask, attachmentId: newId() }),
    answers: 404,
  },
  'absences.list': { about: 'self' },
  'absences.create': {
    about: 'self',
    body: () => ({ deputyId: newId(), firstDay: '2099-01-01', lastDay: '2099-01-02' }),
    answers: 422,
  },
  'absences.end': { about: 'thing', params: unknownId, answers: 404 },
  'absences.deputies': { about: 'self' },
  'taskBulk.act': {
    // It answers for each task that was named, whoever may see it.
    about: 'platform',
    body: ({ elmTask }) => ({ action: 'remind', taskIds: [elmTask] }),
  },
  'taskBulk.export': {
    about: 'rows',
    body: () => ({ filter: { box: 'unit' }, format: 'csv', reason: '核对本月任务' }),
  },
  'taskViews.list': { about: 'self' },
  'taskViews.create': { about: 'self', body: () => ({ name: '今天要办', filter: { due: 'today' }, grouping: 'due' }) },
  'taskViews.change': { about: 'self', params: unknownId, body: () => ({ name: '督办件' }), answers: 404 },
  'taskViews.order': { about: 'self', fresh: true, body: () => ({ ids: [] }) },
  'taskViews.remove': { about: 'self', params: unknownId, answers: 404 },
  'notices.list': { about: 'self' },
  'notices.count': { about: 'self' },
  'notices.read': { about: 'self', params: unknownId, answers: 404 },
  'notices.readAll': { about: 'self', body: () => ({ upTo: unknownId.id }) },
  'taskAdmissions.get': { about: 'thing', paramsOf: ({ elmTask }) => ({ id: elmTask }) },
  'taskAdmissions.refuse': {
    about: 'thing',
    paramsOf: ({ elmTask }) => ({ id: elmTask }),
    body: () => ({ reason: 'notAdmitted' }),
    // It came by an admission.
    answers: 409,
  },
  'taskAdmissions.refusals': { about: 'rows' },
};
