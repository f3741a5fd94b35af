import { guardScripts } from './script-addresses.js';

/** The page's entry imports this before all else: nothing may be loaded before it. */
guardScripts();
