import { client } from '../../../api/client.js';
import { keepFile } from '../../../audit/save-file.js';

/** Shortest reason that core takes. */
const SHORTEST = 2;

export function isReason(text: string): boolean {
  return text.trim().length >= SHORTEST;
}

/** Hands everything that the plugin keeps to the browser as a file, and answers the file's name. Half of it is none. */
export async function keepPluginData(id: string, reason: string): Promise<string> {
  const file = await client.plugins.exportData({ params: { id }, body: { reason: reason.trim() } });
  keepFile(file);
  return file.name;
}
