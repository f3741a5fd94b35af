import { Injectable } from '@nestjs/common';
import { SINGLE_SIGN_ON_PATHS } from '@yige/contracts';
import { Database } from '@yige/database';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  fetchUserInfo,
  type Configuration as Provider,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { Configuration, type SingleSignOnSettings } from '../config/configuration.js';
import { FieldCipher } from '../secrets/field-cipher.js';
import { Clock } from '../time/clock.js';
import { AccountEntity } from './entities.js';

const PURPOSE = 'singleSignOn.attempt';
/** How long somebody may take at the provider, in milliseconds. */
const ATTEMPT = 10 * 60_000;
/** In seconds. */
const TIMEOUT = 10;

const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  begunAt: z.number(),
});

/**
 * Logging in at the site's identity provider: OpenID Connect, authorization code with PKCE. What an attempt must
 * remember travels sealed in a cookie of the browser that began it: any core takes the way back, no other browser can.
 */
@Injectable()
export class SingleSignOn {
  private readonly settings: SingleSignOnSettings | null;
  private discovered: Promise<Provider> | undefined;

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    configuration: Configuration,
  ) {
    this.settings = configuration.singleSignOn;
  }

  get name(): string | null {
    return this.settings?.name ?? null;
  }

  /** Where the browser goes, and what it keeps until it is back. */
  async begin(): Promise<{ url: URL; attempt: string }> {
    const settings = this.configured();
    const attempt = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      begunAt: this.clock.now().getTime(),
    };
    const url = buildAuthorizationUrl(await this.provider(), {
      redirect_uri: new URL(SINGLE_SIGN_ON_PATHS.callback, settings.publicUrl).href,
      scope: 'openid profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { url, attempt: await this.cipher.seal(JSON.stringify(attempt), PURPOSE) };
  }

  /** The account that the provider vouches for; null when there is none here. None is ever made. */
  async finish(query: string, sealed: string): Promise<AccountEntity | null> {
    const settings = this.configured();
    const attempt = attemptSchema.parse(JSON.parse(await this.cipher.open(sealed, PURPOSE)));
    if (this.clock.now().getTime() - attempt.begunAt > ATTEMPT) throw new Error('The attempt is too old');
    const url = new URL(SINGLE_SIGN_ON_PATHS.callback, settings.publicUrl);
    url.search = query;
    const provider = await this.provider();
    const tokens = await authorizationCodeGrant(provider, url, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('The provider answered no identity');
    const username =
      claims[settings.claim] ?? (await fetchUserInfo(provider, tokens.access_token, claims.sub))[settings.claim];
    if (typeof username !== 'string') throw new Error(`The provider tells no ${settings.claim}`);
    const account = await this.database.repository(AccountEntity).findOneBy({ username });
    return account === null || account.disabled ? null : account;
  }

  /** Where the login at the provider ends; this platform's own page where the provider has none for it. */
  async endUrl(): Promise<URL> {
    const settings = this.configured();
    const provider = await this.provider();
    if (provider.serverMetadata().end_session_endpoint === undefined) return settings.publicUrl;
    return buildEndSessionUrl(provider, { post_logout_redirect_uri: settings.publicUrl.href });
  }

  /** Asked once; a failed question is asked anew the next time. */
  private provider(): Promise<Provider> {
    if (this.discovered === undefined) {
      const asked = discover(this.configured());
      asked.catch(() => {
        this.discovered = undefined;
      });
      this.discovered = asked;
    }
    return this.discovered;
  }

  private configured(): SingleSignOnSettings {
    if (this.settings === null) throw new Error('No identity provider is configured');
    return this.settings;
  }
}

function discover({ issuer, clientId, clientSecret }: SingleSignOnSettings): Promise<Provider> {
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname);
  return discovery(issuer, clientId, clientSecret, undefined, {
    timeout: TIMEOUT,
    // Whatever its metadata say, core speaks with the configured provider alone.
    [customFetch]: (url, options) => {
      if (new URL(url).origin !== issuer.origin) throw new Error('The provider leads to another origin');
      return fetch(url, { ...options, body: options.body ?? null });
    },
    ...(loopback ? { execute: [allowInsecureRequests] } : {}),
  });
}
