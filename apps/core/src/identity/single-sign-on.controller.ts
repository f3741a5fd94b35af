import { Controller, Req, Res } from '@nestjs/common';
import {
  LOGIN_FAULT_PARAMETER,
  type LoginFault,
  type RouteOutput,
  requestProblems,
  routes,
  SINGLE_SIGN_ON_COOKIE,
  SINGLE_SIGN_ON_PATHS,
} from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../config/configuration.js';
import { Implement, RawRoute } from '../http/implement.js';
import { parseCookie, stringifySetCookie } from './cookies.js';
import { Login } from './login.js';
import { SingleSignOn } from './single-sign-on.js';

const ATTEMPT_COOKIE = 'yige_single_sign_on_attempt';
const NOW = new Date(0);

/** The pages between the login page and the site's identity provider. They answer with redirects only. */
@Controller()
export class SingleSignOnController {
  constructor(
    private readonly signOn: SingleSignOn,
    private readonly login: Login,
    private readonly configuration: Configuration,
  ) {}

  @Implement(routes.singleSignOn.get)
  get(): RouteOutput<typeof routes.singleSignOn.get> {
    return { name: this.signOn.name };
  }

  @RawRoute({ method: 'GET', path: SINGLE_SIGN_ON_PATHS.start, access: { kind: 'public' } })
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.refuseUnconfigured();
    try {
      const { url, attempt } = await this.signOn.begin();
      reply.header('set-cookie', this.attemptCookie(attempt, undefined)).redirect(url.href, 302);
    } catch (error) {
      request.log.error({ err: error }, 'identity provider not reached');
      this.backToLogin(reply, 'failed');
    }
  }

  @RawRoute({ method: 'GET', path: SINGLE_SIGN_ON_PATHS.callback, access: { kind: 'public' } })
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.refuseUnconfigured();
    const attempt = parseCookie(request.headers.cookie ?? '')[ATTEMPT_COOKIE];
    reply.header('set-cookie', this.attemptCookie('', NOW));
    if (attempt === undefined) return this.backToLogin(reply, 'failed');
    const account = await this.signOn.finish(queryOf(request), attempt).catch((error: unknown) => {
      request.log.warn({ err: error }, 'single sign-on refused');
      return undefined;
    });
    if (account === undefined) return this.backToLogin(reply, 'failed');
    if (account === null) return this.backToLogin(reply, 'unknownAccount');
    const { cookie, expiresAt } = await this.login.begin(account);
    reply.header('set-cookie', cookie).header('set-cookie', this.marker('1', expiresAt)).redirect('/', 302);
  }

  @RawRoute({ method: 'GET', path: SINGLE_SIGN_ON_PATHS.logout, access: { kind: 'public' } })
  async logout(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.refuseUnconfigured();
    reply.header('set-cookie', this.marker('', NOW));
    try {
      reply.redirect((await this.signOn.endUrl()).href, 302);
    } catch (error) {
      request.log.error({ err: error }, 'identity provider not reached');
      reply.redirect('/', 302);
    }
  }

  private refuseUnconfigured(): void {
    if (this.signOn.name === null) throw requestProblems['request.notFound']();
  }

  private backToLogin(reply: FastifyReply, fault: LoginFault): void {
    reply.redirect(`/?${LOGIN_FAULT_PARAMETER}=${fault}`, 302);
  }

  /** The provider sends the browser here from its own site, which `lax` lets through. */
  private attemptCookie(value: string, expires: Date | undefined): string {
    return stringifySetCookie(ATTEMPT_COOKIE, value, {
      path: SINGLE_SIGN_ON_PATHS.callback,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.configuration.secureCookies,
      ...(expires === undefined ? {} : { expires }),
    });
  }

  private marker(value: string, expires: Date): string {
    const { secureCookies: secure } = this.configuration;
    return stringifySetCookie(SINGLE_SIGN_ON_COOKIE, value, { path: '/', sameSite: 'lax', secure, expires });
  }
}

function queryOf(request: FastifyRequest): string {
  const at = request.url.indexOf('?');
  return at < 0 ? '' : request.url.slice(at);
}
