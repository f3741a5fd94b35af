import { newId } from '@yige/contracts';
import type { RouteCall, RouteName } from './route-calls.js';

type DevelopmentRoute = Extract<RouteName, `pluginDevelopments.${string}`>;

const development = { id: newId() };
const secret = 'secret-of-a-machine-that-is-not-there';
/** The platform of these calls is no development portal: none of it is there. */
const off = { answers: 404 };

export const developmentRouteCalls: Record<DevelopmentRoute, RouteCall> = {
  'pluginDevelopments.begin': {
    about: 'platform',
    body: () => ({ pluginId: 'fixture', name: { 'zh-CN': '夹具', en: 'Fixture' } }),
    ...off,
  },
  'pluginDevelopments.report': {
    about: 'platform',
    params: development,
    body: () => ({ secret, problem: null }),
    ...off,
  },
  'pluginDevelopments.finish': { about: 'platform', params: development, body: () => ({ secret }), ...off },
  'pluginDevelopments.join': { about: 'self', body: () => ({ code: 'ABCD-2345' }), ...off },
  'pluginDevelopments.list': { about: 'self', ...off },
  'pluginDevelopments.leave': { about: 'self', params: development, ...off },
};
