import { newId } from '@yige/contracts';
import { idOf } from './district.js';
import type { RouteCall, RouteName } from './route-calls.js';

type MatterRoute = Extract<RouteName, `matters.${string}` | `matterPhotos.${string}`>;

/** Calls of the routes for matters. */
export const matterRouteCalls: Record<MatterRoute, RouteCall> = {
  'matters.categories': { about: 'platform' },
  'matters.list': { about: 'rows' },
  'matters.counts': { about: 'rows' },
  'matters.map': { about: 'rows' },
  'matters.export': {
    about: 'rows',
    body: () => ({ filter: { box: 'unit' }, format: 'csv', reason: '核对本月事项' }),
  },
  'matters.report': {
    about: 'thing',
    body: () => ({ title: '楼道堆物', category: 'property', place: { unitId: idOf('elm-1') } }),
    elsewhere: 422,
  },
  'matters.get': { about: 'thing', paramsOf: ({ elmMatter: id }) => ({ id }) },
  'matters.choices': {
    about: 'thing',
    paramsOf: ({ elmMatter: id }) => ({ id }),
    query: { action: 'transfer' },
  },
  'matters.act': {
    about: 'thing',
    paramsOf: ({ elmMatter: id }) => ({ id, action: 'verify' }),
    body: () => ({}),
    answers: 409,
  },
  'matters.reveal': {
    about: 'thing',
    paramsOf: ({ elmMatter: id }) => ({ id }),
    body: () => ({ reason: '回访反映人' }),
  },
  'matterPhotos.list': { about: 'thing', paramsOf: ({ elmMatter: id }) => ({ id }) },
  'matterPhotos.add': {
    about: 'thing',
    paramsOf: ({ elmMatter: id }) => ({ id }),
    upload: 'no picture',
    answers: 415,
  },
  'matterPhotos.get': {
    about: 'thing',
    paramsOf: ({ elmMatter: id }) => ({ id, photoId: newId() }),
    answers: 404,
  },
  'matterPhotos.remove': {
    about: 'thing',
    paramsOf: ({ elmMatter: id }) => ({ id, photoId: newId() }),
    answers: 404,
  },
};
