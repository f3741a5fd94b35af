import { newId } from '@yige/contracts';
import { idOf } from './district.js';
import type { RouteCall, RouteName } from './route-calls.js';

const person = { id: idOf('elm-1-person-0') };
const unknownId = { id: newId() };

type RightsRoute = Extract<RouteName, `rights.${string}` | `retention.${string}`>;

/** Calls of the routes for residents' rights and for records of people who left. */
export const rightsRouteCalls: Record<RightsRoute, RouteCall> = {
  'rights.purposes': { about: 'platform' },
  'rights.request': {
    about: 'thing',
    params: person,
    body: () => ({ kind: 'correction', applicant: 'self', identityCheck: 'citizenIdCard', wish: '名字写错了' }),
  },
  'rights.list': { about: 'rows' },
  'rights.get': { about: 'thing', params: unknownId, answers: 404 },
  'rights.copy': { about: 'thing', params: unknownId, answers: 404 },
  'rights.answer': {
    about: 'thing',
    params: unknownId,
    body: () => ({ outcome: 'refused', answer: '证件上就是这个名字' }),
    answers: 404,
  },
  'retention.depart': {
    about: 'thing',
    params: { id: idOf('elm-1-person-2') },
    body: () => ({ kind: 'deceased', on: '2024-01-01', source: '派出所' }),
  },
  'retention.list': { about: 'rows' },
  'retention.find': {
    about: 'rows',
    body: () => ({ idNumber: '990101194405060000', reason: '居民回来登记' }),
  },
  'retention.open': { about: 'thing', params: unknownId, body: () => ({ reason: '核对遗产' }), answers: 404 },
  'retention.unseal': { about: 'thing', params: unknownId, body: () => ({ reason: '居民搬回' }), answers: 404 },
  'retention.hold': {
    about: 'thing',
    params: unknownId,
    body: () => ({ reason: '诉讼还没结束', until: '2099-01-01' }),
    answers: 404,
  },
  'retention.liftHold': {
    about: 'thing',
    params: { ...unknownId, holdId: newId() },
    body: () => ({ reason: '诉讼已经结束' }),
    answers: 404,
  },
  'retention.overview': { about: 'platform' },
  'retention.change': {
    about: 'platform',
    params: { departure: 'movedAway' },
    body: () => ({ years: 4, reason: '本区档案要求' }),
  },
};
