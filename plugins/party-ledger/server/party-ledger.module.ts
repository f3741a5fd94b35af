import { Module } from '@nestjs/common';
import { DemoBranches } from './demo/demo-branches.js';
import { DemoLedger } from './demo/demo-ledger.js';
import { DemoMeetings } from './demo/demo-meetings.js';
import { DemoMembers } from './demo/demo-members.js';
import { Balances } from './dues/balances.js';
import { DuesController } from './dues/dues.controller.js';
import { DuesBases } from './dues/dues-bases.js';
import { DuesCharging } from './dues/dues-charging.js';
import { DuesOfMonth } from './dues/dues-month.js';
import { Payments } from './dues/payments.js';
import { ImportsController } from './imports/imports.controller.js';
import { RosterImport } from './imports/roster-import.js';
import { DuesLedger } from './ledgers/dues-ledger.js';
import { MeetingsLedger } from './ledgers/meetings-ledger.js';
import { MembersLedger } from './ledgers/members-ledger.js';
import { OrganisationsLedger } from './ledgers/organisations-ledger.js';
import { Attendees } from './meetings/attendees.js';
import { BranchYears } from './meetings/branch-year.js';
import { MeetingFiles } from './meetings/meeting-files.js';
import { MeetingRecording } from './meetings/meeting-recording.js';
import { MeetingsController } from './meetings/meetings.controller.js';
import { Meetings } from './meetings/meetings.js';
import { MonthLife } from './meetings/month-life.js';
import { MonthLifePlanning } from './meetings/month-life-planning.js';
import { MonthLifeResult } from './meetings/month-life-result.js';
import { Overview } from './meetings/overview.js';
import { HouseholdMembers } from './members/household-members.js';
import { MemberReads } from './members/member-reads.js';
import { MemberSearch } from './members/member-search.js';
import { MembersController } from './members/members.controller.js';
import { Members } from './members/members.js';
import { Membership } from './members/membership.js';
import { RegistryFollowing } from './members/registry-following.js';
import { MemberSpans } from './members/spans.js';
import { OrganisationKeeping } from './organisations/organisation-keeping.js';
import { OrganisationList } from './organisations/organisation-list.js';
import { OrganisationsController } from './organisations/organisations.controller.js';
import { Organisations } from './organisations/organisations.js';
import { Terms } from './organisations/terms.js';
import { StructureController, StructureReport } from './structure/structure.js';

@Module({
  controllers: [
    OrganisationsController,
    MembersController,
    DuesController,
    MeetingsController,
    StructureController,
    ImportsController,
  ],
  providers: [
    ...[Organisations, OrganisationList, OrganisationKeeping, Terms],
    ...[Members, HouseholdMembers, MemberSpans, MemberReads, Membership, MemberSearch, RegistryFollowing],
    ...[DuesBases, DuesCharging, DuesOfMonth, Balances, Payments],
    ...[Attendees, BranchYears, Meetings, MeetingFiles, MeetingRecording, Overview],
    ...[MonthLife, MonthLifePlanning, MonthLifeResult],
    ...[DemoLedger, DemoBranches, DemoMembers, DemoMeetings],
    ...[StructureReport, RosterImport, OrganisationsLedger, MembersLedger, DuesLedger, MeetingsLedger],
  ],
})
export class PartyLedgerModule {}
