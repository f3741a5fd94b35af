import { Controller } from '@nestjs/common';
import { type AdmissionException, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Exceptions } from './exceptions.js';

@Controller()
export class ExceptionsController {
  constructor(private readonly exceptions: Exceptions) {}

  @Implement(routes.admissionExceptions.list)
  list(
    @Input() { query }: RouteInput<typeof routes.admissionExceptions.list>,
  ): Promise<RouteOutput<typeof routes.admissionExceptions.list>> {
    return this.exceptions.list(query);
  }

  @Implement(routes.admissionExceptions.types)
  types(): Promise<RouteOutput<typeof routes.admissionExceptions.types>> {
    return this.exceptions.grantable();
  }

  @Implement(routes.admissionExceptions.grant)
  grant(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.admissionExceptions.grant>,
  ): Promise<AdmissionException> {
    return this.exceptions.grant(caller, body);
  }

  @Implement(routes.admissionExceptions.end)
  end(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.admissionExceptions.end>,
  ): Promise<void> {
    return this.exceptions.end(caller, params.id);
  }
}
