import { Configuration } from './config/configuration.js';
import { startCore } from './start-core.js';

try {
  await startCore(new Configuration(process.env));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
