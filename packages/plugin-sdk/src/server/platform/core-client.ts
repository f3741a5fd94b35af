import { Injectable } from '@nestjs/common';
import {
  type Client,
  type ClientOf,
  type ClientOptions,
  clientOf,
  createClient,
  REQUEST_ID_HEADER,
  USER_TOKEN_HEADER,
  visitRoutes,
} from '@yige/contracts';
import type { Caller } from '../http/caller.js';
import { PluginConfiguration } from '../plugin-configuration.js';
import { currentRequestId } from '../trace.js';

/** A client token is renewed this long before it ends, in milliseconds. */
const MARGIN = 30_000;

/** Calls core: as the plugin, with its own grants, or for a user, with the rights that both have. */
@Injectable()
export class CoreClient {
  private token: { value: Promise<string>; until: number } | undefined;

  constructor(private readonly configuration: PluginConfiguration) {}

  /**
   * As the plugin itself: with the grants of its manifest that the district has given, in units where it is enabled. Each
   * method throws a `ProblemError` with core's refusal, or with a status of 5xx while core is away.
   */
  asPlugin(): Client {
    return createClient(this.options({}));
  }

  /** On behalf of a caller: with the rights that both have. Only while the request runs, for a token lasts a minute. */
  forUser(caller: Caller): Client {
    return createClient(this.options({ [USER_TOKEN_HEADER]: caller.token }));
  }

  /** For the caller where there is one, else as the plugin. @internal */
  forReader(caller: Caller | undefined): Client {
    return caller === undefined ? this.asPlugin() : this.forUser(caller);
  }

  /** Visits as core tells them to the plugin itself: with the plugin's own parts. @internal */
  visits(): ClientOf<{ visits: typeof visitRoutes }>['visits'] {
    return clientOf({ visits: visitRoutes }, this.options({})).visits;
  }

  private options(more: Record<string, string>): ClientOptions {
    return {
      baseUrl: this.configuration.coreUrl,
      headers: async () => {
        const requestId = currentRequestId();
        return {
          authorization: `Bearer ${await this.clientToken()}`,
          ...(requestId === undefined ? {} : { [REQUEST_ID_HEADER]: requestId }),
          ...more,
        };
      },
    };
  }

  /** One request for a token at a time, however many calls wait for it; a failed one is forgotten. */
  private clientToken(): Promise<string> {
    if (this.token !== undefined && this.token.until > Date.now()) return this.token.value;
    const requested = this.requestToken();
    const value = requested.then(({ token }) => token);
    const current = { value, until: Number.POSITIVE_INFINITY };
    this.token = current;
    requested.then(
      ({ lifetime }) => {
        current.until = Date.now() + lifetime * 1_000 - MARGIN;
      },
      () => {
        if (this.token === current) this.token = undefined;
      },
    );
    return value;
  }

  private async requestToken(): Promise<{ token: string; lifetime: number }> {
    const { coreUrl, clientId, clientSecret } = this.configuration;
    const { access_token, expires_in } = await createClient({ baseUrl: coreUrl }).oauth.token({
      body: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
    });
    return { token: access_token, lifetime: expires_in };
  }
}
