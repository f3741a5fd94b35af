import { Module } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller.js';
import { Accounts } from './accounts/accounts.js';
import { Administrators } from './appointments/administrators.js';
import { Appoint } from './appointments/appoint.js';
import { AppointmentStore } from './appointments/appointment-store.js';
import { AppointmentView } from './appointments/appointment-view.js';
import { AppointmentsController } from './appointments/appointments.controller.js';
import { ChangeAppointment } from './appointments/change-appointment.js';
import { PostPlaces } from './appointments/post-places.js';
import { Revisions } from './appointments/revisions.js';
import { StaffPeopleController } from './directory/people.controller.js';
import { StaffPeople } from './directory/people.js';
import { StaffFileController } from './file/staff-file.controller.js';
import { StaffFile } from './file/staff-file.js';
import { StaffOverviewController } from './overview/overview.controller.js';
import { Secondments } from './overview/secondments.js';
import { Vacancies } from './overview/vacancies.js';
import { WorkloadOverview } from './overview/workload.js';
import { StaffScope } from './staff-scope.js';

/** People who work here: accounts, posts, what is on file of them, and how their work is shared out. */
@Module({
  controllers: [
    AccountsController,
    AppointmentsController,
    StaffFileController,
    StaffOverviewController,
    StaffPeopleController,
  ],
  providers: [
    Accounts,
    Administrators,
    Appoint,
    AppointmentStore,
    AppointmentView,
    ChangeAppointment,
    PostPlaces,
    Revisions,
    Secondments,
    StaffFile,
    StaffPeople,
    StaffScope,
    Vacancies,
    WorkloadOverview,
  ],
  exports: [Accounts, AppointmentStore, PostPlaces, StaffFile],
})
export class StaffModule {}
