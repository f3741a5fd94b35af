import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities/activities.controller.js';
import { Activities } from './activities/activities.js';
import { Attendance } from './activities/attendance.js';
import { PlanningOfActivities } from './activities/plan-activity.js';
import { ShiftsController } from './activities/shifts.controller.js';
import { SignUps } from './activities/sign-ups.js';
import { TimeBank } from './bank/time-bank.js';
import { DemoWork } from './demo/demo-work.js';
import { HelpController } from './help/help.controller.js';
import { HelpLines } from './help/help-lines.js';
import { HelpRequests } from './help/help-requests.js';
import { PlanningOfHelp } from './help/plan-help.js';
import { SettlingOfHelp } from './help/settle-help.js';
import { Certification } from './hours/certification.js';
import { HoursController } from './hours/hours.controller.js';
import { ServiceRecords } from './hours/service-records.js';
import { HoursLedger } from './ledgers/hours-ledger.js';
import { VolunteersLedger } from './ledgers/volunteers-ledger.js';
import { FiguresController } from './overview/figures.controller.js';
import { WorkFigures } from './overview/figures.js';
import { VolunteeringSearch } from './overview/volunteering-search.js';
import { Departures } from './volunteers/departures.js';
import { Enrolment } from './volunteers/enrolment.js';
import { HouseholdSummaries } from './volunteers/household-summaries.js';
import { PeopleFaces } from './volunteers/people-faces.js';
import { PersonSummaries } from './volunteers/person-summaries.js';
import { Residents } from './volunteers/residents.js';
import { VolunteersController } from './volunteers/volunteers.controller.js';
import { Volunteers } from './volunteers/volunteers.js';

@Module({
  controllers: [
    VolunteersController,
    ActivitiesController,
    ShiftsController,
    HoursController,
    HelpController,
    FiguresController,
  ],
  providers: [
    ...[Volunteers, Enrolment, Residents, PersonSummaries, HouseholdSummaries, PeopleFaces, Departures],
    ...[Activities, PlanningOfActivities, SignUps, Attendance],
    ...[ServiceRecords, Certification, TimeBank],
    ...[HelpRequests, HelpLines, PlanningOfHelp, SettlingOfHelp],
    ...[VolunteersLedger, HoursLedger, WorkFigures, VolunteeringSearch, DemoWork],
  ],
})
export class VolunteeringModule {}
