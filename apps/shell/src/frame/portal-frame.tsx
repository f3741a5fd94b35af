import { corePermissions, type Portal } from '@yige/contracts';
import { HostContext } from '@yige/plugin-sdk/web/host';
import { LoadingView, SkipLink, useDisplay, useMessages } from '@yige/ui';
import { lazy, Suspense, useMemo } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { PortalContext } from '../app/portal.js';
import { BreakGlassBanner } from '../break-glass/break-glass-banner.js';
import { LiveUpdates } from '../live/live-updates.js';
import { NewVersion } from '../offline/new-version.js';
import { Boundary } from '../states/boundary.js';
import { NoPermission, NotFound } from '../states/not-found.js';
import { PageFailed } from '../states/page-failed.js';
import { VisitDevice } from '../visits/visit-device.js';
import { DeviceBar } from './device-bar.js';
import { frameMessages } from './frame-messages.js';
import { PhoneTabs, Rail } from './rail.js';
import { TopBar } from './top-bar.js';

const InboxPage = lazy(() => import('../inbox/inbox-page.js'));
const VisitsPage = lazy(() => import('../visits/visits-page.js'));
const PeoplePage = lazy(() => import('../people/people-page.js'));
const PersonPage = lazy(() => import('../people/person-page.js'));
const NewPersonPage = lazy(() => import('../people/new-person-page.js'));
const CorrectPersonPage = lazy(() => import('../people/correct-person-page.js'));
const RightsDeskPage = lazy(() => import('../people/rights/rights-desk-page.js'));
const RightsRequestsPage = lazy(() => import('../people/rights/rights-requests-page.js'));
const RightsRequestPage = lazy(() => import('../people/rights/request-page.js'));
const SealedRecordsPage = lazy(() => import('../people/retention/sealed-records-page.js'));
const RetentionPage = lazy(() => import('../people/retention/retention-page.js'));
const DuplicatesPage = lazy(() => import('../people/duplicates/duplicates-page.js'));
const DuplicatePage = lazy(() => import('../people/duplicates/duplicate-page.js'));
const HouseholdPage = lazy(() => import('../people/household/household-page.js'));
const DashboardPage = lazy(() => import('../dashboard/dashboard-page.js'));
const BuildingsPage = lazy(() => import('../people/places/buildings-page.js'));
const BuildingPage = lazy(() => import('../people/places/building-page.js'));
const WalkRoundPage = lazy(() => import('../people/places/walk-round-page.js'));
const ImportsPage = lazy(() => import('../imports/imports-page.js'));
const ImportPage = lazy(() => import('../imports/import-page.js'));
const AppsPage = lazy(() => import('../apps/apps-page.js'));
const OrganisationPage = lazy(() => import('../organisation/organisation-page.js'));
const ShortfallsPage = lazy(() => import('../organisation/shortfalls-page.js'));
const ReorganisationsPage = lazy(() => import('../organisation/reorganisation/reorganisations-page.js'));
const ReorganisationPage = lazy(() => import('../organisation/reorganisation/reorganisation-page.js'));
const ReorganisePage = lazy(() => import('../organisation/reorganisation/reorganise-page.js'));
const PluginPage = lazy(() => import('../plugins/plugin-page.js'));
const PluginsPage = lazy(() => import('../admin/plugins/plugins-page.js'));
const PluginSettingsPage = lazy(() => import('../admin/settings/settings-page.js'));
const StaffPage = lazy(() => import('../staff/directory-page.js'));
const VacanciesPage = lazy(() => import('../staff/overview/vacancies-page.js'));
const WorkloadPage = lazy(() => import('../staff/overview/workload-page.js'));
const MemberPage = lazy(() => import('../staff/member/member-page.js'));
const AdmissionsPage = lazy(() => import('../admission/admissions-page.js'));
const AdmissionPage = lazy(() => import('../admission/admission-page.js'));
const ApplicationPage = lazy(() => import('../admission/application-page.js'));
const ExceptionsPage = lazy(() => import('../admission/exceptions-page.js'));
const FundsPage = lazy(() => import('../admission/funds-page.js'));
const RefusalsPage = lazy(() => import('../admission/refusals-page.js'));
const DispatchesPage = lazy(() => import('../dispatch/dispatches-page.js'));
const DispatchPage = lazy(() => import('../dispatch/dispatch-page.js'));
const NewDispatchPage = lazy(() => import('../dispatch/new-dispatch-page.js'));
const CommunityTasksPage = lazy(() => import('../dispatch/result/community-tasks-page.js'));
const MattersPage = lazy(() => import('../matters/matters-page.js'));
const MatterPage = lazy(() => import('../matters/page/matter-page.js'));
const ReportPage = lazy(() => import('../matters/report/report-page.js'));
const LedgersPage = lazy(() => import('../ledgers/ledgers-page.js'));
const PrintLedgerPage = lazy(() => import('../ledgers/print/print-page.js'));
const SecurityPage = lazy(() => import('../security/security-page.js'));
const AuditPage = lazy(() => import('../audit/audit-page.js'));
const RolesPage = lazy(() => import('../roles/roles-page.js'));
const RevealsPage = lazy(() => import('../reveals/reveals-page.js'));
const BreakGlassPage = lazy(() => import('../break-glass/break-glass-page.js'));
const EscalationPage = lazy(() => import('../inbox/escalation/escalation-page.js'));
const NoticesPage = lazy(() => import('../notices/notices-page.js'));
const DevelopmentPage = lazy(() => import('../plugins/development/development-page.js'));
const DevelopmentBar = lazy(async () => ({
  default: (await import('../plugins/development/development-bar.js')).DevelopmentBar,
}));
const MyPage = lazy(() => import('./my-page.js'));
const AbsencesPage = lazy(() => import('../absences/absences-page.js'));

/** Top bar, rail or tabs, and the page between them. */
export default function PortalFrame({ portal }: { portal: Portal }) {
  const t = useMessages(frameMessages);
  const { phone } = useDisplay();
  const { pathname } = useLocation();
  const host = useMemo(() => ({ portal }), [portal]);
  const inTask = /^\/(inbox|visits|matters(?!\/new))\/[^/]+/.test(pathname);
  const home = portal.places[0] === undefined ? '/apps' : `/${portal.places[0]}`;
  const place = (name: Portal['places'][number], page: React.ReactNode) =>
    [...portal.places, ...portal.morePlaces].includes(name) ? page : <NoPermission />;
  const permitted = (permission: string, page: React.ReactNode) =>
    portal.permissions.includes(permission) ? page : <NoPermission />;
  return (
    <PortalContext.Provider value={portal}>
      <VisitDevice accountId={portal.account.id}>
        <HostContext.Provider value={host}>
          <div className="frame">
            <LiveUpdates />
            <NewVersion />
            <SkipLink target="main">{t('skip')}</SkipLink>
            {!(phone && inTask) && <TopBar />}
            <DeviceBar />
            <BreakGlassBanner />
            {portal.development === true && (
              <Suspense>
                <DevelopmentBar />
              </Suspense>
            )}
            <div className="frame-body">
              {!phone && <Rail />}
              <main id="main" className="frame-main" tabIndex={-1}>
                <Boundary address={pathname} instead={<PageFailed />}>
                  <Suspense fallback={<LoadingView />}>
                    <Routes>
                      <Route path="/" element={<Navigate to={home} replace />} />
                      <Route path="/inbox/:taskId?" element={place('inbox', <InboxPage />)} />
                      <Route path="/visits/:stopId?" element={place('visits', <VisitsPage />)} />
                      <Route path="/dashboard" element={place('dashboard', <DashboardPage />)} />
                      <Route path="/people" element={place('people', <PeoplePage />)} />
                      <Route path="/people/new" element={place('people', <NewPersonPage />)} />
                      <Route
                        path="/people/duplicates"
                        element={permitted(corePermissions.personManage, <DuplicatesPage />)}
                      />
                      <Route
                        path="/people/duplicates/:duplicateId"
                        element={permitted(corePermissions.personManage, <DuplicatePage />)}
                      />
                      <Route path="/people/:personId" element={place('people', <PersonPage />)} />
                      <Route path="/people/:personId/edit" element={place('people', <CorrectPersonPage />)} />
                      <Route
                        path="/people/:personId/rights"
                        element={permitted(corePermissions.rightsServe, <RightsDeskPage />)}
                      />
                      <Route
                        path="/sealed-records"
                        element={permitted(corePermissions.sealedRecordOpen, <SealedRecordsPage />)}
                      />
                      <Route
                        path="/security/retention"
                        element={permitted(corePermissions.retentionManage, <RetentionPage />)}
                      />
                      <Route
                        path="/rights-requests"
                        element={permitted(corePermissions.rightsServe, <RightsRequestsPage />)}
                      />
                      <Route
                        path="/rights-requests/:requestId"
                        element={permitted(corePermissions.rightsServe, <RightsRequestPage />)}
                      />
                      <Route path="/households/:householdId" element={place('people', <HouseholdPage />)} />
                      <Route path="/buildings" element={place('buildings', <BuildingsPage />)} />
                      <Route path="/buildings/:buildingId" element={place('people', <BuildingPage />)} />
                      <Route path="/walk-rounds/:roundId" element={place('buildings', <WalkRoundPage />)} />
                      <Route path="/imports" element={permitted(corePermissions.importRun, <ImportsPage />)} />
                      <Route path="/imports/:importId" element={permitted(corePermissions.importRun, <ImportPage />)} />
                      <Route path="/organisation/shortfalls" element={place('organisation', <ShortfallsPage />)} />
                      <Route path="/organisation/:unitId?" element={place('organisation', <OrganisationPage />)} />
                      <Route path="/organisation/reorganise" element={place('organisation', <ReorganisePage />)} />
                      <Route
                        path="/organisation/reorganisations"
                        element={place('organisation', <ReorganisationsPage />)}
                      />
                      <Route
                        path="/organisation/reorganisations/:reorganisationId"
                        element={place('organisation', <ReorganisationPage />)}
                      />
                      <Route path="/staff" element={place('staff', <StaffPage />)} />
                      <Route path="/staff/vacancies" element={place('staff', <VacanciesPage />)} />
                      <Route path="/staff/workload" element={place('staff', <WorkloadPage />)} />
                      <Route path="/staff/:accountId" element={place('staff', <MemberPage />)} />
                      <Route
                        path="/admissions"
                        element={permitted(corePermissions.admissionRead, <AdmissionsPage />)}
                      />
                      <Route
                        path="/admissions/new"
                        element={permitted(corePermissions.admissionApply, <ApplicationPage />)}
                      />
                      <Route
                        path="/admissions/exceptions"
                        element={permitted(corePermissions.admissionRead, <ExceptionsPage />)}
                      />
                      <Route
                        path="/admissions/funds"
                        element={permitted(corePermissions.admissionRead, <FundsPage />)}
                      />
                      <Route
                        path="/admissions/refusals"
                        element={permitted(corePermissions.admissionRead, <RefusalsPage />)}
                      />
                      <Route
                        path="/admissions/:admissionId"
                        element={permitted(corePermissions.admissionRead, <AdmissionPage />)}
                      />
                      <Route
                        path="/admissions/:admissionId/edit"
                        element={permitted(corePermissions.admissionApply, <ApplicationPage />)}
                      />
                      <Route path="/dispatches" element={permitted(corePermissions.taskDispatch, <DispatchesPage />)} />
                      <Route
                        path="/dispatches/new"
                        element={permitted(corePermissions.taskDispatch, <NewDispatchPage />)}
                      />
                      <Route
                        path="/dispatches/:dispatchId"
                        element={permitted(corePermissions.taskDispatch, <DispatchPage />)}
                      />
                      <Route
                        path="/dispatches/:dispatchId/units/:unitId"
                        element={permitted(corePermissions.taskDispatch, <CommunityTasksPage />)}
                      />
                      <Route path="/matters" element={permitted(corePermissions.matterRead, <MattersPage />)} />
                      <Route path="/matters/new" element={permitted(corePermissions.matterReport, <ReportPage />)} />
                      <Route
                        path="/matters/:matterId"
                        element={permitted(corePermissions.matterRead, <MatterPage />)}
                      />
                      <Route path="/ledgers/:ledgerId?" element={place('ledgers', <LedgersPage />)} />
                      <Route path="/ledgers/:ledgerId/print" element={place('ledgers', <PrintLedgerPage />)} />
                      <Route path="/plugins/*" element={place('plugins', <PluginsPage />)} />
                      <Route
                        path="/plugins/:id/settings"
                        element={permitted(corePermissions.pluginRead, <PluginSettingsPage />)}
                      />
                      <Route path="/audit" element={place('audit', <AuditPage />)} />
                      <Route path="/security" element={place('security', <SecurityPage />)} />
                      <Route path="/security/roles" element={permitted(corePermissions.roleRead, <RolesPage />)} />
                      <Route
                        path="/security/reveals"
                        element={permitted(corePermissions.revealRead, <RevealsPage />)}
                      />
                      <Route
                        path="/break-glass"
                        element={permitted(corePermissions.breakGlassUse, <BreakGlassPage />)}
                      />
                      <Route path="/apps" element={<AppsPage />} />
                      <Route path="/apps/:pluginId/*" element={<PluginPage />} />
                      <Route path="/escalation" element={permitted(corePermissions.taskOversee, <EscalationPage />)} />
                      <Route path="/notices" element={permitted(corePermissions.taskRead, <NoticesPage />)} />
                      <Route path="/development" element={<DevelopmentPage />} />
                      <Route path="/me" element={<MyPage />} />
                      <Route path="/me/absences" element={permitted(corePermissions.taskAct, <AbsencesPage />)} />
                      <Route path="*" element={<NotFound />} />
                    </Routes>
                  </Suspense>
                </Boundary>
              </main>
            </div>
            {phone && !inTask && <PhoneTabs />}
          </div>
        </HostContext.Provider>
      </VisitDevice>
    </PortalContext.Provider>
  );
}
