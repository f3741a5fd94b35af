import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { FieldCipher } from '../secrets/field-cipher.js';
import { tokenProblems } from './problems.js';

const PURPOSE = 'plugin_clients.webhook_secret';

export interface PluginCredentials {
  clientId: string;
  clientSecret: string;
  webhookSecret: string;
}

/** The credentials of plugins' servers. */
@Injectable()
export class PluginClients {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async exists(pluginId: string): Promise<boolean> {
    const found = await this.database.queryOne(
      'SELECT plugin_id FROM plugin_clients WHERE plugin_id = ?',
      [pluginId],
      (row) => row.text('plugin_id'),
    );
    return found !== null;
  }

  generate(pluginId: string): PluginCredentials {
    return {
      clientId: `plugin:${pluginId}`,
      clientSecret: randomBytes(32).toString('base64url'),
      webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
    };
  }

  async store(pluginId: string, { clientId, clientSecret, webhookSecret }: PluginCredentials): Promise<void> {
    const sealed = await this.cipher.seal(webhookSecret, PURPOSE);
    await this.database.transaction(async () => {
      await this.database.execute('DELETE FROM plugin_clients WHERE plugin_id = ?', [pluginId]);
      await this.database.execute(
        'INSERT INTO plugin_clients (plugin_id, client_id, secret_hash, webhook_secret_sealed) VALUES (?, ?, ?, ?)',
        [pluginId, clientId, hashOf(clientSecret), sealed],
      );
    });
  }

  /** The plugin to whom the credentials belong. Secrets are random, so a plain hash keeps them. */
  async authenticate(clientId: string, clientSecret: string): Promise<string> {
    const client = await this.database.queryOne(
      'SELECT plugin_id, secret_hash FROM plugin_clients WHERE client_id = ?',
      [clientId],
      (row) => ({ pluginId: row.text('plugin_id'), secretHash: row.text('secret_hash') }),
    );
    const given = Buffer.from(hashOf(clientSecret));
    if (client === null || !timingSafeEqual(given, Buffer.from(client.secretHash))) {
      throw tokenProblems['client.wrongCredentials']();
    }
    return client.pluginId;
  }

  async webhookSecret(pluginId: string): Promise<string> {
    const sealed = await this.database.queryOne(
      'SELECT webhook_secret_sealed FROM plugin_clients WHERE plugin_id = ?',
      [pluginId],
      (row) => row.text('webhook_secret_sealed'),
    );
    if (sealed === null) throw new Error(`Plugin ${pluginId} has no credentials`);
    return this.cipher.open(sealed, PURPOSE);
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
