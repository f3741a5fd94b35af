import { startPlugin } from '@yige/plugin-sdk/server';
import { program } from './program.js';

await startPlugin(program);
