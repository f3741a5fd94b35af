import { Controller, Res } from '@nestjs/common';
import { type Me, type RouteInput, type RouteOutput, requestProblems, routes } from '@yige/contracts';
import type { FastifyReply } from 'fastify';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { DemoAccounts } from '../demo/demo-accounts.js';
import { Implement, Input } from '../http/implement.js';
import { Login } from './login.js';
import { describeCaller } from './me.js';
import { SessionAuthentication } from './session-authentication.js';

@Controller()
export class SessionsController {
  constructor(
    private readonly login: Login,
    private readonly sessions: SessionAuthentication,
    private readonly demo: DemoAccounts,
  ) {}

  @Implement(routes.sessions.create)
  async create(
    @Input() { body }: RouteInput<typeof routes.sessions.create>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RouteOutput<typeof routes.sessions.create>> {
    const { account, cookie, expiresAt, mustChangePassword } = await this.login.withPassword(body);
    reply.header('set-cookie', cookie);
    return { account, expiresAt: expiresAt.toISOString(), mustChangePassword };
  }

  @Implement(routes.sessions.end)
  async end(@CurrentCaller() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (caller.kind === 'staff') reply.header('set-cookie', await this.sessions.end(caller));
  }

  @Implement(routes.sessions.choosePost)
  async choosePost(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.sessions.choosePost>,
  ): Promise<Me> {
    if (caller.kind !== 'staff') throw requestProblems['request.forbidden']();
    return describeCaller(await this.sessions.choosePost(caller, body.postId));
  }

  @Implement(routes.sessions.me)
  me(@CurrentCaller() caller: Caller): Me {
    return describeCaller(caller);
  }

  @Implement(routes.sessions.demoAccounts)
  demoAccounts(): RouteOutput<typeof routes.sessions.demoAccounts> {
    return { items: this.demo.list() };
  }
}
