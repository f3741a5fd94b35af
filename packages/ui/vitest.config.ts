import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // A busy machine starts a browser slowly.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // antd's ES modules import folders, which bundlers resolve and Node doesn't.
    server: { deps: { inline: [/antd/, /@ant-design/, /@rc-component/] } },
  },
});
