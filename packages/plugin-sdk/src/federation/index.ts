/**
 * Modules that shell and plugins share in a page: one React, one antd, one SDK. The shell provides all of them;
 * a plugin bundles none. `antd/es/` is a prefix: each component is a module of its own, loaded when something uses it.
 * What a plugin uses of zod it bundles: what is shared is loaded whole, with fifty languages, before the inbox.
 */
export const sharedModules = [
  'react',
  'react/jsx-runtime',
  'react-dom',
  'react-dom/client',
  'antd/es/',
  '@yige/plugin-sdk/web',
] as const;

export type SharedModule = (typeof sharedModules)[number];

/** Rewrites `import { Button } from 'antd'` to the component's own module, so that a page loads what it uses. */
export const antdImport = {
  libraryName: 'antd',
  libraryDirectory: 'es',
  style: false,
  camelToDashComponentName: true,
} as const;
