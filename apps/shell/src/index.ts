import { guardScripts } from './plugins/script-addresses.js';

guardScripts();
// Shared modules are negotiated asynchronously, so nothing may import them before this.
void import('./bootstrap.js');
