import { expect, it } from 'vitest';
import { PluginConfiguration } from './plugin-configuration.js';

const environment = {
  YIGE_PLUGIN_PORT: '0',
  YIGE_CORE_URL: 'http://127.0.0.1:8080',
  YIGE_CLIENT_ID: 'plugin:fixture',
  YIGE_CLIENT_SECRET: 'secret',
  YIGE_WEBHOOK_SECRET: 'whsec_c2VjcmV0',
};

it('takes tokens that core issued to the plugin, or to nothing but the development that it is part of', () => {
  const audienceOf = (more: NodeJS.ProcessEnv) =>
    new PluginConfiguration('fixture', { ...environment, ...more }).tokenAudience;
  expect(audienceOf({})).toBe('fixture');
  expect(audienceOf({ YIGE_TOKEN_AUDIENCE: 'development:01' })).toBe('development:01');
});
