export { isPlatformThere } from './platform-files.js';
export type { PortalCall, PortalClient } from './portal-client.js';
export { type RealPlatform, type RealPlatformOptions, startRealPlatform } from './real-platform.js';
