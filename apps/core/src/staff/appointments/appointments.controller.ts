import { Controller } from '@nestjs/common';
import { type Appointment, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Administrators } from './administrators.js';
import { Appoint } from './appoint.js';
import { ChangeAppointment } from './change-appointment.js';

@Controller()
export class AppointmentsController {
  constructor(
    private readonly appointing: Appoint,
    private readonly changing: ChangeAppointment,
    private readonly administrators: Administrators,
  ) {}

  @Implement(routes.staff.appoint)
  async appoint(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.staff.appoint>,
  ): Promise<RouteOutput<typeof routes.staff.appoint>> {
    const appointed = await this.appointing.appoint(caller, params.accountId, body.appointments);
    return { items: appointed };
  }

  @Implement(routes.staff.openings)
  async openings(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.staff.openings>,
  ): Promise<RouteOutput<typeof routes.staff.openings>> {
    return { items: await this.appointing.openings(caller, query.unit) };
  }

  @Implement(routes.appointments.end)
  end(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.appointments.end>,
  ): Promise<Appointment> {
    return this.changing.end(caller, params.id, body);
  }

  @Implement(routes.appointments.correct)
  correct(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.appointments.correct>,
  ): Promise<Appointment> {
    return this.changing.correct(caller, params.id, body);
  }

  @Implement(routes.appointments.second)
  second(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.appointments.second>,
  ): Promise<Appointment> {
    return this.changing.second(caller, params.id, body);
  }

  @Implement(routes.administrators.appoint)
  appointAdministrator(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.administrators.appoint>,
  ): Promise<Appointment> {
    return this.administrators.appoint(caller, body);
  }

  @Implement(routes.administrators.end)
  endAdministrator(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.administrators.end>,
  ): Promise<Appointment> {
    return this.administrators.end(caller, params.id, body);
  }
}
