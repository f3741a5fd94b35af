import { createRequire } from "node:module";
import { z } from "zod";
import crypto$1, { createHash, randomUUID } from "node:crypto";
import { AsyncLocalStorage } from "node:async_hooks";
import { Column, DataSource, Entity, Index, PrimaryColumn, QueryFailedError, QueryRunnerAlreadyReleasedError } from "typeorm";
import mysql from "mysql2";
import { MysqlDriver } from "typeorm/driver/mysql/MysqlDriver.js";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { BetterSqlite3Driver } from "typeorm/driver/better-sqlite3/BetterSqlite3Driver.js";
import { BetterSqlite3QueryRunner } from "typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js";
import { setImmediate as setImmediate$1 } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { Catch, Controller, HttpCode, HttpException, Injectable, Module, Req, RequestMapping, RequestMethod, Res, SetMetadata, StreamableFile, applyDecorators, createParamDecorator } from "@nestjs/common";
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, DiscoveryService, NestFactory } from "@nestjs/core";
import { map, mergeMap } from "rxjs";
import "reflect-metadata";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import fastify, { LogController } from "fastify";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { PATH_METADATA } from "@nestjs/common/constants.js";
import { Webhook, WebhookVerificationError } from "standardwebhooks";
// \0rolldown/runtime.js
var __esmMin = (fn, res, err) => () => {
	if (err) throw err[0];
	try {
		return fn && (res = fn(fn = 0)), res;
	} catch (e) {
		throw err = [e], e;
	}
};
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __require = /* #__PURE__ */ (() => createRequire(import.meta.url))();
// ../../packages/contracts/dist/http/page.js
/** `{items, next}`; `next` is null on the last page. */
function pageOf(item) {
	return z.object({
		items: z.array(item),
		next: z.string().nullable()
	});
}
var pageQueryShape;
var init_page = __esmMin((() => {
	pageQueryShape = {
		cursor: z.string().min(1).max(400).optional(),
		limit: z.coerce.number().int().min(1).max(200).default(20)
	};
}));
// ../../packages/contracts/dist/http/route.js
function defineRoute(fields) {
	return {
		method: fields.method,
		path: fields.path,
		summary: fields.summary,
		access: fields.access,
		params: fields.params,
		query: fields.query,
		body: fields.body,
		response: fields.response,
		status: fields.status ?? (fields.response === void 0 ? 204 : 200),
		idempotencyKey: fields.idempotencyKey ?? "none",
		bodyMedia: fields.bodyMedia ?? "application/json",
		media: fields.media ?? "application/json",
		reveals: fields.reveals ?? false,
		stepUp: fields.stepUp ?? false
	};
}
function defineStream(fields) {
	const { event, ...route } = fields;
	return {
		...defineRoute({
			...route,
			method: "GET",
			response: event
		}),
		method: "GET",
		media: "text/event-stream"
	};
}
var idempotencyKeySchema, uploadSchema;
var init_route = __esmMin((() => {
	idempotencyKeySchema = z.string().regex(/^[\x21-\x7e]{1,100}$/, "must be 1 to 100 visible ASCII characters");
	uploadSchema = z.strictObject({ file: z.file() }).transform(() => null);
}));
// ../../packages/contracts/dist/identity/permissions.js
var permissionNameSchema, corePermissions, administrativePermissions, withheldFromPlugins, roleSchema;
var init_permissions = __esmMin((() => {
	permissionNameSchema = z.string().regex(/^[a-z][a-z0-9-]*:[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/, "must read <plugin|core>:<noun>.<verb>");
	corePermissions = {
		orgUnitRead: "core:orgUnit.read",
		/** Keep figures, premises, bodies, agencies and partners of a unit up to date. */
		orgUnitManage: "core:orgUnit.manage",
		/** Open units by a list, without a proposal: when the platform is introduced. */
		orgUnitOpen: "core:orgUnit.open",
		reorganisationPropose: "core:reorganisation.propose",
		reorganisationApprove: "core:reorganisation.approve",
		staffRead: "core:staff.read",
		/** Appoint, second and dismiss; everything but administrators. */
		staffManage: "core:staff.manage",
		administratorAppoint: "core:administrator.appoint",
		accountManage: "core:account.manage",
		roleRead: "core:role.read",
		roleManage: "core:role.manage",
		securityManage: "core:security.manage",
		breakGlassUse: "core:breakGlass.use",
		auditRead: "core:audit.read",
		revealRead: "core:reveal.read",
		personRead: "core:person.read",
		/** Register and correct residents, record relations and facts, flag dwellings, begin walk-rounds. */
		personManage: "core:person.manage",
		/** Make one person of two who are the same, or undo it. */
		peopleMerge: "core:people.merge",
		/** Read and write the diaries of the households that one serves. */
		diaryKeep: "core:diary.keep",
		walkRoundWalk: "core:walkRound.walk",
		/** See a masked field whole, for a reason that is recorded. */
		personReveal: "core:person.reveal",
		/** Serve residents at the window who ask what is held of them, or for a correction. */
		rightsServe: "core:rights.serve",
		/** See whose a sealed record is, unseal it, and hold it, for a reason that is recorded. */
		sealedRecordOpen: "core:sealedRecord.open",
		/** How long records of people who left are kept. */
		retentionManage: "core:retention.manage",
		/** Load a spreadsheet into what one keeps up to date anyway. */
		importRun: "core:import.run",
		/** Take what one may read out as a spreadsheet, masked, for a reason that is recorded. */
		exportRun: "core:export.run",
		taskRead: "core:task.read",
		taskAct: "core:task.act",
		taskCreate: "core:task.create",
		/** Say who of the unit does a task, and hand it to another unit of one’s own. */
		taskAssign: "core:task.assign",
		/** Remind of tasks of one’s units and follow them closely. */
		taskOversee: "core:task.oversee",
		/** Send work to many units or people at once. */
		taskDispatch: "core:task.dispatch",
		/** Refuse what reached a community outside an admission. */
		taskRefuse: "core:task.refuse",
		/** See what one reported, and what is in one’s hands. */
		matterRead: "core:matter.read",
		/** See all matters of one’s units. */
		matterOversee: "core:matter.oversee",
		matterReport: "core:matter.report",
		/** Be given matters, and feed back what was done. */
		matterHandle: "core:matter.handle",
		/** Open cases, and say who handles them or which unit they go to. */
		matterDirect: "core:matter.direct",
		/** Say whether what others handled is done. */
		matterVerify: "core:matter.verify",
		admissionRead: "core:admission.read",
		admissionApply: "core:admission.apply",
		/** Sort applications, and publish what was admitted. */
		admissionSort: "core:admission.sort",
		admissionCheckFunds: "core:admission.checkFunds",
		admissionDecide: "core:admission.decide",
		/** Let urgent work pass the gate without an admission. */
		admissionExcept: "core:admission.except",
		/** Record what the bureau paid to communities. */
		taskFundingPay: "core:taskFunding.pay",
		/** Confirm what arrived at the community. */
		taskFundingConfirm: "core:taskFunding.confirm",
		/** See the ledgers of one’s units, each by the permission that it names. */
		ledgerRead: "core:ledger.read",
		/** Keep a period of a ledger as it is now. */
		ledgerSeal: "core:ledger.seal",
		pluginRead: "core:plugin.read",
		/** Admit plugins to the district and remove them, and say which units have one at all. */
		pluginInstall: "core:plugin.install",
		/** Bring in versions of an admitted plugin, say which of them its units have, and pause it. */
		pluginOperate: "core:plugin.operate",
		/** Change settings of plugins in one’s units. */
		pluginConfigure: "core:plugin.configure"
	};
	administrativePermissions = /* @__PURE__ */ new Set([
		corePermissions.accountManage,
		corePermissions.orgUnitOpen,
		corePermissions.administratorAppoint,
		corePermissions.roleManage,
		corePermissions.securityManage,
		corePermissions.auditRead,
		corePermissions.revealRead,
		corePermissions.pluginInstall,
		corePermissions.pluginOperate,
		corePermissions.pluginConfigure,
		corePermissions.retentionManage
	]);
	withheldFromPlugins = /* @__PURE__ */ new Set([
		...administrativePermissions,
		corePermissions.breakGlassUse,
		corePermissions.sealedRecordOpen,
		corePermissions.reorganisationApprove,
		corePermissions.admissionSort,
		corePermissions.admissionCheckFunds,
		corePermissions.admissionDecide,
		corePermissions.admissionExcept,
		corePermissions.ledgerSeal
	]);
	roleSchema = z.enum([
		"systemAdministrator",
		"securityAdministrator",
		"auditAdministrator",
		"districtOfficial",
		"streetOfficial",
		"communitySecretary",
		"communityWorker",
		"gridWorker",
		"gridHead",
		"stationDoctor",
		"policeOfficer",
		"bureauOfficial",
		"committeeDirector",
		"committeeMember",
		"supervisor",
		"mediator",
		"propertyManager",
		"ownersRepresentative",
		"admissionOfficer",
		"financeOfficer",
		"leadingGroupMember",
		"dutyOfficer",
		"pluginOperator"
	]).meta({ id: "Role" });
}));
// ../../packages/contracts/dist/primitives.js
var ulidSchema, instantSchema, calendarDateSchema, localeSchema, localizedTextSchema, jsonSchema;
var init_primitives = __esmMin((() => {
	ulidSchema = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "must be a ULID of 26 characters").meta({
		id: "Ulid",
		examples: ["01JD9ZK4T0ZV5B6RJ2T3Q4W5X6"]
	});
	instantSchema = z.iso.datetime({ precision: 3 }).meta({ id: "Instant" });
	calendarDateSchema = z.iso.date().meta({ id: "CalendarDate" });
	localeSchema = z.enum(["zh-CN", "en"]);
	localizedTextSchema = z.strictObject({
		"zh-CN": z.string().min(1).max(200),
		en: z.string().min(1).max(200)
	}).meta({ id: "LocalizedText" });
	jsonSchema = z.json().meta({ id: "Json" });
}));
// ../../packages/contracts/dist/org/unit.js
var unitLevelSchema, unitKindSchema, unitReferenceSchema, unitSchema, validityShape, unitDetailSchema, unitPathSchema;
var init_unit = __esmMin((() => {
	init_primitives();
	unitLevelSchema = z.enum([
		"district",
		"street",
		"community",
		"grid"
	]).meta({ id: "UnitLevel" });
	unitKindSchema = z.enum([
		"district",
		"county",
		"street",
		"township",
		"town",
		"urbanCommunity",
		"villageCommunity",
		"factoryCommunity",
		"resettlementEstate",
		"hamletCommunity",
		"grid",
		"residentsGroup"
	]).meta({ id: "UnitKind" });
	unitReferenceSchema = z.object({
		id: ulidSchema,
		name: z.string(),
		level: unitLevelSchema
	}).meta({ id: "UnitReference" });
	unitSchema = unitReferenceSchema.extend({
		/** Division code, GB/T 2260 and its extensions: 6 digits district, 9 street, 12 community, 15 grid. */
		code: z.string(),
		kind: unitKindSchema,
		kindTitle: localizedTextSchema,
		parentId: ulidSchema.nullable(),
		hasChildren: z.boolean()
	}).meta({ id: "Unit" });
	validityShape = {
		validFrom: calendarDateSchema,
		validTo: calendarDateSchema.optional()
	};
	unitDetailSchema = unitSchema.extend({
		/** The units above it, outermost first; not all of them may be opened by the caller. */
		parents: z.array(unitReferenceSchema.extend({ readable: z.boolean() })),
		areaHectares: z.number().int().nullable(),
		...validityShape,
		/** What the caller may do with it today. */
		mayManage: z.boolean(),
		mayReadStaff: z.boolean()
	}).meta({ id: "UnitDetail" });
	unitPathSchema = z.object({
		districtId: ulidSchema,
		streetId: ulidSchema.nullable(),
		communityId: ulidSchema.nullable(),
		gridId: ulidSchema.nullable()
	}).meta({ id: "UnitPath" });
}));
// ../../packages/contracts/dist/access/routes.js
var actReasonSchema, permissionSchema, permissionOriginSchema, roleAdjustmentSchema, roleDetailsSchema, accessRoutes;
var init_routes$15 = __esmMin((() => {
	init_route();
	init_permissions();
	init_primitives();
	actReasonSchema = z.string().trim().min(4).max(500);
	permissionSchema = z.object({
		name: permissionNameSchema,
		title: localizedTextSchema,
		/** `core`, or the plugin that declares it. */
		owner: z.string(),
		/** Belongs to one of the three administrator roles and cannot be given to another role. */
		administrative: z.boolean()
	}).meta({ id: "Permission" });
	permissionOriginSchema = z.enum([
		"role",
		"plugin",
		"granted"
	]).meta({ id: "PermissionOrigin" });
	roleAdjustmentSchema = z.object({
		permission: permissionNameSchema,
		effect: z.enum(["granted", "revoked"]),
		reason: z.string(),
		by: z.string(),
		at: instantSchema
	}).meta({ id: "RoleAdjustment" });
	roleDetailsSchema = z.object({
		role: roleSchema,
		title: localizedTextSchema,
		/** One of the three administrators: what it may do is fixed. */
		administrator: z.boolean(),
		permissions: z.array(permissionSchema.extend({ origin: permissionOriginSchema })),
		adjustments: z.array(roleAdjustmentSchema),
		/** How many accounts hold it today. */
		holders: z.number().int()
	}).meta({ id: "RoleDetails" });
	accessRoutes = {
		permissions: defineRoute({
			method: "GET",
			path: "/api/v1/permissions",
			summary: "Every permission of core and of the enabled plugins",
			access: {
				kind: "permission",
				permission: corePermissions.roleRead
			},
			response: z.object({ items: z.array(permissionSchema) })
		}),
		roles: defineRoute({
			method: "GET",
			path: "/api/v1/roles",
			summary: "Every role with what it may do, where that comes from, and how many hold it",
			access: {
				kind: "permission",
				permission: corePermissions.roleRead
			},
			response: z.object({ items: z.array(roleDetailsSchema) })
		}),
		adjustRole: defineRoute({
			method: "POST",
			path: "/api/v1/roles/:role/adjustments",
			summary: "Give a role a permission or take one from it; `none` puts it back to the default",
			access: {
				kind: "permission",
				permission: corePermissions.roleManage
			},
			params: z.object({ role: roleSchema }),
			body: z.strictObject({
				permission: permissionNameSchema,
				effect: z.enum([
					"granted",
					"revoked",
					"none"
				]),
				reason: actReasonSchema
			}),
			response: roleDetailsSchema,
			stepUp: true
		})
	};
})), breakGlassSchema, breakGlassUnitSchema, breakGlassRoutes;
var init_break_glass = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_unit();
	init_primitives();
	init_routes$15();
	breakGlassSchema = z.object({
		id: ulidSchema,
		account: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		permission: permissionNameSchema,
		title: localizedTextSchema,
		/** Null once the unit no longer exists. */
		unit: unitReferenceSchema.nullable(),
		reason: z.string(),
		begunAt: instantSchema,
		/** When it ends by itself. */
		until: instantSchema,
		/** When it did end; null while it lasts. */
		endedAt: instantSchema.nullable(),
		/** Requests made under the permission while it lasted. */
		uses: z.number().int()
	}).meta({ id: "BreakGlass" });
	breakGlassUnitSchema = unitReferenceSchema.extend({ 
	/** Name of the unit above. */
within: z.string().nullable() });
	breakGlassRoutes = {
		units: defineRoute({
			method: "GET",
			path: "/api/v1/break-glass/units",
			summary: "Up to 20 communities and grids of today whose name holds a text",
			access: {
				kind: "permission",
				permission: corePermissions.breakGlassUse
			},
			query: z.strictObject({ q: z.string().trim().min(1).max(50) }),
			response: z.object({ items: z.array(breakGlassUnitSchema) })
		}),
		begin: defineRoute({
			method: "POST",
			path: "/api/v1/break-glass",
			summary: "Take one of one’s own permissions for a unit outside one’s posts, for some minutes",
			access: {
				kind: "permission",
				permission: corePermissions.breakGlassUse
			},
			body: z.strictObject({
				permission: permissionNameSchema,
				unitId: ulidSchema,
				reason: actReasonSchema,
				minutes: z.number().int().min(5).max(120)
			}),
			response: breakGlassSchema,
			status: 201
		}),
		end: defineRoute({
			method: "POST",
			path: "/api/v1/break-glass/:id/end",
			summary: "Give it back before its time",
			access: {
				kind: "permission",
				permission: corePermissions.breakGlassUse
			},
			params: z.object({ id: ulidSchema }),
			response: breakGlassSchema
		}),
		list: defineRoute({
			method: "GET",
			path: "/api/v1/break-glass",
			summary: "Who broke the glass, newest first",
			access: {
				kind: "permission",
				permission: corePermissions.auditRead
			},
			query: z.strictObject({
				...pageQueryShape,
				/** `true`: only those that last. */
				active: z.stringbool().optional()
			}),
			response: pageOf(breakGlassSchema)
		})
	};
}));
// ../../packages/contracts/dist/access/field-class.js
function internal(schema) {
	return schema.meta({ fieldClass: "internal" });
}
/** Whatever handler fills it, it leaves core masked. */
function sensitive(schema, mask) {
	return schema.meta({
		fieldClass: "sensitive",
		mask
	});
}
var aboutPerson;
var init_field_class = __esmMin((() => {
	z.enum([
		"public",
		"internal",
		"sensitive"
	]);
	z.enum(["idNumber", "phone"]);
	aboutPerson = { about: "person" };
}));
// ../../packages/contracts/dist/registry/consent.js
var applicantSchema, factConsentSchema;
var init_consent = __esmMin((() => {
	init_primitives();
	applicantSchema = z.enum([
		"self",
		"guardian",
		"agent"
	]).meta({ id: "Applicant" });
	factConsentSchema = z.strictObject({
		by: applicantSchema,
		on: calendarDateSchema
	}).meta({ id: "FactConsent" });
})), factClassSchema, sensitiveFactClassSchema, fieldNameSchema, factFieldSchema, factKindNameSchema, factKindSchema, factValueSchema;
var init_fact_kind = __esmMin((() => {
	init_primitives();
	factClassSchema = z.enum([
		"livingSituation",
		"status",
		"allowance",
		"disability",
		"ability",
		"illness"
	]).meta({ id: "FactClass" });
	sensitiveFactClassSchema = factClassSchema.extract([
		"allowance",
		"disability",
		"ability",
		"illness"
	]);
	new Set(sensitiveFactClassSchema.options);
	fieldNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
	factFieldSchema = z.discriminatedUnion("type", [
		z.strictObject({
			type: z.literal("choice"),
			name: fieldNameSchema,
			title: localizedTextSchema,
			options: z.array(z.strictObject({
				value: fieldNameSchema,
				title: localizedTextSchema
			})).min(1).max(30)
		}),
		z.strictObject({
			type: z.literal("text"),
			name: fieldNameSchema,
			title: localizedTextSchema,
			maximum: z.number().int().min(1).max(500)
		}),
		z.strictObject({
			type: z.literal("date"),
			name: fieldNameSchema,
			title: localizedTextSchema
		}),
		z.strictObject({
			type: z.literal("money"),
			name: fieldNameSchema,
			title: localizedTextSchema
		})
	]).meta({ id: "FactField" });
	factKindNameSchema = z.string().regex(/^([a-z][a-z0-9-]*:)?[a-z][A-Za-z0-9]*$/, "must read <kind> or <plugin>:<kind>").max(80);
	factKindSchema = z.strictObject({
		kind: factKindNameSchema,
		title: localizedTextSchema,
		class: factClassSchema,
		/** Who usually vouches for it. */
		source: localizedTextSchema,
		/** None: the fact itself says all. */
		fields: z.array(factFieldSchema).max(20)
	}).meta({ id: "FactKind" });
	factValueSchema = z.record(fieldNameSchema, z.union([z.string().max(500), z.number().int().min(0)])).meta({ id: "FactValue" });
})), residenceKindSchema, sourceSchema, divisionCodeSchema, dated, homeSchema, newResidenceSchema, newRegistrationSchema, shareHundredths, newRelationSchema, relationCorrectionSchema, known, relationSchema;
var init_relation = __esmMin((() => {
	init_field_class();
	init_unit();
	init_primitives();
	z.enum([
		"householdRegistration",
		"residence",
		"collectiveShare",
		"serviceResponsibility"
	]).meta({ id: "RelationKind" });
	residenceKindSchema = z.enum([
		"permanent",
		"floating",
		"tenant",
		"movedBack"
	]).meta({ id: "ResidenceKind" });
	sourceSchema = z.string().trim().min(1).max(60).meta({ id: "Source" });
	divisionCodeSchema = z.string().regex(/^\d{6}(\d{3}){0,2}$/, "must be 6, 9 or 12 digits");
	dated = {
		/** First day on which it holds. */
		validFrom: calendarDateSchema,
		source: sourceSchema
	};
	homeSchema = z.strictObject({
		dwellingId: ulidSchema,
		householdId: ulidSchema.nullable()
	});
	newResidenceSchema = z.strictObject({
		...dated,
		...homeSchema.shape,
		residenceKind: residenceKindSchema
	});
	newRegistrationSchema = z.strictObject({
		...dated,
		divisionCode: divisionCodeSchema,
		address: z.string().trim().min(1).max(200)
	});
	shareHundredths = z.number().int().min(1).max(1e8);
	newRelationSchema = z.discriminatedUnion("kind", [
		newRegistrationSchema.extend({ kind: z.literal("householdRegistration") }),
		newResidenceSchema.extend({ kind: z.literal("residence") }),
		z.strictObject({
			...dated,
			kind: z.literal("collectiveShare"),
			/** The collective, e.g. 石桥村股份经济合作社. */
			collective: z.string().trim().min(1).max(100),
			shareHundredths
		}),
		z.strictObject({
			...dated,
			kind: z.literal("serviceResponsibility"),
			unitId: ulidSchema
		})
	]).meta({ id: "NewRelation" });
	relationCorrectionSchema = z.discriminatedUnion("kind", [
		newRegistrationSchema.extend({ kind: z.literal("householdRegistration") }),
		z.strictObject({
			...dated,
			kind: z.literal("residence"),
			residenceKind: residenceKindSchema
		}),
		z.strictObject({
			...dated,
			kind: z.literal("collectiveShare"),
			shareHundredths
		}),
		z.strictObject({
			...dated,
			kind: z.literal("serviceResponsibility")
		})
	]).meta({ id: "RelationCorrection" });
	known = {
		id: ulidSchema,
		validFrom: calendarDateSchema,
		/** First day on which it no longer holds; null while it does. */
		validTo: calendarDateSchema.nullable(),
		source: z.string()
	};
	relationSchema = z.discriminatedUnion("kind", [
		z.object({
			...known,
			kind: z.literal("householdRegistration"),
			divisionCode: z.string(),
			address: z.string()
		}),
		z.object({
			...known,
			kind: z.literal("residence"),
			residenceKind: residenceKindSchema,
			householdId: ulidSchema,
			/** The door as people say it. */
			door: internal(z.string())
		}),
		z.object({
			...known,
			kind: z.literal("collectiveShare"),
			collective: z.string(),
			shareHundredths: z.number().int()
		}),
		z.object({
			...known,
			kind: z.literal("serviceResponsibility"),
			unit: unitReferenceSchema
		})
	]).meta({ id: "Relation" });
}));
// ../../packages/contracts/dist/registry/fact.js
var factSchema, newFactSchema, factCorrectionSchema, endingSchema;
var init_fact = __esmMin((() => {
	init_primitives();
	init_consent();
	init_fact_kind();
	init_relation();
	factSchema = z.object({
		id: ulidSchema,
		kind: factKindNameSchema,
		title: localizedTextSchema,
		class: factClassSchema,
		value: factValueSchema,
		fields: z.array(factFieldSchema),
		source: z.string(),
		/** Null where the fact rests on none, or none was taken down. */
		consent: factConsentSchema.nullable(),
		validFrom: calendarDateSchema,
		/** First day on which it no longer holds; null while it does. */
		validTo: calendarDateSchema.nullable()
	}).meta({ id: "Fact" });
	newFactSchema = z.strictObject({
		kind: factKindNameSchema,
		value: factValueSchema.default({}),
		source: sourceSchema,
		validFrom: calendarDateSchema,
		/** Asked for exactly where the kind rests on consent: kinds that a plugin declares do. */
		consent: factConsentSchema.optional()
	}).meta({ id: "NewFact" });
	factCorrectionSchema = newFactSchema.omit({ kind: true }).meta({ id: "FactCorrection" });
	endingSchema = z.strictObject({
		on: calendarDateSchema,
		source: sourceSchema
	}).meta({ id: "Ending" });
}));
// ../../packages/contracts/dist/access/reveal.js
var revealableFieldSchema, revealSchema, personReadSchema, revealRoutes;
var init_reveal = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_fact();
	init_fact_kind();
	init_field_class();
	init_routes$15();
	revealableFieldSchema = z.enum([
		"idNumber",
		"phone",
		"furtherPhone",
		...sensitiveFactClassSchema.options
	]).meta({ id: "RevealableField" });
	revealSchema = z.object({
		id: ulidSchema,
		at: instantSchema,
		reader: z.object({
			id: z.string(),
			name: z.string()
		}),
		personId: ulidSchema,
		fields: z.array(revealableFieldSchema),
		reason: z.string(),
		taskId: ulidSchema.nullable()
	}).meta({ id: "Reveal" });
	personReadSchema = z.object({
		personId: ulidSchema,
		day: calendarDateSchema,
		/** When last on that day, and how often. */
		at: instantSchema,
		times: z.number().int(),
		reader: z.object({
			kind: z.enum([
				"staff",
				"plugin",
				"service"
			]),
			id: z.string(),
			name: z.string()
		}),
		role: roleSchema.nullable(),
		unitName: z.string().nullable(),
		/** The bureau’s plugin through which or by which it was read; null for the portal itself. */
		plugin: localizedTextSchema.nullable()
	}).meta({ id: "PersonRead" });
	revealRoutes = {
		reveal: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/reveal",
			summary: "Sensitive fields of one resident in the clear, for a reason that is recorded; facts for an own task only",
			access: {
				kind: "permission",
				permission: corePermissions.personReveal
			},
			params: z.object({ id: ulidSchema }),
			body: z.strictObject({
				fields: z.array(revealableFieldSchema).min(1).max(revealableFieldSchema.options.length),
				/** Which phone `furtherPhone` is. */
				phoneId: ulidSchema.optional(),
				/** Why; must not name the resident, since the audit names none. */
				reason: actReasonSchema,
				/** An open task on this resident; for facts, and from a grid worker for anything, one of their own. */
				taskId: ulidSchema.optional()
			}).refine(({ fields, phoneId }) => fields.includes("furtherPhone") === (phoneId !== void 0), {
				message: "name the further phone, and no phone where none is asked for",
				path: ["phoneId"]
			}),
			response: z.object({
				/** Null where the registry has none; left out when not asked for. */
				idNumber: sensitive(z.string().nullable().optional(), "idNumber"),
				phone: sensitive(z.string().nullable().optional(), "phone"),
				furtherPhone: sensitive(z.string().optional(), "phone"),
				/** Those of the classes asked for that hold today; left out when none was. */
				facts: z.array(factSchema).optional(),
				/** Hide them again after so many seconds. */
				hideAfter: z.number().int()
			}),
			reveals: true
		}),
		readers: defineRoute({
			method: "GET",
			path: "/api/v1/people/:id/readers",
			summary: "Who saw this resident’s sensitive fields, newest first: for the resident who asks at the window",
			access: {
				kind: "permission",
				permission: corePermissions.rightsServe
			},
			params: z.object({ id: ulidSchema }),
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(revealSchema)
		}),
		list: defineRoute({
			method: "GET",
			path: "/api/v1/reveals",
			summary: "Who saw whose sensitive fields, newest first",
			access: {
				kind: "permission",
				permission: corePermissions.revealRead
			},
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(revealSchema)
		}),
		reads: defineRoute({
			method: "GET",
			path: "/api/v1/person-reads",
			summary: "Who opened whose page, the latest days first; of one resident, of one reader, or within some days",
			access: {
				kind: "permission",
				permission: corePermissions.revealRead
			},
			query: z.strictObject({
				...pageQueryShape,
				person: ulidSchema.optional(),
				/** Id of an account, of a service account, or of a plugin. */
				reader: z.string().min(1).max(40).optional(),
				/** First and last day. */
				from: calendarDateSchema.optional(),
				to: calendarDateSchema.optional()
			}),
			response: pageOf(personReadSchema)
		})
	};
}));
// ../../packages/contracts/dist/org/body.js
var bodyKindSchema, agencyKindSchema, partnerKindSchema;
var init_body = __esmMin((() => {
	bodyKindSchema = z.enum([
		"partyOrganisation",
		"residentsCommittee",
		"villagersCommittee",
		"workStation",
		"supervisionCommittee",
		"mediationCommittee"
	]).meta({ id: "BodyKind" });
	agencyKindSchema = z.enum([
		"bureau",
		"policeRoom",
		"healthStation",
		"servicePoint"
	]).meta({ id: "AgencyKind" });
	partnerKindSchema = z.enum(["propertyCompany", "ownersCommittee"]).meta({ id: "PartnerKind" });
}));
// ../../packages/contracts/dist/ledgers/ledger.js
/** Whether readers find rows by this column. */
function isSearched(column) {
	return (column.type === "person" || column.type === "text") && column.search === true;
}
var nameSchema$3, optionSchema, ledgerPersonFieldSchema, columnShape, givenShape, searchShape, ledgerColumnSchema, ledgerPeriodKindSchema, ledgerDeclarationSchema, ledgerIdSchema, ledgerPeriodSchema;
var init_ledger = __esmMin((() => {
	init_permissions();
	init_unit();
	init_primitives();
	nameSchema$3 = z.string().regex(/^[a-z][A-Za-z0-9]*$/).max(40);
	optionSchema = z.string().min(1).max(60).regex(/^[^,:]*$/, "must have neither comma nor colon");
	ledgerPersonFieldSchema = z.enum([
		"person.name",
		"person.sex",
		"person.birthDate",
		"person.idNumber",
		"person.phone",
		"person.address"
	]).meta({ id: "LedgerPersonField" });
	columnShape = {
		name: nameSchema$3,
		title: localizedTextSchema,
		/** Columns beside each other with the same group stand under its head. */
		group: localizedTextSchema.optional()
	};
	givenShape = {
		...columnShape,
		/** What it means wherever it stands, such as `visit.lastDate`: one semantic name, one meaning in all ledgers. */
		semantic: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/, "must read <thing>.<property>").max(80).refine((name) => !name.startsWith("person."), "core fills what is about the person: use a column of type person"),
		/** From what it is worked out: the plugin's own register, tasks done, matters reported. */
		source: z.enum([
			"plugin",
			"tasks",
			"matters"
		]),
		/** How it is worked out, in one sentence; shown where somebody asks for a cell's origin. */
		rule: localizedTextSchema
	};
	searchShape = { search: z.boolean().optional() };
	ledgerColumnSchema = z.discriminatedUnion("type", [
		z.strictObject({
			...columnShape,
			...searchShape,
			type: z.literal("person"),
			semantic: ledgerPersonFieldSchema
		}),
		z.strictObject({
			...givenShape,
			...searchShape,
			type: z.literal("text")
		}),
		z.strictObject({
			...givenShape,
			type: z.literal("date")
		}),
		z.strictObject({
			...givenShape,
			type: z.literal("boolean"),
			filter: z.boolean().default(false)
		}),
		z.strictObject({
			...givenShape,
			type: z.literal("choice"),
			options: z.array(z.strictObject({
				value: optionSchema,
				title: localizedTextSchema
			})).min(1).max(50),
			filter: z.boolean().default(false)
		}),
		z.strictObject({
			...givenShape,
			type: z.literal("integer"),
			total: z.boolean().default(false)
		}),
		z.strictObject({
			...givenShape,
			type: z.literal("money"),
			total: z.boolean().default(false)
		})
	]).meta({ id: "LedgerColumn" });
	ledgerPeriodKindSchema = z.enum([
		"month",
		"quarter",
		"year"
	]).meta({ id: "LedgerPeriodKind" });
	ledgerDeclarationSchema = z.strictObject({
		/** Without the plugin's prefix: `visits` becomes `elderly-care:visits`. */
		name: nameSchema$3,
		title: localizedTextSchema,
		/** What stands in it, in one sentence. */
		rule: localizedTextSchema,
		/** Who asks for it (使用部门); left out: the plugin's bureau. */
		usedBy: localizedTextSchema.optional(),
		/** Of the plugin's own; whoever holds it in a unit reads the unit's rows. */
		permission: permissionNameSchema,
		period: ledgerPeriodKindSchema,
		/** Level of the units that keep it, each of which seals its own. */
		unit: unitLevelSchema.default("community"),
		/**
		* Its rows tell of people what the law calls sensitive (PIPL art. 28): the audit keeps who read it, and each resident
		* whom a row names may ask.
		*/
		sensitive: z.boolean().default(false),
		columns: z.array(ledgerColumnSchema).min(1).max(40)
	}).superRefine(({ columns }, context) => {
		for (const property of ["name", "semantic"]) for (const [index, column] of columns.entries()) {
			if (columns.findIndex((each) => each[property] === column[property]) === index) continue;
			context.addIssue({
				code: "custom",
				path: [
					"columns",
					index,
					property
				],
				message: `${column[property]} stands twice`
			});
		}
		const searched = columns.filter(isSearched);
		const [found] = searched;
		if (searched.length > 1) {
			const message = `readers find rows by one column, and not by ${searched.map(({ name }) => name).join(" and ")}`;
			context.addIssue({
				code: "custom",
				path: ["columns"],
				message
			});
		} else if (found?.type === "person" && found.semantic !== "person.name") context.addIssue({
			code: "custom",
			path: [
				"columns",
				columns.indexOf(found),
				"search"
			],
			message: "of what is about a person rows are found by the name: numbers are masked"
		});
	}).meta({ id: "LedgerDeclaration" });
	ledgerIdSchema = z.string().regex(/^[a-z][a-z0-9-]*:[a-z][A-Za-z0-9]*$/, "must read <plugin|core>:<name>").max(81);
	ledgerPeriodSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/, "must be a month, quarter or year");
}));
// ../../packages/contracts/dist/matters/category-code.js
var matterCategoryCodeSchema;
var init_category_code = __esmMin((() => {
	matterCategoryCodeSchema = z.string().regex(/^[a-z][A-Za-z]{0,39}$/, "must be the code of a category");
})), text, sharedFactNameSchema, sharedFactSchemas;
var init_shared_facts = __esmMin((() => {
	text = (chinese, english) => ({
		"zh-CN": chinese,
		en: english
	});
	text("今天见到本人了吗？", "Did you meet them today?"), text("见到了", "In person"), text("打电话", "By phone"), text("没见到", "Not met"), text("是一个人住吗？", "Do they live alone?"), text("一个人住", "Alone"), text("有人同住", "With others"), text("住户同意看一看吗？", "Does the resident agree to a look?"), text("同意", "Yes"), text("不同意", "No");
	sharedFactNameSchema = z.enum([
		"personMet",
		"livingAlone",
		"consent"
	]).meta({ id: "SharedFactName" });
	sharedFactSchemas = {
		personMet: z.enum([
			"door",
			"phone",
			"notMet"
		]),
		livingAlone: z.enum(["yes", "no"]),
		consent: z.enum(["given", "refused"])
	};
}));
// ../../packages/contracts/dist/plugins/integrity.js
var integritySchema;
var init_integrity = __esmMin((() => {
	integritySchema = z.string().regex(/^sha384-[A-Za-z0-9+/]{64}$/);
}));
// ../../packages/contracts/dist/plugins/page-path.js
var pagePathSchema;
var init_page_path = __esmMin((() => {
	pagePathSchema = z.string().regex(/^\/([a-z0-9-]+(\/[a-z0-9-]+)*)?$/, "must begin with /");
}));
// ../../packages/contracts/dist/plugins/settings.js
/** What is wrong with a value of a field; null where it is allowed. The one check of manifest, core, plugin and form. */
function settingFault(field, value) {
	const wanted = typeOfValue[field.type];
	if (typeof value !== wanted) return fault("wrong_type", "类型不对", `must be a ${wanted}`);
	if (field.type === "number") return numberFault(field, Number(value));
	if (field.type === "boolean") return null;
	if (field.type === "choice") return field.options.some((option) => option.value === value) ? null : fault("not_an_option", "请从选项里选一个", "must be one of the options");
	const text = String(value);
	if (field.type === "secret" && text === "") return fault("empty", "不能是空的", "must not be empty");
	if ([...text].length <= field.maximum) return null;
	return fault("too_long", `最多 ${field.maximum} 个字`, `must have at most ${field.maximum} characters`);
}
function numberFault({ minimum, maximum, step }, value) {
	if (value < minimum) return fault("too_small", `不能小于 ${minimum}`, `must be at least ${minimum}`);
	if (value > maximum) return fault("too_big", `不能大于 ${maximum}`, `must be at most ${maximum}`);
	const steps = (value - minimum) / step;
	if (Math.abs(steps - Math.round(steps)) < NEARLY) return null;
	return fault("off_step", `只能是 ${minimum} 加上 ${step} 的倍数`, `must be ${minimum} or some multiple of ${step} above it`);
}
function fault(code, chinese, english) {
	return {
		code,
		message: {
			"zh-CN": chinese,
			en: english
		}
	};
}
var common, settingFieldSchema, settingValueSchema, typeOfValue, NEARLY, settingFieldsSchema;
var init_settings = __esmMin((() => {
	init_primitives();
	common = {
		name: z.string().regex(/^[a-z][A-Za-z0-9]*$/).max(60),
		title: localizedTextSchema,
		/** What it changes, in the words of whoever sets it. */
		help: localizedTextSchema.optional(),
		/** Whether a unit below the district may have a value of its own; its units inherit it. */
		perUnit: z.boolean().default(false)
	};
	settingFieldSchema = z.discriminatedUnion("type", [
		z.strictObject({
			...common,
			type: z.literal("text"),
			maximum: z.number().int().min(1).max(2e3),
			default: z.string().max(2e3)
		}),
		z.strictObject({
			...common,
			type: z.literal("number"),
			minimum: z.number(),
			maximum: z.number(),
			/** How far apart values are: 1 for whole numbers. */
			step: z.number().positive().default(1),
			unit: localizedTextSchema.optional(),
			default: z.number()
		}),
		z.strictObject({
			...common,
			type: z.literal("boolean"),
			default: z.boolean()
		}),
		z.strictObject({
			...common,
			type: z.literal("choice"),
			options: z.array(z.strictObject({
				value: z.string().min(1).max(100),
				title: localizedTextSchema
			})).min(2).max(50),
			default: z.string()
		}),
		z.strictObject({
			...common,
			type: z.literal("secret"),
			maximum: z.number().int().min(1).max(2e3)
		})
	]).meta({ id: "SettingField" });
	settingValueSchema = z.union([
		z.string().max(2e3),
		z.number(),
		z.boolean()
	]);
	typeOfValue = {
		text: "string",
		number: "number",
		boolean: "boolean",
		choice: "string",
		secret: "string"
	};
	NEARLY = 1e-9;
	settingFieldsSchema = z.array(settingFieldSchema).max(100).superRefine((fields, context) => {
		for (const [index, field] of fields.entries()) {
			const refuse = (property, message) => context.addIssue({
				code: "custom",
				path: [index, property],
				message
			});
			if (fields.findIndex(({ name }) => name === field.name) < index) refuse("name", `${field.name} stands twice`);
			if (field.type === "secret") continue;
			if (field.type === "number" && field.minimum > field.maximum) refuse("minimum", "must not be above the maximum");
			if (field.type === "choice" && new Set(field.options.map(({ value }) => value)).size < field.options.length) refuse("options", "each value stands once");
			const wrong = settingFault(field, field.default);
			if (wrong !== null) refuse("default", wrong.message.en);
		}
	});
}));
// ../../packages/contracts/dist/plugins/uploads.js
/** The name of a file without folders and control characters, with an ending that fits what the file is. */
function fileNameOf$1(given, kind) {
	const { accepted, usual } = ENDINGS[kind];
	return `${given.replace(/^.*[/\\]/, "").replace(/\p{C}/gu, "").trim().replace(accepted, "").slice(0, LONGEST_NAME) || "file"}${usual}`;
}
var UPLOAD_LARGEST, UPLOAD_MEDIA_TYPE, uploadKindSchema, uploadDeclarationSchema, ENDINGS, LONGEST_NAME;
var init_uploads = __esmMin((() => {
	UPLOAD_LARGEST = 20971520;
	UPLOAD_MEDIA_TYPE = "application/octet-stream";
	uploadKindSchema = z.enum([
		"image/jpeg",
		"image/png",
		"image/webp",
		"application/pdf"
	]).meta({ id: "UploadKind" });
	uploadDeclarationSchema = z.strictObject({
		/** From the plugin's API root, e.g. `/meetings/:id/files`. */
		path: z.string().regex(/^(\/:?[A-Za-z][A-Za-z0-9-]*)+$/, "must read /things/:id/files"),
		/** Bytes of one file at most. */
		largest: z.number().int().min(1).max(UPLOAD_LARGEST),
		kinds: z.array(uploadKindSchema).min(1)
	});
	ENDINGS = {
		"image/jpeg": {
			accepted: /\.jpe?g$/i,
			usual: ".jpg"
		},
		"image/png": {
			accepted: /\.png$/i,
			usual: ".png"
		},
		"image/webp": {
			accepted: /\.webp$/i,
			usual: ".webp"
		},
		"application/pdf": {
			accepted: /\.pdf$/i,
			usual: ".pdf"
		}
	};
	LONGEST_NAME = 120;
}));
// ../../packages/contracts/dist/plugins/manifest.js
var pluginIdSchema, semverSchema, exposeSchema, bureauColorSchema, permissionDeclarationSchema, pageDeclarationSchema, slotNameSchema, contributionSchema, searchDeclarationSchema, commandDeclarationSchema, doorPowerSchema, taskGateSchema, answerWordsSchema, taskTypeDeclarationSchema, factKindDeclarationSchema, eventTypeSchema, assetSchema, webDeclarationSchema, pluginManifestSchema;
var init_manifest = __esmMin((() => {
	init_permissions();
	init_ledger();
	init_category_code();
	init_primitives();
	init_fact_kind();
	init_shared_facts();
	init_integrity();
	init_page_path();
	init_settings();
	init_uploads();
	pluginIdSchema = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens").max(40).refine((id) => id !== "core", "core is the platform itself");
	semverSchema = z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, "must be a version such as 1.2.0");
	exposeSchema = z.string().regex(/^\.\/[a-z0-9-]+(\/[a-z0-9-]+)*$/, "must read ./folder/module");
	bureauColorSchema = z.enum([
		"police",
		"health",
		"elderly",
		"volunteer",
		"party",
		"other"
	]).meta({ id: "BureauColor" });
	permissionDeclarationSchema = z.strictObject({
		name: permissionNameSchema,
		title: localizedTextSchema,
		/** Roles that hold the permission in their unit's subtree once the plugin is enabled. */
		grantedTo: z.array(roleSchema).default([])
	});
	pageDeclarationSchema = z.strictObject({
		path: pagePathSchema,
		title: localizedTextSchema,
		expose: exposeSchema,
		permission: permissionNameSchema,
		/** In the plugin's own navigation; the first one is its entrance. */
		navigation: z.boolean().default(true)
	});
	slotNameSchema = z.enum([
		"person.panel",
		"household.panel",
		"inbox.card",
		"dashboard.widget",
		"map.layer"
	]).meta({ id: "SlotName" });
	contributionSchema = z.strictObject({
		slot: slotNameSchema,
		expose: exposeSchema,
		title: localizedTextSchema,
		permission: permissionNameSchema
	});
	searchDeclarationSchema = z.strictObject({
		title: localizedTextSchema,
		/** Of the plugin's own; whoever holds it in a unit finds what lies there. */
		permission: permissionNameSchema
	});
	commandDeclarationSchema = z.strictObject({
		title: localizedTextSchema,
		/** Path of one of the plugin's pages. */
		page: pagePathSchema,
		/** Of the plugin's own; whoever lacks that of the page does not find it either. */
		permission: permissionNameSchema
	});
	doorPowerSchema = z.enum([
		"complete",
		"collect",
		"observe",
		"confirm"
	]);
	taskGateSchema = z.enum([
		"admission",
		"alarm",
		"reportedMatter",
		"agencyWork"
	]);
	answerWordsSchema = z.strictObject({
		title: localizedTextSchema,
		values: z.record(z.string(), localizedTextSchema).optional()
	}).meta({ id: "AnswerWords" });
	taskTypeDeclarationSchema = z.strictObject({
		/** Without the plugin's prefix: `visit` becomes `elderly-care:visit`. Both, with a unit's id, fit the key of a ledger's row. */
		name: z.string().regex(/^[a-z][A-Za-z0-9]*$/).max(32),
		title: localizedTextSchema,
		/** The form that opens in the inbox; left out: the task is closed without one. */
		form: exposeSchema.optional(),
		/** JSON Schema (2020-12) of the result; core checks every submission against it. */
		resultSchema: z.record(z.string(), jsonSchema),
		/** By the result's own fields; those that are `facts` have the portal's words. */
		answers: z.record(z.string().max(60), answerWordsSchema).optional(),
		/** Facts that the portal asks for it: once for all parts that need them. The result holds each under its name. */
		facts: z.array(sharedFactNameSchema).default([]),
		doorVisible: z.boolean().default(false),
		doorPower: doorPowerSchema.default("complete"),
		/**
		* Of the plugin's own: whoever holds it where the task lies does it whole at the door, and reviews what others collected.
		* A type to `collect` has one.
		*/
		qualification: permissionNameSchema.optional(),
		/** Seen by its assignee and by those who hold `permission` where it lies; nobody else learns that there is one. */
		confidential: z.boolean().default(false),
		/** Of the plugin's own; only of a confidential type, and always of one. */
		permission: permissionNameSchema.optional(),
		gate: taskGateSchema.default("admission")
	});
	factKindDeclarationSchema = factKindSchema.extend({ kind: z.string().regex(/^[a-z][A-Za-z0-9]*$/) });
	eventTypeSchema = z.string().regex(/^cn\.yige\.[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*\.v\d+$/);
	assetSchema = z.strictObject({
		path: z.string().regex(/^(?!.*\.\.)[A-Za-z0-9_@.-]+(\/[A-Za-z0-9_@.-]+)*$/, "must be a relative path without .."),
		size: z.number().int().min(0),
		integrity: integritySchema
	});
	webDeclarationSchema = z.strictObject({
		/** Federation name; carries the version so that two versions never share one: `elderly_care_1_2_0`. */
		remoteName: z.string().regex(/^[a-z][a-z0-9_]*$/),
		/** Path of the federation manifest among the assets. */
		entry: z.string(),
		assets: z.array(assetSchema).max(2e3)
	});
	pluginManifestSchema = z.strictObject({
		id: pluginIdSchema,
		version: semverSchema,
		/** Range of SDK protocol versions that the plugin works with, e.g. `^1.0.0`. */
		sdk: z.string().min(1).max(50),
		name: localizedTextSchema,
		/** The one Hanzi of the bureau's cell. */
		glyph: z.string().regex(/^\p{Script=Han}$/u, "must be one Hanzi"),
		bureau: z.strictObject({
			name: localizedTextSchema,
			kind: bureauColorSchema
		}),
		/** What is new in this version, in a sentence for administrators. */
		changes: localizedTextSchema.optional(),
		permissions: z.array(permissionDeclarationSchema),
		/** Core permissions that the plugin's own server needs when it acts for itself. */
		grants: z.array(permissionNameSchema),
		pages: z.array(pageDeclarationSchema),
		contributions: z.array(contributionSchema),
		search: searchDeclarationSchema.optional(),
		commands: z.array(commandDeclarationSchema).max(20).default([]),
		taskTypes: z.array(taskTypeDeclarationSchema),
		facts: z.array(factKindDeclarationSchema).default([]),
		/** Categories of matters that street and district may route to the bureau; left out: none. */
		matters: z.strictObject({ categories: z.array(matterCategoryCodeSchema).min(1).max(50) }).optional(),
		events: z.strictObject({ subscribes: z.array(eventTypeSchema) }),
		ledgers: z.array(ledgerDeclarationSchema).max(50).default([]),
		settings: settingFieldsSchema.default([]),
		/** Routes of its API that take files; left out: none, and no call brings more than JSON may. */
		uploads: z.array(uploadDeclarationSchema).max(20).optional(),
		web: webDeclarationSchema
	}).superRefine(({ id, permissions }, context) => {
		for (const [index, { name }] of permissions.entries()) {
			if (name.startsWith(`${id}:`)) continue;
			const message = `a plugin declares permissions of its own only: ${name} must begin with ${id}:`;
			context.addIssue({
				code: "custom",
				path: [
					"permissions",
					index,
					"name"
				],
				message
			});
		}
	}).refine(({ permissions, taskTypes }) => {
		const own = new Set(permissions.map(({ name }) => name));
		return taskTypes.every(({ confidential, permission }) => confidential ? permission !== void 0 && own.has(permission) : permission === void 0);
	}, {
		message: "a confidential type names one of the plugin’s permissions, and no other type names one",
		path: ["taskTypes"]
	}).refine(({ permissions, taskTypes }) => {
		const own = new Set(permissions.map(({ name }) => name));
		return taskTypes.every(({ doorPower, qualification }) => qualification === void 0 ? doorPower !== "collect" : own.has(qualification));
	}, {
		message: "a qualification is one of the plugin’s permissions, and a type to collect names one",
		path: ["taskTypes"]
	}).superRefine(({ taskTypes }, context) => {
		for (const [index, { doorPower, facts }] of taskTypes.entries()) {
			if (doorPower !== "observe" || facts.includes("consent")) continue;
			context.addIssue({
				code: "custom",
				path: [
					"taskTypes",
					index,
					"facts"
				],
				message: "whoever is observed is asked first: the type declares the fact consent"
			});
		}
	}).superRefine(({ permissions, pages, search, commands, ledgers }, context) => {
		const own = new Set(permissions.map(({ name }) => name));
		const refuse = (path, message) => context.addIssue({
			code: "custom",
			path,
			message
		});
		const mustBeOwn = (path, permission) => {
			if (!own.has(permission)) refuse([...path, "permission"], `${permission} is not one of the plugin’s permissions`);
		};
		if (search !== void 0) mustBeOwn(["search"], search.permission);
		for (const [index, { page, permission }] of commands.entries()) {
			mustBeOwn(["commands", index], permission);
			if (!pages.some(({ path }) => path === page)) refuse([
				"commands",
				index,
				"page"
			], `${page} is not one of the plugin’s pages`);
		}
		for (const [index, { name, permission }] of ledgers.entries()) {
			mustBeOwn(["ledgers", index], permission);
			if (ledgers.findIndex((each) => each.name === name) < index) refuse([
				"ledgers",
				index,
				"name"
			], `${name} stands twice`);
		}
	}).refine(({ grants }) => !grants.some((name) => withheldFromPlugins.has(name)), {
		message: "no plugin does an administrator’s work, nor what a person decides by their post",
		path: ["grants"]
	}).meta({ id: "PluginManifest" });
}));
// ../../packages/contracts/dist/http/problem.js
/** Builds a problem document from its code: `type` is `/problems/<code>`. */
function problem(fields) {
	return {
		type: `/problems/${fields.code}`,
		...fields
	};
}
var fieldErrorSchema, problemSchema, PROBLEM_MEDIA_TYPE, ProblemError;
var init_problem = __esmMin((() => {
	fieldErrorSchema = z.object({
		pointer: z.string(),
		code: z.string(),
		message: z.string(),
		values: z.record(z.string(), z.string()).optional()
	}).meta({ id: "FieldError" });
	problemSchema = z.object({
		type: z.string(),
		title: z.string(),
		status: z.number().int(),
		code: z.string(),
		detail: z.string().optional(),
		instance: z.string().optional(),
		requestId: z.string().optional(),
		errors: z.array(fieldErrorSchema).optional()
	}).meta({ id: "Problem" });
	PROBLEM_MEDIA_TYPE = "application/problem+json";
	ProblemError = class extends Error {
		/** The whole document, as it was answered. */
		problem;
		constructor(problem, options) {
			super(problem.detail ?? problem.title, options);
			this.name = "ProblemError";
			this.problem = problem;
		}
		/** Stable, such as `person.notFound`: what code decides by. */
		get code() {
			return this.problem.code;
		}
		/** Of the answer. */
		get status() {
			return this.problem.status;
		}
	};
})), sexSchema, documentTypeSchema, doorSchema, personSummarySchema, furtherPhoneSchema, householdMemberSchema, personSchema$1, phoneSchema, nameSchema$2, identity, newPhoneSchema, newPersonSchema, personCorrectionSchema;
var init_person = __esmMin((() => {
	init_field_class();
	init_unit();
	init_primitives();
	init_fact();
	init_relation();
	sexSchema = z.enum(["female", "male"]).meta({ id: "Sex" });
	documentTypeSchema = z.enum([
		"citizenId",
		"hongKongMacaoPermit",
		"taiwanPermit",
		"passport",
		"birthCertificate",
		"none"
	]).meta({ id: "DocumentType" });
	doorSchema = z.object({
		householdId: ulidSchema,
		buildingId: ulidSchema,
		building: z.string(),
		entrance: z.string().nullable(),
		door: z.string(),
		text: z.string()
	}).meta({ id: "Door" });
	personSummarySchema = z.object({
		id: ulidSchema,
		name: internal(z.string()),
		sex: internal(sexSchema),
		birthDate: internal(calendarDateSchema),
		idNumber: sensitive(z.string().nullable(), "idNumber"),
		phone: sensitive(z.string().nullable(), "phone"),
		units: internal(unitPathSchema),
		unitName: internal(z.string()),
		door: internal(doorSchema.nullable()),
		/** How many people the registry knows behind this door; 1 is a person living alone (独居). */
		householdSize: internal(z.number().int().nullable())
	}).meta({
		id: "PersonSummary",
		...aboutPerson
	});
	furtherPhoneSchema = z.object({
		id: ulidSchema,
		phone: sensitive(z.string(), "phone"),
		label: internal(z.string())
	}).meta({
		id: "FurtherPhone",
		...aboutPerson
	});
	householdMemberSchema = z.object({
		id: ulidSchema,
		name: internal(z.string()),
		birthDate: internal(calendarDateSchema)
	}).meta({
		id: "HouseholdMember",
		...aboutPerson
	});
	personSchema$1 = personSummarySchema.extend({
		documentType: internal(documentTypeSchema),
		/** Changes with the photo; null where there is none. */
		photoId: internal(ulidSchema.nullable()),
		aliases: internal(z.array(z.string())),
		furtherPhones: internal(z.array(furtherPhoneSchema)),
		/** Those of today, the four kinds in their order. */
		relations: internal(z.array(relationSchema)),
		/** Lives outside the community of their registration (人户分离); null where either is unknown. */
		registrationMismatch: internal(z.boolean().nullable()),
		/** Facts that hold today and that the caller may see. */
		facts: internal(z.array(factSchema)),
		householdMembers: internal(z.array(householdMemberSchema)),
		updatedAt: internal(instantSchema),
		/** What the caller may do here. */
		actions: internal(z.array(z.enum([
			"correct",
			"relate",
			"recordFact"
		])))
	}).meta({
		id: "Person",
		...aboutPerson
	});
	phoneSchema = z.string().transform((text) => text.normalize("NFKC").replace(/[\s()-]/g, "")).pipe(z.string().regex(/^\+?\d{7,15}$/, "must be 7 to 15 digits"));
	nameSchema$2 = z.string().transform((text) => text.normalize("NFKC").trim().replace(/\s+/g, " ").replace(/[•‧・･]/g, "·")).pipe(z.string().min(1).max(50));
	identity = {
		name: nameSchema$2,
		sex: sexSchema,
		birthDate: calendarDateSchema,
		documentType: documentTypeSchema,
		/** Null exactly for the document type `none`. */
		idNumber: z.string().trim().min(1).max(30).nullable(),
		aliases: z.array(nameSchema$2).max(5),
		/** The one that is called first. */
		phone: phoneSchema.nullable(),
		furtherPhones: z.array(z.strictObject({
			phone: phoneSchema,
			label: z.string().trim().min(1).max(20)
		})).max(5)
	};
	newPhoneSchema = z.strictObject({
		phone: phoneSchema,
		label: z.string().trim().min(1).max(20),
		source: sourceSchema
	}).meta({ id: "NewPhone" });
	newPersonSchema = z.strictObject({
		...identity,
		aliases: identity.aliases.default([]),
		furtherPhones: identity.furtherPhones.default([]),
		source: sourceSchema,
		/** Decides the unit that serves them: that of the building. */
		residence: newResidenceSchema.omit({ source: true }),
		registration: newRegistrationSchema.omit({ source: true }).optional()
	}).meta({ id: "NewPerson" });
	personCorrectionSchema = z.strictObject({
		name: identity.name.optional(),
		sex: identity.sex.optional(),
		birthDate: identity.birthDate.optional(),
		document: z.strictObject({
			type: documentTypeSchema,
			idNumber: identity.idNumber
		}).optional(),
		aliases: identity.aliases.optional(),
		phone: identity.phone.optional(),
		furtherPhones: identity.furtherPhones.optional(),
		source: sourceSchema
	}).refine(({ source: _, ...changes }) => Object.values(changes).some((value) => value !== void 0), { message: "say what changes" }).meta({ id: "PersonCorrection" });
}));
// ../../packages/contracts/dist/visits/known-fact.js
var knownFactSchema;
var init_known_fact = __esmMin((() => {
	init_field_class();
	init_primitives();
	init_shared_facts();
	knownFactSchema = z.object({
		fact: internal(sharedFactNameSchema),
		value: internal(z.string()),
		source: internal(z.string()),
		since: internal(calendarDateSchema)
	}).meta({
		id: "KnownFact",
		...aboutPerson
	});
}));
// ../../packages/contracts/dist/tasks/task.js
var taskStatusSchema, taskActionSchema, taskTypeNameSchema, taskSourceSchema, namedBuildingSchema, taskSubjectSchema, actorSchema, taskSummarySchema, taskEventSchema, assigneeStandingSchema, submissionSchema, refusedResultSchema, taskFormSchema, taskSchema;
var init_task = __esmMin((() => {
	init_field_class();
	init_problem();
	init_body();
	init_unit();
	init_manifest();
	init_primitives();
	init_person();
	init_known_fact();
	init_shared_facts();
	taskStatusSchema = z.enum([
		"open",
		"accepted",
		"inProgress",
		"submitted",
		"closed",
		"returned",
		"refused",
		"escalated",
		"cancelled"
	]).meta({ id: "TaskStatus" });
	taskActionSchema = z.enum([
		"accept",
		"start",
		"submit",
		"return",
		"cancel",
		"resend",
		"claim",
		"release",
		"assign",
		"transfer",
		"remind",
		"oversee",
		"endOversight",
		"approve",
		"sendBack"
	]).meta({ id: "TaskAction" });
	taskTypeNameSchema = z.string().regex(/^[a-z][a-z0-9-]*:[a-z][A-Za-z0-9]*$/, "must read <plugin>:<name>");
	taskSourceSchema = z.object({
		pluginId: z.string(),
		name: localizedTextSchema,
		glyph: z.string(),
		color: bureauColorSchema
	}).meta({ id: "TaskSource" });
	namedBuildingSchema = z.object({
		id: ulidSchema,
		name: z.string()
	}).meta({ id: "NamedBuilding" });
	taskSubjectSchema = z.object({
		personId: ulidSchema.nullable(),
		name: internal(z.string().nullable()),
		door: internal(doorSchema.nullable()),
		/** Given where it is about a building as a whole. */
		building: internal(namedBuildingSchema.optional())
	}).meta({
		id: "TaskSubject",
		...aboutPerson
	});
	actorSchema = z.object({
		kind: z.enum([
			"staff",
			"plugin",
			"service",
			"platform"
		]),
		id: z.string(),
		name: z.string()
	}).meta({ id: "Actor" });
	taskSummarySchema = z.object({
		id: ulidSchema,
		type: taskTypeNameSchema,
		title: localizedTextSchema,
		status: taskStatusSchema,
		source: taskSourceSchema,
		unit: unitReferenceSchema,
		units: unitPathSchema,
		/** The body whose work it is; null: of the unit as a whole. */
		body: bodyKindSchema.nullable(),
		subject: taskSubjectSchema.nullable(),
		assignee: z.object({
			id: ulidSchema,
			name: z.string()
		}).nullable(),
		/** Left out when the task has no deadline. */
		dueAt: instantSchema.optional(),
		/** 督办: the sender or somebody above the unit follows it closely. */
		overseen: z.boolean(),
		/** How many levels its being overdue has gone up by rule; 0: none. */
		escalation: z.number().int().min(0),
		/** The dispatch by which it came; null: on its own. */
		dispatchId: ulidSchema.nullable(),
		/** In lists, where it is so: it came outside an admission, and the caller may refuse it. */
		refusable: z.literal(true).optional(),
		createdAt: instantSchema,
		updatedAt: instantSchema
	}).meta({ id: "TaskSummary" });
	taskEventSchema = z.object({
		id: ulidSchema,
		at: instantSchema,
		actor: actorSchema,
		action: z.enum([
			...taskActionSchema.options,
			"create",
			"close",
			"collect",
			"refuseResult",
			"refuse",
			"recall",
			"escalate",
			"attach",
			"detach",
			"nobodyHome",
			"movedAway",
			"visitRefused"
		]),
		note: z.string().nullable(),
		/** Whom or which unit it went to, by name; null where it went nowhere. */
		target: z.string().nullable(),
		/** Whose work it was, where somebody did it as their deputy. */
		onBehalfOf: z.string().nullable()
	}).meta({ id: "TaskEvent" });
	assigneeStandingSchema = z.discriminatedUnion("state", [
		z.object({ state: z.literal("atWork") }),
		z.object({
			state: z.literal("away"),
			/** The last day. */
			until: calendarDateSchema,
			deputy: z.object({
				id: ulidSchema,
				name: z.string()
			})
		}),
		z.object({ state: z.literal("leftPost") })
	]).meta({ id: "AssigneeStanding" });
	submissionSchema = z.object({
		id: ulidSchema,
		state: z.enum([
			"pending",
			"accepted",
			"refused"
		]),
		/**
		* By what right it was handed in, as it stood at that moment. What was accepted from somebody who may only `collect`
		* leaves the task `submitted` and in nobody's hands until somebody qualified has reviewed it.
		*/
		power: doorPowerSchema,
		submittedAt: instantSchema,
		submittedBy: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		/** The plugin's reference of the record that it made; null until accepted. */
		reference: z.string().nullable(),
		problem: problemSchema.nullable()
	}).meta({ id: "Submission" });
	refusedResultSchema = z.object({
		problem: problemSchema,
		/** As it was handed in, answers to shared questions among it. */
		result: jsonSchema,
		/** The visit of which it was a part: who mends it belongs to that visit (`mends`). Left out: it was handed in alone. */
		visitId: ulidSchema.optional()
	}).meta({ id: "RefusedResult" });
	taskFormSchema = z.object({
		pluginId: z.string(),
		version: z.string(),
		expose: z.string()
	});
	taskSchema = taskSummarySchema.extend({
		/** What the plugin gave along for its own form; never sensitive. */
		payload: jsonSchema,
		/** What its dispatch wants whoever does it to know; null: nothing, or it came on its own. */
		instruction: z.string().nullable(),
		/** Null when the plugin offers none. */
		form: taskFormSchema.nullable(),
		/** What the portal asks for its form, as for the other bureaus at one door. */
		facts: z.array(sharedFactNameSchema),
		/** What of them the registry knows already and the caller may see, where they may hand in a result. */
		known: z.array(knownFactSchema),
		/** What the caller may do now, primary action first. */
		actions: z.array(taskActionSchema),
		/** Null: nobody has it, or it has ended. */
		assigneeStanding: assigneeStandingSchema.nullable(),
		/** The caller follows it. */
		following: z.boolean(),
		submission: submissionSchema.nullable(),
		/** Null: nothing was refused since, or it was not the caller who handed it in. */
		refused: refusedResultSchema.nullable(),
		timeline: z.array(taskEventSchema),
		/** Grows with every change; send it back with an action to be told of a concurrent change (409). */
		version: z.number().int()
	}).meta({ id: "Task" });
}));
// ../../packages/contracts/dist/admission/admission.js
var fenSchema, admissionDutySchema, admissionFrequencySchema, admissionFundingSchema, admissionStatusSchema, admissionStepSchema, admissionApplicationSchema, admissionBureauSchema, admissionSummarySchema, admissionStepEntrySchema, admissionSchema, admissibleTypeSchema;
var init_admission = __esmMin((() => {
	init_unit();
	init_manifest();
	init_primitives();
	init_task();
	fenSchema = z.number().int().min(0).max(1e10).meta({ id: "Fen" });
	admissionDutySchema = z.enum(["lead", "assist"]).meta({ id: "AdmissionDuty" });
	admissionFrequencySchema = z.strictObject({
		period: z.enum([
			"month",
			"quarter",
			"year",
			"once"
		]),
		rounds: z.number().int().min(1).max(1e4),
		/** Tasks of one round for one resident, or for one unit where they are about none: a weekly visit is more than one. */
		each: z.number().int().min(1).max(31).default(1)
	}).meta({ id: "AdmissionFrequency" });
	admissionFundingSchema = z.discriminatedUnion("per", [z.strictObject({
		per: z.enum(["unit", "case"]),
		amountFen: fenSchema.min(1),
		budgetFen: fenSchema.min(1)
	}), z.strictObject({
		per: z.literal("nothing"),
		reason: z.string().trim().min(4).max(500)
	})]).meta({ id: "AdmissionFunding" });
	admissionStatusSchema = z.enum([
		"applied",
		"returned",
		"sorted",
		"fundsChecked",
		"admitted",
		"refused",
		"published",
		"withdrawn"
	]).meta({ id: "AdmissionStatus" });
	admissionStepSchema = z.enum([
		"apply",
		"sort",
		"checkFunds",
		"decide",
		"publish",
		"withdraw"
	]).meta({ id: "AdmissionStep" });
	admissionApplicationSchema = z.strictObject({
		type: taskTypeNameSchema,
		name: z.string().trim().min(2).max(100),
		/** Title and number of the document that orders the work. */
		basisDocument: z.string().trim().min(2).max(200),
		/** Who issued it; it may be the city's. */
		basisAuthority: z.string().trim().min(2).max(100),
		duty: admissionDutySchema,
		/** Each covers all that lies within it. */
		unitIds: z.array(ulidSchema).min(1).max(200),
		validFrom: calendarDateSchema,
		/** The first day on which it no longer holds. */
		validTo: calendarDateSchema,
		frequency: admissionFrequencySchema,
		funding: admissionFundingSchema,
		/** What the community hands in as proof. */
		evidence: z.array(z.string().trim().min(1).max(100)).max(20)
	}).refine(({ validFrom, validTo }) => validFrom < validTo, {
		message: "must lie after the first day",
		path: ["validTo"]
	}).refine(({ funding }) => funding.per === "nothing" || funding.amountFen <= funding.budgetFen, {
		message: "the budget must pay for one unit or case at least",
		path: ["funding", "budgetFen"]
	});
	admissionBureauSchema = z.object({
		pluginId: pluginIdSchema,
		name: localizedTextSchema,
		glyph: z.string(),
		color: bureauColorSchema
	});
	admissionSummarySchema = z.object({
		id: ulidSchema,
		type: taskTypeNameSchema,
		typeTitle: localizedTextSchema,
		bureau: admissionBureauSchema,
		name: z.string(),
		basisDocument: z.string(),
		basisAuthority: z.string(),
		duty: admissionDutySchema,
		validFrom: calendarDateSchema,
		validTo: calendarDateSchema,
		frequency: admissionFrequencySchema,
		funding: admissionFundingSchema,
		status: admissionStatusSchema,
		/** Published, and today lies in its time. */
		inForce: z.boolean()
	}).meta({ id: "AdmissionSummary" });
	admissionStepEntrySchema = z.object({
		id: ulidSchema,
		at: instantSchema,
		account: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		step: admissionStepSchema,
		/** The state to which the step led. */
		status: admissionStatusSchema,
		note: z.string().nullable()
	}).meta({ id: "AdmissionStepEntry" });
	admissionSchema = admissionSummarySchema.extend({
		units: z.array(unitReferenceSchema),
		evidence: z.array(z.string()),
		/** The admission that this one is to follow. */
		renews: ulidSchema.nullable(),
		/** How much of it is used: rounds of the period of today, and money promised in the whole time. */
		usage: z.object({
			rounds: z.number().int(),
			promisedFen: fenSchema
		}),
		steps: z.array(admissionStepEntrySchema),
		/** Of the caller’s bureau. */
		isOwn: z.boolean(),
		/** What the caller may do now. */
		actions: z.array(z.enum([
			"resubmit",
			"sort",
			"checkFunds",
			"decide",
			"publish",
			"withdraw",
			"renew"
		])),
		/** Grows with every step; each step sends it back and is refused (409) when somebody was faster. */
		version: z.number().int()
	}).meta({ id: "Admission" });
	admissibleTypeSchema = z.object({
		type: taskTypeNameSchema,
		title: localizedTextSchema,
		bureau: admissionBureauSchema
	}).meta({ id: "AdmissibleType" });
}));
// ../../packages/contracts/dist/tasks/handling.js
var pickQuery, staffPickSchema, assigneePickSchema, unitPickSchema, access$22, params$24, taskHandlingRoutes;
var init_handling = __esmMin((() => {
	init_route();
	init_permissions();
	init_unit();
	init_primitives();
	pickQuery = z.strictObject({ 
	/** Beginning of the name, of its pinyin or of the initials. */
q: z.string().trim().min(1).max(50).optional() });
	staffPickSchema = z.object({
		id: ulidSchema,
		name: z.string(),
		/** The post through which they are here: title and unit. */
		title: localizedTextSchema,
		unit: unitReferenceSchema
	}).meta({ id: "StaffPick" });
	assigneePickSchema = staffPickSchema.extend({ 
	/** Away today: the task waits with the deputy. */
absence: z.object({
		until: calendarDateSchema,
		deputy: z.string()
	}).nullable() }).meta({ id: "AssigneePick" });
	unitPickSchema = unitReferenceSchema.extend({ /** With its community where it is a grid. */ fullName: z.string() }).meta({ id: "UnitPick" });
	access$22 = {
		kind: "permission",
		permission: corePermissions.taskRead
	};
	params$24 = z.object({ id: ulidSchema });
	taskHandlingRoutes = {
		assignees: defineRoute({
			method: "GET",
			path: "/api/v1/tasks/:id/assignees",
			summary: "Whose posts of today see the task and may do it; for callers who may assign it or hand it on",
			access: access$22,
			params: params$24,
			query: pickQuery,
			response: z.object({ items: z.array(assigneePickSchema) })
		}),
		units: defineRoute({
			method: "GET",
			path: "/api/v1/tasks/:id/units",
			summary: "Units to which the caller may hand the task on, within what its admission covers",
			access: access$22,
			params: params$24,
			query: pickQuery,
			response: z.object({ items: z.array(unitPickSchema) })
		}),
		workers: defineRoute({
			method: "GET",
			path: "/api/v1/task-workers",
			summary: "Whose posts of today do tasks in the caller’s units, to narrow a list to one of them",
			access: access$22,
			query: pickQuery.extend({
				/** Those of this unit and all within it. */
				unit: ulidSchema.optional(),
				/** This one stands among the answers, whatever is typed. */
				chosen: ulidSchema.optional()
			}),
			response: z.object({ items: z.array(staffPickSchema) })
		}),
		follow: defineRoute({
			method: "PUT",
			path: "/api/v1/tasks/:id/following",
			summary: "Follow a task: it stands in the box `following`, and comments on it are told",
			access: access$22,
			params: params$24
		}),
		unfollow: defineRoute({
			method: "DELETE",
			path: "/api/v1/tasks/:id/following",
			summary: "No longer follow a task",
			access: access$22,
			params: params$24
		})
	};
}));
// ../../packages/contracts/dist/tasks/conversation.js
var access$21, params$23, person$1, taskCommentSchema, taskCommentRoutes, attachmentMediaSchema, taskAttachmentSchema, attachmentParams, taskAttachmentRoutes;
var init_conversation = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_handling();
	access$21 = {
		kind: "permission",
		permission: corePermissions.taskRead
	};
	params$23 = z.object({ id: ulidSchema });
	person$1 = z.object({
		id: ulidSchema,
		name: z.string()
	});
	taskCommentSchema = z.object({
		id: ulidSchema,
		at: instantSchema,
		author: person$1,
		/** Null once it was withdrawn. */
		text: z.string().nullable(),
		/** Who is spoken to; the text holds `@` and the name. */
		mentions: z.array(person$1),
		/** The caller may withdraw it now. */
		withdrawable: z.boolean()
	}).meta({ id: "TaskComment" });
	taskCommentRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/tasks/:id/comments",
			summary: "What was said about a task, newest first",
			access: access$21,
			params: params$23,
			query: z.strictObject(pageQueryShape),
			response: pageOf(taskCommentSchema)
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/tasks/:id/comments",
			summary: "Say something about a task; whoever is mentioned, does it or follows it is told",
			access: access$21,
			params: params$23,
			body: z.strictObject({
				text: z.string().trim().min(1).max(1e3),
				mentions: z.array(ulidSchema).max(20).default([])
			}),
			response: taskCommentSchema,
			status: 201
		}),
		withdraw: defineRoute({
			method: "DELETE",
			path: "/api/v1/tasks/:id/comments/:commentId",
			summary: "Withdraw an own comment, up to 15 minutes after it was made; that there was one stays to be seen",
			access: access$21,
			params: z.object({
				id: ulidSchema,
				commentId: ulidSchema
			})
		}),
		readers: defineRoute({
			method: "GET",
			path: "/api/v1/tasks/:id/readers",
			summary: "Who may read the task, and so be mentioned, by the beginning of the name",
			access: access$21,
			params: params$23,
			query: z.strictObject({ q: z.string().trim().min(1).max(50).optional() }),
			response: z.object({ items: z.array(staffPickSchema) })
		})
	};
	attachmentMediaSchema = z.enum([
		"image/jpeg",
		"image/png",
		"image/webp",
		"application/pdf"
	]);
	taskAttachmentSchema = z.object({
		id: ulidSchema,
		/** As the file was called where it came from. */
		name: z.string(),
		media: attachmentMediaSchema,
		/** Bytes. */
		size: z.number().int(),
		addedBy: person$1,
		addedAt: instantSchema,
		/** The caller may take it away. */
		removable: z.boolean()
	}).meta({ id: "TaskAttachment" });
	attachmentParams = z.object({
		id: ulidSchema,
		attachmentId: ulidSchema
	});
	taskAttachmentRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/tasks/:id/attachments",
			summary: "Photos and papers of a task, oldest first",
			access: access$21,
			params: params$23,
			response: z.object({
				items: z.array(taskAttachmentSchema),
				/** The caller may add one. */
				addable: z.boolean()
			})
		}),
		add: defineRoute({
			method: "POST",
			path: "/api/v1/tasks/:id/attachments",
			summary: "Add a photo (JPEG, PNG, WebP) or a PDF of up to 10 MB to an open task; where and when a photo was taken is taken out",
			access: access$21,
			params: params$23,
			body: uploadSchema,
			bodyMedia: "multipart/form-data",
			response: taskAttachmentSchema,
			status: 201
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/tasks/:id/attachments/:attachmentId",
			summary: "The content of an attachment",
			access: access$21,
			params: attachmentParams,
			response: z.file(),
			media: "application/octet-stream"
		}),
		remove: defineRoute({
			method: "DELETE",
			path: "/api/v1/tasks/:id/attachments/:attachmentId",
			summary: "Take away an own attachment while the task is open",
			access: access$21,
			params: attachmentParams
		})
	};
}));
// ../../packages/contracts/dist/admission/documents.js
var read$5, apply, refuse, params$22, documentParams, paperParams, attached, admissionDocumentRoutes, refusalPaperRoutes;
var init_documents = __esmMin((() => {
	init_route();
	init_permissions();
	init_primitives();
	init_conversation();
	read$5 = {
		kind: "permission",
		permission: corePermissions.admissionRead
	};
	apply = {
		kind: "permission",
		permission: corePermissions.admissionApply
	};
	refuse = {
		kind: "permission",
		permission: corePermissions.taskRefuse
	};
	params$22 = z.object({ id: ulidSchema });
	documentParams = z.object({
		id: ulidSchema,
		documentId: ulidSchema
	});
	paperParams = z.object({
		id: ulidSchema,
		paperId: ulidSchema
	});
	attached = z.object({
		items: z.array(taskAttachmentSchema),
		/** The caller may add one. */
		addable: z.boolean()
	});
	admissionDocumentRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/:id/documents",
			summary: "The files of the basis of an admission, oldest first; whoever reads the admission reads them",
			access: read$5,
			params: params$22,
			response: attached
		}),
		add: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/:id/documents",
			summary: "Add the basis document, a PDF or a photo (JPEG, PNG, WebP) of up to 10 MB, until the application has been sorted",
			access: apply,
			params: params$22,
			body: uploadSchema,
			bodyMedia: "multipart/form-data",
			response: taskAttachmentSchema,
			status: 201
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/:id/documents/:documentId",
			summary: "The content of a basis document",
			access: read$5,
			params: documentParams,
			response: z.file(),
			media: "application/octet-stream"
		}),
		remove: defineRoute({
			method: "DELETE",
			path: "/api/v1/admissions/:id/documents/:documentId",
			summary: "Take away an own document, until the application has been sorted",
			access: apply,
			params: documentParams
		})
	};
	refusalPaperRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/refusals/outside/:id/papers",
			summary: "Photos and papers of a refusal that a community recorded, oldest first",
			access: read$5,
			params: params$22,
			response: attached
		}),
		add: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/refusals/outside/:id/papers",
			summary: "Add a photo (JPEG, PNG, WebP) or a PDF of up to 10 MB of what came; where and when a photo was taken is taken out",
			access: refuse,
			params: params$22,
			body: uploadSchema,
			bodyMedia: "multipart/form-data",
			response: taskAttachmentSchema,
			status: 201
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/refusals/outside/:id/papers/:paperId",
			summary: "The content of such a photo or paper",
			access: read$5,
			params: paperParams,
			response: z.file(),
			media: "application/octet-stream"
		}),
		remove: defineRoute({
			method: "DELETE",
			path: "/api/v1/admissions/refusals/outside/:id/papers/:paperId",
			summary: "Take away an own photo or paper",
			access: refuse,
			params: paperParams
		})
	};
}));
// ../../packages/contracts/dist/exports/reason.js
var exportReasonSchema;
var init_reason = __esmMin((() => {
	exportReasonSchema = z.string().trim().min(4).max(200);
}));
// ../../packages/contracts/dist/imports/sheet-format.js
var sheetFormatSchema;
var init_sheet_format = __esmMin((() => {
	sheetFormatSchema = z.enum(["xlsx", "csv"]).meta({ id: "SheetFormat" });
}));
// ../../packages/contracts/dist/admission/funding.js
var monthSchema, fundingPaymentSchema, fundingAmountsSchema, fundingGroupSchema, fundingRowSchema, totalsShape, noteSchema$3, taskFundingRoutes;
var init_funding = __esmMin((() => {
	init_reason();
	init_page();
	init_route();
	init_permissions();
	init_sheet_format();
	init_unit();
	init_primitives();
	init_admission();
	monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month such as 2026-11");
	fundingPaymentSchema = z.object({
		id: ulidSchema,
		admission: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		bureau: admissionBureauSchema,
		/** Null once the unit no longer exists. */
		unit: unitReferenceSchema.nullable(),
		/** The month for which it was paid. */
		month: monthSchema,
		paidFen: fenSchema,
		/** Number of the voucher or transfer. */
		document: z.string(),
		paidBy: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		paidAt: instantSchema,
		/** Null until the community has confirmed it. */
		confirmation: z.object({
			confirmedFen: fenSchema,
			note: z.string().nullable(),
			by: z.object({
				id: ulidSchema,
				name: z.string()
			}),
			at: instantSchema
		}).nullable(),
		/** Recorded by mistake: it counts nowhere. */
		cancellation: z.object({
			reason: z.string(),
			by: z.object({
				id: ulidSchema,
				name: z.string()
			}),
			at: instantSchema
		}).nullable(),
		/** The caller may cancel it. */
		cancellable: z.boolean()
	}).meta({ id: "FundingPayment" });
	fundingAmountsSchema = z.object({
		promisedFen: fenSchema,
		paidFen: fenSchema,
		confirmedFen: fenSchema
	}).meta({ id: "FundingAmounts" });
	fundingGroupSchema = z.enum([
		"bureauAndCommunity",
		"bureau",
		"community",
		"street",
		"month"
	]).meta({ id: "FundingGroup" });
	fundingRowSchema = fundingAmountsSchema.extend({
		bureau: admissionBureauSchema.nullable(),
		unit: unitReferenceSchema.nullable(),
		month: monthSchema.nullable()
	}).meta({ id: "FundingRow" });
	totalsShape = {
		from: monthSchema,
		/** The last month of them. */
		to: monthSchema,
		by: fundingGroupSchema.default("bureauAndCommunity"),
		plugin: z.string().max(50).optional()
	};
	noteSchema$3 = z.string().trim().min(2).max(500);
	taskFundingRoutes = {
		totals: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/funds",
			summary: "Money of some months in the caller’s units, by bureau, community, street or month: promised, paid, confirmed",
			access: {
				kind: "permission",
				permission: corePermissions.admissionRead
			},
			query: z.strictObject(totalsShape),
			response: z.object({
				items: z.array(fundingRowSchema),
				total: fundingAmountsSchema,
				/** Of the months asked for, whichever bureau is asked for. */
				bureaus: z.array(admissionBureauSchema)
			})
		}),
		export: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/funds/exports",
			summary: "The same totals as a spreadsheet; the file says who made it, when and what for",
			access: {
				kind: "permission",
				permission: corePermissions.admissionRead
			},
			body: z.strictObject({
				...totalsShape,
				format: sheetFormatSchema,
				reason: exportReasonSchema
			}),
			response: z.file(),
			status: 200,
			media: "application/octet-stream"
		}),
		payments: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/payments",
			summary: "Payments to communities of the caller’s units, newest first",
			access: {
				kind: "permission",
				permission: corePermissions.admissionRead
			},
			query: z.strictObject({
				...pageQueryShape,
				admission: ulidSchema.optional()
			}),
			response: pageOf(fundingPaymentSchema)
		}),
		pay: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/payments",
			summary: "Record what the bureau paid to a community for a month",
			access: {
				kind: "permission",
				permission: corePermissions.taskFundingPay
			},
			body: z.strictObject({
				admissionId: ulidSchema,
				unitId: ulidSchema,
				month: monthSchema,
				amountFen: fenSchema.min(1),
				document: z.string().trim().min(2).max(200)
			}),
			response: fundingPaymentSchema,
			status: 201,
			idempotencyKey: "required"
		}),
		confirm: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/payments/:id/confirmation",
			summary: "Confirm what arrived; another amount than was paid needs its note",
			access: {
				kind: "permission",
				permission: corePermissions.taskFundingConfirm
			},
			params: z.object({ id: ulidSchema }),
			body: z.strictObject({
				amountFen: fenSchema,
				note: noteSchema$3.optional()
			}),
			response: fundingPaymentSchema
		}),
		cancel: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/payments/:id/cancellation",
			summary: "Cancel what was recorded by mistake, as long as the community has not confirmed it",
			access: {
				kind: "permission",
				permission: corePermissions.taskFundingPay
			},
			params: z.object({ id: ulidSchema }),
			body: z.strictObject({ reason: noteSchema$3 }),
			response: fundingPaymentSchema
		})
	};
})), gatePassSchema, taskAdmissionSchema, refusalReasonSchema, refusalSchema, refusalFilterShape, admissionExceptionSchema, admissionExceptionRoutes, taskAdmissionRoutes;
var init_gate = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_unit();
	init_primitives();
	init_task();
	init_admission();
	init_funding();
	gatePassSchema = z.enum([
		"admission",
		"exception",
		"alarm",
		"reportedMatter",
		"agencyWork",
		"communityOwnWork",
		"followUp",
		"aboveCommunities"
	]).meta({ id: "GatePass" });
	taskAdmissionSchema = z.object({
		/** Null for a task from before there was a gate. */
		pass: gatePassSchema.nullable(),
		admission: admissionSchema.pick({
			id: true,
			name: true,
			basisDocument: true,
			basisAuthority: true,
			duty: true,
			frequency: true,
			evidence: true
		}).extend({
			validTo: admissionSchema.shape.validTo,
			inForce: z.boolean()
		}).nullable(),
		exception: z.object({
			id: ulidSchema,
			reason: z.string()
		}).nullable(),
		/** What was promised for it: for this case, or for its community and round as a whole. */
		promised: z.object({
			per: z.enum([
				"unit",
				"case",
				"nothing"
			]),
			amountFen: fenSchema
		}).nullable(),
		/**
		* What the task's community was promised by this admission in the month that counts the task, what its bureau says
		* that it paid for that month, and what the community confirms that arrived. Null without an admission, for one
		* without money, and above communities.
		*/
		money: fundingAmountsSchema.extend({ month: monthSchema }).nullable(),
		/** The caller may refuse it: it came outside an admission. */
		refusable: z.boolean()
	}).meta({ id: "TaskAdmission" });
	refusalReasonSchema = z.enum([
		"notAdmitted",
		"notUrgent",
		"noFunds",
		"notOurDuty"
	]).meta({ id: "RefusalReason" });
	refusalSchema = z.object({
		id: ulidSchema,
		taskId: ulidSchema,
		type: taskTypeNameSchema,
		typeTitle: localizedTextSchema,
		bureau: admissionBureauSchema,
		/** Null once the unit no longer exists. */
		unit: unitReferenceSchema.nullable(),
		reason: refusalReasonSchema,
		note: z.string().nullable(),
		by: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		at: instantSchema
	}).meta({ id: "Refusal" });
	refusalFilterShape = {
		plugin: z.string().max(50).optional(),
		unit: ulidSchema.optional()
	};
	admissionExceptionSchema = z.object({
		id: ulidSchema,
		type: taskTypeNameSchema,
		typeTitle: localizedTextSchema,
		bureau: admissionBureauSchema,
		unit: unitReferenceSchema.nullable(),
		reason: z.string(),
		by: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		grantedAt: instantSchema,
		/** When it ends by itself. */
		until: instantSchema,
		lasts: z.boolean(),
		/** Tasks that came by it. */
		tasks: z.number().int()
	}).meta({ id: "AdmissionException" });
	admissionExceptionRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/exceptions",
			summary: "Urgent exceptions, newest first",
			access: {
				kind: "permission",
				permission: corePermissions.admissionRead
			},
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(admissionExceptionSchema)
		}),
		types: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/exceptions/types",
			summary: "Kinds of tasks that need an admission, with what is left of this month’s exceptions of their bureau",
			access: {
				kind: "permission",
				permission: corePermissions.admissionExcept
			},
			response: z.object({ items: z.array(z.object({
				type: taskTypeNameSchema,
				title: localizedTextSchema,
				bureau: admissionBureauSchema,
				left: z.number().int().min(0)
			})) })
		}),
		grant: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/exceptions",
			summary: "Let urgent work of a bureau pass without an admission, for some hours in one unit",
			access: {
				kind: "permission",
				permission: corePermissions.admissionExcept
			},
			body: z.strictObject({
				type: taskTypeNameSchema,
				unitId: ulidSchema,
				reason: z.string().trim().min(4).max(500),
				hours: z.number().int().min(1).max(72)
			}),
			response: admissionExceptionSchema,
			status: 201
		}),
		end: defineRoute({
			method: "DELETE",
			path: "/api/v1/admissions/exceptions/:id",
			summary: "End an exception before its time; what came by it stays, and it counts in its month. Again changes nothing",
			access: {
				kind: "permission",
				permission: corePermissions.admissionExcept
			},
			params: z.object({ id: ulidSchema })
		})
	};
	taskAdmissionRoutes = {
		get: defineRoute({
			method: "GET",
			path: "/api/v1/tasks/:id/admission",
			summary: "By which admission a task came, with its money",
			access: {
				kind: "permission",
				permission: corePermissions.taskRead
			},
			params: z.object({ id: ulidSchema }),
			response: taskAdmissionSchema
		}),
		refuse: defineRoute({
			method: "POST",
			path: "/api/v1/tasks/:id/actions/refuse",
			summary: "Refuse a task that came to the community outside an admission",
			access: {
				kind: "permission",
				permission: corePermissions.taskRefuse
			},
			params: z.object({ id: ulidSchema }),
			body: z.strictObject({
				reason: refusalReasonSchema,
				note: z.string().trim().min(1).max(500).optional()
			}),
			response: refusalSchema
		}),
		refusals: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/refusals",
			summary: "What communities of the caller’s units have refused, newest first",
			access: {
				kind: "permission",
				permission: corePermissions.admissionRead
			},
			query: z.strictObject({
				...pageQueryShape,
				...refusalFilterShape
			}),
			response: pageOf(refusalSchema)
		})
	};
}));
// ../../packages/contracts/dist/tasks/task-filter.js
var taskBoxSchema, taskDueSchema, taskSortSchema, shared, statusesSchema, taskFilterSchema, taskFilterQueryShape;
var init_task_filter = __esmMin((() => {
	init_primitives();
	init_task();
	taskBoxSchema = z.enum([
		"mine",
		"unit",
		"sent",
		"following"
	]).meta({ id: "TaskBox" });
	taskDueSchema = z.enum([
		"overdue",
		"today",
		"soon"
	]).meta({ id: "TaskDue" });
	taskSortSchema = z.enum(["dueAt", "-dueAt"]).meta({ id: "TaskSort" });
	shared = {
		box: taskBoxSchema.default("mine"),
		type: taskTypeNameSchema.optional(),
		plugin: z.string().max(50).optional(),
		/** The unit and all within it. */
		unit: ulidSchema.optional(),
		due: taskDueSchema.optional(),
		person: ulidSchema.optional(),
		/** What is to be done at its door, for whomever of it. */
		household: ulidSchema.optional(),
		/** What is to be done at its doors, and for it as a whole. */
		building: ulidSchema.optional(),
		/** Whose work it is now, or was at its end. */
		assignee: ulidSchema.optional(),
		dispatch: ulidSchema.optional(),
		sort: taskSortSchema.default("dueAt")
	};
	statusesSchema = z.array(taskStatusSchema).min(1).max(taskStatusSchema.options.length);
	taskFilterSchema = z.strictObject({
		...shared,
		status: statusesSchema.optional(),
		/** 督办件 or the others. */
		overseen: z.boolean().optional(),
		/** Those that nobody has, or those that somebody has. */
		unassigned: z.boolean().optional()
	}).meta({ id: "TaskFilter" });
	taskFilterQueryShape = {
		...shared,
		status: z.string().transform((text) => text.split(",")).pipe(statusesSchema).optional(),
		overseen: z.stringbool().optional(),
		unassigned: z.stringbool().optional()
	};
})), taskBulkActionSchema, taskBulkSchema, taskBulkResultSchema, taskExportSchema, taskBulkRoutes;
var init_bulk = __esmMin((() => {
	init_reason();
	init_problem();
	init_route();
	init_permissions();
	init_sheet_format();
	init_primitives();
	init_task();
	init_task_filter();
	taskBulkActionSchema = taskActionSchema.extract([
		"accept",
		"start",
		"return",
		"cancel",
		"claim",
		"release",
		"assign",
		"remind",
		"oversee",
		"endOversight"
	]).meta({ id: "TaskBulkAction" });
	taskBulkSchema = z.strictObject({
		action: taskBulkActionSchema,
		taskIds: z.array(ulidSchema).min(1).max(200),
		/** One for all of them. */
		note: z.string().trim().min(1).max(500).optional(),
		/** For `assign`: who does them from now on. */
		assigneeId: ulidSchema.optional()
	}).refine(({ action, assigneeId }) => action === "assign" === (assigneeId !== void 0), {
		message: "say who, for assign and for nothing else",
		path: ["assigneeId"]
	}).refine(({ taskIds }) => new Set(taskIds).size === taskIds.length, {
		message: "each task once",
		path: ["taskIds"]
	}).meta({ id: "TaskBulk" });
	taskBulkResultSchema = z.object({ items: z.array(z.discriminatedUnion("state", [z.object({
		taskId: ulidSchema,
		state: z.literal("done")
	}), z.object({
		taskId: ulidSchema,
		state: z.literal("refused"),
		problem: problemSchema
	})])) }).meta({ id: "TaskBulkResult" });
	taskExportSchema = z.strictObject({
		filter: taskFilterSchema,
		format: sheetFormatSchema,
		reason: exportReasonSchema
	}).meta({ id: "TaskExport" });
	taskBulkRoutes = {
		act: defineRoute({
			method: "POST",
			path: "/api/v1/tasks/bulk",
			summary: "Do one thing with up to 200 tasks, each by itself",
			access: {
				kind: "permission",
				permission: corePermissions.taskRead
			},
			body: taskBulkSchema,
			response: taskBulkResultSchema,
			status: 200
		}),
		export: defineRoute({
			method: "POST",
			path: "/api/v1/tasks/export",
			summary: "A list of tasks as a spreadsheet: the rows that it shows and no others",
			access: {
				kind: "permission",
				permission: corePermissions.exportRun
			},
			body: taskExportSchema,
			response: z.file(),
			status: 200,
			media: "application/octet-stream"
		})
	};
})), outsideRefusalSchema, refusalCountSchema, read$4, refusalRecordRoutes;
var init_refusal_record = __esmMin((() => {
	init_reason();
	init_page();
	init_route();
	init_permissions();
	init_sheet_format();
	init_unit();
	init_primitives();
	init_bulk();
	init_admission();
	init_gate();
	outsideRefusalSchema = z.object({
		id: ulidSchema,
		bureau: admissionBureauSchema,
		/** Null once the unit no longer exists. */
		unit: unitReferenceSchema.nullable(),
		what: z.string(),
		reason: refusalReasonSchema,
		/** The day on which it came. */
		cameOn: calendarDateSchema,
		/** Photos and papers that go with it. */
		papers: z.number().int(),
		by: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		at: instantSchema
	}).meta({ id: "OutsideRefusal" });
	refusalCountSchema = z.object({
		bureau: admissionBureauSchema,
		refused: z.number().int(),
		byHand: z.number().int()
	}).meta({ id: "RefusalCount" });
	read$4 = {
		kind: "permission",
		permission: corePermissions.admissionRead
	};
	refusalRecordRoutes = {
		refuseMany: defineRoute({
			method: "POST",
			path: "/api/v1/tasks/refusals",
			summary: "Refuse tasks that came to the community outside an admission, each by itself",
			access: {
				kind: "permission",
				permission: corePermissions.taskRefuse
			},
			body: z.strictObject({
				taskIds: z.array(ulidSchema).min(1).max(200).refine((ids) => new Set(ids).size === ids.length, { message: "each task once" }),
				reason: refusalReasonSchema
			}),
			response: taskBulkResultSchema,
			status: 200
		}),
		counts: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/refusals/counts",
			summary: "How much of each bureau communities of the caller’s units have refused, by the names of the plugins",
			access: read$4,
			query: z.strictObject({ unit: refusalFilterShape.unit }),
			response: z.object({
				items: z.array(refusalCountSchema),
				/** Bureaus whose work a community may record as refused. */
				bureaus: z.array(admissionBureauSchema)
			})
		}),
		export: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/refusals/exports",
			summary: "The refusals as a spreadsheet, those recorded by hand among them; the file says who made it and what for",
			access: read$4,
			body: z.strictObject({
				...refusalFilterShape,
				format: sheetFormatSchema,
				reason: exportReasonSchema
			}),
			response: z.file(),
			status: 200,
			media: "application/octet-stream"
		}),
		outside: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/refusals/outside",
			summary: "What communities of the caller’s units refused of work that came beside the platform, newest first",
			access: read$4,
			query: z.strictObject({
				...pageQueryShape,
				...refusalFilterShape
			}),
			response: pageOf(outsideRefusalSchema)
		}),
		record: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/refusals/outside",
			summary: "Record that a community refused work that came beside the platform",
			access: {
				kind: "permission",
				permission: corePermissions.taskRefuse
			},
			body: z.strictObject({
				plugin: z.string().max(50),
				unitId: ulidSchema,
				/** What came: a form, a notice, a call; no names of residents. */
				what: z.string().trim().min(2).max(200),
				reason: refusalReasonSchema,
				cameOn: calendarDateSchema
			}),
			response: outsideRefusalSchema,
			status: 201,
			idempotencyKey: "required"
		})
	};
}));
// ../../packages/contracts/dist/admission/routes.js
var params$21, version, noteSchema$2, admissionRoutes;
var init_routes$14 = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_admission();
	params$21 = z.object({ id: ulidSchema });
	version = z.number().int();
	noteSchema$2 = z.string().trim().min(2).max(500);
	admissionRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/admissions",
			summary: "What is admitted, newest first; whoever takes part in a decision also finds what waits for one",
			access: {
				kind: "permission",
				permission: corePermissions.admissionRead
			},
			query: z.strictObject({
				...pageQueryShape,
				/** A part of the name. */
				q: z.string().trim().min(1).max(50).optional(),
				status: admissionStatusSchema.optional(),
				/** `true`: published and in its time; `false`: published and outside it. */
				inForce: z.stringbool().optional(),
				plugin: z.string().max(50).optional(),
				/** Covers this unit: the unit itself or one around it. */
				unit: ulidSchema.optional()
			}),
			response: pageOf(admissionSummarySchema)
		}),
		types: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/types",
			summary: "Kinds of tasks for which the caller’s bureau may apply",
			access: {
				kind: "permission",
				permission: corePermissions.admissionApply
			},
			response: z.object({ items: z.array(admissibleTypeSchema) })
		}),
		turns: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/turns",
			summary: "How much waits for the caller: a step of theirs, an application that came back, an admission that ends soon",
			access: {
				kind: "permission",
				permission: corePermissions.admissionRead
			},
			response: z.object({
				/** Of each kind with something in it: applications whose next step is the caller’s, by the state in which they wait. */
				steps: z.array(z.object({
					status: admissionStatusSchema,
					count: z.number().int().min(1)
				})),
				/** Admissions of the caller’s bureau that end within `ADMISSION_ENDS_SOON` days and that no application renews. */
				ending: z.array(admissionSummarySchema.pick({
					id: true,
					name: true,
					validTo: true
				}))
			})
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/admissions/:id",
			summary: "One admission with its steps and how much of it is used",
			access: {
				kind: "permission",
				permission: corePermissions.admissionRead
			},
			params: params$21,
			response: admissionSchema
		}),
		apply: defineRoute({
			method: "POST",
			path: "/api/v1/admissions",
			summary: "Apply for an admission, or for the renewal of one",
			access: {
				kind: "permission",
				permission: corePermissions.admissionApply
			},
			body: z.strictObject({
				application: admissionApplicationSchema,
				renews: ulidSchema.optional()
			}),
			response: admissionSchema,
			status: 201
		}),
		resubmit: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/:id/resubmission",
			summary: "Hand in a returned application again, mended",
			access: {
				kind: "permission",
				permission: corePermissions.admissionApply
			},
			params: params$21,
			body: z.strictObject({
				version,
				application: admissionApplicationSchema
			}),
			response: admissionSchema
		}),
		sort: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/:id/sorting",
			summary: "Sort an application: forward it to finance, or return it with what to mend",
			access: {
				kind: "permission",
				permission: corePermissions.admissionSort
			},
			params: params$21,
			body: z.discriminatedUnion("outcome", [z.strictObject({
				version,
				outcome: z.literal("forwarded"),
				note: noteSchema$2.optional()
			}), z.strictObject({
				version,
				outcome: z.literal("returned"),
				note: noteSchema$2
			})]),
			response: admissionSchema
		}),
		checkFunds: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/:id/funds-check",
			summary: "Confirm that the money is there, or return the application with what to mend",
			access: {
				kind: "permission",
				permission: corePermissions.admissionCheckFunds
			},
			params: params$21,
			body: z.discriminatedUnion("outcome", [z.strictObject({
				version,
				outcome: z.literal("confirmed"),
				note: noteSchema$2.optional()
			}), z.strictObject({
				version,
				outcome: z.literal("returned"),
				note: noteSchema$2
			})]),
			response: admissionSchema
		}),
		decide: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/:id/decision",
			summary: "Admit or refuse, with the reason",
			access: {
				kind: "permission",
				permission: corePermissions.admissionDecide
			},
			params: params$21,
			body: z.strictObject({
				version,
				outcome: z.enum(["admitted", "refused"]),
				note: noteSchema$2
			}),
			response: admissionSchema
		}),
		publish: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/:id/publication",
			summary: "Publish what was admitted: from now on every community reads it and the gate knows it",
			access: {
				kind: "permission",
				permission: corePermissions.admissionSort
			},
			params: params$21,
			body: z.strictObject({ version }),
			response: admissionSchema
		}),
		withdraw: defineRoute({
			method: "POST",
			path: "/api/v1/admissions/:id/withdrawal",
			summary: "Withdraw an application or an admission; open work goes on, new work does not begin",
			access: {
				kind: "permission",
				permission: corePermissions.admissionApply
			},
			params: params$21,
			body: z.strictObject({
				version,
				note: noteSchema$2
			}),
			response: admissionSchema
		})
	};
}));
// ../../packages/contracts/dist/audit/entry.js
var auditLinkSchema, auditEntrySchema;
var init_entry = __esmMin((() => {
	init_unit();
	init_primitives();
	init_task();
	auditLinkSchema = z.object({
		day: calendarDateSchema,
		sequence: z.number().int().min(1),
		hash: z.string()
	}).meta({ id: "AuditLink" });
	auditEntrySchema = z.object({
		id: ulidSchema,
		at: instantSchema,
		actor: actorSchema,
		action: z.string(),
		subject: z.object({
			kind: z.string(),
			id: z.string()
		}).nullable(),
		unit: unitReferenceSchema.nullable(),
		address: z.string().nullable(),
		requestId: z.string().nullable(),
		reason: z.string().nullable(),
		details: z.record(z.string(), jsonSchema),
		/** Null for the moment until the entry is sealed. */
		link: auditLinkSchema.nullable()
	}).meta({ id: "AuditEntry" });
}));
// ../../packages/contracts/dist/audit/verification.js
var auditFindingKindSchema, auditFindingSchema, auditVerificationSchema;
var init_verification = __esmMin((() => {
	init_primitives();
	auditFindingKindSchema = z.enum([
		"changed",
		"removed",
		"inserted",
		"backdated",
		"rewritten"
	]).meta({ id: "AuditFindingKind" });
	auditFindingSchema = z.object({
		kind: auditFindingKindSchema,
		day: calendarDateSchema,
		/** Position in the day's chain; null where it never had one. */
		sequence: z.number().int().nullable(),
		entryId: z.string().nullable()
	}).meta({ id: "AuditFinding" });
	auditVerificationSchema = z.object({
		state: z.enum(["intact", "broken"]),
		from: calendarDateSchema.nullable(),
		to: calendarDateSchema.nullable(),
		/** Days and entries whose chain was followed. */
		days: z.number().int(),
		entries: z.number().int(),
		/** Entries that await sealing; a second is usual. */
		unsealed: z.number().int(),
		/** Heads kept outside the database that were compared. */
		anchors: z.number().int(),
		findings: z.array(auditFindingSchema),
		verifiedAt: instantSchema
	}).meta({ id: "AuditVerification" });
}));
// ../../packages/contracts/dist/audit/routes.js
var AUDIT_EXPORT_LIMIT, access$20, auditFilterShape, auditFilterSchema, auditRoutes;
var init_routes$13 = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_entry();
	init_verification();
	AUDIT_EXPORT_LIMIT = 1e5;
	access$20 = {
		kind: "permission",
		permission: corePermissions.auditRead
	};
	auditFilterShape = {
		/** First and last day, in the platform's time zone; both included. */
		from: calendarDateSchema.optional(),
		to: calendarDateSchema.optional(),
		/** Account, plugin or `platform`. */
		actor: z.string().regex(/^[\w:.-]{1,40}$/).optional(),
		action: z.string().regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/).max(80).optional(),
		/** `<kind>/<id>`, e.g. `person/01JD9ZK4T0ZV5B6RJ2T3Q4W5X6`. */
		subject: z.string().regex(/^[a-z][A-Za-z]*\/[\w:.-]{1,60}$/).optional(),
		/** A unit and all within it. */
		unit: ulidSchema.optional(),
		/** Beginning of the actor's name; or a whole id, address or request id. */
		q: z.string().trim().min(1).max(64).optional()
	};
	auditFilterSchema = z.strictObject(auditFilterShape);
	auditRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/audit",
			summary: "Entries of the audit, newest first; that they were read is an entry itself",
			access: access$20,
			query: z.strictObject({
				...pageQueryShape,
				...auditFilterShape
			}),
			response: pageOf(auditEntrySchema)
		}),
		export: defineRoute({
			method: "GET",
			path: "/api/v1/audit/export",
			summary: `Up to ${AUDIT_EXPORT_LIMIT} entries as CSV (RFC 4180, UTF-8); names no residents`,
			access: access$20,
			query: auditFilterSchema,
			response: z.string(),
			media: "text/csv"
		}),
		verification: defineRoute({
			method: "GET",
			path: "/api/v1/audit/verification",
			summary: "Follows the chain of the days asked for (default: the last seven) and says what does not fit",
			access: access$20,
			query: z.strictObject({
				from: calendarDateSchema.optional(),
				to: calendarDateSchema.optional()
			}),
			response: auditVerificationSchema
		})
	};
}));
// ../../packages/contracts/dist/calendar.js
/** The moment of a clock time (`HH:MM`) on a calendar day in a time zone. */
function instantAt(day, time, timeZone) {
	const utc = /* @__PURE__ */ new Date(`${day}T${time}:00.000Z`);
	const shown = new Intl.DateTimeFormat("sv-SE", {
		timeZone,
		dateStyle: "short",
		timeStyle: "medium"
	}).format(utc);
	const offset = Date.parse(`${shown.replace(" ", "T")}Z`) - utc.getTime();
	return new Date(utc.getTime() - offset);
}
/** The day that lies `days` after a calendar day. */
function addDays(day, days) {
	const moved = /* @__PURE__ */ new Date(`${day}T00:00:00.000Z`);
	moved.setUTCDate(moved.getUTCDate() + days);
	return moved.toISOString().slice(0, 10);
}
/** The first moment of a calendar day in a time zone. */
function startOfDay(day, timeZone) {
	return instantAt(day, "00:00", timeZone);
}
/** The same day of the month so many months later, or the month's last day where it has none: 31 January + 1 → 28 February. */
function addMonths(day, months) {
	const date = /* @__PURE__ */ new Date(`${day}T00:00:00.000Z`);
	const dayOfMonth = date.getUTCDate();
	date.setUTCDate(1);
	date.setUTCMonth(date.getUTCMonth() + months);
	const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
	date.setUTCDate(Math.min(dayOfMonth, last));
	return date.toISOString().slice(0, 10);
}
/** Whole days from one calendar day to another; negative when it lies before. */
function daysBetween(from, to) {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 864e5);
}
// ../../packages/contracts/dist/calendar-period.js
/** The period in which a day lies. */
function calendarPeriodOf(day, kind) {
	const year = day.slice(0, 4);
	switch (kind) {
		case "day": return {
			key: day,
			firstDay: day,
			endDay: addDays(day, 1)
		};
		case "week": return weekOf(day);
		case "month": return months(day.slice(0, 7), `${day.slice(0, 7)}-01`, 1);
		case "quarter": {
			const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
			return months(`${year}-Q${quarter}`, `${year}-${String(quarter * 3 - 2).padStart(2, "0")}-01`, 3);
		}
		case "year": return months(year, `${year}-01-01`, 12);
	}
}
function months(key, firstDay, count) {
	return {
		key,
		firstDay,
		endDay: addMonths(firstDay, count)
	};
}
/** ISO 8601: a week belongs to the year of its Thursday. */
function weekOf(day) {
	const monday = addDays(day, -(((/* @__PURE__ */ new Date(`${day}T00:00:00.000Z`)).getUTCDay() + 6) % 7));
	const thursday = addDays(monday, 3);
	const year = thursday.slice(0, 4);
	const number = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
	return {
		key: `${year}-W${String(number).padStart(2, "0")}`,
		firstDay: monday,
		endDay: addDays(monday, 7)
	};
}
// ../../packages/contracts/dist/http/call.js
init_problem();
/** How long a file may be on its way, in milliseconds: 200 MB on the line of a village take minutes. */
var FILE_TIMEOUT = 18e5;
var formSchema = z.strictObject({ file: z.file() });
/** Calls a route and answers what it promises; a problem document is thrown. */
async function call(options, route, given) {
	let response = await send(options, route, given);
	if (!response.ok) {
		const refusal = await problemOf(response);
		if (options.recover === void 0 || !await options.recover(refusal)) throw refusal;
		response = await send(options, route, given);
		if (!response.ok) throw await problemOf(response);
	}
	if (route.response === void 0) return void 0;
	const parsed = route.response.safeParse(await contentOf(route, response, given.onReceived));
	if (parsed.success) return parsed.data;
	throw new ProblemError(problem({
		title: "The answer does not have the agreed shape",
		status: 502,
		code: "answer.malformed",
		detail: z.prettifyError(parsed.error)
	}), { cause: parsed.error });
}
async function contentOf({ media }, response, onReceived) {
	if (media === "application/json") return response.json();
	if (media === "text/csv") return response.text();
	const content = await (onReceived === void 0 ? response : counted$1(response, onReceived)).blob();
	return new File([content], fileNameOf(response.headers.get("content-disposition") ?? ""), { type: content.type });
}
/** The same response, which tells how much of it has come. */
function counted$1({ body, headers }, onReceived) {
	let bytes = 0;
	const counter = new TransformStream({ transform(piece, controller) {
		bytes += piece.length;
		onReceived(bytes);
		controller.enqueue(piece);
	} });
	return new Response(body?.pipeThrough(counter) ?? null, { headers });
}
/** RFC 6266; a name in any script stands in `filename*`. */
function fileNameOf(disposition) {
	const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
	if (encoded !== void 0) return decodeURIComponent(encoded);
	return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? "download";
}
async function send(options, route, given) {
	const headers = {
		accept: route.media,
		...await options.headers?.()
	};
	const isForm = route.bodyMedia === "multipart/form-data";
	const isFile = route.media === "application/octet-stream";
	if (given.body !== void 0 && !isForm) headers["content-type"] = "application/json";
	if (given.idempotencyKey !== void 0) headers["idempotency-key"] = given.idempotencyKey;
	const timeout = AbortSignal.timeout(options.timeout ?? (isForm || isFile ? FILE_TIMEOUT : 3e4));
	const request = {
		method: route.method,
		headers,
		signal: given.signal === void 0 ? timeout : AbortSignal.any([given.signal, timeout])
	};
	if (given.body !== void 0) request.body = isForm ? formOf(given.body) : JSON.stringify(given.body);
	try {
		return await (options.fetch ?? globalThis.fetch)(urlOf(options.baseUrl, route.path, given), request);
	} catch (cause) {
		if (given.signal?.aborted) throw cause;
		throw new ProblemError(problem({
			title: "No connection",
			status: 503,
			code: "network.unreachable"
		}), { cause });
	}
}
function formOf(body) {
	const { file } = formSchema.parse(body);
	const form = new FormData();
	form.append("file", file);
	return form;
}
/** Fills the path's parameters and appends the query; undefined values are left out. */
function urlOf(baseUrl, path, given) {
	const filled = path.replace(/:([A-Za-z]+)/g, (_, name) => {
		const value = given.params?.[name];
		if (value === void 0) throw new TypeError(`${path} needs the parameter ${name}`);
		return encodeURIComponent(String(value));
	});
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(given.query ?? {})) if (value !== void 0) search.set(name, String(value));
	const text = search.toString();
	return `${baseUrl}${filled}${text === "" ? "" : `?${text}`}`;
}
async function problemOf(response) {
	const text = await response.text();
	const parsed = response.headers.get("content-type")?.startsWith("application/problem+json") ?? false ? problemSchema.safeParse(JSON.parse(text)) : void 0;
	if (parsed?.success) return new ProblemError(parsed.data);
	return new ProblemError(problem({
		title: response.statusText || "Unexpected answer",
		status: response.status,
		code: "answer.unexpected"
	}));
}
// ../../packages/contracts/dist/dispatch/dispatch.js
var DISPATCH_LIMIT, residentQuerySchema, within, dispatchTargetsSchema, dispatchDueSchema, dispatchPlanSchema, dispatchRefusalSchema, dispatchLoadSchema, dispatchPreviewSchema, dispatchStatusSchema, dispatchSummarySchema, dispatchSchema, dispatchResultSchema, dispatchAnswerSchema, dispatchUnitAnswersSchema;
var init_dispatch = __esmMin((() => {
	init_admission();
	init_body();
	init_unit();
	init_manifest();
	init_primitives();
	init_fact_kind();
	init_relation();
	init_task();
	DISPATCH_LIMIT = 1e4;
	residentQuerySchema = z.strictObject({
		/** Completed years of age today. */
		ageFrom: z.number().int().min(0).max(150).optional(),
		ageTo: z.number().int().min(0).max(150).optional(),
		residenceKinds: z.array(residenceKindSchema).min(1).max(4).optional(),
		/** Kinds of facts of which one holds, e.g. 独居 or 空巢. */
		anyFact: z.array(factKindNameSchema).min(1).max(10).optional()
	}).refine(({ ageFrom, ageTo }) => ageFrom === void 0 || ageTo === void 0 || ageFrom <= ageTo, {
		message: "must not lie below ageFrom",
		path: ["ageTo"]
	}).meta({ id: "ResidentQuery" });
	within = z.array(ulidSchema).min(1).max(200);
	dispatchTargetsSchema = z.discriminatedUnion("kind", [
		z.strictObject({
			kind: z.literal("level"),
			level: unitLevelSchema,
			withinIds: within
		}),
		z.strictObject({
			kind: z.literal("units"),
			unitIds: z.array(ulidSchema).min(1).max(DISPATCH_LIMIT)
		}),
		z.strictObject({
			kind: z.literal("residents"),
			withinIds: within,
			query: residentQuerySchema
		})
	]).meta({ id: "DispatchTargets" });
	dispatchDueSchema = z.discriminatedUnion("kind", [
		z.strictObject({
			kind: z.literal("at"),
			at: instantSchema
		}),
		z.strictObject({
			kind: z.literal("workingDays"),
			days: z.number().int().min(1).max(250)
		}),
		z.strictObject({ kind: z.literal("none") })
	]).meta({ id: "DispatchDue" });
	dispatchPlanSchema = z.strictObject({
		type: taskTypeNameSchema,
		/** Default: the title that the type declares. Never holds anything sensitive. */
		title: localizedTextSchema.optional(),
		targets: dispatchTargetsSchema,
		due: dispatchDueSchema,
		/** The body of each community whose work it is. */
		body: bodyKindSchema.optional(),
		/** What the type's own form needs; the same for all. */
		payload: jsonSchema.optional(),
		/** What whoever does it should know; stands at the head of each task. */
		instruction: z.string().trim().min(1).max(500).optional()
	}).meta({ id: "DispatchPlan" });
	dispatchRefusalSchema = z.object({
		code: z.string(),
		detail: localizedTextSchema
	}).meta({ id: "DispatchRefusal" });
	dispatchLoadSchema = z.object({
		unit: unitReferenceSchema,
		/** The unit above, under whose name screens gather communities; null for a district. */
		above: unitReferenceSchema.nullable(),
		targets: z.number().int(),
		/** Of them, those that would be held back. */
		refused: z.number().int(),
		/** Open tasks there are already. */
		open: z.number().int(),
		/** Who shares the work today: secondments counted where people work. */
		workers: z.number().int(),
		promisedFen: fenSchema,
		/** Why some or all of it would be held back there; null: nothing would. */
		refusal: dispatchRefusalSchema.nullable()
	}).meta({ id: "DispatchLoad" });
	dispatchPreviewSchema = z.object({
		targets: z.number().int(),
		refused: z.number().int(),
		promisedFen: fenSchema,
		workers: z.number().int(),
		dueAt: instantSchema.nullable(),
		/** The admission under which it goes, if it goes under one. */
		admission: z.object({
			id: ulidSchema,
			name: z.string(),
			basisDocument: z.string()
		}).nullable(),
		/** Facts that the form asks, and those of them that the registry knows already. */
		fields: z.object({
			asked: z.number().int(),
			known: z.number().int()
		}),
		/** By division code, never by load. */
		communities: z.array(dispatchLoadSchema)
	}).meta({ id: "DispatchPreview" });
	dispatchStatusSchema = z.enum([
		"sending",
		"sent",
		"stopping",
		"stopped",
		"recalling",
		"recalled"
	]).meta({ id: "DispatchStatus" });
	dispatchSummarySchema = z.object({
		id: ulidSchema,
		type: taskTypeNameSchema,
		title: localizedTextSchema,
		bureau: admissionBureauSchema,
		status: dispatchStatusSchema,
		targets: z.number().int(),
		sent: z.number().int(),
		/** Held back by the gate. */
		refused: z.number().int(),
		recalled: z.number().int(),
		dueAt: instantSchema.nullable(),
		createdBy: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		createdAt: instantSchema
	}).meta({ id: "DispatchSummary" });
	dispatchSchema = dispatchSummarySchema.extend({
		targetsAsked: dispatchTargetsSchema,
		instruction: z.string().nullable(),
		promisedFen: fenSchema,
		/** Of the tasks that were sent. */
		results: z.object({
			open: z.number().int(),
			submitted: z.number().int(),
			closed: z.number().int()
		}),
		actions: z.array(z.enum([
			"stop",
			"recall",
			"export"
		]))
	}).meta({ id: "Dispatch" });
	dispatchResultSchema = z.object({
		unit: unitReferenceSchema,
		above: unitReferenceSchema.nullable(),
		targets: z.number().int(),
		notBegun: z.number().int(),
		inProgress: z.number().int(),
		submitted: z.number().int(),
		closed: z.number().int(),
		/** Sent back by the unit, or refused by it. */
		returned: z.number().int(),
		recalled: z.number().int(),
		overdue: z.number().int(),
		/** Held back by the gate, with the reason. */
		heldBack: z.number().int(),
		refusal: dispatchRefusalSchema.nullable()
	}).meta({ id: "DispatchResult" });
	dispatchAnswerSchema = z.object({
		field: z.string(),
		/** As the result’s schema calls it; null: it has no title. */
		title: z.string().nullable(),
		/** What it and its choices are called in both languages; null: nobody says. */
		words: answerWordsSchema.nullable(),
		/** How many tasks answered it. */
		answered: z.number().int(),
		summary: z.discriminatedUnion("kind", [
			z.object({
				kind: z.literal("number"),
				sum: z.number(),
				minimum: z.number(),
				maximum: z.number()
			}),
			z.object({
				kind: z.literal("choice"),
				counts: z.array(z.object({
					value: z.string(),
					count: z.number().int()
				}))
			}),
			z.object({
				kind: z.literal("flag"),
				yes: z.number().int(),
				no: z.number().int()
			}),
			z.object({ kind: z.literal("text") })
		])
	}).meta({ id: "DispatchAnswer" });
	dispatchUnitAnswersSchema = z.object({
		unit: unitReferenceSchema,
		above: unitReferenceSchema.nullable(),
		answers: z.array(dispatchAnswerSchema)
	}).meta({ id: "DispatchUnitAnswers" });
}));
// ../../packages/contracts/dist/dispatch/routes.js
var access$19, params$20, dispatchRoutes;
var init_routes$12 = __esmMin((() => {
	init_admission();
	init_gate();
	init_reason();
	init_page();
	init_route();
	init_permissions();
	init_sheet_format();
	init_primitives();
	init_fact_kind();
	init_task();
	init_dispatch();
	access$19 = {
		kind: "permission",
		permission: corePermissions.taskDispatch
	};
	params$20 = z.object({ id: ulidSchema });
	dispatchRoutes = {
		types: defineRoute({
			method: "GET",
			path: "/api/v1/dispatches/types",
			summary: "Kinds of tasks that the caller may send, with the admissions in force under which they would go",
			access: access$19,
			response: z.object({
				items: z.array(z.object({
					type: taskTypeNameSchema,
					title: localizedTextSchema,
					bureau: admissionBureauSchema,
					admissions: z.array(z.object({
						id: ulidSchema,
						name: z.string(),
						basisDocument: z.string(),
						validTo: z.iso.date()
					})),
					/** Urgent exceptions that last: it would go under one of them in its unit. */
					exceptions: z.array(admissionExceptionSchema.pick({
						id: true,
						unit: true,
						reason: true,
						until: true
					}))
				})),
				/** Kinds of facts that a query for residents may ask for; whoever sends need not read residents. */
				residentFacts: z.array(factKindSchema.pick({
					kind: true,
					title: true
				}))
			})
		}),
		preview: defineRoute({
			method: "POST",
			path: "/api/v1/dispatches/preview",
			summary: "What a dispatch would mean for each community; nothing is sent",
			access: access$19,
			body: dispatchPlanSchema,
			response: dispatchPreviewSchema,
			status: 200
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/dispatches",
			summary: "Send a kind of task to many units or residents, in the background",
			access: access$19,
			body: z.strictObject({
				plan: dispatchPlanSchema,
				/** Send to the others where the gate holds some back; else nothing is sent then (409). */
				withoutRefused: z.boolean()
			}),
			response: dispatchSchema,
			status: 202,
			idempotencyKey: "required"
		}),
		list: defineRoute({
			method: "GET",
			path: "/api/v1/dispatches",
			summary: "Dispatches of the caller’s bureaus and communities, newest first",
			access: access$19,
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(dispatchSummarySchema)
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/dispatches/:id",
			summary: "One dispatch, with how far it is",
			access: access$19,
			params: params$20,
			response: dispatchSchema
		}),
		stop: defineRoute({
			method: "POST",
			path: "/api/v1/dispatches/:id/stop",
			summary: "Send no more of it; what was sent stays",
			access: access$19,
			params: params$20,
			response: dispatchSchema
		}),
		recall: defineRoute({
			method: "POST",
			path: "/api/v1/dispatches/:id/recall",
			summary: "Withdraw every task of it that nobody has submitted",
			access: access$19,
			params: params$20,
			body: z.strictObject({ reason: z.string().trim().min(4).max(500) }),
			response: dispatchSchema
		}),
		results: defineRoute({
			method: "GET",
			path: "/api/v1/dispatches/:id/results",
			summary: "Who has and who hasn’t, by community in the order of division codes",
			access: access$19,
			params: params$20,
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(dispatchResultSchema)
		}),
		tasks: defineRoute({
			method: "GET",
			path: "/api/v1/dispatches/:id/tasks",
			summary: "Its tasks in one community",
			access: access$19,
			params: params$20,
			query: z.strictObject({
				...pageQueryShape,
				unit: ulidSchema
			}),
			response: pageOf(taskSummarySchema)
		}),
		answers: defineRoute({
			method: "GET",
			path: "/api/v1/dispatches/:id/answers",
			summary: "What was answered, gathered by field",
			access: access$19,
			params: params$20,
			response: z.object({ items: z.array(dispatchAnswerSchema) })
		}),
		answersByUnit: defineRoute({
			method: "GET",
			path: "/api/v1/dispatches/:id/answers/units",
			summary: "What each community answered, of a dispatch to units only: small numbers would tell of residents (409)",
			access: access$19,
			params: params$20,
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(dispatchUnitAnswersSchema)
		}),
		export: defineRoute({
			method: "POST",
			path: "/api/v1/dispatches/:id/exports",
			summary: "The result matrix as a spreadsheet; the file says who made it, when and what for",
			access: access$19,
			params: params$20,
			body: z.strictObject({
				format: sheetFormatSchema,
				reason: exportReasonSchema
			}),
			response: z.file(),
			status: 200,
			media: "application/octet-stream"
		})
	};
}));
// ../../packages/contracts/dist/registry/people-filter.js
var ageSchema, peopleFilterSchema;
var init_people_filter = __esmMin((() => {
	init_fact_kind();
	init_relation();
	ageSchema = z.number().int().min(0).max(150);
	peopleFilterSchema = z.strictObject({
		ageFrom: ageSchema.optional(),
		ageTo: ageSchema.optional(),
		residenceKind: residenceKindSchema.optional(),
		/** Only people who live outside the community of their registration (人户分离). */
		mismatch: z.literal(true).optional(),
		/** A kind of fact that holds; sensitive ones cannot be asked for. */
		fact: factKindNameSchema.optional()
	}).meta({ id: "PeopleFilter" });
}));
// ../../packages/contracts/dist/exports/routes.js
var exportKindSchema, newExportSchema, exportRoutes;
var init_routes$11 = __esmMin((() => {
	init_route();
	init_permissions();
	init_sheet_format();
	init_primitives();
	init_people_filter();
	init_reason();
	exportKindSchema = z.enum([
		"people",
		"addresses",
		"units",
		"staff"
	]).meta({ id: "ExportKind" });
	newExportSchema = z.strictObject({
		kind: exportKindSchema,
		format: sheetFormatSchema,
		unitId: ulidSchema,
		reason: exportReasonSchema,
		/** Narrows an export of residents as it narrows their list. */
		people: peopleFilterSchema.optional()
	}).refine(({ kind, people }) => kind === "people" || people === void 0, {
		message: "only residents are narrowed by it",
		path: ["people"]
	}).meta({ id: "NewExport" });
	exportRoutes = { make: defineRoute({
		method: "POST",
		path: "/api/v1/exports",
		summary: "Everything of a unit as a spreadsheet, numbers masked; the file says who made it, when and what for",
		access: {
			kind: "permission",
			permission: corePermissions.exportRun
		},
		body: newExportSchema,
		response: z.file(),
		status: 200,
		media: "application/octet-stream"
	}) };
}));
// ../../packages/contracts/dist/files/photo-routes.js
var manage$7, params$19, photoConsentSchema, photoRoutes;
var init_photo_routes = __esmMin((() => {
	init_route();
	init_permissions();
	init_primitives();
	manage$7 = {
		kind: "permission",
		permission: corePermissions.personManage
	};
	params$19 = z.object({ id: ulidSchema });
	photoConsentSchema = z.enum(["resident", "guardian"]).meta({ id: "PhotoConsent" });
	photoRoutes = {
		set: defineRoute({
			method: "PUT",
			path: "/api/v1/people/:id/photo",
			summary: "Keep a photo of a resident (JPEG, PNG or WebP, 2 MB, 4096 pixels each way); what else the file holds is taken out",
			access: manage$7,
			params: params$19,
			query: z.strictObject({ consentBy: photoConsentSchema }),
			body: uploadSchema,
			bodyMedia: "multipart/form-data",
			response: z.object({ photoId: ulidSchema })
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/people/:id/photo",
			summary: "The photo of a resident",
			access: {
				kind: "permission",
				permission: corePermissions.personRead
			},
			params: params$19,
			/** The photo’s id, so that a new one is not taken for the one before. */
			query: z.strictObject({ v: ulidSchema.optional() }),
			response: z.file(),
			media: "application/octet-stream"
		}),
		remove: defineRoute({
			method: "DELETE",
			path: "/api/v1/people/:id/photo",
			summary: "Delete the photo of a resident, as when they no longer agree",
			access: manage$7,
			params: params$19
		})
	};
}));
// ../../packages/contracts/dist/health/routes.js
var healthRoutes;
var init_routes$10 = __esmMin((() => {
	init_route();
	healthRoutes = {
		live: defineRoute({
			method: "GET",
			path: "/api/health",
			summary: "The process lives",
			access: { kind: "public" },
			response: z.object({ status: z.literal("live") })
		}),
		ready: defineRoute({
			method: "GET",
			path: "/api/health/ready",
			summary: "Database migrated and launched plugins registered; else 503 with what is missing",
			access: { kind: "public" },
			response: z.object({ status: z.literal("ready") })
		}),
		openapi: defineRoute({
			method: "GET",
			path: "/api/openapi.json",
			summary: "This description",
			access: { kind: "public" },
			response: z.record(z.string(), z.unknown())
		})
	};
}));
// ../../packages/contracts/dist/identity/proof.js
var passwordTextSchema, oneTimeCodeSchema, proofSchema;
var init_proof = __esmMin((() => {
	passwordTextSchema = z.string().min(1).max(200);
	oneTimeCodeSchema = z.string().min(1).max(30);
	proofSchema = z.union([z.strictObject({ password: passwordTextSchema }), z.strictObject({ otp: oneTimeCodeSchema })]).meta({ id: "Proof" });
}));
// ../../packages/contracts/dist/identity/my-sessions.js
var sessionSchema, access$18, mySessionRoutes;
var init_my_sessions = __esmMin((() => {
	init_route();
	init_primitives();
	init_proof();
	sessionSchema = z.object({
		id: ulidSchema,
		/** Browser and system as the browser names them, e.g. `Chrome · Windows`; null when it names none. */
		device: z.string().nullable(),
		address: z.string().nullable(),
		createdAt: instantSchema,
		/** Precise to a minute. */
		seenAt: instantSchema,
		expiresAt: instantSchema,
		/** The session of the request itself. */
		current: z.boolean()
	}).meta({ id: "Session" });
	access$18 = { kind: "session" };
	mySessionRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/me/sessions",
			summary: "One’s own logins that are alive, the latest first; at most 100",
			access: access$18,
			response: z.object({ items: z.array(sessionSchema) })
		}),
		end: defineRoute({
			method: "DELETE",
			path: "/api/v1/me/sessions/:id",
			summary: "End one of one’s own logins",
			access: access$18,
			params: z.object({ id: ulidSchema })
		}),
		endOthers: defineRoute({
			method: "DELETE",
			path: "/api/v1/me/sessions",
			summary: "End all of one’s own logins but this one",
			access: access$18,
			response: z.object({ ended: z.number().int() })
		}),
		confirm: defineRoute({
			method: "POST",
			path: "/api/v1/sessions/current/confirm",
			summary: "Confirm that it is still the same person; opens dangerous actions on this session for five minutes",
			access: access$18,
			body: proofSchema,
			response: z.object({ confirmedUntil: instantSchema })
		})
	};
}));
// ../../packages/contracts/dist/identity/session.js
var accountSchema, postSchema, actingShape, meSchema, demoAccountSchema, sessionRoutes;
var init_session = __esmMin((() => {
	init_route();
	init_unit();
	init_primitives();
	init_permissions();
	init_proof();
	accountSchema = z.object({
		id: ulidSchema,
		username: z.string(),
		displayName: z.string()
	}).meta({ id: "Account" });
	postSchema = z.object({
		id: ulidSchema,
		role: roleSchema,
		title: localizedTextSchema,
		unit: unitReferenceSchema,
		/** Name of the community where the unit is a grid of it. */
		community: z.string().nullable()
	}).meta({ id: "Post" });
	actingShape = {
		/** The posts that count now; `permissions` are theirs. */
		posts: z.array(postSchema),
		/** Every post held today, to choose from. */
		heldPosts: z.array(postSchema),
		/** The chosen one; null: all of them. */
		actingPostId: ulidSchema.nullable(),
		permissions: z.array(z.string())
	};
	meSchema = z.object({
		account: accountSchema,
		...actingShape
	}).meta({ id: "Me" });
	demoAccountSchema = z.object({
		username: z.string(),
		password: z.string(),
		role: roleSchema,
		unit: z.string()
	}).meta({ id: "DemoAccount" });
	sessionRoutes = {
		create: defineRoute({
			method: "POST",
			path: "/api/v1/sessions",
			summary: "Log in; sets the session cookie. 401 `session.otpRequired` asks for the second step",
			access: { kind: "public" },
			body: z.strictObject({
				username: z.string().min(1).max(100),
				password: passwordTextSchema,
				/** The six digits of the authenticator, or a recovery code. */
				otp: oneTimeCodeSchema.optional()
			}),
			response: z.object({
				account: accountSchema,
				expiresAt: instantSchema,
				/** Until it is changed, every other route answers 403 `password.changeRequired`. */
				mustChangePassword: z.boolean()
			}),
			status: 201
		}),
		end: defineRoute({
			method: "DELETE",
			path: "/api/v1/sessions/current",
			summary: "Log out",
			access: { kind: "session" }
		}),
		choosePost: defineRoute({
			method: "PATCH",
			path: "/api/v1/sessions/current",
			summary: "Act under one of one’s posts from now on in this session, or with null under all of them",
			access: { kind: "session" },
			body: z.strictObject({ postId: ulidSchema.nullable() }),
			response: meSchema
		}),
		me: defineRoute({
			method: "GET",
			path: "/api/v1/me",
			summary: "The caller, their posts and permissions",
			access: { kind: "session" },
			response: meSchema
		}),
		demoAccounts: defineRoute({
			method: "GET",
			path: "/api/v1/demo-accounts",
			summary: "Accounts of the demo district; empty outside a demo",
			access: { kind: "public" },
			response: z.object({ items: z.array(demoAccountSchema) })
		})
	};
}));
// ../../packages/contracts/dist/identity/account-security.js
var accountSecuritySchema, access$17, params$18, accountSecurityRoutes;
var init_account_security = __esmMin((() => {
	init_page();
	init_route();
	init_primitives();
	init_my_sessions();
	init_permissions();
	init_session();
	accountSecuritySchema = z.object({
		account: accountSchema,
		disabled: z.boolean(),
		secondFactor: z.boolean(),
		sessions: z.number().int(),
		lastSeenAt: instantSchema.nullable()
	}).meta({ id: "AccountSecurity" });
	access$17 = {
		kind: "permission",
		permission: corePermissions.securityManage
	};
	params$18 = z.object({ accountId: ulidSchema });
	accountSecurityRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/security/accounts",
			summary: "Accounts by username, with their logins and second factors",
			access: access$17,
			query: z.strictObject({
				...pageQueryShape,
				/** Beginning of a username or a name. */
				q: z.string().trim().max(50).optional(),
				/** Only those who are logged in. */
				online: z.enum(["true", "false"]).default("false")
			}),
			response: pageOf(accountSecuritySchema)
		}),
		sessions: defineRoute({
			method: "GET",
			path: "/api/v1/security/accounts/:accountId/sessions",
			summary: "Logins of an account that are alive, the latest first; at most 100",
			access: access$17,
			params: params$18,
			response: z.object({ items: z.array(sessionSchema) })
		}),
		endSession: defineRoute({
			method: "DELETE",
			path: "/api/v1/security/accounts/:accountId/sessions/:id",
			summary: "End somebody’s login",
			access: access$17,
			params: params$18.extend({ id: ulidSchema })
		}),
		endSessions: defineRoute({
			method: "DELETE",
			path: "/api/v1/security/accounts/:accountId/sessions",
			summary: "End all of somebody’s logins",
			access: access$17,
			params: params$18,
			response: z.object({ ended: z.number().int() })
		}),
		resetSecondFactor: defineRoute({
			method: "DELETE",
			path: "/api/v1/security/accounts/:accountId/second-factor",
			summary: "Take somebody’s second factor away, who lost it; ends their logins",
			access: access$17,
			params: params$18,
			stepUp: true
		})
	};
}));
// ../../packages/contracts/dist/identity/password.js
var passwordPolicySchema, passwordRoutes;
var init_password = __esmMin((() => {
	init_route();
	init_proof();
	passwordPolicySchema = z.object({
		minimumLength: z.number().int(),
		/** How many former passwords, the present one included, may not come back. */
		history: z.number().int(),
		/** Days after which a password must be changed; 0: never. */
		maximumAgeDays: z.number().int()
	}).meta({ id: "PasswordPolicy" });
	passwordRoutes = {
		policy: defineRoute({
			method: "GET",
			path: "/api/v1/password-policy",
			summary: "What a new password must be",
			access: { kind: "public" },
			response: passwordPolicySchema
		}),
		change: defineRoute({
			method: "POST",
			path: "/api/v1/me/password",
			summary: "Change one’s own password; ends one’s other sessions",
			access: { kind: "session" },
			body: z.strictObject({
				current: passwordTextSchema,
				next: passwordTextSchema
			})
		})
	};
}));
// ../../packages/contracts/dist/identity/second-factor.js
var secondFactorSchema, recoveryCodesSchema, path$2, access$16, secondFactorRoutes;
var init_second_factor = __esmMin((() => {
	init_route();
	init_primitives();
	init_proof();
	secondFactorSchema = z.object({
		active: z.boolean(),
		since: instantSchema.nullable(),
		/** Recovery codes that have not been used. */
		recoveryCodesLeft: z.number().int(),
		/** The security settings ask it of this person; it cannot be given up then. */
		required: z.boolean()
	}).meta({ id: "SecondFactor" });
	recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
	path$2 = "/api/v1/me/second-factor";
	access$16 = { kind: "session" };
	secondFactorRoutes = {
		get: defineRoute({
			method: "GET",
			path: path$2,
			summary: "One’s own second factor",
			access: access$16,
			response: secondFactorSchema
		}),
		enrol: defineRoute({
			method: "POST",
			path: path$2,
			summary: "Begin to set up a second factor: a new secret for the authenticator, not asked for until confirmed",
			access: access$16,
			stepUp: true,
			response: z.object({
				/** Base 32, to be typed where no camera can see the picture. */
				secret: z.string(),
				/** `otpauth://` address, to be shown as a QR code. */
				uri: z.string()
			}),
			status: 201
		}),
		confirm: defineRoute({
			method: "POST",
			path: `${path$2}/confirm`,
			summary: "Confirm with a code of the authenticator; from now on logging in asks for one",
			access: access$16,
			body: z.strictObject({ otp: oneTimeCodeSchema }),
			response: recoveryCodesSchema
		}),
		renewRecoveryCodes: defineRoute({
			method: "POST",
			path: `${path$2}/recovery-codes`,
			summary: "New recovery codes; the former ones are void",
			access: access$16,
			stepUp: true,
			response: recoveryCodesSchema,
			status: 201
		}),
		disable: defineRoute({
			method: "DELETE",
			path: path$2,
			summary: "Give the second factor up",
			access: access$16,
			stepUp: true
		})
	};
}));
// ../../packages/contracts/dist/identity/security-settings.js
var secondFactorDutySchema, number, securitySettingsSchema, securitySettingsStateSchema, access$15, path$1, securitySettingsRoutes;
var init_security_settings = __esmMin((() => {
	init_route();
	init_primitives();
	init_permissions();
	secondFactorDutySchema = z.enum([
		"nobody",
		"administrators",
		"everybody"
	]);
	number = (minimum, maximum) => z.number().int().min(minimum).max(maximum);
	securitySettingsSchema = z.strictObject({
		/** Characters. */
		passwordMinimumLength: number(8, 64),
		/** Passwords that may not come back, the present one included. */
		passwordHistory: number(1, 24),
		/** Days; 0: a password is changed only when there is a reason. */
		passwordMaximumAge: number(0, 365),
		/** Failures of one account from one address, within the window, that lock this pair. */
		lockoutFailures: number(3, 5),
		/** Minutes. */
		lockoutWindow: number(10, 60),
		/** Minutes. */
		lockoutDuration: number(10, 1440),
		/** Minutes without a request after which a session ends. */
		sessionIdle: number(5, 30),
		/** Hours after which a session ends in any case. */
		sessionLifetime: number(1, 24),
		totpRequiredFor: secondFactorDutySchema,
		/** Days for which a key signs tokens. */
		signingKeyLifetime: number(1, 90)
	}).meta({ id: "SecuritySettings" });
	securitySettingsStateSchema = z.object({
		version: z.number().int(),
		settings: securitySettingsSchema,
		changedAt: instantSchema.nullable(),
		changedBy: z.string().nullable()
	}).meta({ id: "SecuritySettingsState" });
	access$15 = {
		kind: "permission",
		permission: corePermissions.securityManage
	};
	path$1 = "/api/v1/security/settings";
	securitySettingsRoutes = {
		get: defineRoute({
			method: "GET",
			path: path$1,
			summary: "Security settings in force",
			access: access$15,
			response: securitySettingsStateSchema
		}),
		change: defineRoute({
			method: "PUT",
			path: path$1,
			summary: "Change the security settings; the old and the new values are audited",
			access: access$15,
			stepUp: true,
			body: z.strictObject({
				version: z.number().int().min(0),
				settings: securitySettingsSchema
			}),
			response: securitySettingsStateSchema
		})
	};
})), singleSignOnRoutes;
var init_single_sign_on = __esmMin((() => {
	init_route();
	z.enum(["unknownAccount", "failed"]);
	singleSignOnRoutes = { get: defineRoute({
		method: "GET",
		path: "/api/v1/single-sign-on",
		summary: "The identity provider of the site, as the login page names it; null where there is none",
		access: { kind: "public" },
		response: z.object({ name: z.string().nullable() })
	}) };
}));
// ../../packages/contracts/dist/identity/role-titles.js
var roleTitles;
var init_role_titles = __esmMin((() => {
	roleTitles = {
		systemAdministrator: {
			"zh-CN": "系统管理员",
			en: "System administrator"
		},
		securityAdministrator: {
			"zh-CN": "安全管理员",
			en: "Security administrator"
		},
		auditAdministrator: {
			"zh-CN": "审计管理员",
			en: "Audit administrator"
		},
		districtOfficial: {
			"zh-CN": "区级干部",
			en: "District official"
		},
		streetOfficial: {
			"zh-CN": "街道干部",
			en: "Street official"
		},
		communitySecretary: {
			"zh-CN": "社区书记",
			en: "Community secretary"
		},
		communityWorker: {
			"zh-CN": "社区工作者",
			en: "Community worker"
		},
		gridWorker: {
			"zh-CN": "网格员",
			en: "Grid worker"
		},
		gridHead: {
			"zh-CN": "兼职网格长",
			en: "Grid head"
		},
		stationDoctor: {
			"zh-CN": "卫生站医生",
			en: "Station doctor"
		},
		policeOfficer: {
			"zh-CN": "社区民警",
			en: "Community police officer"
		},
		bureauOfficial: {
			"zh-CN": "部门干部",
			en: "Bureau official"
		},
		committeeDirector: {
			"zh-CN": "居（村）委会主任",
			en: "Director of the residents’ committee"
		},
		committeeMember: {
			"zh-CN": "居（村）委会委员",
			en: "Member of the residents’ committee"
		},
		supervisor: {
			"zh-CN": "监督委员会成员",
			en: "Member of the supervision committee"
		},
		mediator: {
			"zh-CN": "人民调解员",
			en: "Mediator"
		},
		propertyManager: {
			"zh-CN": "物业负责人",
			en: "Property manager"
		},
		admissionOfficer: {
			"zh-CN": "准入经办",
			en: "Admission officer"
		},
		financeOfficer: {
			"zh-CN": "财政干部",
			en: "Finance officer"
		},
		leadingGroupMember: {
			"zh-CN": "领导小组成员",
			en: "Member of the leading group"
		},
		dutyOfficer: {
			"zh-CN": "值班干部",
			en: "Duty officer"
		},
		pluginOperator: {
			"zh-CN": "插件运维员",
			en: "Plugin operator"
		},
		ownersRepresentative: {
			"zh-CN": "业委会代表",
			en: "Owners’ representative"
		}
	};
}));
// ../../packages/contracts/dist/org/titles.js
var unitKindTitles;
var init_titles = __esmMin((() => {
	unitKindTitles = {
		district: {
			"zh-CN": "区",
			en: "District"
		},
		county: {
			"zh-CN": "县",
			en: "County"
		},
		street: {
			"zh-CN": "街道",
			en: "Street"
		},
		township: {
			"zh-CN": "乡",
			en: "Township"
		},
		town: {
			"zh-CN": "镇",
			en: "Town"
		},
		urbanCommunity: {
			"zh-CN": "社区",
			en: "Community"
		},
		villageCommunity: {
			"zh-CN": "村",
			en: "Village"
		},
		factoryCommunity: {
			"zh-CN": "单位型社区",
			en: "Factory community"
		},
		resettlementEstate: {
			"zh-CN": "安置小区",
			en: "Resettlement estate"
		},
		hamletCommunity: {
			"zh-CN": "村落社区",
			en: "Hamlet community"
		},
		grid: {
			"zh-CN": "网格",
			en: "Grid"
		},
		residentsGroup: {
			"zh-CN": "村民小组",
			en: "Villagers’ group"
		}
	};
}));
// ../../packages/contracts/dist/imports/value-words.js
function valueWords(rows) {
	return Object.entries(rows).map(([value, [chinese, english, ...words]]) => ({
		value,
		title: {
			"zh-CN": chinese,
			en: english
		},
		words: [
			chinese,
			english.toLowerCase(),
			...words
		]
	}));
}
function titledWords(titles, more) {
	const others = new Map(Object.entries(more));
	return Object.entries(titles).map(([value, title]) => ({
		value,
		title,
		words: [
			title["zh-CN"],
			title.en.toLowerCase(),
			...others.get(value) ?? []
		]
	}));
}
var sexWords, documentTypeWords, residenceKindWords, yesNoWords, unitWords, unitKindWords, roleWords, appointmentKindWords;
var init_value_words = __esmMin((() => {
	init_role_titles();
	init_titles();
	sexWords = valueWords({
		male: [
			"男",
			"Male",
			"男性",
			"1",
			"m"
		],
		female: [
			"女",
			"Female",
			"女性",
			"2",
			"f"
		]
	});
	documentTypeWords = valueWords({
		citizenId: [
			"身份证",
			"Citizen ID",
			"居民身份证",
			"公民身份号码",
			"二代身份证",
			"户口簿"
		],
		hongKongMacaoPermit: [
			"港澳居民通行证",
			"Hong Kong or Macao permit",
			"港澳居民来往内地通行证",
			"港澳居民居住证",
			"回乡证"
		],
		taiwanPermit: [
			"台湾居民通行证",
			"Taiwan permit",
			"台湾居民来往大陆通行证",
			"台湾居民居住证",
			"台胞证"
		],
		passport: [
			"护照",
			"Passport",
			"外国护照"
		],
		birthCertificate: [
			"出生证",
			"Birth certificate",
			"出生医学证明"
		],
		none: [
			"无证件",
			"No document",
			"无",
			"没有"
		]
	});
	residenceKindWords = valueWords({
		permanent: [
			"常住",
			"Permanent",
			"常住人口",
			"户籍人口",
			"户在人在"
		],
		floating: [
			"流动",
			"Floating",
			"流动人口",
			"暂住",
			"暂住人口"
		],
		tenant: [
			"租户",
			"Tenant",
			"租住",
			"承租",
			"承租人"
		],
		movedBack: [
			"回迁",
			"Moved back",
			"回迁户"
		]
	});
	yesNoWords = valueWords({
		yes: [
			"是",
			"Yes",
			"有",
			"1",
			"√",
			"y",
			"true"
		],
		no: [
			"否",
			"No",
			"0",
			"×",
			"n",
			"false",
			"不是"
		]
	});
	unitWords = {
		urbanCommunity: ["城市社区", "居委会"],
		villageCommunity: [
			"行政村",
			"农村社区",
			"村委会"
		],
		residentsGroup: ["居民小组", "组"]
	};
	unitKindWords = titledWords(unitKindTitles, unitWords);
	roleWords = titledWords(roleTitles, { gridHead: [
		"网格长",
		"楼栋长",
		"楼长",
		"楼门长",
		"单元长",
		"门栋长"
	] });
	appointmentKindWords = valueWords({
		regular: [
			"正式",
			"Regular",
			"专职",
			"在任"
		],
		concurrent: [
			"兼任",
			"Concurrent",
			"兼职",
			"兼"
		]
	});
}));
// ../../packages/contracts/dist/imports/fields.js
function field(name, [chinese, english], { headings = [], required = false, example = "", values = null }) {
	return {
		name,
		title: {
			"zh-CN": chinese,
			en: english
		},
		headings,
		required,
		example,
		values
	};
}
var importKindSchema, placeFields;
var init_fields = __esmMin((() => {
	init_permissions();
	init_value_words();
	importKindSchema = z.enum([
		"people",
		"addresses",
		"units",
		"staff"
	]).meta({ id: "ImportKind" });
	corePermissions.personManage, corePermissions.personManage, corePermissions.orgUnitOpen, corePermissions.accountManage, corePermissions.staffManage;
	placeFields = [
		field("community", ["社区", "Community"], { headings: [
			"社区村",
			"村社区",
			"村",
			"所属社区",
			"居委会",
			"村居"
		] }),
		field("grid", ["网格", "Grid"], { headings: [
			"所属网格",
			"网格名称",
			"网格编号"
		] }),
		field("building", ["楼栋", "Building"], {
			headings: [
				"楼号",
				"栋",
				"幢",
				"楼",
				"楼栋号",
				"栋号"
			],
			example: "3 栋"
		}),
		field("entrance", ["单元", "Entrance"], {
			headings: [
				"单元号",
				"门",
				"梯"
			],
			example: "2 单元"
		}),
		field("floor", ["楼层", "Floor"], { headings: ["层", "所在楼层"] }),
		field("door", ["户室", "Door"], {
			headings: [
				"室",
				"房号",
				"门牌",
				"室号",
				"户室号",
				"房间号",
				"门牌号"
			],
			example: "501"
		})
	];
	[
		field("name", ["姓名", "Name"], {
			headings: ["居民姓名", "名字"],
			required: true,
			example: "陈示例"
		}),
		field("documentType", ["证件类型", "Kind of document"], {
			headings: ["证件种类", "证件名称"],
			values: documentTypeWords,
			example: "身份证"
		}),
		field("idNumber", ["身份证号", "ID number"], {
			headings: [
				"身份证号码",
				"公民身份号码",
				"证件号码",
				"证件号",
				"身份证",
				"居民身份证号"
			],
			example: "99010119440512102X"
		}),
		field("sex", ["性别", "Sex"], {
			values: sexWords,
			example: "女"
		}),
		field("birthDate", ["出生日期", "Birth date"], {
			headings: [
				"出生年月",
				"生日",
				"出生年月日"
			],
			example: "1944-05-12"
		}),
		field("phone", ["联系电话", "Phone"], {
			headings: [
				"电话",
				"手机",
				"手机号",
				"手机号码",
				"联系方式",
				"电话号码"
			],
			example: "19900000317"
		}),
		field("residenceKind", ["居住类型", "How they live here"], {
			headings: [
				"人口类型",
				"人员类别",
				"居住类别",
				"人口类别",
				"居住性质"
			],
			values: residenceKindWords,
			example: "常住"
		}),
		field("livesSince", ["入住日期", "Lives here since"], { headings: [
			"居住起始日期",
			"何时入住",
			"来本地日期"
		] }),
		...placeFields,
		field("address", ["居住地址", "Address"], { headings: [
			"现住址",
			"住址",
			"现居住地址",
			"居住地",
			"家庭住址",
			"地址"
		] }),
		field("registrationCode", ["户籍区划代码", "Registration code"], { headings: ["户籍地代码", "户籍地区划"] }),
		field("registrationAddress", ["户籍地址", "Registered address"], { headings: [
			"户籍地",
			"户口所在地",
			"户籍所在地"
		] })
	];
	[
		...placeFields.map((place) => place.name === "building" || place.name === "door" ? {
			...place,
			required: true
		} : place),
		field("vacant", ["空置", "Stands empty"], {
			headings: [
				"是否空置",
				"空置情况",
				"空房"
			],
			values: yesNoWords,
			example: "否"
		}),
		field("rented", ["出租", "Let"], {
			headings: [
				"是否出租",
				"出租房",
				"出租情况"
			],
			values: yesNoWords,
			example: "否"
		})
	];
	field("code", ["区划代码", "Division code"], {
		headings: [
			"代码",
			"单位代码",
			"统计用区划代码",
			"网格代码",
			"网格编码",
			"编码"
		],
		required: true,
		example: "990101001001"
	}), field("name", ["名称", "Name"], {
		headings: [
			"单位名称",
			"社区名称",
			"网格名称",
			"单位"
		],
		required: true,
		example: "榆树园社区"
	}), field("kind", ["单位类型", "Kind"], {
		headings: [
			"类型",
			"类别",
			"单位类别"
		],
		required: true,
		values: unitKindWords,
		example: "社区"
	}), field("parent", ["上级单位", "Parent"], {
		headings: [
			"上级",
			"所属单位",
			"上级代码",
			"上级区划代码",
			"隶属"
		],
		example: "990101001"
	}), field("area", ["面积（公顷）", "Area (hectares)"], { headings: ["面积公顷", "辖区面积"] }), field("validFrom", ["设立日期", "Since"], { headings: [
		"起始日期",
		"成立日期",
		"启用日期"
	] });
	field("name", ["姓名", "Name"], {
		headings: ["人员姓名", "名字"],
		required: true,
		example: "何示例"
	}), field("username", ["账号", "Username"], {
		headings: [
			"账号名",
			"用户名",
			"登录名"
		],
		required: true,
		example: "heshili.ysy"
	}), field("unit", ["单位", "Unit"], {
		headings: [
			"所在单位",
			"工作单位",
			"单位名称",
			"单位代码"
		],
		required: true,
		example: "990101001001"
	}), field("role", ["岗位", "Post"], {
		headings: ["职务", "角色"],
		required: true,
		values: roleWords,
		example: "网格员"
	}), field("organisation", ["所在组织", "Body or partner"], { headings: [
		"组织",
		"机构",
		"所在机构"
	] }), field("kind", ["任职方式", "Kind of appointment"], {
		headings: ["任职类型", "专兼职"],
		values: appointmentKindWords,
		example: "正式"
	}), field("officePhone", ["办公电话", "Office phone"], {
		headings: ["办公室电话", "单位电话"],
		example: "0999-5550123"
	}), field("validFrom", ["任职日期", "Since"], { headings: [
		"起始日期",
		"任职时间",
		"到岗日期"
	] }), field("basis", ["任职文件", "Document"], { headings: [
		"文号",
		"依据",
		"任职依据",
		"依据文件"
	] });
}));
// ../../packages/contracts/dist/imports/faults.js
var words, codes, importFaultCodeSchema;
var init_faults = __esmMin((() => {
	words = {
		missing: [
			"没有填",
			"请补上",
			"Nothing stands here",
			"Fill it in"
		],
		tooLong: [
			"太长",
			"请写短一些",
			"Too long",
			"Shorten it"
		],
		formula: [
			"是公式",
			"请把公式改成数值：复制后“选择性粘贴—数值”",
			"A formula",
			"Copy it and paste it as a value"
		],
		cellError: [
			"单元格有错误值",
			"请改成正确的内容",
			"The cell holds an error",
			"Put the right content in its place"
		],
		numberRounded: [
			"号码的后几位已被表格软件抹成 0",
			"请把这一列设成“文本”格式，再重新输入号码",
			"The spreadsheet program has rounded this number",
			"Make the column text and type the number again"
		],
		numberScientific: [
			"号码变成了科学计数（如 3.2E+17），后面的数字已经丢了",
			"请把这一列设成“文本”格式，再照证件重新输入号码",
			"The number has become scientific notation such as 3.2E+17, and has lost its last digits",
			"Make the column text and type the number again from the document"
		],
		idNumberForm: [
			"身份证号应是 18 位",
			"请核对号码",
			"A citizen ID has 18 characters",
			"Check the number"
		],
		idNumberFormOther: [
			"不像这种证件的号码",
			"请核对证件类型和号码",
			"Not how numbers of this document look",
			"Check kind and number"
		],
		birthDateImpossible: [
			"身份证号里的出生日期不存在",
			"请核对号码",
			"The birth date in the ID does not exist",
			"Check the number"
		],
		birthDateFuture: [
			"出生日期还没有到",
			"请核对",
			"The birth date lies in the future",
			"Check it"
		],
		checkCharacter: [
			"身份证号最后一位对不上",
			"有一位输错了，请对照证件",
			"The last character of the ID does not fit",
			"One character is mistyped; compare it with the document"
		],
		birthDateDiffers: [
			"出生日期和身份证号不一致",
			"请对照证件",
			"The citizen ID says another birth date",
			"Compare it with the document"
		],
		sexDiffers: [
			"性别和身份证号不一致",
			"请对照证件",
			"The citizen ID says another sex",
			"Compare it with the document"
		],
		numberNotExpected: [
			"没有证件的人不填号码",
			"请改证件类型，或清空号码",
			"Somebody without a document has no number",
			"Change the kind of document or empty the number"
		],
		dateForm: [
			"看不懂这个日期",
			"请写成 1944-05-12 这样",
			"Not a date",
			"Write it like 1944-05-12"
		],
		dateFuture: [
			"日期还没有到",
			"请核对",
			"The date lies in the future",
			"Check it"
		],
		phoneForm: [
			"电话应是 7～15 位数字",
			"请核对",
			"A phone has 7 to 15 digits",
			"Check it"
		],
		floorForm: [
			"楼层应是数字",
			"请写成 5 这样，地下写 -1",
			"A floor is a number",
			"Write it like 5, or -1 below ground"
		],
		codeForm: [
			"区划代码应是 6、9 或 12 位数字",
			"请核对",
			"A division code has 6, 9 or 12 digits",
			"Check it"
		],
		valueUnknown: [
			"不认识这种写法",
			"请改成模板里的写法，或在“对应列”里说明它是什么",
			"This word is not known",
			"Use the template’s words, or say under “columns” what it means"
		],
		duplicateInFile: [
			"和前面一行是同一个人或同一户室",
			"请删掉一行",
			"The same as an earlier row",
			"Delete one of the two"
		],
		unitUnknown: [
			"您负责的范围里没有这个社区或网格",
			"请核对名称",
			"There is no such community or grid among yours",
			"Check its name"
		],
		unitMissing: [
			"不知道属于哪个社区",
			"请加一列“社区”，或导入时选到社区",
			"It is not said in which community",
			"Add a column for it, or choose a community"
		],
		addressForm: [
			"看不懂这个地址",
			"请分开写楼栋、单元、户室三列",
			"The address cannot be read",
			"Give building, entrance and door a column each"
		],
		buildingUnknown: [
			"没有这栋楼",
			"请核对楼栋，或勾选“没有的楼栋和户室一起建立”",
			"There is no such building",
			"Check it, or let missing buildings be made"
		],
		doorUnknown: [
			"没有这一户室",
			"请核对单元和户室，或勾选“没有的楼栋和户室一起建立”",
			"There is no such dwelling",
			"Check it, or let missing dwellings be made"
		],
		recordSealed: [
			"此人迁走或去世，记录已封存",
			"请在“封存的记录”里按号码查找，启封后再导入",
			"Their record was sealed when they left",
			"Find it by the number among the sealed records and unseal it first"
		],
		registeredElsewhere: [
			"这个证件号已经登记过，不在您的范围内",
			"请联系街道办理迁移",
			"This number is registered outside your units",
			"Ask the street to move the person here"
		],
		beforeKnown: [
			"入住日期早于登记里的日期",
			"请核对，或清空这一格",
			"Earlier than the residence that is known",
			"Check it, or empty the cell"
		],
		inhabited: [
			"登记里还有人住在这里，不能是空置",
			"请先登记他们搬走",
			"People are registered here, it is not empty",
			"Record first that they moved out"
		],
		areaForm: [
			"面积应是整数公顷",
			"请写成 120 这样",
			"An area is a whole number of hectares",
			"Write it like 120"
		],
		unitCodeLength: [
			"代码的位数和单位类型对不上",
			"区县 6 位、街道 9 位、社区 12 位、网格 15 位",
			"A code of this kind has another number of digits",
			"District 6, street 9, community 12, grid 15"
		],
		unitCodePrefix: [
			"代码的前几位和上级单位对不上",
			"请核对代码和上级单位",
			"The code must begin with that of the parent",
			"Check the code and the parent"
		],
		unitCodeInUse: [
			"这个代码已经用了",
			"请核对代码",
			"This code is in use",
			"Check the code"
		],
		parentUnknown: [
			"您的范围里没有这个上级单位，或者同名的不止一个",
			"请填上级单位的区划代码",
			"No unit of yours is called this, or several are",
			"Put the code of the parent"
		],
		parentRefused: [
			"上级单位那一行没有导入",
			"请先改好那一行",
			"The row of the parent is refused",
			"Mend that row first"
		],
		parentChanging: [
			"上级单位正在调整",
			"请等调整完成后再导入",
			"The parent is part of a reorganisation",
			"Wait until that is finished"
		],
		kindNotWithin: [
			"这类单位不能设在这个上级之下",
			"请核对单位类型和上级单位",
			"A unit of this kind cannot lie there",
			"Check its kind and the parent"
		],
		levelSkipped: [
			"上级单位下面还有一级，不能跳过",
			"请填下面那一级的单位",
			"The parent has units between it and this one",
			"Name one of those as the parent"
		],
		beforeParent: [
			"设立日期早于上级单位",
			"请核对日期",
			"Earlier than its parent",
			"Check the date"
		],
		reorganisationNeeded: [
			"和登记的不一样",
			"改名、改类型、改上级要走“调整”，有文件、另一人审核",
			"Not what is known of the unit",
			"Name, kind and parent change by a reorganisation, with a document and a second pair of eyes"
		],
		usernameForm: [
			"账号只能用小写字母、数字、点和连字符",
			"请写成 heshili.ysy 这样",
			"A username has lower-case letters, digits, dots and hyphens",
			"Write it like heshili.ysy"
		],
		usernameTaken: [
			"这个账号已经是别人的",
			"请核对姓名，或换一个账号",
			"This username is somebody else’s",
			"Check the name or choose another one"
		],
		workplaceUnknown: [
			"您的范围里没有这个单位，或者同名的不止一个",
			"请填单位的区划代码",
			"No unit of yours is called this, or several are",
			"Put the code of the unit"
		],
		administratorRole: [
			"管理员不能用表格任命",
			"请安全管理员在“管理员”页任命",
			"Administrators are not appointed by a list",
			"The security administrator appoints them"
		],
		administratorHolder: [
			"这个人是管理员，不能兼别的岗位",
			"先免去管理员",
			"An administrator holds no other post",
			"End that appointment first"
		],
		oneself: [
			"不能给自己任职",
			"请别人来定",
			"Nobody appoints themselves",
			"Ask somebody else"
		],
		accountDisabled: [
			"账号已停用",
			"先启用账号",
			"The account is disabled",
			"Enable it first"
		],
		postNotAtLevel: [
			"这个岗位不设在这一级单位",
			"请核对岗位和单位",
			"This post does not exist at a unit of this level",
			"Check the post and the unit"
		],
		organisationMissing: [
			"没有写这个岗位在哪个组织",
			"请填组织的名称",
			"The body or partner of this post is missing",
			"Put its name"
		],
		organisationUnknown: [
			"这个单位没有这个组织，或者同名的不止一个",
			"请按单位页上的名称填写",
			"The unit has none of this name, or several",
			"Put the name that the unit’s page shows"
		],
		organisationWrong: [
			"这个岗位不设在这个组织里",
			"请核对岗位和组织",
			"This post does not exist in this body or partner",
			"Check the post and the body"
		],
		secondRegular: [
			"这段时间已有一个正式岗位",
			"第二个岗位请在“任职方式”里写“兼任”",
			"There is a regular post in that time already",
			"Make the second one concurrent"
		]
	};
	codes = Object.keys(words);
	importFaultCodeSchema = z.enum(codes).meta({ id: "ImportFaultCode" });
}));
// ../../packages/contracts/dist/imports/import.js
var importStateSchema, importMappingSchema, importCountsSchema, importFailureSchema, importFields, importSummarySchema, importSchema, importOutcomeSchema, importNoteSchema, importRowSchema;
var init_import = __esmMin((() => {
	init_unit();
	init_primitives();
	init_relation();
	init_faults();
	init_fields();
	importStateSchema = z.enum([
		"uploaded",
		"mapped",
		"checking",
		"checked",
		"running",
		"done",
		"cancelled",
		"failed"
	]).meta({ id: "ImportState" });
	importMappingSchema = z.strictObject({
		/** Row that holds the headings, the lower one of two, counted from 1 as spreadsheet programs do. */
		headingRow: z.number().int().min(1).max(1e3),
		columns: z.record(z.string().max(40), z.number().int().min(0).max(999)),
		/** For each enumeration what a word of the file means, beside the usual words. */
		values: z.record(z.string().max(40), z.record(z.string().min(1).max(60), z.string().max(40))).default({}),
		/** Makes buildings and dwellings that are not there, instead of refusing their rows. */
		makePlaces: z.boolean(),
		source: sourceSchema
	}).meta({ id: "ImportMapping" });
	importCountsSchema = z.object({
		created: z.number().int(),
		changed: z.number().int(),
		unchanged: z.number().int(),
		refused: z.number().int()
	}).meta({ id: "ImportCounts" });
	importFailureSchema = z.enum([
		"tooManyRows",
		"tooManyColumns",
		"cellTooLong",
		"broken",
		"suspicious",
		"unreadable",
		"unexpected"
	]).meta({ id: "ImportFailure" });
	importFields = {
		id: ulidSchema,
		kind: importKindSchema,
		state: importStateSchema,
		/** Into this unit, or into those below it that the file names. */
		unit: unitReferenceSchema,
		fileName: z.string(),
		fileSize: z.number().int(),
		createdAt: instantSchema,
		createdBy: z.string(),
		/** Rows judged, loaded or passed over so far in this state. */
		rowsDone: z.number().int(),
		/** Rows in all; null until the first check has read the file to its end. */
		rowsTotal: z.number().int().nullable(),
		counts: importCountsSchema,
		/** Rows that were passed over: notes, totals and signatures that stand with the table. */
		remarks: z.number().int(),
		failure: importFailureSchema.nullable(),
		finishedAt: instantSchema.nullable()
	};
	importSummarySchema = z.object(importFields).meta({ id: "ImportSummary" });
	importSchema = z.object({
		...importFields,
		/** First rows of the file with long numbers masked; empty once the file has been deleted. */
		preview: z.array(z.object({
			row: z.number().int(),
			cells: z.array(z.string())
		})),
		/** What was set, or until then what the headings suggest. */
		mapping: importMappingSchema,
		/** Words that the check did not know, by field. */
		unknownWords: z.record(z.string(), z.array(z.string())),
		/** First passwords of the accounts that it made, which the caller may take out now, once. */
		firstPasswords: z.number().int(),
		actions: z.array(z.enum([
			"map",
			"check",
			"execute",
			"cancel"
		]))
	}).meta({ id: "Import" });
	importOutcomeSchema = z.enum([
		"created",
		"changed",
		"unchanged",
		"refused"
	]).meta({ id: "ImportOutcome" });
	importNoteSchema = z.object({
		/** Cell as a spreadsheet names it, e.g. `C12`; null where the column is not in the file. */
		cell: z.string().nullable(),
		field: z.string(),
		code: importFaultCodeSchema.nullable(),
		/** What stands there, long numbers masked. */
		value: z.string()
	}).meta({ id: "ImportNote" });
	importRowSchema = z.object({
		row: z.number().int(),
		outcome: importOutcomeSchema,
		notes: z.array(importNoteSchema)
	}).meta({ id: "ImportRow" });
}));
// ../../packages/contracts/dist/imports/routes.js
var access$14, params$17, importRoutes;
var init_routes$9 = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_fields();
	init_import();
	init_sheet_format();
	access$14 = {
		kind: "permission",
		permission: corePermissions.importRun
	};
	params$17 = z.object({ id: ulidSchema });
	importRoutes = {
		create: defineRoute({
			method: "POST",
			path: "/api/v1/imports",
			summary: "Upload a spreadsheet: xlsx, or csv in UTF-8 or GB18030, told by its content",
			access: access$14,
			query: z.strictObject({
				kind: importKindSchema,
				unitId: ulidSchema
			}),
			body: uploadSchema,
			bodyMedia: "multipart/form-data",
			response: importSchema,
			status: 201
		}),
		list: defineRoute({
			method: "GET",
			path: "/api/v1/imports",
			summary: "Imports into the caller’s units, the newest first",
			access: access$14,
			query: z.strictObject(pageQueryShape),
			response: pageOf(importSummarySchema)
		}),
		template: defineRoute({
			method: "GET",
			path: "/api/v1/imports/template",
			summary: "An empty spreadsheet with the headings that are known",
			access: access$14,
			query: z.strictObject({
				kind: importKindSchema,
				format: sheetFormatSchema
			}),
			response: z.file(),
			media: "application/octet-stream"
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/imports/:id",
			summary: "State, counts and progress of an import",
			access: access$14,
			params: params$17,
			response: importSchema
		}),
		map: defineRoute({
			method: "PUT",
			path: "/api/v1/imports/:id/mapping",
			summary: "Say which column holds what; remembered for the unit and these headings",
			access: access$14,
			params: params$17,
			body: importMappingSchema,
			response: importSchema
		}),
		check: defineRoute({
			method: "POST",
			path: "/api/v1/imports/:id/check",
			summary: "Judge every row and write nothing",
			access: access$14,
			params: params$17,
			response: importSchema,
			status: 202
		}),
		execute: defineRoute({
			method: "POST",
			path: "/api/v1/imports/:id/execute",
			summary: "Load the rows that are well; those refused are left out",
			access: access$14,
			params: params$17,
			response: importSchema,
			status: 202
		}),
		cancel: defineRoute({
			method: "POST",
			path: "/api/v1/imports/:id/cancel",
			summary: "Stop and delete the file; rows that are loaded already stay",
			access: access$14,
			params: params$17,
			response: importSchema
		}),
		firstPasswords: defineRoute({
			method: "POST",
			path: "/api/v1/imports/:id/first-passwords",
			summary: "Take out the one-time passwords of the accounts that it made: once, and only whoever loaded it",
			access: {
				kind: "permission",
				permission: corePermissions.accountManage
			},
			params: params$17,
			body: z.strictObject({ format: sheetFormatSchema }),
			response: z.file(),
			media: "application/octet-stream",
			stepUp: true
		}),
		rows: defineRoute({
			method: "GET",
			path: "/api/v1/imports/:id/rows",
			summary: "Rows that are refused or change something, in the order of the file",
			access: access$14,
			params: params$17,
			query: z.strictObject({
				...pageQueryShape,
				outcome: importOutcomeSchema.optional()
			}),
			response: pageOf(importRowSchema)
		}),
		report: defineRoute({
			method: "GET",
			path: "/api/v1/imports/:id/report",
			summary: "The same as a file: cell, masked value, what is wrong and how to mend it",
			access: access$14,
			params: params$17,
			query: z.strictObject({ format: sheetFormatSchema }),
			response: z.file(),
			media: "application/octet-stream"
		})
	};
})), LEDGER_TEXT_LENGTH, ledgerCellSchema, ledgerRecordSchema, ledgerRowSchema, ledgerFilterSchema, ledgerRowsQuerySchema;
var init_rows = __esmMin((() => {
	init_unit();
	init_primitives();
	LEDGER_TEXT_LENGTH = 2e3;
	ledgerCellSchema = z.union([
		z.string().max(LEDGER_TEXT_LENGTH),
		z.number(),
		z.boolean()
	]).nullable();
	ledgerRecordSchema = z.strictObject({
		columns: z.array(z.string()).min(1).max(40),
		on: calendarDateSchema,
		/** What happened, such as “at the door”; never what a title may not tell. */
		what: localizedTextSchema,
		/** Who did it; null where nobody did, as with what a rule laid down. */
		by: z.string().max(100).nullable(),
		/** Where it can be looked at; null where it has no page. */
		link: z.union([
			z.strictObject({ task: ulidSchema }),
			z.strictObject({ matter: ulidSchema }),
			z.strictObject({ page: z.string().regex(/^\/[^?#]*$/).max(200) })
		]).nullable()
	}).meta({ id: "LedgerRecord" });
	ledgerRowSchema = z.strictObject({
		/** The same row has the same one in every period; rows come in its order, bytewise. */
		key: z.string().regex(/^[\x21-\x7e]{1,100}$/, "must be printable ASCII without spaces"),
		personId: ulidSchema.nullable(),
		units: unitPathSchema,
		/** By the columns' names, all but those about the person. */
		cells: z.record(z.string(), ledgerCellSchema),
		records: z.array(ledgerRecordSchema).max(200)
	}).meta({ id: "LedgerRow" });
	ledgerFilterSchema = z.string().regex(/^[a-z][A-Za-z0-9]*:[^,:]{1,60}(,[a-z][A-Za-z0-9]*:[^,:]{1,60})*$/, "must read <column>:<value>,…").max(500).transform((text) => {
		const values = {};
		for (const each of text.split(",")) {
			const [column = "", value = ""] = each.split(":", 2);
			values[column] = value;
		}
		return values;
	});
	ledgerRowsQuerySchema = z.strictObject({
		/** Rows of this unit and of all within it. */
		unit: ulidSchema,
		level: unitLevelSchema,
		/** First day of the period, and the first day after it. */
		from: calendarDateSchema,
		until: calendarDateSchema,
		filter: ledgerFilterSchema.optional(),
		/** Key of the last row that core has. */
		after: z.string().optional(),
		limit: z.coerce.number().int().min(1).max(200)
	});
	z.object({
		items: z.array(ledgerRowSchema).max(200),
		more: z.boolean()
	});
}));
// ../../packages/contracts/dist/ledgers/routes.js
var access$13, params$16, ledgerSchema, ledgerSealSchema, ledgerEntrySchema, selectionShape, ledgerDifferenceSchema, ledgerRoutes;
var init_routes$8 = __esmMin((() => {
	init_field_class();
	init_reason();
	init_page();
	init_route();
	init_permissions();
	init_sheet_format();
	init_unit();
	init_manifest();
	init_primitives();
	init_person();
	init_ledger();
	init_rows();
	access$13 = {
		kind: "permission",
		permission: corePermissions.ledgerRead
	};
	params$16 = z.object({ id: ledgerIdSchema });
	ledgerSchema = z.object({
		id: ledgerIdSchema,
		title: localizedTextSchema,
		rule: localizedTextSchema,
		usedBy: localizedTextSchema,
		/** Whose it is; null for core's own. */
		plugin: z.object({
			id: z.string(),
			name: localizedTextSchema,
			glyph: z.string(),
			color: bureauColorSchema
		}).nullable(),
		period: ledgerPeriodKindSchema,
		/** Of the units that keep and seal it. */
		unit: unitLevelSchema,
		columns: z.array(ledgerColumnSchema),
		/** Whether the caller may seal it somewhere. */
		maySeal: z.boolean()
	}).meta({ id: "Ledger" });
	ledgerSealSchema = z.object({
		id: ulidSchema,
		unit: unitReferenceSchema,
		period: ledgerPeriodSchema,
		rows: z.number().int(),
		/** SHA-256 over all rows, each chained to the one before, in hexadecimal; stands in the audit too (ADR 0057). */
		hash: z.string(),
		sealedAt: instantSchema,
		sealedBy: z.string()
	}).meta({ id: "LedgerSeal" });
	ledgerEntrySchema = z.object({
		key: internal(z.string()),
		/** Null where the row is about nobody, about somebody whose record is sealed or erased, or whom the caller may not see. */
		person: internal(personSummarySchema.nullable()),
		unitName: internal(z.string()),
		cells: internal(z.record(z.string(), ledgerCellSchema)),
		records: internal(z.array(ledgerRecordSchema))
	}).meta({
		id: "LedgerEntry",
		...aboutPerson
	});
	selectionShape = {
		/** Rows of this unit and of all within it. */
		unit: ulidSchema,
		period: ledgerPeriodSchema,
		/** Values of columns that can be filtered: `tier:high,mode:door`. */
		filter: ledgerFilterSchema.optional(),
		/** Rows with this in the column that is searched, whatever the case. */
		q: z.string().trim().min(1).max(60).optional(),
		/** The rows of this seal, instead of those of today. */
		seal: ulidSchema.optional()
	};
	ledgerDifferenceSchema = z.object({
		key: internal(z.string()),
		kind: internal(z.enum([
			"added",
			"removed",
			"changed"
		])),
		person: internal(personSummarySchema.nullable()),
		changes: internal(z.array(z.object({
			column: z.string(),
			before: ledgerCellSchema,
			after: ledgerCellSchema
		})))
	}).meta({
		id: "LedgerDifference",
		...aboutPerson
	});
	ledgerRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/ledgers",
			summary: "The ledgers that the caller may read, of core and of all plugins, bureau by bureau",
			access: access$13,
			response: z.object({ items: z.array(ledgerSchema) })
		}),
		rows: defineRoute({
			method: "GET",
			path: "/api/v1/ledgers/:id/rows",
			summary: "Rows of a unit and a period, each with the records that it was worked out from",
			access: access$13,
			params: params$16,
			query: z.strictObject({
				...pageQueryShape,
				...selectionShape
			}),
			response: pageOf(ledgerEntrySchema).extend({
				firstDay: calendarDateSchema,
				/** The first day after the period. */
				endDay: calendarDateSchema,
				/** When the rows were read; of a seal, when it was made. */
				asOf: instantSchema,
				/** As the ledger is declared today; of a seal, as it was when it was made. */
				title: localizedTextSchema,
				columns: z.array(ledgerColumnSchema),
				/** Whose rows these are; null: those of today. */
				seal: ledgerSealSchema.nullable()
			})
		}),
		totals: defineRoute({
			method: "GET",
			path: "/api/v1/ledgers/:id/totals",
			summary: "How many rows a selection has and the sums of its columns, as far as was looked",
			access: access$13,
			params: params$16,
			query: z.strictObject(selectionShape),
			response: z.object({
				rows: z.number().int(),
				/** By the columns that are added up; null where no row has a value, which is not zero. */
				sums: z.record(z.string(), z.number().nullable()),
				/** There are rows that were not looked at: rows and sums are of the first ones. */
				more: z.boolean()
			})
		}),
		export: defineRoute({
			method: "GET",
			path: "/api/v1/ledgers/:id/export",
			summary: "All rows of a unit and a period as a spreadsheet; the file says who made it, when and what for",
			access: {
				kind: "permission",
				permission: corePermissions.exportRun
			},
			params: params$16,
			query: z.strictObject({
				...selectionShape,
				format: sheetFormatSchema.default("xlsx"),
				reason: exportReasonSchema
			}),
			response: z.file(),
			media: "application/octet-stream"
		}),
		seals: defineRoute({
			method: "GET",
			path: "/api/v1/ledgers/:id/seals",
			summary: "What was sealed of a unit and of all within it, the newest first",
			access: access$13,
			params: params$16,
			query: z.strictObject({
				...pageQueryShape,
				unit: ulidSchema,
				period: ledgerPeriodSchema.optional()
			}),
			response: pageOf(ledgerSealSchema)
		}),
		seal: defineRoute({
			method: "POST",
			path: "/api/v1/ledgers/:id/seals",
			summary: "Seal a period that is over: its rows are kept as they are now, whatever changes later",
			access: {
				kind: "permission",
				permission: corePermissions.ledgerSeal
			},
			params: params$16,
			body: z.strictObject({
				unitId: ulidSchema,
				period: ledgerPeriodSchema
			}),
			response: ledgerSealSchema,
			status: 201,
			idempotencyKey: "required"
		}),
		differences: defineRoute({
			method: "GET",
			path: "/api/v1/ledgers/:id/seals/:sealId/differences",
			summary: "What is different today from what was sealed",
			access: access$13,
			params: params$16.extend({ sealId: ulidSchema }),
			query: z.strictObject(pageQueryShape),
			response: pageOf(ledgerDifferenceSchema).extend({ 
			/** As they were when the period was sealed: what was before is said in their words. */
columns: z.array(ledgerColumnSchema) })
		}),
		differenceCount: defineRoute({
			method: "GET",
			path: "/api/v1/ledgers/:id/seals/:sealId/differences/count",
			summary: "How many rows are different today from what was sealed, as far as was looked",
			access: access$13,
			params: params$16.extend({ sealId: ulidSchema }),
			response: z.object({
				rows: z.number().int(),
				/** There are rows that were not looked at: so many are different at least. */
				more: z.boolean()
			})
		}),
		unsealed: defineRoute({
			method: "GET",
			path: "/api/v1/ledgers/:id/unsealed",
			summary: "Units that keep the ledger within a unit and have not sealed the period, by their codes",
			access: access$13,
			params: params$16,
			query: z.strictObject({
				...pageQueryShape,
				unit: ulidSchema,
				period: ledgerPeriodSchema
			}),
			response: pageOf(unitReferenceSchema)
		})
	};
}));
// ../../packages/contracts/dist/live/stream.js
var liveTopicSchema, hintSchema, liveCursorSchema, liveRoutes;
var init_stream = __esmMin((() => {
	init_route();
	init_primitives();
	liveTopicSchema = z.enum([
		"task",
		"notice",
		"dispatch",
		"matter",
		"plugin"
	]).meta({ id: "LiveTopic" });
	hintSchema = z.object({
		topic: liveTopicSchema,
		id: ulidSchema
	}).meta({ id: "Hint" });
	liveCursorSchema = z.string().regex(/^[0-9]{1,10}$/, "must be the id of an event of the stream");
	liveRoutes = { 
	/**
	* Events `hint`, and `reset` with no data where the given id is unknown or too old. Every event and heart beat carries
	* the id at which to go on: in the header `Last-Event-ID`, or in `after` where the reader cannot set it.
	*/
stream: defineStream({
		path: "/api/v1/stream",
		summary: "Hints of what changes, as server-sent events; for people, and no use of their session",
		access: { kind: "session" },
		query: z.strictObject({ after: liveCursorSchema.optional() }),
		event: hintSchema
	}) };
}));
// ../../packages/contracts/dist/maps/base-map.js
var lonLatSchema, ringSchema, geometrySchema, baseMapKindSchema, baseMapSchema, mapRoutes;
var init_base_map = __esmMin((() => {
	init_route();
	lonLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
	ringSchema = z.array(lonLatSchema).min(4);
	geometrySchema = z.discriminatedUnion("type", [
		z.object({
			type: z.literal("Point"),
			coordinates: lonLatSchema
		}),
		z.object({
			type: z.literal("LineString"),
			coordinates: z.array(lonLatSchema).min(2)
		}),
		z.object({
			type: z.literal("MultiLineString"),
			coordinates: z.array(z.array(lonLatSchema).min(2))
		}),
		z.object({
			type: z.literal("Polygon"),
			coordinates: z.array(ringSchema).min(1)
		}),
		z.object({
			type: z.literal("MultiPolygon"),
			coordinates: z.array(z.array(ringSchema).min(1))
		})
	]);
	baseMapKindSchema = z.enum([
		"unit",
		"road",
		"water",
		"green",
		"building",
		"place"
	]);
	baseMapSchema = z.object({
		type: z.literal("FeatureCollection"),
		features: z.array(z.object({
			type: z.literal("Feature"),
			properties: z.object({
				kind: baseMapKindSchema,
				name: z.string().max(60).optional()
			}),
			geometry: geometrySchema
		}))
	}).meta({ id: "BaseMap" });
	mapRoutes = { base: defineRoute({
		method: "GET",
		path: "/api/v1/map",
		summary: "What lies under the points of a map: the site’s own style, the district’s plan, or neither",
		access: { kind: "session" },
		response: z.object({
			/** A MapLibre style whose tiles are WGS 84 or Web Mercator. Where there is one, the plan is drawn over it no more. */
			styleUrl: z.url().nullable(),
			plan: baseMapSchema.nullable()
		})
	}) };
}));
// ../../packages/contracts/dist/tasks/routes.js
/** What a new task says that it is about. */
function subjectsOf({ personId, householdId, buildingId }) {
	return [
		personId,
		householdId,
		buildingId
	].filter((id) => id !== void 0);
}
var createTaskSchema, COUNT_CAP, countSchema, taskCountsSchema, taskRoutes;
var init_routes$7 = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_body();
	init_primitives();
	init_task();
	init_task_filter();
	createTaskSchema = z.strictObject({
		type: taskTypeNameSchema,
		/** Default: the title that the type declares. Never holds anything sensitive. */
		title: localizedTextSchema.optional(),
		/** The unit that does the work, in which household or building lie; the person's service grid when left out. */
		unitId: ulidSchema.optional(),
		/** The body of the community whose work it is: only its posts, and those above the community, see the task. */
		body: bodyKindSchema.optional(),
		/** Whom it is about; or, instead, the household or the building as a whole: one of the three, or none. */
		personId: ulidSchema.optional(),
		/** Done at the household's door, whoever of it is met. Where `unitId` is left out, the unit of its building does it. */
		householdId: ulidSchema.optional(),
		/** Stairways, roof, courtyard: on a visit it stands before the building's floors. */
		buildingId: ulidSchema.optional(),
		assigneeId: ulidSchema.optional(),
		/**
		* The round of the admission to which the task belongs: tasks sent under one name count once. Without it each task is
		* a round of its own. One round brings a resident, or the household, building or unit that it is about, as many tasks as its admission says.
		*/
		round: z.string().regex(/^[A-Za-z0-9:._-]{1,80}$/, "must be 1 to 80 letters, digits or :._-").optional(),
		/**
		* The task of this plugin, on the same resident, household, building or unit, that gave rise to this one: no new round. A case has each kind
		* once in a row and once for each task, and what ended some time ago gives rise to nothing.
		*/
		parentTaskId: ulidSchema.optional(),
		dueAt: instantSchema.optional(),
		/** Instead of `dueAt`: the end of the last of so many working days (工作日) after today, by the notices of holidays. */
		due: z.strictObject({ workingDays: z.number().int().min(1).max(250) }).optional(),
		payload: jsonSchema.optional()
	}).refine((task) => task.unitId !== void 0 || subjectsOf(task).length > 0, {
		message: "give unitId, personId, householdId or buildingId",
		path: ["unitId"]
	}).refine((task) => subjectsOf(task).length <= 1, {
		message: "give one of personId, householdId and buildingId",
		path: ["personId"]
	}).refine((task) => task.dueAt === void 0 || task.due === void 0, {
		message: "give dueAt or due, not both",
		path: ["due"]
	});
	COUNT_CAP = 1e3;
	countSchema = z.number().int().min(0).max(COUNT_CAP);
	taskCountsSchema = z.object({
		mine: countSchema,
		unit: countSchema,
		sent: countSchema,
		following: countSchema,
		overdue: countSchema,
		today: countSchema,
		soon: countSchema,
		overseen: countSchema,
		bySource: z.array(z.object({
			pluginId: z.string(),
			count: countSchema
		}))
	}).meta({ id: "TaskCounts" });
	taskRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/tasks",
			summary: "Tasks of a box, most urgent first; ended ones newest first",
			access: {
				kind: "permission",
				permission: corePermissions.taskRead
			},
			query: z.strictObject({
				...pageQueryShape,
				...taskFilterQueryShape
			}),
			response: pageOf(taskSummarySchema)
		}),
		counts: defineRoute({
			method: "GET",
			path: "/api/v1/tasks/counts",
			summary: "How many open tasks each box holds",
			access: {
				kind: "permission",
				permission: corePermissions.taskRead
			},
			query: z.strictObject({ box: taskBoxSchema.default("mine") }),
			response: taskCountsSchema
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/tasks/:id",
			summary: "One task with its timeline and what the caller may do",
			access: {
				kind: "permission",
				permission: corePermissions.taskRead
			},
			params: z.object({ id: ulidSchema }),
			response: taskSchema
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/tasks",
			summary: "Create a task of a type that the calling plugin declares",
			access: {
				kind: "permission",
				permission: corePermissions.taskCreate
			},
			body: createTaskSchema,
			response: taskSchema,
			status: 201,
			idempotencyKey: "required"
		}),
		act: defineRoute({
			method: "POST",
			path: "/api/v1/tasks/:id/actions/:action",
			summary: "Accept, start, submit (with result and Idempotency-Key), return (with note) or cancel a task; resend a returned one (with note); claim, release, assign or transfer it; for a plugin, approve or sendBack (with note) what was collected",
			access: {
				kind: "permission",
				permission: corePermissions.taskRead
			},
			params: z.object({
				id: ulidSchema,
				action: taskActionSchema
			}),
			body: z.strictObject({
				/** For `submit`: what the form collected, checked against the type's schema. */
				result: jsonSchema.optional(),
				note: z.string().trim().min(1).max(500).optional(),
				/** For `assign` and `transfer`: who does it from now on. */
				assigneeId: ulidSchema.optional(),
				/** For `transfer`: the unit that it goes to, instead of a person. */
				unitId: ulidSchema.optional(),
				/** For `transfer` to a unit: the body there whose work it is; else the one of the same kind. */
				body: bodyKindSchema.optional(),
				/** For `resend`: by when from now on; the deadline stays when left out. */
				dueAt: instantSchema.optional(),
				version: z.number().int().optional()
			}),
			/** The task is null once the caller no longer sees it: it went to somebody else. */
			response: z.object({
				task: taskSchema.nullable(),
				submission: submissionSchema.nullable()
			}),
			idempotencyKey: "optional"
		})
	};
}));
// ../../packages/contracts/dist/maps/position.js
var positionSchema;
var init_position = __esmMin((() => {
	positionSchema = z.strictObject({
		longitude: z.number().min(-180).max(180),
		latitude: z.number().min(-90).max(90)
	}).meta({ id: "Position" });
}));
// ../../packages/contracts/dist/matters/matter.js
var matterStageSchema, matterSourceSchema, matterRouteSchema, matterCategorySchema, matterHandlerKindSchema, matterTargetSchema, sentence$1, contactSchema, newMatterSchema, matterActionSchema, matterGradeSchema, matterActSchema, matterHolderSchema, placeShape$1, matterOutcomeSchema, matterSummarySchema, matterPointSchema, matterEventSchema, matterContactSchema, matterSchema, matterChoiceSchema;
var init_matter = __esmMin((() => {
	init_field_class();
	init_position();
	init_body();
	init_unit();
	init_manifest();
	init_primitives();
	init_task();
	init_category_code();
	matterStageSchema = z.enum([
		"openCase",
		"dispatch",
		"handle",
		"feedBack",
		"verify",
		"evaluate",
		"closed"
	]).meta({ id: "MatterStage" });
	matterSourceSchema = z.enum([
		"staff",
		"public",
		"superior",
		"camera"
	]).meta({ id: "MatterSource" });
	matterRouteSchema = z.discriminatedUnion("kind", [
		z.object({ kind: z.literal("community") }),
		z.object({
			kind: z.literal("bureau"),
			bureau: bureauColorSchema
		}),
		z.object({
			kind: z.literal("partner"),
			partner: partnerKindSchema
		})
	]);
	matterCategorySchema = z.object({
		code: matterCategoryCodeSchema,
		title: localizedTextSchema,
		usually: matterRouteSchema
	}).meta({ id: "MatterCategory" });
	matterHandlerKindSchema = z.enum([
		"staff",
		"body",
		"agency",
		"partner",
		"plugin"
	]).meta({ id: "MatterHandlerKind" });
	matterTargetSchema = z.discriminatedUnion("kind", [z.strictObject({
		kind: z.literal("plugin"),
		id: pluginIdSchema
	}), z.strictObject({
		kind: z.enum([
			"staff",
			"body",
			"agency",
			"partner",
			"unit"
		]),
		id: ulidSchema
	})]);
	sentence$1 = z.string().trim().min(1).max(500);
	contactSchema = z.strictObject({
		name: z.string().trim().min(1).max(50).nullable().default(null),
		phone: z.string().regex(/^\+?[\d-]{7,20}$/, "must be a phone number").nullable().default(null)
	});
	newMatterSchema = z.strictObject({
		/** What it is, in one sentence. */
		title: z.string().trim().min(2).max(100),
		description: z.string().trim().max(2e3).default(""),
		category: matterCategoryCodeSchema,
		source: matterSourceSchema.default("staff"),
		place: z.strictObject({
			/** The unit where it is; that of the building where one is named. */
			unitId: ulidSchema,
			buildingId: ulidSchema.nullable().default(null),
			/** A dwelling of that building. */
			dwellingId: ulidSchema.nullable().default(null),
			/** Where exactly, in words: 3 单元门口. */
			text: z.string().trim().max(200).default(""),
			position: positionSchema.nullable().default(null)
		}),
		contact: contactSchema.nullable().default(null)
	}).refine(({ place }) => place.dwellingId === null || place.buildingId !== null, {
		message: "name the building of the dwelling too",
		path: ["place", "buildingId"]
	}).refine(({ source, contact }) => contact === null || source === "public", {
		message: "only what a resident reported has a resident to ask",
		path: ["contact"]
	}).meta({ id: "NewMatter" });
	matterActionSchema = z.enum([...[
		"openCase",
		"decline",
		"dispatch",
		"passUp",
		"sendBack",
		"transfer",
		"recall"
	], ...[
		"start",
		"feedBack",
		"verify",
		"reject",
		"confirm",
		"reopen",
		"withdraw"
	]]).meta({ id: "MatterAction" });
	matterGradeSchema = z.enum([
		"satisfied",
		"acceptable",
		"dissatisfied"
	]).meta({ id: "MatterGrade" });
	matterActSchema = z.strictObject({
		/** What was done, or why; every action but `openCase`, `dispatch`, `start`, `verify` and `confirm` asks for it. */
		note: sentence$1.optional(),
		/** For `dispatch` and `transfer`. */
		target: matterTargetSchema.optional(),
		/** For `openCase`, where the reporter chose another one. */
		category: matterCategoryCodeSchema.optional(),
		/** For `confirm`. */
		grade: matterGradeSchema.optional(),
		/** The version that the caller saw: 409 where the matter has changed since. */
		version: z.number().int().optional()
	});
	matterHolderSchema = z.object({
		kind: z.enum([
			"unit",
			"reporter",
			...matterHandlerKindSchema.options
		]),
		name: z.string(),
		/** Who of an agency, body or partner has begun it. */
		person: z.object({
			id: ulidSchema,
			name: z.string()
		}).nullable(),
		since: instantSchema,
		dueAt: instantSchema
	}).meta({ id: "MatterHolder" });
	placeShape$1 = {
		unit: unitReferenceSchema,
		/** With the community’s name for a grid. */
		unitName: z.string(),
		building: z.string().nullable(),
		/** Entrance and door, where it is about one dwelling. */
		door: internal(z.string().nullable()),
		text: z.string(),
		/** The reporter’s position, else the building’s. */
		position: positionSchema.nullable()
	};
	matterOutcomeSchema = z.enum([
		"handled",
		"declined",
		"withdrawn"
	]).meta({ id: "MatterOutcome" });
	matterSummarySchema = z.object({
		id: ulidSchema,
		title: z.string(),
		category: matterCategorySchema,
		source: matterSourceSchema,
		stage: matterStageSchema,
		outcome: matterOutcomeSchema.nullable(),
		place: z.object(placeShape$1),
		/** The level whose unit decides about the matter now. */
		level: unitLevelSchema,
		/** Null once the matter is closed. */
		holder: matterHolderSchema.nullable(),
		reporter: actorSchema,
		reportedAt: instantSchema,
		closedAt: instantSchema.nullable(),
		reopenings: z.number().int()
	}).meta({ id: "MatterSummary" });
	matterPointSchema = z.object({
		id: ulidSchema,
		stage: matterStageSchema,
		overdue: z.boolean(),
		position: positionSchema
	}).meta({ id: "MatterPoint" });
	matterEventSchema = z.object({
		id: ulidSchema,
		at: instantSchema,
		actor: actorSchema,
		/** `report` begins it; `lapse`: closed by the rule since the reporter did not answer. */
		action: z.enum([
			...matterActionSchema.options,
			"report",
			"lapse"
		]),
		/** The unit or handler that it went to. */
		target: z.string().nullable(),
		note: z.string().nullable(),
		/** Whose deputy acted. */
		onBehalfOf: z.string().nullable(),
		/** Until when the next step is due; null where none follows. */
		dueAt: instantSchema.nullable()
	}).meta({ id: "MatterEvent" });
	matterContactSchema = z.object({
		name: internal(z.string().nullable()),
		phone: sensitive(z.string().nullable(), "phone")
	}).meta({
		id: "MatterContact",
		...aboutPerson
	});
	matterSchema = matterSummarySchema.extend({
		description: z.string(),
		contact: matterContactSchema.nullable(),
		/** The caller may see the contact whole, for a reason. */
		revealable: z.boolean(),
		evaluation: z.object({
			grade: matterGradeSchema,
			comment: z.string().nullable()
		}).nullable(),
		reopeningsLeft: z.number().int(),
		/** Newest first. */
		events: z.array(matterEventSchema),
		/** What the caller may do now, primary action first. */
		actions: z.array(matterActionSchema),
		version: z.number().int()
	}).meta({ id: "Matter" });
	matterChoiceSchema = z.object({
		target: matterTargetSchema,
		name: z.string(),
		/** What kind of body, agency or partner it is, or the unit of somebody. */
		detail: localizedTextSchema,
		/** The category usually goes there. */
		usual: z.boolean()
	}).meta({ id: "MatterChoice" });
}));
// ../../packages/contracts/dist/matters/routes.js
var access$12, params$15, matterBoxSchema, filterShape, narrowingShape, matterExportSchema, MATTERS_ON_MAP, count$2, photoParams, matterRoutes, matterPhotoRoutes;
var init_routes$6 = __esmMin((() => {
	init_field_class();
	init_reveal();
	init_routes$15();
	init_reason();
	init_page();
	init_route();
	init_permissions();
	init_sheet_format();
	init_primitives();
	init_conversation();
	init_routes$7();
	init_category_code();
	init_matter();
	access$12 = {
		kind: "permission",
		permission: corePermissions.matterRead
	};
	params$15 = z.object({ id: ulidSchema });
	matterBoxSchema = z.enum([
		"mine",
		"reported",
		"unit"
	]).meta({ id: "MatterBox" });
	filterShape = {
		box: matterBoxSchema.default("unit"),
		category: matterCategoryCodeSchema.optional(),
		/** The unit and all within it. */
		unit: ulidSchema.optional()
	};
	narrowingShape = {
		...filterShape,
		/** Without one, all that are open. */
		stage: matterStageSchema.optional(),
		overdue: z.stringbool().default(false)
	};
	matterExportSchema = z.strictObject({
		filter: z.strictObject({
			...narrowingShape,
			overdue: z.boolean().default(false)
		}),
		format: sheetFormatSchema,
		reason: exportReasonSchema
	}).meta({ id: "MatterExport" });
	MATTERS_ON_MAP = 1e3;
	count$2 = z.number().int().min(0).max(COUNT_CAP);
	photoParams = z.object({
		id: ulidSchema,
		photoId: ulidSchema
	});
	matterRoutes = {
		categories: defineRoute({
			method: "GET",
			path: "/api/v1/matter-categories",
			summary: "Categories of today, and where their matters usually go",
			access: access$12,
			response: z.object({ items: z.array(matterCategorySchema) })
		}),
		list: defineRoute({
			method: "GET",
			path: "/api/v1/matters",
			summary: "Matters of a box: open ones, the most urgent first; with stage=closed the closed ones, newest first",
			access: access$12,
			query: z.strictObject({
				...pageQueryShape,
				...narrowingShape
			}),
			response: pageOf(matterSummarySchema)
		}),
		counts: defineRoute({
			method: "GET",
			path: "/api/v1/matters/counts",
			summary: "How many open matters of a box wait for each step",
			access: access$12,
			query: z.strictObject(filterShape),
			response: z.object({
				stages: z.array(z.object({
					stage: matterStageSchema,
					count: count$2
				})),
				overdue: count$2
			})
		}),
		map: defineRoute({
			method: "GET",
			path: "/api/v1/matters/map",
			summary: `Where the matters of a box are, the ${MATTERS_ON_MAP} most urgent at most; what they are stands in the list`,
			access: access$12,
			query: z.strictObject(narrowingShape),
			response: z.object({
				items: z.array(matterPointSchema),
				/** Of those looked at, how many have no position. */
				unplaced: z.number().int().min(0).max(MATTERS_ON_MAP),
				/** There are matters beyond those looked at. */
				more: z.boolean()
			})
		}),
		export: defineRoute({
			method: "POST",
			path: "/api/v1/matters/export",
			summary: "A list of matters as a spreadsheet: the rows that it shows and no others",
			access: {
				kind: "permission",
				permission: corePermissions.exportRun
			},
			body: matterExportSchema,
			response: z.file(),
			status: 200,
			media: "application/octet-stream"
		}),
		report: defineRoute({
			method: "POST",
			path: "/api/v1/matters",
			summary: "Report a matter; the unit of its place has it from then on",
			access: {
				kind: "permission",
				permission: corePermissions.matterReport
			},
			body: newMatterSchema,
			response: matterSchema,
			status: 201,
			idempotencyKey: "required"
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/matters/:id",
			summary: "One matter: who has it until when, what was done, and what the caller may do",
			access: access$12,
			params: params$15,
			response: matterSchema
		}),
		act: defineRoute({
			method: "POST",
			path: "/api/v1/matters/:id/actions/:action",
			summary: "Move a matter on: open, dispatch, pass up, send back, handle, verify, confirm, reopen or withdraw it",
			access: access$12,
			params: z.object({
				id: ulidSchema,
				action: matterActionSchema
			}),
			body: matterActSchema,
			/** Null once the caller no longer sees it. */
			response: z.object({ matter: matterSchema.nullable() })
		}),
		choices: defineRoute({
			method: "GET",
			path: "/api/v1/matters/:id/choices",
			summary: "To whom the caller may give the matter now, those first to whom its category usually goes",
			access: access$12,
			params: params$15,
			query: z.strictObject({ action: z.enum(["dispatch", "transfer"]) }),
			response: z.object({ items: z.array(matterChoiceSchema) })
		}),
		reveal: defineRoute({
			method: "POST",
			path: "/api/v1/matters/:id/reveal",
			summary: `The resident who reported it, whole, for a reason that is recorded; hidden again after 60 s`,
			access: {
				kind: "permission",
				permission: corePermissions.personReveal
			},
			params: params$15,
			body: z.strictObject({ reason: actReasonSchema }),
			response: z.object({
				name: internal(z.string().nullable()),
				phone: sensitive(z.string().nullable(), "phone"),
				/** Seconds. */
				hideAfter: internal(z.number().int())
			}).meta({
				id: "MatterContactRevealed",
				...aboutPerson
			}),
			reveals: true
		})
	};
	matterPhotoRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/matters/:id/photos",
			summary: "Photos and papers of a matter, oldest first",
			access: access$12,
			params: params$15,
			response: z.object({
				items: z.array(taskAttachmentSchema),
				addable: z.boolean()
			})
		}),
		add: defineRoute({
			method: "POST",
			path: "/api/v1/matters/:id/photos",
			summary: "Add a photo (JPEG, PNG, WebP) or a PDF of up to 10 MB to an open matter; where and when a photo was taken is taken out",
			access: access$12,
			params: params$15,
			body: uploadSchema,
			bodyMedia: "multipart/form-data",
			response: taskAttachmentSchema,
			status: 201
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/matters/:id/photos/:photoId",
			summary: "The content of a photo",
			access: access$12,
			params: photoParams,
			response: z.file(),
			media: "application/octet-stream"
		}),
		remove: defineRoute({
			method: "DELETE",
			path: "/api/v1/matters/:id/photos/:photoId",
			summary: "Take away an own photo while the matter is open",
			access: access$12,
			params: photoParams
		})
	};
})), noticeKindSchema, noticeBoxSchema, noticeSchema;
var init_notice = __esmMin((() => {
	init_primitives();
	init_task();
	init_task_filter();
	noticeKindSchema = z.enum([
		"assigned",
		"arrived",
		"taken",
		"returned",
		"refused",
		"sentBack",
		"resultRefused",
		"recalled",
		"mentioned",
		"commented",
		"dueSoon",
		"overdue",
		"reminded",
		"overseen",
		"escalated",
		"handled",
		"admissionReturned",
		"admissionRefused",
		"admissionPublished",
		"admissionEnding",
		"admissionEnded"
	]).meta({ id: "NoticeKind" });
	noticeKindSchema.extract([
		"admissionReturned",
		"admissionRefused",
		"admissionPublished",
		"admissionEnding",
		"admissionEnded"
	]);
	noticeBoxSchema = taskBoxSchema.extract(["mine", "unit"]).meta({ id: "NoticeBox" });
	noticeSchema = z.object({
		id: ulidSchema,
		kind: noticeKindSchema,
		at: instantSchema,
		/** Who gave rise to it; null: the clock. */
		by: z.string().nullable(),
		unread: z.boolean(),
		/** One task of which it speaks, the only one where `tasks` is 1; null where it speaks of an admission. */
		taskId: ulidSchema.nullable(),
		/** Of how many tasks it speaks, 0 of an admission: what the clock tells one person of one kind in one day is one notice. */
		tasks: z.number().int().min(0),
		/** Where those tasks are; null: the notice was given for its task alone. */
		box: noticeBoxSchema.nullable(),
		/** Null where the task is no longer the caller’s to see. Of confidential work it says only whose it is. */
		task: z.object({
			title: localizedTextSchema,
			source: taskSourceSchema
		}).nullable(),
		/** Of which admission it speaks; its name is null where it is no longer the caller’s to see. */
		admission: z.object({
			id: ulidSchema,
			name: z.string().nullable()
		}).nullable()
	}).meta({ id: "Notice" });
}));
// ../../packages/contracts/dist/notices/routes.js
var access$11, noticeRoutes;
var init_routes$5 = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_notice();
	access$11 = {
		kind: "permission",
		permission: corePermissions.taskRead
	};
	noticeRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/notices",
			summary: "What the caller was told of tasks and admissions, newest first",
			access: access$11,
			query: z.strictObject({
				...pageQueryShape,
				unread: z.stringbool().default(false)
			}),
			response: pageOf(noticeSchema)
		}),
		count: defineRoute({
			method: "GET",
			path: "/api/v1/notices/count",
			summary: "How many of them the caller has not read",
			access: access$11,
			response: z.object({ unread: z.number().int().min(0).max(100) })
		}),
		read: defineRoute({
			method: "POST",
			path: "/api/v1/notices/:id/read",
			summary: "Mark one as read; again changes nothing",
			access: access$11,
			params: z.object({ id: ulidSchema }),
			status: 204
		}),
		readAll: defineRoute({
			method: "POST",
			path: "/api/v1/notices/read",
			summary: "Mark all as read up to one, so that none is lost that came meanwhile",
			access: access$11,
			body: z.strictObject({ upTo: ulidSchema }),
			status: 204
		})
	};
}));
// ../../packages/contracts/dist/oauth/service-account.js
var coreServiceGrantSchema, pluginServiceGrantSchema, serviceGrantSchema, serviceAccountSchema, serviceCredentialsSchema, access$10, params$14, serviceAccountRoutes;
var init_service_account = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_unit();
	init_primitives();
	coreServiceGrantSchema = z.enum([
		corePermissions.orgUnitRead,
		corePermissions.personRead,
		corePermissions.taskRead
	]);
	pluginServiceGrantSchema = permissionNameSchema.refine((name) => !name.startsWith("core:"), { message: "of core’s permissions only those that read" });
	serviceGrantSchema = z.union([coreServiceGrantSchema, pluginServiceGrantSchema]).meta({ id: "ServiceGrant" });
	serviceAccountSchema = z.object({
		id: ulidSchema,
		name: z.string(),
		clientId: z.string(),
		grants: z.array(serviceGrantSchema),
		/** Those of them that exist today. */
		units: z.array(unitReferenceSchema),
		disabled: z.boolean(),
		createdAt: instantSchema,
		/** Secrets that open it now; `expiresAt` is null for the newest. */
		secrets: z.array(z.object({
			createdAt: instantSchema,
			expiresAt: instantSchema.nullable()
		}))
	}).meta({ id: "ServiceAccount" });
	serviceCredentialsSchema = z.object({
		serviceAccount: serviceAccountSchema,
		clientSecret: z.string()
	});
	access$10 = {
		kind: "permission",
		permission: corePermissions.securityManage
	};
	params$14 = z.object({ id: ulidSchema });
	serviceAccountRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/service-accounts",
			summary: "Service accounts of integrators, the newest first",
			access: access$10,
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(serviceAccountSchema)
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/service-accounts",
			summary: "A service account for an integrator",
			access: access$10,
			stepUp: true,
			body: z.strictObject({
				name: z.string().trim().min(1).max(100),
				grants: z.array(serviceGrantSchema).min(1),
				unitIds: z.array(ulidSchema).min(1).max(100)
			}),
			response: serviceCredentialsSchema,
			status: 201
		}),
		update: defineRoute({
			method: "PATCH",
			path: "/api/v1/service-accounts/:id",
			summary: "Disable or enable a service account; its tokens are refused from the next request on",
			access: access$10,
			stepUp: true,
			params: params$14,
			body: z.strictObject({ disabled: z.boolean() }),
			response: serviceAccountSchema
		}),
		renewSecret: defineRoute({
			method: "POST",
			path: "/api/v1/service-accounts/:id/secrets",
			summary: "A new secret; the former ones open for a while longer, so that the change needs no outage",
			access: access$10,
			stepUp: true,
			params: params$14,
			body: z.strictObject({ overlapHours: z.number().int().min(0).max(168).default(24) }),
			response: serviceCredentialsSchema,
			status: 201
		})
	};
}));
// ../../packages/contracts/dist/oauth/signing-key.js
var signingKeySchema, access$9, path, signingKeyRoutes;
var init_signing_key = __esmMin((() => {
	init_route();
	init_permissions();
	init_primitives();
	signingKeySchema = z.object({
		kid: z.string(),
		createdAt: instantSchema,
		signsFrom: instantSchema,
		state: z.enum([
			"next",
			"signing",
			"verifying"
		])
	}).meta({ id: "SigningKey" });
	access$9 = {
		kind: "permission",
		permission: corePermissions.securityManage
	};
	path = "/api/v1/security/signing-keys";
	signingKeyRoutes = {
		list: defineRoute({
			method: "GET",
			path,
			summary: "Keys of core’s tokens, the newest first",
			access: access$9,
			response: z.object({ items: z.array(signingKeySchema) })
		}),
		rotate: defineRoute({
			method: "POST",
			path,
			summary: "Make a new signing key; nothing in flight fails",
			access: access$9,
			stepUp: true,
			response: signingKeySchema,
			status: 201
		})
	};
}));
// ../../packages/contracts/dist/oauth/token.js
var USER_TOKEN_HEADER, tokenPostSchema, pluginTokenClaimsSchema, oauthRoutes;
var init_token = __esmMin((() => {
	init_route();
	init_unit();
	init_primitives();
	USER_TOKEN_HEADER = "yige-user-token";
	tokenPostSchema = z.object({
		id: ulidSchema,
		unitId: ulidSchema,
		level: unitLevelSchema,
		/** The plugin's own permissions that this post holds. */
		permissions: z.array(z.string())
	});
	pluginTokenClaimsSchema = z.object({
		iss: z.string(),
		aud: z.string(),
		sub: z.string(),
		use: z.enum([
			"user",
			"service",
			"platform"
		]),
		name: z.string(),
		posts: z.array(tokenPostSchema),
		/** The one post under which the holder acts; absent or null: all of them. Core holds calls with the token to it. */
		actingPostId: ulidSchema.nullable().optional(),
		/** Units at the top of the holder's scope. */
		units: z.array(ulidSchema),
		/** Version of the plugin that was called. */
		version: z.string(),
		jti: z.string(),
		iat: z.number(),
		exp: z.number()
	});
	oauthRoutes = {
		token: defineRoute({
			method: "POST",
			path: "/api/v1/oauth/token",
			summary: "Client credentials grant (RFC 6749 §4.4), form-encoded; for plugins and integrators",
			access: { kind: "public" },
			body: z.object({
				grant_type: z.literal("client_credentials"),
				client_id: z.string().min(1).max(100),
				client_secret: z.string().min(1).max(200)
			}),
			response: z.object({
				access_token: z.string(),
				token_type: z.literal("Bearer"),
				expires_in: z.number().int()
			})
		}),
		keys: defineRoute({
			method: "GET",
			path: "/api/v1/oauth/jwks",
			summary: "Public keys that verify core’s tokens (RFC 7517)",
			access: { kind: "public" },
			response: z.object({ keys: z.array(z.record(z.string(), z.unknown())) })
		})
	};
}));
// ../../packages/contracts/dist/org/norms.js
var count$1, normSourceSchema, staffingSchema, premisesCheckSchema, sizeCheckSchema, unitNormsSchema, shortfallKindSchema, shortfallSchema, access$8, normRoutes;
var init_norms = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_unit();
	count$1 = z.number().int().min(0);
	normSourceSchema = z.object({
		rule: localizedTextSchema,
		source: localizedTextSchema,
		validFrom: calendarDateSchema,
		/** False: found in one source only, so a parameter to be checked locally. */
		confirmed: z.boolean()
	}).meta({ id: "NormSource" });
	staffingSchema = z.object({
		wanted: count$1,
		filled: count$1,
		vacant: count$1,
		surplus: count$1,
		norm: normSourceSchema,
		/** What other rules in use elsewhere would give; only for a community. */
		others: z.array(z.object({
			wanted: count$1,
			norm: normSourceSchema
		}))
	}).meta({ id: "Staffing" });
	premisesCheckSchema = z.object({
		squareMetres: count$1,
		wanted: count$1,
		short: count$1,
		norm: normSourceSchema
	}).meta({ id: "PremisesCheck" });
	sizeCheckSchema = z.object({
		state: z.enum([
			"within",
			"over",
			"under"
		]),
		minimum: count$1,
		maximum: count$1,
		norm: normSourceSchema
	}).meta({ id: "SizeCheck" });
	unitNormsSchema = z.object({
		unit: unitReferenceSchema,
		/** The day of the figures: today. */
		on: calendarDateSchema,
		households: count$1,
		population: count$1,
		communities: count$1,
		grids: count$1,
		/** Null for a grid. */
		staffing: staffingSchema.nullable(),
		/** Only for a community. */
		premises: premisesCheckSchema.nullable(),
		/** For communities and grids to which a size applies. */
		size: sizeCheckSchema.nullable(),
		/** How many units within it fall short, by kind of shortfall. */
		shortfalls: z.object({
			staffing: count$1,
			premises: count$1,
			size: count$1
		})
	}).meta({ id: "UnitNorms" });
	shortfallKindSchema = z.enum([
		"premises",
		"staffing",
		"size"
	]).meta({ id: "ShortfallKind" });
	shortfallSchema = z.object({
		unit: unitReferenceSchema,
		code: z.string(),
		/** Name of the unit above. */
		within: z.string().nullable(),
		households: count$1,
		/** What there is and what there should be: square metres, posts or households. For a size the bound that is missed. */
		actual: count$1,
		wanted: count$1,
		/** By how much; of a size that is too small, how many households are missing. */
		difference: count$1,
		direction: z.enum(["short", "over"])
	}).meta({ id: "Shortfall" });
	access$8 = {
		kind: "permission",
		permission: corePermissions.orgUnitRead
	};
	normRoutes = {
		ofUnit: defineRoute({
			method: "GET",
			path: "/api/v1/org/units/:id/norms",
			summary: "Households, posts and premises of a unit against the norms",
			access: access$8,
			params: z.object({ id: ulidSchema }),
			response: unitNormsSchema
		}),
		shortfalls: defineRoute({
			method: "GET",
			path: "/api/v1/org/shortfalls",
			summary: "Units within the caller’s scope that a norm doesn’t cover, by code",
			access: access$8,
			query: z.strictObject({
				...pageQueryShape,
				kind: shortfallKindSchema,
				/** Only within this unit. */
				unit: ulidSchema.optional()
			}),
			response: pageOf(shortfallSchema).extend({ norms: z.array(normSourceSchema) })
		})
	};
})), newUnitShape, reorganisationTargetSchema, reorganisationChangeSchema, basisDocumentSchema, reorganisationProposalSchema, reorganisationFiguresSchema, reorganisationUnitSchema, reorganisationOptionSchema, reorganisationDecisionSchema, reorganisationNoteSchema, reorganisationPreviewSchema, reorganisationStateSchema, personSchema, reorganisationSummarySchema, reorganisationSchema, lineageUnitSchema, lineageStepSchema, unitLineageSchema, unitTodaySchema;
var init_reorganisation = __esmMin((() => {
	init_problem();
	init_permissions();
	init_primitives();
	init_body();
	init_unit();
	newUnitShape = {
		code: z.string().regex(/^\d{6}(\d{3}){0,3}$/, "must be a division code of 6, 9, 12 or 15 digits"),
		name: z.string().trim().min(1).max(100),
		kind: unitKindSchema
	};
	reorganisationTargetSchema = z.discriminatedUnion("identity", [z.strictObject({
		identity: z.literal("kept"),
		unit: ulidSchema
	}), z.strictObject({
		identity: z.literal("new"),
		...newUnitShape
	})]).meta({ id: "ReorganisationTarget" });
	reorganisationChangeSchema = z.discriminatedUnion("change", [
		z.strictObject({
			change: z.literal("merge"),
			units: z.array(ulidSchema).min(2).max(200),
			into: reorganisationTargetSchema
		}),
		z.strictObject({
			change: z.literal("split"),
			unit: ulidSchema,
			parts: z.array(z.strictObject({
				into: reorganisationTargetSchema,
				units: z.array(ulidSchema).min(1).max(2e3)
			})).min(2).max(20)
		}),
		z.strictObject({
			change: z.literal("move"),
			units: z.array(ulidSchema).min(1).max(2e3),
			parent: ulidSchema
		}),
		z.strictObject({
			change: z.literal("rename"),
			unit: ulidSchema,
			name: newUnitShape.name.optional(),
			code: newUnitShape.code.optional(),
			kind: newUnitShape.kind.optional()
		}),
		z.strictObject({
			change: z.literal("abolish"),
			units: z.array(ulidSchema).min(1).max(100)
		}),
		z.strictObject({
			change: z.literal("open"),
			parent: ulidSchema,
			...newUnitShape,
			units: z.array(ulidSchema).max(2e3).default([])
		}),
		z.strictObject({
			change: z.literal("close"),
			unit: ulidSchema
		})
	]).meta({ id: "ReorganisationChange" });
	basisDocumentSchema = z.strictObject({
		number: z.string().trim().min(1).max(60),
		title: z.string().trim().min(1).max(200),
		issuer: z.string().trim().min(1).max(100),
		date: calendarDateSchema
	}).meta({ id: "BasisDocument" });
	reorganisationProposalSchema = z.strictObject({
		/** First day of the new order; today or later. */
		effectiveOn: calendarDateSchema,
		/** Basis and reason may be left out of a dry run. */
		basis: basisDocumentSchema.optional(),
		reason: z.string().trim().min(1).max(500).optional(),
		changes: z.array(reorganisationChangeSchema).min(1).max(500),
		/** The choice for each key of the preview's decisions. */
		decisions: z.record(z.string().max(80), z.string().max(80)).default({})
	}).meta({ id: "ReorganisationProposal" });
	reorganisationFiguresSchema = z.object({
		units: z.number().int(),
		households: z.number().int(),
		residents: z.number().int(),
		buildings: z.number().int(),
		openTasks: z.number().int(),
		appointments: z.number().int()
	}).meta({ id: "ReorganisationFigures" });
	reorganisationUnitSchema = z.object({
		key: z.string(),
		code: z.string(),
		name: z.string(),
		level: unitLevelSchema,
		kind: unitKindSchema,
		parent: z.string().nullable(),
		/** Keys of the units that it goes on from (after) or ends in (before); itself where it stays. */
		counterparts: z.array(z.string()),
		/** Only of units whose extent changes. */
		figures: reorganisationFiguresSchema.nullable()
	}).meta({ id: "ReorganisationUnit" });
	reorganisationOptionSchema = z.discriminatedUnion("kind", [
		z.object({
			kind: z.literal("unit"),
			value: z.string(),
			name: z.string()
		}),
		z.object({
			kind: z.literal("holder"),
			value: z.string(),
			name: z.string(),
			unit: z.string()
		}),
		z.object({
			kind: z.literal("end"),
			value: z.literal("end")
		})
	]);
	reorganisationDecisionSchema = z.object({
		key: z.string(),
		subject: z.discriminatedUnion("kind", [
			z.object({
				kind: z.literal("ownMatters"),
				unit: z.string()
			}),
			z.object({
				kind: z.literal("body"),
				unit: z.string(),
				body: bodyKindSchema,
				name: z.string()
			}),
			z.object({
				kind: z.literal("partner"),
				unit: z.string(),
				name: z.string()
			}),
			z.object({
				kind: z.literal("appointment"),
				unit: z.string(),
				role: roleSchema,
				person: z.string()
			}),
			z.object({
				kind: z.literal("leader"),
				unit: z.string(),
				role: roleSchema
			})
		]),
		options: z.array(reorganisationOptionSchema),
		chosen: z.string().nullable()
	}).meta({ id: "ReorganisationDecision" });
	reorganisationNoteSchema = z.discriminatedUnion("kind", [
		z.object({
			kind: z.literal("recoded"),
			units: z.number().int()
		}),
		z.object({
			kind: z.literal("leaderless"),
			unit: z.string()
		}),
		z.object({
			kind: z.literal("appointmentsFollow"),
			count: z.number().int()
		}),
		z.object({
			kind: z.literal("bodiesFollow"),
			count: z.number().int()
		}),
		z.object({
			kind: z.literal("agenciesFollow"),
			count: z.number().int()
		})
	]);
	reorganisationPreviewSchema = z.object({
		before: z.array(reorganisationUnitSchema),
		after: z.array(reorganisationUnitSchema),
		decisions: z.array(reorganisationDecisionSchema),
		notes: z.array(reorganisationNoteSchema)
	}).meta({ id: "ReorganisationPreview" });
	reorganisationStateSchema = z.enum([
		"proposed",
		"approved",
		"executing",
		"done",
		"rejected",
		"withdrawn",
		"failed"
	]).meta({ id: "ReorganisationState" });
	personSchema = z.object({
		id: ulidSchema,
		name: z.string()
	});
	reorganisationSummarySchema = z.object({
		id: ulidSchema,
		state: reorganisationStateSchema,
		effectiveOn: calendarDateSchema,
		basis: basisDocumentSchema,
		reason: z.string(),
		/** The steps in names as they were when it was proposed; a long one names the first few. */
		outline: z.array(z.object({
			change: z.enum([
				"merge",
				"split",
				"move",
				"rename",
				"abolish",
				"open",
				"close"
			]),
			from: z.array(z.string()),
			to: z.array(z.string()),
			/** How many units `from` leaves out. */
			more: z.number().int()
		})),
		proposedBy: personSchema,
		proposedAt: instantSchema,
		decidedBy: personSchema.nullable(),
		decidedAt: instantSchema.nullable(),
		decisionNote: z.string().nullable(),
		/** Rows that follow the structure; null before it has changed. */
		progress: z.object({
			done: z.number().int(),
			total: z.number().int(),
			rows: z.number().int(),
			finishedAt: instantSchema.nullable()
		}).nullable(),
		/** Why it failed. */
		failure: z.array(fieldErrorSchema).nullable(),
		may: z.object({
			approve: z.boolean(),
			withdraw: z.boolean()
		})
	}).meta({ id: "ReorganisationSummary" });
	reorganisationSchema = reorganisationSummarySchema.extend({
		changes: z.array(reorganisationChangeSchema),
		/** As it was proposed, and renewed when it was approved. */
		preview: reorganisationPreviewSchema
	}).meta({ id: "Reorganisation" });
	lineageUnitSchema = z.object({
		id: ulidSchema,
		code: z.string(),
		name: z.string(),
		level: unitLevelSchema,
		/** Whether it exists today. */
		exists: z.boolean()
	}).meta({ id: "LineageUnit" });
	lineageStepSchema = z.object({
		from: lineageUnitSchema,
		to: lineageUnitSchema,
		on: calendarDateSchema,
		change: z.enum([
			"merge",
			"split",
			"abolish",
			"close"
		]),
		reorganisationId: ulidSchema,
		document: z.string()
	}).meta({ id: "LineageStep" });
	unitLineageSchema = z.object({
		unit: lineageUnitSchema,
		origins: z.array(lineageStepSchema),
		outcomes: z.array(lineageStepSchema)
	}).meta({ id: "UnitLineage" });
	z.strictObject({
		reorganisationId: ulidSchema,
		effectiveOn: calendarDateSchema
	});
	unitTodaySchema = z.object({
		id: ulidSchema,
		paths: z.array(unitPathSchema).min(1)
	}).meta({ id: "UnitToday" });
}));
// ../../packages/contracts/dist/org/reorganisation-routes.js
var propose, approve, read$3, params$13, reorganisationRoutes;
var init_reorganisation_routes = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_reorganisation();
	propose = {
		kind: "permission",
		permission: corePermissions.reorganisationPropose
	};
	approve = {
		kind: "permission",
		permission: corePermissions.reorganisationApprove
	};
	read$3 = {
		kind: "permission",
		permission: corePermissions.orgUnitRead
	};
	params$13 = z.object({ id: ulidSchema });
	reorganisationRoutes = {
		propose: defineRoute({
			method: "POST",
			path: "/api/v1/org/reorganisations",
			summary: "Propose a reorganisation; with `dryRun` only what it would change and what needs a decision",
			access: propose,
			query: z.strictObject({ dryRun: z.stringbool().default(false) }),
			body: reorganisationProposalSchema,
			response: z.object({
				preview: reorganisationPreviewSchema,
				/** Null after a dry run. */
				reorganisation: reorganisationSchema.nullable()
			}),
			idempotencyKey: "optional"
		}),
		list: defineRoute({
			method: "GET",
			path: "/api/v1/org/reorganisations",
			summary: "Reorganisations that the caller may propose or approve, newest first",
			access: read$3,
			query: z.strictObject({
				...pageQueryShape,
				state: reorganisationStateSchema.optional()
			}),
			response: pageOf(reorganisationSummarySchema)
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/org/reorganisations/:id",
			summary: "One reorganisation with its consequences",
			access: read$3,
			params: params$13,
			response: reorganisationSchema
		}),
		approve: defineRoute({
			method: "POST",
			path: "/api/v1/org/reorganisations/:id/approve",
			summary: "Approve it; the account that proposed it may not",
			access: approve,
			params: params$13,
			body: z.strictObject({ note: z.string().trim().max(500).optional() }),
			response: reorganisationSchema
		}),
		reject: defineRoute({
			method: "POST",
			path: "/api/v1/org/reorganisations/:id/reject",
			summary: "Reject it with a reason",
			access: approve,
			params: params$13,
			body: z.strictObject({ note: z.string().trim().min(1).max(500) }),
			response: reorganisationSchema
		}),
		withdraw: defineRoute({
			method: "POST",
			path: "/api/v1/org/reorganisations/:id/withdraw",
			summary: "Withdraw it before its day",
			access: propose,
			params: params$13,
			body: z.strictObject({ note: z.string().trim().max(500).optional() }),
			response: reorganisationSchema
		}),
		lineage: defineRoute({
			method: "GET",
			path: "/api/v1/org/units/:id/lineage",
			summary: "Which units it came from and what it became, through all rounds",
			access: read$3,
			params: params$13,
			response: unitLineageSchema
		}),
		successors: defineRoute({
			method: "GET",
			path: "/api/v1/org/units/:id/successors",
			summary: "The units of today that go on from this one as it was on a day",
			access: read$3,
			params: params$13,
			query: z.strictObject({ asOf: calendarDateSchema.optional() }),
			response: z.object({ items: z.array(lineageUnitSchema) })
		}),
		paths: defineRoute({
			method: "POST",
			path: "/api/v1/org/units/paths",
			summary: "Where up to 500 units of any time stand today: what keeps ids of units follows reorganisations by this",
			access: read$3,
			body: z.strictObject({ ids: z.array(ulidSchema).min(1).max(500) }),
			response: z.object({ items: z.array(unitTodaySchema) }),
			status: 200
		})
	};
}));
// ../../packages/contracts/dist/org/posts.js
var unitPostSchema;
var init_posts = __esmMin((() => {
	init_permissions();
	init_primitives();
	init_body();
	init_unit();
	unitPostSchema = z.object({
		id: ulidSchema,
		account: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		role: roleSchema,
		title: localizedTextSchema,
		unit: unitReferenceSchema,
		/** The body, agency or partner in which the post is; all null for one of the unit itself. */
		body: z.object({
			id: ulidSchema,
			kind: bodyKindSchema,
			name: z.string()
		}).nullable(),
		agency: z.object({
			id: ulidSchema,
			name: z.string()
		}).nullable(),
		partner: z.object({
			id: ulidSchema,
			name: z.string()
		}).nullable(),
		...validityShape
	}).meta({ id: "UnitPost" });
}));
// ../../packages/contracts/dist/org/structure.js
var withinUnitShape, termSchema, bodySchema, agencySchema, partnerSchema, premisesSchema, unitStructureSchema;
var init_structure = __esmMin((() => {
	init_manifest();
	init_primitives();
	init_body();
	init_unit();
	withinUnitShape = {
		id: ulidSchema,
		unit: unitReferenceSchema,
		name: z.string(),
		...validityShape
	};
	termSchema = z.object({
		validFrom: calendarDateSchema,
		validTo: calendarDateSchema
	}).meta({ id: "TermOfOffice" });
	bodySchema = z.object({
		...withinUnitShape,
		kind: bodyKindSchema,
		title: localizedTextSchema,
		/** The latest term that has begun; null for a body that is not elected, or whose terms nobody has entered. */
		term: termSchema.extend({ expired: z.boolean() }).nullable()
	}).meta({ id: "Body" });
	agencySchema = z.object({
		...withinUnitShape,
		kind: agencyKindSchema,
		title: localizedTextSchema,
		bureau: bureauColorSchema,
		/** The one Hanzi of its cell. */
		glyph: z.string(),
		serves: z.array(z.object({
			unit: unitReferenceSchema,
			...validityShape
		}))
	}).meta({ id: "Agency" });
	partnerSchema = z.object({
		...withinUnitShape,
		kind: partnerKindSchema,
		title: localizedTextSchema
	}).meta({ id: "Partner" });
	premisesSchema = z.object({
		...withinUnitShape,
		areaSquareMetres: z.number().int()
	}).meta({ id: "Premises" });
	unitStructureSchema = z.object({
		bodies: z.array(bodySchema),
		agencies: z.array(agencySchema),
		partners: z.array(partnerSchema),
		premises: z.array(premisesSchema)
	}).meta({ id: "UnitStructure" });
}));
// ../../packages/contracts/dist/org/routes.js
var access$7, byId$1, asOfShape, orgRoutes;
var init_routes$4 = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_posts();
	init_structure();
	init_unit();
	access$7 = {
		kind: "permission",
		permission: corePermissions.orgUnitRead
	};
	byId$1 = z.object({ id: ulidSchema });
	asOfShape = { asOf: calendarDateSchema.optional() };
	orgRoutes = {
		listUnits: defineRoute({
			method: "GET",
			path: "/api/v1/org/units",
			summary: "Units within the caller’s scope, by code; without `parent`, `level` or `q` the top ones of the scope",
			access: access$7,
			query: z.strictObject({
				...pageQueryShape,
				...asOfShape,
				parent: ulidSchema.optional(),
				level: unitLevelSchema.optional(),
				/** Beginning of a name or of a division code. */
				q: z.string().trim().min(1).max(50).optional()
			}),
			response: pageOf(unitSchema)
		}),
		getUnit: defineRoute({
			method: "GET",
			path: "/api/v1/org/units/:id",
			summary: "One unit",
			access: access$7,
			params: byId$1,
			query: z.strictObject(asOfShape),
			response: unitDetailSchema
		}),
		changeUnit: defineRoute({
			method: "PATCH",
			path: "/api/v1/org/units/:id",
			summary: "Correct a unit’s area; name, code, kind and place change by reorganisation",
			access: {
				kind: "permission",
				permission: corePermissions.orgUnitManage
			},
			params: byId$1,
			body: z.strictObject({ areaHectares: z.number().int().min(1).max(1e8).nullable() }),
			response: unitDetailSchema
		}),
		structure: defineRoute({
			method: "GET",
			path: "/api/v1/org/units/:id/structure",
			summary: "Bodies, agencies, partners and premises of a unit",
			access: access$7,
			params: byId$1,
			query: z.strictObject(asOfShape),
			response: unitStructureSchema
		}),
		posts: defineRoute({
			method: "GET",
			path: "/api/v1/org/units/:id/posts",
			summary: "Who holds which post in a unit; in a community, in its grids too",
			access: {
				kind: "permission",
				permission: corePermissions.staffRead
			},
			params: byId$1,
			query: z.strictObject({
				...pageQueryShape,
				...asOfShape
			}),
			response: pageOf(unitPostSchema)
		})
	};
}));
// ../../packages/contracts/dist/org/structure-routes.js
var manage$6, byId, nameSchema$1, beginning, change, bodyRoutes, agencyRoutes, partnerRoutes, areaSchema, premisesRoutes;
var init_structure_routes = __esmMin((() => {
	init_route();
	init_permissions();
	init_manifest();
	init_primitives();
	init_body();
	init_structure();
	manage$6 = {
		kind: "permission",
		permission: corePermissions.orgUnitManage
	};
	byId = z.object({ id: ulidSchema });
	nameSchema$1 = z.string().trim().min(1).max(100);
	beginning = {
		unitId: ulidSchema,
		name: nameSchema$1,
		validFrom: calendarDateSchema
	};
	change = {
		name: nameSchema$1.optional(),
		validTo: calendarDateSchema.optional()
	};
	bodyRoutes = {
		create: defineRoute({
			method: "POST",
			path: "/api/v1/org/bodies",
			summary: "A body begins in a community",
			access: manage$6,
			body: z.strictObject({
				...beginning,
				kind: bodyKindSchema,
				term: termSchema.optional()
			}),
			response: bodySchema,
			status: 201
		}),
		change: defineRoute({
			method: "PATCH",
			path: "/api/v1/org/bodies/:id",
			summary: "Correct a body’s name, or end it",
			access: manage$6,
			params: byId,
			body: z.strictObject(change),
			response: bodySchema
		}),
		setTerm: defineRoute({
			method: "PUT",
			path: "/api/v1/org/bodies/:id/terms/:validFrom",
			summary: "Enter a term of office, or correct the end of one",
			access: manage$6,
			params: byId.extend({ validFrom: calendarDateSchema }),
			body: z.strictObject({ validTo: calendarDateSchema }),
			response: bodySchema
		})
	};
	agencyRoutes = {
		create: defineRoute({
			method: "POST",
			path: "/api/v1/org/agencies",
			summary: "An agency begins, with its seat in a unit and the units that it serves",
			access: manage$6,
			body: z.strictObject({
				...beginning,
				kind: agencyKindSchema,
				bureau: bureauColorSchema,
				glyph: z.string().regex(/^\p{Script=Han}$/u, "must be one Hanzi"),
				serves: z.array(ulidSchema).max(500)
			}),
			response: agencySchema,
			status: 201
		}),
		change: defineRoute({
			method: "PATCH",
			path: "/api/v1/org/agencies/:id",
			summary: "Correct an agency’s name, or end it",
			access: manage$6,
			params: byId,
			body: z.strictObject(change),
			response: agencySchema
		}),
		serve: defineRoute({
			method: "POST",
			path: "/api/v1/org/agencies/:id/service",
			summary: "An agency begins to serve a unit and all within it",
			access: manage$6,
			params: byId,
			body: z.strictObject({
				unitId: ulidSchema,
				validFrom: calendarDateSchema
			}),
			response: agencySchema,
			status: 201
		}),
		endService: defineRoute({
			method: "PATCH",
			path: "/api/v1/org/agencies/:id/service/:unitId",
			summary: "An agency serves a unit no longer",
			access: manage$6,
			params: byId.extend({ unitId: ulidSchema }),
			body: z.strictObject({ validTo: calendarDateSchema }),
			response: agencySchema
		})
	};
	partnerRoutes = {
		create: defineRoute({
			method: "POST",
			path: "/api/v1/org/partners",
			summary: "A partner begins in a community",
			access: manage$6,
			body: z.strictObject({
				...beginning,
				kind: partnerKindSchema
			}),
			response: partnerSchema,
			status: 201
		}),
		change: defineRoute({
			method: "PATCH",
			path: "/api/v1/org/partners/:id",
			summary: "Correct a partner’s name, or end it",
			access: manage$6,
			params: byId,
			body: z.strictObject(change),
			response: partnerSchema
		})
	};
	areaSchema = z.number().int().min(1).max(1e5);
	premisesRoutes = {
		create: defineRoute({
			method: "POST",
			path: "/api/v1/org/premises",
			summary: "A unit gets rooms",
			access: manage$6,
			body: z.strictObject({
				...beginning,
				areaSquareMetres: areaSchema
			}),
			response: premisesSchema,
			status: 201
		}),
		change: defineRoute({
			method: "PATCH",
			path: "/api/v1/org/premises/:id",
			summary: "Correct name or area of rooms, or end their use",
			access: manage$6,
			params: byId,
			body: z.strictObject({
				...change,
				areaSquareMetres: areaSchema.optional()
			}),
			response: premisesSchema
		})
	};
}));
// ../../packages/contracts/dist/plugins/development.js
var DEVELOPMENT_CODE_LETTERS, codeSchema, pluginDevelopmentSchema, buildSchema, secretSchema, idParams, pluginDevelopmentRoutes;
var init_development = __esmMin((() => {
	init_route();
	init_primitives();
	init_manifest();
	DEVELOPMENT_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
	codeSchema = z.string().max(20).transform((code) => code.toUpperCase().replace(/[^0-9A-Z]/g, "")).pipe(z.string().regex(new RegExp(`^[${DEVELOPMENT_CODE_LETTERS}]{8}$`), "must be the eight signs of the terminal"));
	pluginDevelopmentSchema = z.object({
		id: ulidSchema,
		pluginId: pluginIdSchema,
		name: localizedTextSchema,
		/** Of the latest build that works; null: none does yet. */
		version: semverSchema.nullable(),
		builtAt: instantSchema.nullable(),
		/** What is wrong with the latest change, in the words of the tools; null: nothing. */
		problem: z.string().nullable(),
		joinedAt: instantSchema,
		/** When it is gone at the latest. */
		endsAt: instantSchema
	}).meta({ id: "PluginDevelopment" });
	buildSchema = z.strictObject({
		/** Text of `manifest.json`; it is checked as an installation checks it. */
		manifest: z.string().max(9e5),
		/** Where the files that it lists are: their paths follow. A host on which plugins' servers may run. */
		webUrl: z.url({ protocol: /^http$/ }),
		/** Origin of the plugin's server; null: it does not run, or not yet. */
		serverUrl: z.url({ protocol: /^http$/ }).nullable()
	});
	secretSchema = z.string().min(32).max(100);
	idParams = z.object({ id: ulidSchema });
	pluginDevelopmentRoutes = {
		begin: defineRoute({
			method: "POST",
			path: "/api/v1/plugin-developments",
			summary: "Ask to show a plugin from this machine; the developer joins it with the code in their session",
			access: { kind: "public" },
			body: z.strictObject({
				pluginId: pluginIdSchema,
				name: localizedTextSchema
			}),
			response: z.object({
				id: ulidSchema,
				secret: z.string(),
				code: z.string(),
				expiresAt: instantSchema
			}),
			status: 201
		}),
		report: defineRoute({
			method: "POST",
			path: "/api/v1/plugin-developments/:id/reports",
			summary: "Tell that the machine is still there, of a new build, and of what is wrong",
			access: { kind: "public" },
			params: idParams,
			body: z.strictObject({
				secret: secretSchema,
				/** Left out: the one before stays. */
				build: buildSchema.optional(),
				problem: z.string().max(2e4).nullable()
			}),
			response: z.object({
				/** Who joined; null: nobody yet. */
				developer: z.string().nullable(),
				endsAt: instantSchema.nullable()
			})
		}),
		finish: defineRoute({
			method: "POST",
			path: "/api/v1/plugin-developments/:id/finish",
			summary: "End it from the machine",
			access: { kind: "public" },
			params: idParams,
			body: z.strictObject({ secret: secretSchema })
		}),
		join: defineRoute({
			method: "POST",
			path: "/api/v1/plugin-developments/join",
			summary: "Show the plugin whose code this is in the caller’s session",
			access: { kind: "session" },
			stepUp: true,
			body: z.strictObject({ code: codeSchema }),
			response: pluginDevelopmentSchema
		}),
		list: defineRoute({
			method: "GET",
			path: "/api/v1/plugin-developments",
			summary: "What shows in the caller’s session from developers’ machines",
			access: { kind: "session" },
			response: z.object({ items: z.array(pluginDevelopmentSchema) })
		}),
		leave: defineRoute({
			method: "DELETE",
			path: "/api/v1/plugin-developments/:id",
			summary: "Show it no longer in the caller’s session",
			access: { kind: "session" },
			params: idParams
		})
	};
}));
// ../../packages/contracts/dist/plugins/history.js
var base, reason$1, placedSchema, pluginDeedSchema;
var init_history$1 = __esmMin((() => {
	init_unit();
	init_primitives();
	init_manifest();
	base = {
		id: ulidSchema,
		at: instantSchema,
		/** Name of whoever did it, as it was then. */
		by: z.string()
	};
	reason$1 = z.string().nullable();
	placedSchema = z.object({
		version: semverSchema.nullable(),
		inherited: z.boolean(),
		units: z.number().int().min(1),
		/** One of them; null where it has ended since. */
		first: unitReferenceSchema.nullable()
	});
	pluginDeedSchema = z.discriminatedUnion("kind", [
		z.object({
			...base,
			kind: z.literal("installed"),
			version: semverSchema
		}),
		z.object({
			...base,
			kind: z.literal("ungated"),
			version: semverSchema,
			types: z.array(z.string())
		}),
		z.object({
			...base,
			kind: z.literal("enabled"),
			version: semverSchema.nullable(),
			before: semverSchema.nullable(),
			everywhere: z.boolean()
		}),
		z.object({
			...base,
			kind: z.literal("paused"),
			reason: reason$1
		}),
		z.object({
			...base,
			kind: z.literal("resumed")
		}),
		z.object({
			...base,
			kind: z.literal("placed"),
			given: z.array(placedSchema)
		}),
		z.object({
			...base,
			kind: z.literal("versionRemoved"),
			version: semverSchema
		}),
		z.object({
			...base,
			kind: z.literal("removed")
		}),
		z.object({
			...base,
			kind: z.literal("credentials")
		}),
		z.object({
			...base,
			kind: z.literal("exported"),
			version: semverSchema,
			reason: reason$1
		}),
		z.object({
			...base,
			kind: z.literal("decided"),
			granted: z.number().int(),
			refused: z.number().int(),
			reason: reason$1
		}),
		z.object({
			...base,
			kind: z.literal("configured"),
			settings: z.array(z.string())
		}),
		z.object({
			...base,
			kind: z.literal("developed")
		})
	]).meta({ id: "PluginDeed" });
}));
// ../../packages/contracts/dist/plugins/installation.js
var installationStageSchema, installationStateSchema, installationSchema;
var init_installation = __esmMin((() => {
	init_problem();
	init_primitives();
	init_manifest();
	installationStageSchema = z.enum([
		"fetch",
		"verify",
		"compatibility",
		"permissions",
		"migrate",
		"ready"
	]).meta({ id: "InstallationStage" });
	installationStateSchema = z.enum([
		"running",
		"waiting",
		"failed",
		"done",
		"cancelled"
	]).meta({ id: "InstallationState" });
	installationSchema = z.object({
		id: ulidSchema,
		/** Where the web files come from: the running server, or an artefact that was uploaded. */
		source: z.enum(["url", "upload"]),
		baseUrl: z.string(),
		/** What the manifest said; null before it was read. */
		plugin: z.object({
			id: pluginIdSchema,
			version: semverSchema,
			name: localizedTextSchema,
			glyph: z.string(),
			color: bureauColorSchema
		}).nullable(),
		stage: installationStageSchema,
		state: installationStateSchema,
		/** Of a failed one: why. Of a waiting one: for what. */
		problem: problemSchema.nullable(),
		/** Files whose hashes were found right, of how many. */
		files: z.object({
			verified: z.number().int(),
			total: z.number().int()
		}),
		startedBy: z.string(),
		startedAt: instantSchema,
		changedAt: instantSchema
	}).meta({ id: "Installation" });
}));
// ../../packages/contracts/dist/plugins/signature.js
var keyFingerprintSchema, pluginSignatureSchema;
var init_signature = __esmMin((() => {
	init_primitives();
	keyFingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");
	pluginSignatureSchema = z.strictObject({
		algorithm: z.literal("Ed25519"),
		keyId: keyFingerprintSchema,
		signedAt: instantSchema,
		/** 64 bytes in base64. */
		signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/, "must be 64 bytes in base64")
	}).meta({ id: "PluginSignature" });
}));
// ../../packages/contracts/dist/plugins/routes.js
var pluginServerStateSchema, pluginServerSchema, pluginVersionSchema, pluginSchema, pluginCredentialsSchema, startedSchema, ungated, reading$2, operating, installing, params$12, installationParams, pluginRoutes;
var init_routes$3 = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_unit();
	init_primitives();
	init_history$1();
	init_installation();
	init_manifest();
	init_signature();
	pluginServerStateSchema = z.enum([
		"ready",
		"migrating",
		"other",
		"unreachable"
	]).meta({ id: "PluginServerState" });
	pluginServerSchema = z.object({
		state: pluginServerStateSchema,
		/** What answers there in place of it, or why nothing does; technical words. */
		detail: z.string().nullable(),
		/** When it was last ready. */
		lastReadyAt: instantSchema.nullable()
	});
	pluginVersionSchema = z.object({
		version: semverSchema,
		baseUrl: z.string(),
		sdk: z.string(),
		/** What is new in it, as its bureau says. */
		changes: localizedTextSchema.nullable(),
		registeredAt: instantSchema,
		/** Who vouches for it; `withdrawn`: that key was compromised, nobody gets it. Null: installed before versions were signed. */
		signature: z.object({
			keyId: keyFingerprintSchema,
			owner: z.string(),
			signedAt: instantSchema,
			files: z.number().int(),
			withdrawn: z.boolean()
		}).nullable(),
		/** Communities that have it now. */
		communities: z.number().int(),
		/** Permissions that it asks for and nobody decided on: units can't have it before. */
		asks: z.number().int(),
		/** Why this platform does not run it: nobody has it, whatever they were given. Null: it does. */
		unfit: localizedTextSchema.nullable(),
		/** Null: no unit has it, so that nobody asks its server; or nobody has asked yet. */
		server: pluginServerSchema.nullable(),
		/** Calls of its server in the last 24 hours, and those that failed. */
		recent: z.object({
			calls: z.number().int(),
			errors: z.number().int()
		})
	}).meta({ id: "PluginVersion" });
	pluginSchema = z.object({
		id: pluginIdSchema,
		name: localizedTextSchema,
		glyph: z.string(),
		color: bureauColorSchema,
		bureau: localizedTextSchema,
		/** The general version: whoever has no other gets it. Null: none. */
		enabledVersion: semverSchema.nullable(),
		/** Units that have another one than the unit above them, with all below; version null: not enabled there. */
		units: z.array(z.object({
			unit: unitReferenceSchema,
			version: semverSchema.nullable(),
			since: instantSchema,
			/** Name of whoever gave it to them. */
			by: z.string()
		})),
		/** The newest first; none of a plugin that was removed. */
		versions: z.array(pluginVersionSchema),
		/** Whether the servers of all versions in use are ready; null before the first call. */
		reachable: z.boolean().nullable(),
		lastReachableAt: instantSchema.nullable(),
		lastError: z.string().nullable(),
		/**
		* Milliseconds within which its server began to answer 95 of 100 calls of this clock hour and the one before, of all
		* cores together; null: there were fewer than `FEWEST_FOR_P95`. Above `SLOW_PLUGIN_P95` it counts as slow (偏慢).
		*/
		recentP95: z.number().nullable(),
		/** Since when it is removed: what it left behind goes on under its name. Null: it is installed. */
		removedAt: instantSchema.nullable(),
		/** Since when and why nobody has it for a while, whatever units were given; null: it is not paused. */
		paused: z.object({
			since: instantSchema,
			by: z.string(),
			reason: z.string()
		}).nullable(),
		/** Whether the newest version in use has settings. */
		configurable: z.boolean()
	}).meta({ id: "Plugin" });
	pluginCredentialsSchema = z.object({
		clientId: z.string(),
		clientSecret: z.string(),
		webhookSecret: z.string()
	});
	startedSchema = z.object({ installation: installationSchema });
	ungated = z.array(z.string().max(100)).max(100).default([]);
	reading$2 = {
		kind: "permission",
		permission: corePermissions.pluginRead
	};
	operating = {
		kind: "permission",
		permission: corePermissions.pluginOperate
	};
	installing = {
		kind: "permission",
		permission: corePermissions.pluginInstall
	};
	params$12 = z.object({ id: pluginIdSchema });
	installationParams = z.object({ id: ulidSchema });
	pluginRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/plugins",
			summary: "Registered plugins, and those that were removed",
			access: reading$2,
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(pluginSchema)
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/plugins/:id",
			summary: "A plugin with its versions and who has which",
			access: reading$2,
			params: params$12,
			response: pluginSchema
		}),
		history: defineRoute({
			method: "GET",
			path: "/api/v1/plugins/:id/history",
			summary: "What was done with a plugin and by whom, the newest first",
			access: reading$2,
			params: params$12,
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(pluginDeedSchema)
		}),
		register: defineRoute({
			method: "POST",
			path: "/api/v1/plugins",
			summary: "Install the version that runs at a URL: goes on by itself, see the installation",
			access: operating,
			stepUp: true,
			body: z.strictObject({
				baseUrl: z.url().max(300),
				ungated
			}),
			response: startedSchema,
			status: 202
		}),
		upload: defineRoute({
			method: "POST",
			path: "/api/v1/plugins/artefacts",
			summary: "Install a signed artefact (.tgz of manifest.json, signature.json and web) whose server runs at a URL",
			access: operating,
			stepUp: true,
			query: z.strictObject({
				baseUrl: z.url().max(300),
				ungated: z.string().max(2e3).optional()
			}),
			body: uploadSchema,
			bodyMedia: "multipart/form-data",
			response: startedSchema,
			status: 202
		}),
		update: defineRoute({
			method: "PATCH",
			path: "/api/v1/plugins/:id",
			summary: "Say which version is the general one; null: none. With everywhere, units give up their own; by a bureau, those that have the plugin get it",
			access: operating,
			params: params$12,
			body: z.strictObject({
				enabledVersion: semverSchema.nullable(),
				everywhere: z.boolean().default(false)
			}),
			response: pluginSchema
		}),
		place: defineRoute({
			method: "PUT",
			path: "/api/v1/plugins/:id/units",
			summary: "Give units a version of their own, with null none, or by inherit what the unit above has; all or nothing",
			access: operating,
			params: params$12,
			body: z.strictObject({ units: z.array(z.union([z.strictObject({
				unitId: ulidSchema,
				version: semverSchema.nullable()
			}), z.strictObject({
				unitId: ulidSchema,
				inherit: z.literal(true)
			})])).min(1).max(500) }),
			response: pluginSchema
		}),
		pause: defineRoute({
			method: "PUT",
			path: "/api/v1/plugins/:id/pause",
			summary: "Take a plugin from everybody for a while, for a reason that its users’ administrators see; units keep their versions",
			access: operating,
			params: params$12,
			body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
			response: pluginSchema
		}),
		resume: defineRoute({
			method: "DELETE",
			path: "/api/v1/plugins/:id/pause",
			summary: "Give a paused plugin back to the units that had it",
			access: operating,
			params: params$12,
			response: pluginSchema
		}),
		credentials: defineRoute({
			method: "POST",
			path: "/api/v1/plugins/:id/credentials",
			summary: "New credentials for the plugin’s server; the former ones open nothing any more",
			access: installing,
			stepUp: true,
			params: params$12,
			response: pluginCredentialsSchema,
			status: 201
		}),
		removeVersion: defineRoute({
			method: "DELETE",
			path: "/api/v1/plugins/:id/versions/:version",
			summary: "Remove a version that no unit has",
			access: installing,
			params: z.object({
				id: pluginIdSchema,
				version: semverSchema
			})
		}),
		exportData: defineRoute({
			method: "POST",
			path: "/api/v1/plugins/:id/export",
			summary: "The plugin’s whole data as it gives it out (NDJSON, a line a row), for a reason that is recorded",
			access: installing,
			stepUp: true,
			params: params$12,
			body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
			response: z.file(),
			media: "application/octet-stream"
		}),
		remove: defineRoute({
			method: "DELETE",
			path: "/api/v1/plugins/:id",
			summary: "Remove a plugin from the portal with all its versions; its data stays with its server",
			access: installing,
			stepUp: true,
			params: params$12
		}),
		installations: defineRoute({
			method: "GET",
			path: "/api/v1/plugin-installations",
			summary: "Installations, the newest first",
			access: reading$2,
			query: z.strictObject({
				...pageQueryShape,
				plugin: pluginIdSchema.optional()
			}),
			response: pageOf(installationSchema)
		}),
		installation: defineRoute({
			method: "GET",
			path: "/api/v1/plugin-installations/:id",
			summary: "How far an installation is",
			access: reading$2,
			params: installationParams,
			response: installationSchema
		}),
		retry: defineRoute({
			method: "POST",
			path: "/api/v1/plugin-installations/:id/retry",
			summary: "Try an installation that failed again; files that were found right are not fetched twice",
			access: operating,
			params: installationParams,
			/** Confirms types that need no admission, where that was missing. */
			body: z.strictObject({ ungated }),
			response: installationSchema,
			status: 202
		}),
		cancel: defineRoute({
			method: "DELETE",
			path: "/api/v1/plugin-installations/:id",
			summary: "Give up an installation that is not done; what it fetched is deleted",
			access: operating,
			params: installationParams
		})
	};
}));
// ../../packages/contracts/dist/plugins/setting-routes.js
var settingSchema, pluginSettingsSchema, settingChangeSchema, reading$1, access$6, params$11, pluginSettingRoutes;
var init_setting_routes = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_unit();
	init_primitives();
	init_manifest();
	init_settings();
	settingSchema = z.object({
		field: settingFieldSchema,
		/** Null of a secret, whether one is kept or not. */
		value: settingValueSchema.nullable(),
		/** Whether anything is kept, the default apart; of a secret, that there is one. */
		isSet: z.boolean(),
		/** The unit that the value is kept for; null: the default. */
		from: unitReferenceSchema.nullable()
	}).meta({ id: "PluginSetting" });
	pluginSettingsSchema = z.object({
		unit: unitReferenceSchema,
		/** Grows with every change of any unit: whoever changes says on what they looked. */
		revision: z.number().int(),
		settings: z.array(settingSchema)
	}).meta({ id: "PluginSettings" });
	settingChangeSchema = z.object({
		revision: z.number().int(),
		unit: unitReferenceSchema,
		name: z.string(),
		/** Null: nothing was kept, or it is a secret. */
		before: settingValueSchema.nullable(),
		after: settingValueSchema.nullable(),
		secret: z.boolean(),
		by: z.string(),
		at: instantSchema
	}).meta({ id: "SettingChange" });
	reading$1 = {
		kind: "permission",
		permission: corePermissions.pluginRead
	};
	access$6 = {
		kind: "permission",
		permission: corePermissions.pluginConfigure
	};
	params$11 = z.object({ id: pluginIdSchema });
	pluginSettingRoutes = {
		get: defineRoute({
			method: "GET",
			path: "/api/v1/plugins/:id/settings",
			summary: "Settings of a plugin as they are in a unit; left out: in the district",
			access: reading$1,
			params: params$11,
			query: z.strictObject({ unit: ulidSchema.optional() }),
			response: pluginSettingsSchema
		}),
		change: defineRoute({
			method: "PUT",
			path: "/api/v1/plugins/:id/settings",
			summary: "Keep values for a unit; null gives up the unit’s own value for what it inherits",
			access: access$6,
			params: params$11,
			body: z.strictObject({
				unitId: ulidSchema,
				revision: z.number().int().min(0),
				values: z.record(z.string(), settingValueSchema.nullable())
			}),
			response: pluginSettingsSchema
		}),
		history: defineRoute({
			method: "GET",
			path: "/api/v1/plugins/:id/settings/history",
			summary: "Who changed what, the newest first",
			access: reading$1,
			params: params$11,
			query: z.strictObject({ ...pageQueryShape }),
			response: pageOf(settingChangeSchema)
		}),
		/** For the plugin's own server, with its secrets; nobody else is answered. */
		own: defineRoute({
			method: "GET",
			path: "/api/v1/plugin-settings",
			summary: "The calling plugin’s settings in a unit; left out: in the district",
			access: { kind: "session" },
			query: z.strictObject({ unit: ulidSchema.optional() }),
			response: z.object({
				revision: z.number().int(),
				values: z.record(z.string(), settingValueSchema)
			})
		})
	};
}));
// ../../packages/contracts/dist/plugins/traffic.js
var breakerStateSchema, incidentKindSchema, pluginIncidentSchema, pluginTrafficSchema, pageLoadSchema, access$5, params$10, pluginTrafficRoutes;
var init_traffic = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_manifest();
	breakerStateSchema = z.enum([
		"closed",
		"halfOpen",
		"open"
	]).meta({ id: "BreakerState" });
	incidentKindSchema = z.enum([
		"error",
		"page",
		"permission",
		"integrity",
		"policy",
		"quota",
		"gate"
	]).meta({ id: "IncidentKind" });
	pluginIncidentSchema = z.object({
		kind: incidentKindSchema,
		version: semverSchema.nullable(),
		/** Whatever happened alike within a minute is one. */
		count: z.number().int().min(1),
		at: instantSchema,
		/** What, in few words and without personal data. */
		what: z.string(),
		requestId: z.string().nullable()
	}).meta({ id: "PluginIncident" });
	pluginTrafficSchema = z.object({
		/** Each hour of the last 24, the oldest first; milliseconds are null where nothing was measured. */
		hours: z.array(z.object({
			from: instantSchema,
			calls: z.number().int(),
			errors: z.number().int(),
			apiP95: z.number().nullable(),
			pageP95: z.number().nullable()
		})),
		/** Of the 24 hours together. */
		calls: z.number().int(),
		errors: z.number().int(),
		apiP95: z.number().nullable(),
		pageP95: z.number().nullable(),
		breaker: z.object({
			state: breakerStateSchema,
			since: instantSchema.nullable()
		}),
		lastError: pluginIncidentSchema.nullable(),
		/** Of the last 30 days. */
		incidents: z.record(incidentKindSchema, z.number().int())
	}).meta({ id: "PluginTraffic" });
	pageLoadSchema = z.strictObject({
		pluginId: pluginIdSchema,
		version: semverSchema,
		expose: exposeSchema,
		/** From the wish to see it until it stood there, or until it failed. */
		milliseconds: z.number().min(0).max(6e5),
		failed: z.enum([
			"manifest",
			"integrity",
			"module",
			"timeout",
			"render"
		]).optional()
	});
	access$5 = {
		kind: "permission",
		permission: corePermissions.pluginRead
	};
	params$10 = z.object({ id: pluginIdSchema });
	pluginTrafficRoutes = {
		get: defineRoute({
			method: "GET",
			path: "/api/v1/plugins/:id/traffic",
			summary: "Calls, errors and times of a plugin in the last 24 hours, of all cores together",
			access: access$5,
			params: params$10,
			response: pluginTrafficSchema
		}),
		incidents: defineRoute({
			method: "GET",
			path: "/api/v1/plugins/:id/incidents",
			summary: "What went wrong or was stopped in the last 30 days, the newest first",
			access: access$5,
			params: params$10,
			query: z.strictObject({
				...pageQueryShape,
				kind: incidentKindSchema.optional()
			}),
			response: pageOf(pluginIncidentSchema)
		}),
		loads: defineRoute({
			method: "POST",
			path: "/api/v1/plugin-loads",
			summary: "The page tells how parts of plugins loaded",
			access: { kind: "session" },
			body: z.strictObject({ loads: z.array(pageLoadSchema).min(1).max(100) })
		})
	};
}));
// ../../packages/contracts/dist/plugins/trust.js
var keyRevocationSchema, trustedKeySchema, pluginAskSchema, askReferenceSchema, reason, security, reading, pluginTrustRoutes;
var init_trust = __esmMin((() => {
	init_route();
	init_permissions();
	init_primitives();
	init_manifest();
	init_signature();
	keyRevocationSchema = z.enum(["retired", "compromised"]).meta({ id: "KeyRevocation" });
	trustedKeySchema = z.object({
		keyId: keyFingerprintSchema,
		/** Whose it is, as the security administrator knows it. */
		owner: z.string(),
		/** The plugins that it may sign; empty: every plugin. */
		plugins: z.array(pluginIdSchema),
		addedBy: z.string(),
		addedAt: instantSchema,
		revoked: z.object({
			kind: keyRevocationSchema,
			reason: z.string(),
			by: z.string(),
			at: instantSchema
		}).nullable(),
		/** Versions that it signed. */
		signed: z.array(z.object({
			pluginId: pluginIdSchema,
			version: semverSchema
		}))
	}).meta({ id: "TrustedKey" });
	pluginAskSchema = z.object({
		kind: z.enum(["server", "role"]),
		permission: permissionNameSchema,
		role: roleSchema.nullable(),
		/** The plugin's words for its own permission; null for one of core. */
		title: localizedTextSchema.nullable(),
		state: z.enum([
			"granted",
			"asked",
			"refused"
		]),
		/** The version that asked first. */
		version: semverSchema,
		decidedBy: z.string().nullable(),
		decidedAt: instantSchema.nullable()
	}).meta({ id: "PluginAsk" });
	askReferenceSchema = z.strictObject({
		permission: permissionNameSchema,
		role: roleSchema.nullable()
	});
	reason = z.string().trim().min(2).max(500);
	security = {
		kind: "permission",
		permission: corePermissions.securityManage
	};
	reading = {
		kind: "permission",
		permission: corePermissions.pluginRead
	};
	pluginTrustRoutes = {
		keys: defineRoute({
			method: "GET",
			path: "/api/v1/plugin-keys",
			summary: "The trust list: keys of bureaus, revoked ones too",
			access: reading,
			response: z.object({ items: z.array(trustedKeySchema) })
		}),
		trust: defineRoute({
			method: "POST",
			path: "/api/v1/plugin-keys",
			summary: "Trust a key of a bureau from now on",
			access: security,
			stepUp: true,
			body: z.strictObject({
				owner: z.string().trim().min(1).max(100),
				/** PEM (`-----BEGIN PUBLIC KEY-----`) of an Ed25519 public key. */
				publicKey: z.string().max(1e3),
				plugins: z.array(pluginIdSchema).max(50).default([])
			}),
			response: trustedKeySchema,
			status: 201
		}),
		revoke: defineRoute({
			method: "POST",
			path: "/api/v1/plugin-keys/:keyId/revoke",
			summary: "Trust a key no longer; of a compromised one, nothing that it signed is given to anybody any more",
			access: security,
			stepUp: true,
			params: z.object({ keyId: keyFingerprintSchema }),
			body: z.strictObject({
				kind: keyRevocationSchema,
				reason
			}),
			response: trustedKeySchema
		}),
		permissions: defineRoute({
			method: "GET",
			path: "/api/v1/plugins/:id/permissions",
			summary: "What the versions of a plugin ask for, and what was decided",
			access: reading,
			params: z.object({ id: pluginIdSchema }),
			response: z.object({ items: z.array(pluginAskSchema) })
		}),
		decide: defineRoute({
			method: "POST",
			path: "/api/v1/plugins/:id/permissions",
			summary: "Grant or refuse what a plugin asks for; a grant can be taken back by refusing it",
			access: security,
			stepUp: true,
			params: z.object({ id: pluginIdSchema }),
			body: z.strictObject({
				grant: z.array(askReferenceSchema).max(500).default([]),
				refuse: z.array(askReferenceSchema).max(500).default([]),
				reason: reason.optional()
			}).refine(({ grant, refuse }) => grant.length + refuse.length > 0, "must decide something").refine(({ refuse, reason: given }) => refuse.length === 0 || given !== void 0, {
				message: "a refusal gives a reason",
				path: ["reason"]
			}),
			response: z.object({ items: z.array(pluginAskSchema) })
		})
	};
}));
// ../../packages/contracts/dist/working-day-notice.js
function isWeekend(day) {
	const weekday = (/* @__PURE__ */ new Date(`${day}T00:00:00.000Z`)).getUTCDay();
	return weekday === 0 || weekday === 6;
}
var workingDayNoticeSchema;
var init_working_day_notice = __esmMin((() => {
	init_primitives();
	workingDayNoticeSchema = z.strictObject({
		year: z.number().int().min(2e3).max(2999),
		source: z.string().trim().min(1).max(200),
		/** Days off from Monday to Friday. */
		off: z.array(calendarDateSchema).max(100),
		/** Saturdays and Sundays that are worked. */
		worked: z.array(calendarDateSchema).max(100)
	}).superRefine(({ year, off, worked }, { addIssue }) => {
		const check = (field, days, onWeekend) => {
			for (const [index, day] of days.entries()) {
				const path = [field, index];
				if (!day.startsWith(`${year}-`)) addIssue({
					code: "custom",
					path,
					message: `${day} is no day of ${year}`
				});
				if (isWeekend(day) !== onWeekend) addIssue({
					code: "custom",
					path,
					message: onWeekend ? `${day} is worked anyway` : `${day} lies on a weekend, which is off anyway`
				});
			}
		};
		check("off", off, false);
		check("worked", worked, true);
	}).meta({ id: "WorkingDayNotice" });
	z.array(workingDayNoticeSchema).max(50).refine((notices) => new Set(notices.map(({ year }) => year)).size === notices.length, { message: "each year once" });
}));
// ../../packages/contracts/dist/portal/portal.js
var placeSchema, portalRemoteSchema, portalPluginSchema, portalTaskTypeSchema, portalSchema, portalRoutes;
var init_portal = __esmMin((() => {
	init_break_glass();
	init_route();
	init_session();
	init_manifest();
	init_primitives();
	init_task();
	init_working_day_notice();
	placeSchema = z.enum([
		"inbox",
		"visits",
		"people",
		"buildings",
		"matters",
		"ledgers",
		"dashboard",
		"dispatches",
		"organisation",
		"staff",
		"admissions",
		"plugins",
		"security",
		"audit"
	]).meta({ id: "Place" });
	portalRemoteSchema = z.object({
		name: z.string(),
		/** URL path of the federation manifest, on this origin. */
		entry: z.string(),
		/** Integrity of the federation manifest itself. */
		integrity: z.string()
	});
	portalPluginSchema = z.object({
		id: z.string(),
		version: z.string(),
		name: localizedTextSchema,
		glyph: z.string(),
		color: bureauColorSchema,
		remote: portalRemoteSchema,
		/** Other versions that units of the user have: forms of tasks there are loaded from these. Left out: there are none. */
		otherVersions: z.array(z.object({
			version: z.string(),
			remote: portalRemoteSchema
		})).optional(),
		/** It runs on the user's own machine and is theirs alone, for as long as they develop it. */
		local: z.literal(true).optional(),
		pages: z.array(pageDeclarationSchema),
		contributions: z.array(contributionSchema),
		commands: z.array(commandDeclarationSchema).default([])
	}).meta({ id: "PortalPlugin" });
	portalTaskTypeSchema = z.object({
		type: taskTypeNameSchema,
		title: localizedTextSchema,
		pluginId: z.string()
	}).meta({ id: "PortalTaskType" });
	portalSchema = z.object({
		account: accountSchema,
		...actingShape,
		/** Those of the rail, in their order. */
		places: z.array(placeSchema),
		/** Those that the rail has no room for: they stand under the apps. */
		morePlaces: z.array(placeSchema).default([]),
		plugins: z.array(portalPluginSchema),
		/** Those of the enabled plugins; a confidential one only for holders of its permission. */
		taskTypes: z.array(portalTaskTypeSchema),
		/** The emergency access that lasts now; null as a rule. */
		breakGlass: breakGlassSchema.nullable(),
		timeZone: z.string(),
		/** What the site has beside the notices that are known everywhere. */
		workingDayNotices: z.array(workingDayNoticeSchema).default([]),
		district: z.string(),
		version: z.string(),
		/** Plugins may be shown from a developer's machine here. */
		development: z.literal(true).optional()
	}).meta({ id: "Portal" });
	portalRoutes = { get: defineRoute({
		method: "GET",
		path: "/api/v1/portal",
		summary: "What the shell needs to start: user, posts, places and plugins",
		access: { kind: "session" },
		response: portalSchema
	}) };
}));
// ../../packages/contracts/dist/registry/duplicate.js
var duplicateReasonSchema, duplicateStateSchema, candidate, duplicateSchema, duplicateFieldSchema, duplicateComparisonSchema, duplicateSideSchema, mergeRequestSchema, mergeOutcomeSchema, personMergeSchema;
var init_duplicate = __esmMin((() => {
	init_field_class();
	init_unit();
	init_primitives();
	init_person();
	duplicateReasonSchema = z.enum([
		"idNumber",
		"nameBirthPhone",
		"nameBirthAddress"
	]).meta({ id: "DuplicateReason" });
	duplicateStateSchema = z.enum([
		"open",
		"merged",
		"distinct"
	]).meta({ id: "DuplicateState" });
	candidate = {
		id: ulidSchema,
		state: internal(duplicateStateSchema),
		reasons: internal(z.array(duplicateReasonSchema)),
		foundAt: internal(instantSchema),
		/** Null who lives outside the caller's units: then only `settledBy` is said. */
		first: internal(personSummarySchema.nullable()),
		second: internal(personSummarySchema.nullable()),
		/** The innermost unit that serves both: whoever merges there may settle it. Null where the caller may. */
		settledBy: internal(unitReferenceSchema.nullable())
	};
	duplicateSchema = z.object(candidate).meta({
		id: "Duplicate",
		...aboutPerson
	});
	duplicateFieldSchema = z.object({
		field: z.string(),
		difference: z.enum([
			"same",
			"onlyFirst",
			"onlySecond",
			"differs"
		])
	}).meta({ id: "DuplicateField" });
	duplicateComparisonSchema = z.object({
		...candidate,
		first: internal(personSchema$1.nullable()),
		second: internal(personSchema$1.nullable()),
		/** Empty where one of them is outside the caller's units. */
		fields: internal(z.array(duplicateFieldSchema))
	}).meta({
		id: "DuplicateComparison",
		...aboutPerson
	});
	duplicateSideSchema = z.enum(["first", "second"]);
	mergeRequestSchema = z.strictObject({
		/** Who goes on; the other's id leads to this one from now on. */
		survivorId: ulidSchema,
		/** `updatedAt` of both, as they were shown: whoever changed since is looked at again first. */
		versions: z.strictObject({
			first: instantSchema,
			second: instantSchema
		}),
		/** For each field that differs the side whose value is kept. */
		choices: z.record(z.string().max(200), duplicateSideSchema)
	}).meta({ id: "MergeRequest" });
	mergeOutcomeSchema = z.object({
		/** Null for a dry run. */
		mergeId: ulidSchema.nullable(),
		survivorId: ulidSchema,
		mergedId: ulidSchema,
		/** How many things go over to the survivor. */
		moved: z.object({
			openTasks: z.number().int(),
			closedTasks: z.number().int(),
			relations: z.number().int(),
			facts: z.number().int(),
			aliases: z.number().int(),
			furtherPhones: z.number().int()
		}),
		/** Plugins that hear of it and take their records along. */
		plugins: z.array(localizedTextSchema),
		/** Until then it can be undone. */
		undoUntil: instantSchema
	}).meta({ id: "MergeOutcome" });
	personMergeSchema = z.object({
		id: ulidSchema,
		fromId: ulidSchema,
		intoId: ulidSchema,
		/** The name under which they were registered. */
		fromName: internal(z.string()),
		mergedAt: internal(instantSchema),
		mergedBy: internal(z.string()),
		undoUntil: internal(instantSchema),
		/** Whether the caller may undo it now. */
		mayUndo: internal(z.boolean())
	}).meta({
		id: "PersonMerge",
		...aboutPerson
	});
}));
// ../../packages/contracts/dist/registry/duplicate-routes.js
var see, settle, params$9, duplicateRoutes, mergeRoutes;
var init_duplicate_routes = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_duplicate();
	see = {
		kind: "permission",
		permission: corePermissions.personManage
	};
	settle = {
		kind: "permission",
		permission: corePermissions.peopleMerge
	};
	params$9 = z.object({ id: ulidSchema });
	duplicateRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/people/duplicates",
			summary: "People who may be one, the earliest found first; one of them is of the caller’s units",
			access: see,
			query: z.strictObject({
				...pageQueryShape,
				/** Only those of one person. */
				person: ulidSchema.optional()
			}),
			response: pageOf(duplicateSchema)
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/duplicates/:id",
			summary: "Two people side by side, and in what they differ",
			access: see,
			params: params$9,
			response: duplicateComparisonSchema
		}),
		keepApart: defineRoute({
			method: "POST",
			path: "/api/v1/duplicates/:id/keep-apart",
			summary: "Say that they are two people; they are not proposed again until something else makes them alike",
			access: settle,
			params: params$9,
			body: z.strictObject({ reason: z.string().trim().min(2).max(200) })
		}),
		merge: defineRoute({
			method: "POST",
			path: "/api/v1/duplicates/:id/merge",
			summary: "Make one person of two; with `dryRun` say what would happen",
			access: settle,
			params: params$9,
			query: z.strictObject({ dryRun: z.enum(["true", "false"]).default("false") }),
			body: mergeRequestSchema,
			response: mergeOutcomeSchema
		})
	};
	mergeRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/merges",
			summary: "Who was merged into a person",
			access: see,
			query: z.strictObject({ person: ulidSchema }),
			response: z.object({ items: z.array(personMergeSchema) })
		}),
		undo: defineRoute({
			method: "POST",
			path: "/api/v1/merges/:id/undo",
			summary: "Make two people of one again; what was added since stays with the one who went on",
			access: settle,
			params: params$9,
			response: z.object({
				fromId: ulidSchema,
				intoId: ulidSchema
			})
		})
	};
}));
// ../../packages/contracts/dist/registry/history.js
var registryChangeSchema;
var init_history = __esmMin((() => {
	init_primitives();
	init_task();
	registryChangeSchema = z.object({
		id: ulidSchema,
		at: instantSchema,
		actor: actorSchema.pick({
			kind: true,
			name: true
		}),
		action: z.enum([
			"recorded",
			"corrected",
			"ended"
		]),
		aspect: z.string(),
		/** Text, or the fields of a relation or a fact; numbers are masked. Null where there was or is nothing. */
		before: jsonSchema,
		after: jsonSchema,
		source: z.string().nullable()
	}).meta({ id: "RegistryChange" });
}));
// ../../packages/contracts/dist/registry/household.js
var householdSchema, diaryAddendumSchema, diaryEntrySchema, diaryTextSchema, newDiaryEntrySchema, newDiaryAddendumSchema;
var init_household = __esmMin((() => {
	init_field_class();
	init_primitives();
	init_person();
	householdSchema = z.object({
		id: ulidSchema,
		door: internal(doorSchema),
		dwellingId: ulidSchema,
		vacant: z.boolean(),
		rented: z.boolean(),
		/** 户主; null where it is not known. */
		headId: ulidSchema.nullable(),
		unitName: z.string(),
		/** Those whom the caller may see. */
		members: z.array(personSummarySchema),
		actions: z.array(z.enum([
			"nameHead",
			"flagDwelling",
			"writeDiary"
		]))
	}).meta({ id: "Household" });
	diaryAddendumSchema = z.object({
		id: ulidSchema,
		text: z.string(),
		author: z.string(),
		writtenAt: instantSchema
	}).meta({ id: "DiaryAddendum" });
	diaryEntrySchema = z.object({
		id: ulidSchema,
		text: z.string(),
		author: z.string(),
		/** When they were there, and when it was written down. */
		visitedAt: instantSchema,
		writtenAt: instantSchema,
		/** In the order in which they were written. */
		addenda: z.array(diaryAddendumSchema)
	}).meta({ id: "DiaryEntry" });
	diaryTextSchema = z.string().trim().min(1).max(2e3);
	newDiaryEntrySchema = z.strictObject({
		text: diaryTextSchema,
		visitedAt: instantSchema
	}).meta({ id: "NewDiaryEntry" });
	newDiaryAddendumSchema = z.strictObject({ text: diaryTextSchema }).meta({ id: "NewDiaryAddendum" });
}));
// ../../packages/contracts/dist/registry/household-routes.js
var params$8, householdRoutes;
var init_household_routes = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_history();
	init_household();
	init_relation();
	params$8 = z.object({ id: ulidSchema });
	householdRoutes = {
		get: defineRoute({
			method: "GET",
			path: "/api/v1/households/:id",
			summary: "A household with those of its members whom the caller may see",
			access: {
				kind: "permission",
				permission: corePermissions.personRead
			},
			params: params$8,
			response: householdSchema
		}),
		nameHead: defineRoute({
			method: "PATCH",
			path: "/api/v1/households/:id",
			summary: "Say who is the head of the household (户主)",
			access: {
				kind: "permission",
				permission: corePermissions.personManage
			},
			params: params$8,
			body: z.strictObject({
				headId: ulidSchema.nullable(),
				source: sourceSchema
			}),
			response: householdSchema
		}),
		history: defineRoute({
			method: "GET",
			path: "/api/v1/households/:id/history",
			summary: "Every change of a household and its dwelling, the newest first",
			access: {
				kind: "permission",
				permission: corePermissions.personRead
			},
			params: params$8,
			query: z.strictObject(pageQueryShape),
			response: pageOf(registryChangeSchema)
		}),
		diary: defineRoute({
			method: "GET",
			path: "/api/v1/households/:id/diary",
			summary: "The household’s diary, the newest visit first",
			access: {
				kind: "permission",
				permission: corePermissions.diaryKeep
			},
			params: params$8,
			query: z.strictObject(pageQueryShape),
			response: pageOf(diaryEntrySchema)
		}),
		writeDiary: defineRoute({
			method: "POST",
			path: "/api/v1/households/:id/diary",
			summary: "Write an entry into the household’s diary",
			access: {
				kind: "permission",
				permission: corePermissions.diaryKeep
			},
			params: params$8,
			body: newDiaryEntrySchema,
			response: diaryEntrySchema,
			status: 201
		}),
		addToDiary: defineRoute({
			method: "POST",
			path: "/api/v1/households/:id/diary/:entryId/addenda",
			summary: "Put right or add to an entry of the household’s diary, which itself stays as it was written",
			access: {
				kind: "permission",
				permission: corePermissions.diaryKeep
			},
			params: params$8.extend({ entryId: ulidSchema }),
			body: newDiaryAddendumSchema,
			response: diaryAddendumSchema,
			status: 201
		})
	};
}));
// ../../packages/contracts/dist/registry/place.js
var buildingName, entranceName, doorName, floorNumber, buildingSummarySchema, buildingHasSchema, buildingSortSchema, dwellingSchema, buildingSchema, newBuildingSchema, buildingCorrectionSchema, newDoorSchema, doorCorrectionSchema;
var init_place = __esmMin((() => {
	init_field_class();
	init_position();
	init_primitives();
	init_relation();
	buildingName = z.string().trim().min(1).max(28);
	entranceName = z.string().trim().min(1).max(27);
	doorName = z.string().trim().min(1).max(30);
	floorNumber = z.number().int().min(-9).max(200);
	buildingSummarySchema = z.object({
		id: ulidSchema,
		name: z.string(),
		unitName: z.string(),
		dwellings: z.number().int(),
		/** Of those, how many stand empty, how many are let, and at how many nobody has checked yet. */
		vacant: z.number().int(),
		rented: z.number().int(),
		unchecked: z.number().int(),
		residents: z.number().int()
	}).meta({ id: "BuildingSummary" });
	buildingHasSchema = z.enum([
		"vacant",
		"rented",
		"unchecked"
	]);
	buildingSortSchema = z.enum(["walk", "name"]);
	dwellingSchema = z.object({
		id: ulidSchema,
		floor: z.number().int(),
		door: internal(z.string()),
		/** Stands empty (空置). */
		vacant: z.boolean(),
		/** A fact of the home, whoever lives in it (出租房). */
		rented: z.boolean(),
		/** Several where a home is shared. */
		householdIds: z.array(ulidSchema),
		residents: z.number().int(),
		/** Day of the last walk-round or other check. */
		checkedOn: calendarDateSchema.nullable()
	}).meta({ id: "Dwelling" });
	buildingSchema = buildingSummarySchema.extend({
		/** The grid in which it stands, or the community where it has no grids. */
		unitId: ulidSchema,
		/** Null where nobody has said where it stands. */
		location: positionSchema.nullable(),
		entrances: z.array(z.object({
			name: z.string().nullable(),
			dwellings: z.array(dwellingSchema)
		})),
		/** `correct`: name, place and doors, also new ones. */
		actions: z.array(z.enum([
			"flagDwelling",
			"startWalkRound",
			"correct"
		])),
		/** The walk-round in progress. */
		walkRoundId: ulidSchema.nullable()
	}).meta({ id: "Building" });
	newBuildingSchema = z.strictObject({
		/** A grid, or a community without grids. */
		unitId: ulidSchema,
		name: buildingName,
		location: positionSchema.nullable().default(null),
		/** A house of its own (一户一院): its one door comes with it and has its name. */
		house: z.boolean().default(false),
		source: sourceSchema
	}).meta({ id: "NewBuilding" });
	buildingCorrectionSchema = z.strictObject({
		name: buildingName.optional(),
		location: positionSchema.nullable().optional(),
		source: sourceSchema
	}).refine(({ name, location }) => name !== void 0 || location !== void 0, { message: "say what changes" }).meta({ id: "BuildingCorrection" });
	newDoorSchema = z.strictObject({
		entrance: entranceName.nullable().default(null),
		floor: floorNumber.nullable().default(null),
		door: doorName
	});
	doorCorrectionSchema = z.strictObject({
		entrance: entranceName.nullable().optional(),
		floor: floorNumber.optional(),
		door: doorName.optional(),
		source: sourceSchema
	}).refine(({ entrance, floor, door }) => entrance !== void 0 || floor !== void 0 || door !== void 0, { message: "say what changes" }).meta({ id: "DoorCorrection" });
}));
// ../../packages/contracts/dist/registry/place-routes.js
var read$2, manage$5, params$7, buildingRoutes;
var init_place_routes = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_history();
	init_place();
	init_relation();
	read$2 = {
		kind: "permission",
		permission: corePermissions.personRead
	};
	manage$5 = {
		kind: "permission",
		permission: corePermissions.personManage
	};
	params$7 = z.object({ id: ulidSchema });
	buildingRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/buildings",
			summary: "Buildings of the caller’s units, along the walk through each community or by name",
			access: read$2,
			query: z.strictObject({
				...pageQueryShape,
				/** Beginning of a name, with or without the word for building: `12` finds 12 栋 and 120 号. */
				q: z.string().trim().min(1).max(60).optional(),
				unit: ulidSchema.optional(),
				has: buildingHasSchema.optional(),
				sort: buildingSortSchema.default("walk")
			}),
			response: pageOf(buildingSummarySchema)
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/buildings/:id",
			summary: "A building: entrances × floors × doors",
			access: read$2,
			params: params$7,
			response: buildingSchema
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/buildings",
			summary: "Take down a building; one that its community has already is refused, so a repeated call doubles nothing",
			access: manage$5,
			body: newBuildingSchema,
			response: buildingSchema,
			status: 201
		}),
		correct: defineRoute({
			method: "PATCH",
			path: "/api/v1/buildings/:id",
			summary: "Correct a building’s name, or say where it stands",
			access: manage$5,
			params: params$7,
			body: buildingCorrectionSchema,
			response: buildingSchema
		}),
		remove: defineRoute({
			method: "POST",
			path: "/api/v1/buildings/:id/remove",
			summary: "Take a building out that was taken down by mistake: one without doors, that nothing speaks of",
			access: manage$5,
			params: params$7,
			body: z.strictObject({ source: sourceSchema })
		}),
		history: defineRoute({
			method: "GET",
			path: "/api/v1/buildings/:id/history",
			summary: "Every change of a building’s name, place and doors, the newest first",
			access: read$2,
			params: params$7,
			query: z.strictObject(pageQueryShape),
			response: pageOf(registryChangeSchema)
		}),
		addDoors: defineRoute({
			method: "POST",
			path: "/api/v1/buildings/:id/dwellings",
			summary: "Take down doors of a building, all of them or none; one that is there already is refused",
			access: manage$5,
			params: params$7,
			body: z.strictObject({
				doors: z.array(newDoorSchema).min(1).max(200),
				source: sourceSchema
			}),
			response: buildingSchema,
			status: 201
		}),
		correctDoor: defineRoute({
			method: "PATCH",
			path: "/api/v1/dwellings/:id/door",
			summary: "Correct the entrance, floor or number of a door; whoever lives behind it stays",
			access: manage$5,
			params: params$7,
			body: doorCorrectionSchema,
			response: buildingSchema
		}),
		removeDoor: defineRoute({
			method: "POST",
			path: "/api/v1/dwellings/:id/remove",
			summary: "Take a door out that is not there: one behind which nobody has ever lived",
			access: manage$5,
			params: params$7,
			body: z.strictObject({ source: sourceSchema }),
			response: buildingSchema
		}),
		flagDwelling: defineRoute({
			method: "PATCH",
			path: "/api/v1/dwellings/:id",
			summary: "Say whether a dwelling stands empty or is let; where people live it is not empty",
			access: manage$5,
			params: params$7,
			body: z.strictObject({
				vacant: z.boolean().optional(),
				rented: z.boolean().optional(),
				source: sourceSchema
			}).refine(({ vacant, rented }) => vacant !== void 0 || rented !== void 0, { message: "say what changes" }),
			response: dwellingSchema
		})
	};
}));
// ../../packages/contracts/dist/registry/retention.js
var departureKindSchema, newDepartureSchema, retentionOutcomeSchema, legalHoldSchema, sealedRecordSummarySchema, sealedRecordSchema, retentionSchema;
var init_retention = __esmMin((() => {
	init_field_class();
	init_primitives();
	init_person();
	init_relation();
	departureKindSchema = z.enum(["movedAway", "deceased"]).meta({ id: "DepartureKind" });
	newDepartureSchema = z.strictObject({
		kind: departureKindSchema,
		/** The day on which they moved or died. */
		on: calendarDateSchema,
		source: sourceSchema
	}).meta({ id: "NewDeparture" });
	retentionOutcomeSchema = z.enum(["erased", "anonymised"]).meta({ id: "RetentionOutcome" });
	legalHoldSchema = z.object({
		id: ulidSchema,
		reason: z.string(),
		/** The last day on which it holds. */
		until: calendarDateSchema,
		placedAt: instantSchema,
		placedBy: z.string()
	}).meta({ id: "LegalHold" });
	sealedRecordSummarySchema = z.object({
		personId: ulidSchema,
		departure: internal(departureKindSchema),
		departedOn: internal(calendarDateSchema),
		unitName: internal(z.string()),
		outcome: internal(retentionOutcomeSchema),
		/** From this day on it is erased, unless something holds it. */
		dueOn: internal(calendarDateSchema),
		holds: internal(z.array(legalHoldSchema))
	}).meta({ id: "SealedRecordSummary" });
	sealedRecordSchema = sealedRecordSummarySchema.extend({
		name: internal(z.string()),
		sex: internal(sexSchema),
		birthDate: internal(calendarDateSchema),
		documentType: internal(documentTypeSchema),
		idNumber: sensitive(z.string().nullable(), "idNumber"),
		phone: sensitive(z.string().nullable(), "phone")
	}).meta({
		id: "SealedRecord",
		...aboutPerson
	});
	retentionSchema = z.object({
		departure: departureKindSchema,
		outcome: retentionOutcomeSchema,
		/** Years after the departure; the rule's own figure is the least. */
		years: z.number().int(),
		least: z.number().int(),
		most: z.number().int(),
		source: localizedTextSchema,
		/** Facts of these classes keep the record longer, where somebody had one. */
		keptLonger: z.array(z.object({
			factClass: z.string(),
			years: z.number().int(),
			source: localizedTextSchema
		})),
		/** Sealed records in all; due today, within 30 and 90 days and a year; and those of them that a hold keeps. */
		counts: z.object({
			sealed: z.number().int(),
			due: z.number().int(),
			within30Days: z.number().int(),
			within90Days: z.number().int(),
			withinYear: z.number().int(),
			held: z.number().int()
		})
	}).meta({ id: "Retention" });
}));
// ../../packages/contracts/dist/registry/retention-routes.js
var open$1, manage$4, params$6, because, retentionRoutes;
var init_retention_routes = __esmMin((() => {
	init_routes$15();
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_retention();
	open$1 = {
		kind: "permission",
		permission: corePermissions.sealedRecordOpen
	};
	manage$4 = {
		kind: "permission",
		permission: corePermissions.retentionManage
	};
	params$6 = z.object({ id: ulidSchema });
	because = z.strictObject({ reason: actReasonSchema });
	retentionRoutes = {
		depart: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/departure",
			summary: "Record that somebody moved away for good or died: their relations end and the record is sealed",
			access: {
				kind: "permission",
				permission: corePermissions.personManage
			},
			params: params$6,
			body: newDepartureSchema
		}),
		list: defineRoute({
			method: "GET",
			path: "/api/v1/sealed-records",
			summary: "Sealed records of the caller’s units, without saying whose",
			access: open$1,
			query: z.strictObject(pageQueryShape),
			response: pageOf(sealedRecordSummarySchema)
		}),
		find: defineRoute({
			method: "POST",
			path: "/api/v1/sealed-records/find",
			summary: "The sealed record of a whole ID number; null where there is none within the caller’s units",
			access: open$1,
			body: z.strictObject({
				idNumber: z.string().trim().min(1).max(30),
				reason: actReasonSchema
			}),
			response: z.object({ record: sealedRecordSummarySchema.nullable() })
		}),
		open: defineRoute({
			method: "POST",
			path: "/api/v1/sealed-records/:id/open",
			summary: "See whose record it is, numbers masked, for a reason that is recorded",
			access: open$1,
			params: params$6,
			body: because,
			response: sealedRecordSchema
		}),
		unseal: defineRoute({
			method: "POST",
			path: "/api/v1/sealed-records/:id/unseal",
			summary: "Somebody came back: the record is as it was, served by the unit of before, without a home",
			access: open$1,
			params: params$6,
			body: because
		}),
		hold: defineRoute({
			method: "POST",
			path: "/api/v1/sealed-records/:id/holds",
			summary: "Keep a record from being erased until a day",
			access: open$1,
			params: params$6,
			body: z.strictObject({
				reason: actReasonSchema,
				until: calendarDateSchema
			}),
			response: sealedRecordSummarySchema,
			status: 201
		}),
		liftHold: defineRoute({
			method: "POST",
			path: "/api/v1/sealed-records/:id/holds/:holdId/lift",
			summary: "Lift a hold before its day",
			access: open$1,
			params: z.object({
				id: ulidSchema,
				holdId: ulidSchema
			}),
			body: because,
			response: sealedRecordSummarySchema
		}),
		overview: defineRoute({
			method: "GET",
			path: "/api/v1/retention",
			summary: "How long records of people who left are kept, and how many fall due when",
			access: manage$4,
			response: z.object({ items: z.array(retentionSchema) })
		}),
		change: defineRoute({
			method: "PUT",
			path: "/api/v1/retention/:departure",
			summary: "Keep records longer than the rule asks, within its bounds",
			access: manage$4,
			params: z.object({ departure: departureKindSchema }),
			body: z.strictObject({
				years: z.number().int(),
				reason: actReasonSchema
			}),
			response: z.object({ items: z.array(retentionSchema) }),
			stepUp: true
		})
	};
}));
// ../../packages/contracts/dist/registry/rights.js
var rightsRequestKindSchema, identityCheckSchema, rightsRequestStateSchema, consentSubjectSchema, sentence, asked, newRightsRequestSchema, rightsRequestSchema, rightsAnswerSchema, personReaderSchema, copiedPhoneSchema, copiedTaskSchema, personCopySchema, legalBasisSchema, dataPurposeSchema;
var init_rights = __esmMin((() => {
	init_field_class();
	init_reveal();
	init_photo_routes();
	init_permissions();
	init_primitives();
	init_task();
	init_consent();
	init_fact();
	init_fact_kind();
	init_person();
	init_relation();
	rightsRequestKindSchema = z.enum([
		"copy",
		"correction",
		"consentWithdrawal",
		"consentRenewal"
	]).meta({ id: "RightsRequestKind" });
	identityCheckSchema = z.enum([
		"citizenIdCard",
		"householdBook",
		"permit",
		"passport"
	]).meta({ id: "IdentityCheck" });
	rightsRequestStateSchema = z.enum([
		"open",
		"accepted",
		"refused"
	]).meta({ id: "RightsRequestState" });
	consentSubjectSchema = factKindNameSchema;
	sentence = z.string().trim().min(2).max(500);
	asked = {
		applicant: applicantSchema,
		identityCheck: identityCheckSchema,
		/** Name of guardian or agent; null for the resident. */
		representative: z.string().trim().min(1).max(50).nullable().default(null),
		/** By what a guardian or agent acts: 户口簿, 委托书; null for the resident. */
		basis: z.string().trim().min(2).max(100).nullable().default(null)
	};
	newRightsRequestSchema = z.discriminatedUnion("kind", [
		z.strictObject({
			...asked,
			kind: z.literal("copy")
		}),
		z.strictObject({
			...asked,
			kind: z.literal("correction"),
			wish: sentence
		}),
		z.strictObject({
			...asked,
			kind: z.literal("consentWithdrawal"),
			subject: consentSubjectSchema
		}),
		z.strictObject({
			...asked,
			kind: z.literal("consentRenewal"),
			subject: consentSubjectSchema
		})
	]).refine(({ applicant, representative }) => applicant === "self" === (representative === null), {
		message: "name a guardian or an agent, and nobody for the resident",
		path: ["representative"]
	}).refine(({ applicant, basis }) => applicant === "self" === (basis === null), {
		message: "say by what a guardian or an agent acts, and nothing for the resident",
		path: ["basis"]
	}).meta({ id: "NewRightsRequest" });
	rightsRequestSchema = z.object({
		id: ulidSchema,
		personId: ulidSchema,
		personName: internal(z.string()),
		unitName: internal(z.string()),
		kind: internal(rightsRequestKindSchema),
		applicant: internal(applicantSchema),
		identityCheck: internal(identityCheckSchema),
		representative: internal(z.string().nullable()),
		basis: internal(z.string().nullable()),
		wish: internal(z.string().nullable()),
		/** The kind of fact that a consent is about, and its title. */
		subject: internal(z.object({
			kind: factKindNameSchema,
			title: localizedTextSchema
		}).nullable()),
		state: internal(rightsRequestStateSchema),
		receivedAt: internal(instantSchema),
		receivedBy: internal(z.string()),
		/** Left out when there is no answer to wait for. */
		dueAt: internal(instantSchema.optional()),
		answeredAt: internal(instantSchema.nullable()),
		answeredBy: internal(z.string().nullable()),
		/** What was done, or why it was refused. */
		answer: internal(z.string().nullable()),
		actions: internal(z.array(z.enum(["answer", "copy"])))
	}).meta({
		id: "RightsRequest",
		...aboutPerson
	});
	rightsAnswerSchema = z.discriminatedUnion("outcome", [z.strictObject({
		outcome: z.literal("accepted"),
		answer: sentence,
		correction: personCorrectionSchema.optional()
	}), z.strictObject({
		outcome: z.literal("refused"),
		answer: sentence
	})]).meta({ id: "RightsAnswer" });
	personReaderSchema = z.object({
		kind: internal(z.enum(["page", "number"])),
		/** What was seen in the clear; empty for the page. */
		fields: internal(z.array(revealableFieldSchema)),
		at: internal(instantSchema),
		/** How often on that day. */
		times: internal(z.number().int()),
		role: internal(roleSchema.nullable()),
		unitName: internal(z.string().nullable()),
		/** The bureau's plugin through which or by which it was read; null for the portal itself. */
		plugin: internal(localizedTextSchema.nullable()),
		reason: internal(z.string().nullable())
	}).meta({
		id: "PersonReader",
		...aboutPerson
	});
	copiedPhoneSchema = z.object({
		phone: sensitive(z.string(), "phone"),
		label: internal(z.string())
	}).meta({
		id: "CopiedPhone",
		...aboutPerson
	});
	copiedTaskSchema = z.object({
		title: internal(localizedTextSchema),
		source: internal(localizedTextSchema),
		status: internal(taskStatusSchema),
		createdAt: internal(instantSchema),
		closedAt: internal(instantSchema.nullable())
	}).meta({
		id: "CopiedTask",
		...aboutPerson
	});
	personCopySchema = z.object({
		requestId: ulidSchema,
		personId: ulidSchema,
		madeAt: internal(instantSchema),
		name: internal(z.string()),
		sex: internal(sexSchema),
		birthDate: internal(calendarDateSchema),
		documentType: internal(documentTypeSchema),
		idNumber: sensitive(z.string().nullable(), "idNumber"),
		phone: sensitive(z.string().nullable(), "phone"),
		furtherPhones: internal(z.array(copiedPhoneSchema)),
		aliases: internal(z.array(z.string())),
		/** The photo that is kept, and who agreed to it; it is printed with the copy. */
		photo: internal(z.object({
			id: ulidSchema,
			setAt: instantSchema,
			consentBy: photoConsentSchema
		}).nullable()),
		unitName: internal(z.string()),
		/** Past ones too. */
		relations: internal(z.array(relationSchema)),
		/** Of every class, past ones too. */
		facts: internal(z.array(factSchema)),
		/** The latest 200; those that are confidential stay with their bureau. */
		tasks: internal(z.array(copiedTaskSchema)),
		/** The latest 500. */
		readers: internal(z.array(personReaderSchema)),
		/** Since when reading has been kept. */
		readersSince: internal(calendarDateSchema)
	}).meta({
		id: "PersonCopy",
		...aboutPerson
	});
	legalBasisSchema = z.enum(["statutoryDuty", "consent"]).meta({ id: "LegalBasis" });
	dataPurposeSchema = z.object({
		/** `identity`, `contact`, `relations`, `fact:<class>`, or `plugin:<id>`. */
		data: z.string(),
		title: localizedTextSchema,
		purpose: localizedTextSchema,
		basis: legalBasisSchema,
		/** Law and article, or the bureau. */
		source: localizedTextSchema,
		seenBy: localizedTextSchema,
		/** Kinds of facts for which consent can be taken back. */
		consents: z.array(z.object({
			kind: factKindNameSchema,
			title: localizedTextSchema
		}))
	}).meta({ id: "DataPurpose" });
}));
// ../../packages/contracts/dist/registry/rights-routes.js
var access$4, params$5, rightsRoutes;
var init_rights_routes = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_rights();
	access$4 = {
		kind: "permission",
		permission: corePermissions.rightsServe
	};
	params$5 = z.object({ id: ulidSchema });
	rightsRoutes = {
		purposes: defineRoute({
			method: "GET",
			path: "/api/v1/data-purposes",
			summary: "What each group of residents’ data is for, on what basis, and who sees it",
			access: {
				kind: "permission",
				permission: corePermissions.personRead
			},
			response: z.object({ items: z.array(dataPurposeSchema) })
		}),
		request: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/rights-requests",
			summary: "Take down what a resident asks about their data; a correction becomes a task, a consent ends at once",
			access: access$4,
			params: params$5,
			body: newRightsRequestSchema,
			response: rightsRequestSchema,
			status: 201
		}),
		list: defineRoute({
			method: "GET",
			path: "/api/v1/rights-requests",
			summary: "Requests of residents whom the caller serves: the open ones by what is due, the others newest first",
			access: access$4,
			query: z.strictObject({
				...pageQueryShape,
				state: rightsRequestStateSchema.default("open"),
				person: ulidSchema.optional()
			}),
			response: pageOf(rightsRequestSchema)
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/rights-requests/:id",
			summary: "One request",
			access: access$4,
			params: params$5,
			response: rightsRequestSchema
		}),
		copy: defineRoute({
			method: "POST",
			path: "/api/v1/rights-requests/:id/copy",
			summary: "The copy that a resident asked for, in the clear; each is audited, and may be made again on the day of the first",
			access: access$4,
			params: params$5,
			response: personCopySchema,
			reveals: true
		}),
		answer: defineRoute({
			method: "POST",
			path: "/api/v1/rights-requests/:id/answer",
			summary: "Accept a correction, and make it, or refuse it with the reason",
			access: access$4,
			params: params$5,
			body: rightsAnswerSchema,
			response: rightsRequestSchema
		})
	};
}));
// ../../packages/contracts/dist/registry/routes.js
var access$3, manage$3, idsBody, params$4, relationParams, factParams, phoneParams, peopleRoutes;
var init_routes$2 = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_fact();
	init_fact_kind();
	init_history();
	init_people_filter();
	init_person();
	init_relation();
	access$3 = {
		kind: "permission",
		permission: corePermissions.personRead
	};
	manage$3 = {
		kind: "permission",
		permission: corePermissions.personManage
	};
	idsBody = z.strictObject({ ids: z.array(ulidSchema).min(1).max(500) });
	params$4 = z.object({ id: ulidSchema });
	relationParams = z.object({
		id: ulidSchema,
		relationId: ulidSchema
	});
	factParams = z.object({
		id: ulidSchema,
		factId: ulidSchema
	});
	phoneParams = z.object({
		id: ulidSchema,
		phoneId: ulidSchema
	});
	peopleRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/people",
			summary: "Residents of the caller’s units: found by `q`, changed since a moment, or all by id",
			access: access$3,
			query: z.strictObject({
				...pageQueryShape,
				/** Beginning of a name, its pinyin or initials; a whole phone or ID number; a door such as 3-2-501. */
				q: z.string().trim().min(1).max(50).optional(),
				unit: ulidSchema.optional(),
				/** Only people born on or before this day, e.g. elders. */
				bornBefore: calendarDateSchema.optional(),
				...peopleFilterSchema.shape,
				ageFrom: z.coerce.number().pipe(ageSchema).optional(),
				ageTo: z.coerce.number().pipe(ageSchema).optional(),
				mismatch: z.literal("true").transform(() => true).optional(),
				/**
				* Only people changed at or after this moment, in the order of their changes. Changes become visible up to some
				* seconds after their moment: go back ten seconds before the last one you saw.
				*/
				updatedSince: instantSchema.optional()
			}).refine(({ q, updatedSince }) => q === void 0 || updatedSince === void 0, {
				message: "search or ask for changes, not both",
				path: ["updatedSince"]
			}),
			response: pageOf(personSummarySchema)
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/people/:id",
			summary: "One resident",
			access: access$3,
			params: params$4,
			response: personSchema$1
		}),
		batch: defineRoute({
			method: "POST",
			path: "/api/v1/people/batch",
			summary: "Up to 500 residents by id; those outside the caller’s scope are left out, for somebody merged the other comes",
			access: access$3,
			body: idsBody,
			response: z.object({
				items: z.array(personSummarySchema),
				/** Ids that were asked for and have become another person's, who is among the items. */
				merged: z.array(z.object({
					fromId: ulidSchema,
					intoId: ulidSchema
				}))
			})
		}),
		noteReads: defineRoute({
			method: "POST",
			path: "/api/v1/people/reads",
			summary: "For plugins: what the plugin keeps of these residents was read; each of them may ask by whom",
			access: { kind: "session" },
			body: idsBody
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/people",
			summary: "Register somebody who lives here",
			access: manage$3,
			body: newPersonSchema,
			response: personSchema$1,
			status: 201
		}),
		correct: defineRoute({
			method: "PATCH",
			path: "/api/v1/people/:id",
			summary: "Correct name, document, aliases or phones",
			access: manage$3,
			params: params$4,
			body: personCorrectionSchema,
			response: personSchema$1
		}),
		addPhone: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/phones",
			summary: "Add a phone; the first one becomes the one that is called first",
			access: manage$3,
			params: params$4,
			body: newPhoneSchema,
			response: personSchema$1,
			status: 201
		}),
		callFirst: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/phones/:phoneId/first",
			summary: "Call this further phone first; the one that was becomes a further one",
			access: manage$3,
			params: phoneParams,
			body: z.strictObject({ source: sourceSchema }),
			response: personSchema$1
		}),
		removePhone: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/phones/:phoneId/remove",
			summary: "Remove a further phone",
			access: manage$3,
			params: phoneParams,
			body: z.strictObject({ source: sourceSchema }),
			response: personSchema$1
		}),
		relate: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/relations",
			summary: "Record a relation; it ends the one of its kind that held before (shares may be several)",
			access: manage$3,
			params: params$4,
			body: newRelationSchema,
			response: personSchema$1,
			status: 201
		}),
		endRelation: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/relations/:relationId/end",
			summary: "End a registration, residence or share; responsibility ends only by the next one",
			access: manage$3,
			params: relationParams,
			body: endingSchema,
			response: personSchema$1
		}),
		correctRelation: defineRoute({
			method: "PATCH",
			path: "/api/v1/people/:id/relations/:relationId",
			summary: "Correct a relation that holds: since when, its source, what it says; the one before it ends where it begins",
			access: manage$3,
			params: relationParams,
			body: relationCorrectionSchema,
			response: personSchema$1
		}),
		reopenRelation: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/relations/:relationId/reopen",
			summary: "Take back the end of a relation that was ended by mistake, while none of its kind holds",
			access: manage$3,
			params: relationParams,
			body: z.strictObject({ source: sourceSchema }),
			response: personSchema$1
		}),
		recordFact: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/facts",
			summary: "Record a fact of a class that the caller’s post may see; it ends the one of its kind that held before",
			access: manage$3,
			params: params$4,
			body: newFactSchema,
			response: personSchema$1,
			status: 201
		}),
		endFact: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/facts/:factId/end",
			summary: "End a fact",
			access: manage$3,
			params: factParams,
			body: endingSchema,
			response: personSchema$1
		}),
		correctFact: defineRoute({
			method: "PATCH",
			path: "/api/v1/people/:id/facts/:factId",
			summary: "Correct a fact that holds: since when, its source, its value; the one before it ends where it begins",
			access: manage$3,
			params: factParams,
			body: factCorrectionSchema,
			response: personSchema$1
		}),
		reopenFact: defineRoute({
			method: "POST",
			path: "/api/v1/people/:id/facts/:factId/reopen",
			summary: "Take back the end of a fact that was ended by mistake, while none of its kind holds",
			access: manage$3,
			params: factParams,
			body: z.strictObject({ source: sourceSchema }),
			response: personSchema$1
		}),
		history: defineRoute({
			method: "GET",
			path: "/api/v1/people/:id/history",
			summary: "Every change of a resident, the newest first",
			access: access$3,
			params: params$4,
			query: z.strictObject(pageQueryShape),
			response: pageOf(registryChangeSchema)
		}),
		factKinds: defineRoute({
			method: "GET",
			path: "/api/v1/fact-kinds",
			summary: "The kinds of facts that the caller may see and record, plugins’ own included",
			access: access$3,
			response: z.object({ items: z.array(factKindSchema) })
		})
	};
}));
// ../../packages/contracts/dist/registry/walk-round.js
var doorStateSchema, walkRoundFields, walkRoundSummarySchema, walkRoundDoorSchema, findingKindSchema, walkFindingSchema, findingToFollowSchema, walkRoundSchema, findingNoteSchema;
var init_walk_round = __esmMin((() => {
	init_field_class();
	init_primitives();
	doorStateSchema = z.enum([
		"confirmed",
		"changed",
		"vacant"
	]).meta({ id: "DoorState" });
	walkRoundFields = {
		id: ulidSchema,
		buildingId: ulidSchema,
		building: z.string(),
		unitName: z.string(),
		startedAt: instantSchema,
		startedBy: z.string(),
		assignee: z.object({
			id: ulidSchema,
			name: z.string()
		}).nullable(),
		doors: z.number().int(),
		checked: z.number().int(),
		/** How many findings it has brought, settled or not. */
		found: z.number().int(),
		finishedAt: instantSchema.nullable()
	};
	walkRoundSummarySchema = z.object(walkRoundFields).meta({ id: "WalkRoundSummary" });
	walkRoundDoorSchema = z.object({
		dwellingId: ulidSchema,
		entrance: z.string().nullable(),
		floor: z.number().int(),
		door: internal(z.string()),
		state: doorStateSchema.nullable(),
		note: z.string().nullable(),
		by: z.string().nullable(),
		at: instantSchema.nullable()
	}).meta({ id: "WalkRoundDoor" });
	findingKindSchema = z.enum([
		"changed",
		"registeredButEmpty",
		"unlisted"
	]).meta({ id: "FindingKind" });
	walkFindingSchema = z.object({
		id: ulidSchema,
		kind: findingKindSchema,
		/** Null while the door is not in the registry. */
		dwellingId: ulidSchema.nullable(),
		entrance: z.string().nullable(),
		door: internal(z.string()),
		note: z.string().nullable(),
		by: z.string(),
		at: instantSchema,
		/** What was done about it; null while it waits. */
		settled: z.object({
			by: z.string(),
			at: instantSchema,
			note: z.string()
		}).nullable()
	}).meta({ id: "WalkFinding" });
	findingToFollowSchema = walkFindingSchema.extend({
		roundId: ulidSchema,
		buildingId: ulidSchema,
		building: z.string(),
		unitName: z.string(),
		householdIds: z.array(ulidSchema)
	}).meta({ id: "FindingToFollow" });
	walkRoundSchema = z.object({
		...walkRoundFields,
		list: z.array(walkRoundDoorSchema),
		findings: z.array(walkFindingSchema)
	}).meta({ id: "WalkRound" });
	findingNoteSchema = z.string().trim().min(1).max(200);
}));
// ../../packages/contracts/dist/registry/walk-round-routes.js
var manage$2, walk, params$3, walkRoundRoutes;
var init_walk_round_routes = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_place();
	init_walk_round();
	manage$2 = {
		kind: "permission",
		permission: corePermissions.personManage
	};
	walk = {
		kind: "permission",
		permission: corePermissions.walkRoundWalk
	};
	params$3 = z.object({ id: ulidSchema });
	walkRoundRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/walk-rounds",
			summary: "Walk-rounds given to the caller or within their units, the newest first",
			access: walk,
			query: z.strictObject({
				...pageQueryShape,
				state: z.enum(["open", "finished"]).optional()
			}),
			response: pageOf(walkRoundSummarySchema)
		}),
		start: defineRoute({
			method: "POST",
			path: "/api/v1/buildings/:id/walk-rounds",
			summary: "Begin a walk-round of a building; with an assignee it is theirs to walk",
			access: manage$2,
			params: params$3,
			body: z.strictObject({ assigneeId: ulidSchema.nullable().default(null) }),
			response: walkRoundSchema,
			status: 201
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/walk-rounds/:id",
			summary: "A walk-round, door by door; it can be left and taken up again",
			access: walk,
			params: params$3,
			response: walkRoundSchema
		}),
		check: defineRoute({
			method: "PUT",
			path: "/api/v1/walk-rounds/:id/doors/:dwellingId",
			summary: "What was found at a door; said again it replaces what was said before",
			access: walk,
			params: z.object({
				id: ulidSchema,
				dwellingId: ulidSchema
			}),
			body: z.strictObject({
				state: doorStateSchema,
				note: findingNoteSchema.nullable().default(null)
			}),
			response: walkRoundSchema
		}),
		reportDoor: defineRoute({
			method: "POST",
			path: "/api/v1/walk-rounds/:id/unlisted-doors",
			summary: "A door that is not in the registry: said again it replaces what was said before",
			access: walk,
			params: params$3,
			body: newDoorSchema.omit({ floor: true }).extend({ note: findingNoteSchema.nullable().default(null) }),
			response: walkRoundSchema,
			status: 201
		}),
		finish: defineRoute({
			method: "POST",
			path: "/api/v1/walk-rounds/:id/finish",
			summary: "End a walk-round, also one with doors left out",
			access: walk,
			params: params$3,
			response: walkRoundSchema
		}),
		findings: defineRoute({
			method: "GET",
			path: "/api/v1/walk-round-findings",
			summary: "What walk-rounds have found and somebody has to see to, the newest first",
			access: manage$2,
			query: z.strictObject({
				...pageQueryShape,
				state: z.enum(["open", "settled"]).default("open")
			}),
			response: pageOf(findingToFollowSchema)
		}),
		settleFinding: defineRoute({
			method: "POST",
			path: "/api/v1/walk-round-findings/:id/settle",
			summary: "Say in a word what was done about a finding",
			access: manage$2,
			params: params$3,
			body: z.strictObject({ note: findingNoteSchema }),
			response: findingToFollowSchema
		})
	};
})), textSchema, noteSchema$1, searchQuerySchema, searchHitSchema, searchAnswerSchema, foundHitSchema, searchPartSchema, searchRoutes;
var init_search = __esmMin((() => {
	init_field_class();
	init_route();
	init_unit();
	init_manifest();
	init_page_path();
	init_primitives();
	init_person();
	textSchema = z.string().trim().min(1).max(50);
	noteSchema$1 = z.string().trim().min(1).max(80);
	searchQuerySchema = z.strictObject({
		/** As it was typed; null where it reads like the number of a phone or of a document, which core keeps to itself. */
		text: textSchema.nullable(),
		/** Those whom core found by it, by name, pinyin, number or door: a plugin keeps no names to look in. */
		personIds: z.array(ulidSchema).max(50),
		/** Where the user holds the permission that the manifest names: units, each with all that lies within it. */
		scope: z.strictObject({ units: z.array(z.strictObject({
			id: ulidSchema,
			level: unitLevelSchema
		})) }),
		limit: z.number().int().min(1).max(8),
		locale: localeSchema
	}).meta({ id: "SearchQuery" });
	searchHitSchema = z.discriminatedUnion("kind", [z.strictObject({
		kind: z.literal("person"),
		personId: ulidSchema,
		note: noteSchema$1.nullable(),
		page: pagePathSchema.nullable()
	}), z.strictObject({
		kind: z.literal("record"),
		title: z.string().trim().min(1).max(60),
		/** The innermost unit in which it lies. */
		unitId: ulidSchema,
		note: noteSchema$1.nullable(),
		page: pagePathSchema
	})]).meta({ id: "SearchHit" });
	searchAnswerSchema = z.strictObject({ items: z.array(searchHitSchema).max(8) });
	foundHitSchema = z.object({
		personId: ulidSchema.nullable(),
		title: internal(z.string()),
		note: internal(z.string().nullable()),
		/** Of the plugin's own pages, else the person's. */
		page: internal(pagePathSchema.nullable())
	}).meta({
		id: "FoundHit",
		...aboutPerson
	});
	searchPartSchema = z.enum(["residents", "plugins"]).meta({ id: "SearchPart" });
	searchRoutes = { find: defineRoute({
		method: "GET",
		path: "/api/v1/search",
		summary: "Search everything: residents, and what each plugin finds, by the permissions and units of the caller",
		access: { kind: "session" },
		query: z.strictObject({
			q: textSchema,
			/** Left out: both. */
			part: searchPartSchema.optional()
		}),
		response: z.object({
			residents: z.array(personSummarySchema).max(8),
			plugins: z.array(z.object({
				plugin: z.object({
					id: z.string(),
					name: localizedTextSchema,
					glyph: z.string(),
					color: bureauColorSchema
				}),
				title: localizedTextSchema,
				hits: z.array(foundHitSchema).max(8)
			})),
			/** Plugins that gave no answer, or none that keeps to the agreed shape. */
			missing: z.array(z.object({
				id: z.string(),
				name: localizedTextSchema
			}))
		})
	}) };
}));
// ../../packages/contracts/dist/secrets/key-routes.js
var access$2, keyPurposeSchema, keyRotationSchema, keyRoutes;
var init_key_routes = __esmMin((() => {
	init_route();
	init_permissions();
	init_primitives();
	access$2 = {
		kind: "permission",
		permission: corePermissions.securityManage
	};
	keyPurposeSchema = z.enum(["fields", "indexes"]).meta({ id: "KeyPurpose" });
	keyRotationSchema = z.object({
		id: ulidSchema,
		purpose: keyPurposeSchema,
		keyId: z.string(),
		startedAt: instantSchema,
		/** Rows looked at so far. */
		rows: z.number().int(),
		finishedAt: instantSchema.nullable()
	}).meta({ id: "KeyRotation" });
	keyRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/keys",
			summary: "The keys of both rings, without the keys themselves, and the latest rotations",
			access: access$2,
			response: z.object({
				rings: z.array(z.object({
					purpose: keyPurposeSchema,
					current: z.string(),
					keys: z.array(z.string())
				})),
				rotations: z.array(keyRotationSchema)
			})
		}),
		rotate: defineRoute({
			method: "POST",
			path: "/api/v1/keys/:purpose/rotations",
			summary: "Make a new key: whatever is sealed from now on uses it; what is there follows in the background",
			access: access$2,
			params: z.object({ purpose: keyPurposeSchema }),
			response: keyRotationSchema,
			status: 202,
			stepUp: true
		}),
		remove: defineRoute({
			method: "DELETE",
			path: "/api/v1/keys/:purpose/:keyId",
			summary: "Destroy an old key that nothing uses any more",
			access: access$2,
			params: z.object({
				purpose: keyPurposeSchema,
				keyId: z.string().regex(/^k\d+$/)
			}),
			stepUp: true
		})
	};
}));
// ../../packages/contracts/dist/staff/appointment.js
var appointmentKindSchema, appointmentStateSchema, appointmentSchema, basisSchema, placeShape, newAppointmentSchema, newSecondmentSchema, appointmentRevisionSchema, openingSchema;
var init_appointment = __esmMin((() => {
	init_permissions();
	init_body();
	init_unit();
	init_primitives();
	appointmentKindSchema = z.enum([
		"regular",
		"concurrent",
		"secondment"
	]).meta({ id: "AppointmentKind" });
	appointmentStateSchema = z.enum([
		"upcoming",
		"current",
		"lent",
		"past",
		"withdrawn"
	]).meta({ id: "AppointmentState" });
	appointmentSchema = z.object({
		id: ulidSchema,
		role: roleSchema,
		title: localizedTextSchema,
		unit: unitReferenceSchema,
		/** Name of the community where the unit is a grid of it. */
		community: z.string().nullable(),
		/** The body, agency or partner in which the post is; all null for one of the unit itself. */
		body: z.object({
			id: ulidSchema,
			name: z.string()
		}).nullable(),
		agency: z.object({
			id: ulidSchema,
			name: z.string()
		}).nullable(),
		partner: z.object({
			id: ulidSchema,
			name: z.string()
		}).nullable(),
		kind: appointmentKindSchema,
		/** The appointment at home that a secondment lends away. */
		secondedFrom: ulidSchema.nullable(),
		/** A secondment to a higher level than the home unit's: an exception, with a basis and an end. */
		upward: z.boolean(),
		basis: z.string().nullable(),
		validFrom: calendarDateSchema,
		/** The first day on which it no longer holds; null: no end yet. */
		validTo: calendarDateSchema.nullable(),
		state: appointmentStateSchema,
		/** The caller may end or correct it, or second somebody from it. */
		mayChange: z.boolean()
	}).meta({ id: "Appointment" });
	basisSchema = z.string().trim().min(1).max(200);
	placeShape = {
		role: roleSchema,
		unitId: ulidSchema,
		bodyId: ulidSchema.optional(),
		agencyId: ulidSchema.optional(),
		partnerId: ulidSchema.optional(),
		validFrom: calendarDateSchema,
		/** The first day on which it no longer holds; without it there is no end yet. */
		validTo: calendarDateSchema.optional()
	};
	newAppointmentSchema = z.strictObject({
		...placeShape,
		kind: z.enum(["regular", "concurrent"]).default("regular"),
		basis: basisSchema.optional()
	}).meta({ id: "NewAppointment" });
	newSecondmentSchema = z.strictObject({
		...placeShape,
		basis: basisSchema
	}).meta({ id: "NewSecondment" });
	appointmentRevisionSchema = z.object({
		id: ulidSchema,
		appointmentId: ulidSchema,
		at: z.iso.datetime({ precision: 3 }),
		actor: z.object({
			id: z.string(),
			name: z.string()
		}),
		act: z.enum([
			"appointed",
			"seconded",
			"corrected",
			"ended"
		]),
		reason: z.string().nullable(),
		role: roleSchema,
		title: localizedTextSchema,
		unit: unitReferenceSchema,
		kind: appointmentKindSchema,
		basis: z.string().nullable(),
		validFrom: calendarDateSchema,
		validTo: calendarDateSchema.nullable()
	}).meta({ id: "AppointmentRevision" });
	openingSchema = z.object({
		role: roleSchema,
		title: localizedTextSchema,
		bodies: z.array(z.object({
			id: ulidSchema,
			kind: bodyKindSchema,
			name: z.string()
		})),
		agencies: z.array(z.object({
			id: ulidSchema,
			kind: agencyKindSchema,
			name: z.string()
		})),
		/** The post is held in one of these agencies, never of the unit itself. */
		inAgency: z.boolean(),
		partners: z.array(z.object({
			id: ulidSchema,
			kind: partnerKindSchema,
			name: z.string()
		}))
	}).meta({ id: "Opening" });
}));
// ../../packages/contracts/dist/staff/file.js
var educationSchema, qualificationKindSchema, titleSchema, newQualificationSchema, qualificationSchema, newTrainingSchema, trainingSchema;
var init_file = __esmMin((() => {
	init_primitives();
	educationSchema = z.enum([
		"secondary",
		"vocational",
		"college",
		"bachelor",
		"master",
		"doctor"
	]).meta({ id: "Education" });
	qualificationKindSchema = z.enum([
		"socialWorker",
		"physician",
		"nurse",
		"mediator",
		"psychologist",
		"firstAid",
		"fireSafety",
		"other"
	]).meta({ id: "QualificationKind" });
	titleSchema = z.string().trim().min(1).max(100);
	newQualificationSchema = z.strictObject({
		kind: qualificationKindSchema,
		/** As the certificate says it, e.g. 社会工作师（中级）. */
		title: titleSchema,
		number: z.string().trim().min(1).max(60).optional(),
		issuedOn: calendarDateSchema,
		/** The first day on which it no longer holds; without it, it does not expire. */
		validTo: calendarDateSchema.optional()
	}).meta({ id: "NewQualification" });
	qualificationSchema = z.object({
		id: ulidSchema,
		kind: qualificationKindSchema,
		title: z.string(),
		number: z.string().nullable(),
		issuedOn: calendarDateSchema,
		validTo: calendarDateSchema.nullable(),
		/** `expiring`: within 60 days. */
		state: z.enum([
			"valid",
			"expiring",
			"expired"
		])
	}).meta({ id: "Qualification" });
	newTrainingSchema = z.strictObject({
		title: titleSchema,
		/** In half hours at the finest. */
		hours: z.number().multipleOf(.5).min(.5).max(1e3),
		completedOn: calendarDateSchema
	}).meta({ id: "NewTraining" });
	trainingSchema = z.object({
		id: ulidSchema,
		title: z.string(),
		hours: z.number(),
		completedOn: calendarDateSchema
	}).meta({ id: "Training" });
}));
// ../../packages/contracts/dist/staff/member.js
var usernameSchema, displayNameSchema, officePhoneSchema, staffSummarySchema, staffMemberSchema, oneTimePasswordSchema;
var init_member = __esmMin((() => {
	init_primitives();
	init_appointment();
	init_file();
	usernameSchema = z.string().regex(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/, "lower-case letters and digits, parted by single dots or hyphens").min(3).max(60);
	displayNameSchema = z.string().trim().min(1).max(50);
	officePhoneSchema = z.string().trim().regex(/^[0-9+][0-9 -]{2,29}$/, "digits, blanks and hyphens");
	staffSummarySchema = z.object({
		id: ulidSchema,
		displayName: z.string(),
		username: z.string(),
		officePhone: z.string().nullable(),
		/** The account may not log in. */
		disabled: z.boolean(),
		posts: z.array(appointmentSchema),
		/** A qualification has expired, or does within 60 days. */
		expiring: z.boolean()
	}).meta({ id: "StaffSummary" });
	staffMemberSchema = staffSummarySchema.extend({
		/** Every appointment, past and to come, latest first. */
		appointments: z.array(appointmentSchema),
		joinedOn: calendarDateSchema.nullable(),
		/** Internal: null for callers who neither manage this person nor are they. */
		education: educationSchema.nullable(),
		qualifications: z.array(qualificationSchema),
		trainings: z.array(trainingSchema),
		mustChangePassword: z.boolean(),
		/** What the caller may do with the person. */
		may: z.object({
			/** Change name, phone and file; appoint. */
			manage: z.boolean(),
			/** Disable and enable the account. */
			disable: z.boolean(),
			/** Give a new password; to administrators, only the security administrator may. */
			password: z.boolean(),
			/** Make them an administrator, or end that. */
			administrator: z.boolean()
		})
	}).meta({ id: "StaffMember" });
	oneTimePasswordSchema = z.object({
		accountId: ulidSchema,
		username: z.string(),
		oneTimePassword: z.string()
	}).meta({ id: "OneTimePassword" });
}));
// ../../packages/contracts/dist/staff/appointment-routes.js
var manage$1, administrators, params$2, reasonSchema, endBody, appointmentRoutes, administratorRoutes;
var init_appointment_routes = __esmMin((() => {
	init_route();
	init_permissions();
	init_primitives();
	init_appointment();
	init_member();
	manage$1 = {
		kind: "permission",
		permission: corePermissions.staffManage
	};
	administrators = {
		kind: "permission",
		permission: corePermissions.administratorAppoint
	};
	params$2 = z.object({ id: ulidSchema });
	reasonSchema = z.string().trim().min(1).max(500);
	endBody = z.strictObject({
		/** The first day on which it no longer holds: today at the earliest, or the day on which it would begin. */
		validTo: calendarDateSchema,
		reason: reasonSchema
	});
	appointmentRoutes = {
		end: defineRoute({
			method: "POST",
			path: "/api/v1/appointments/:id/end",
			summary: "End an appointment or a secondment; one that has not begun is withdrawn",
			access: manage$1,
			params: params$2,
			body: endBody,
			response: appointmentSchema
		}),
		correct: defineRoute({
			method: "PATCH",
			path: "/api/v1/appointments/:id",
			summary: "Correct dates, kind or basis, or prolong it; what it said before stays in the history",
			access: manage$1,
			params: params$2,
			body: z.strictObject({
				/** Not of a secondment. */
				kind: z.enum(["regular", "concurrent"]).optional(),
				basis: basisSchema.optional(),
				validFrom: calendarDateSchema.optional(),
				/** Null: it has no end yet. */
				validTo: calendarDateSchema.nullable().optional(),
				reason: reasonSchema
			}),
			response: appointmentSchema
		}),
		second: defineRoute({
			method: "POST",
			path: "/api/v1/appointments/:id/secondments",
			summary: "Lend somebody from this post to another unit: the home unit keeps the post, the host gets the rights",
			access: manage$1,
			params: params$2,
			body: newSecondmentSchema,
			response: appointmentSchema,
			status: 201
		})
	};
	administratorRoutes = {
		appoint: defineRoute({
			method: "POST",
			path: "/api/v1/administrators",
			summary: "Make somebody the system, security or audit administrator of the district",
			access: administrators,
			body: z.strictObject({
				accountId: ulidSchema,
				role: z.enum([
					"systemAdministrator",
					"securityAdministrator",
					"auditAdministrator"
				]),
				validFrom: calendarDateSchema,
				basis: basisSchema
			}),
			response: appointmentSchema,
			status: 201,
			stepUp: true
		}),
		end: defineRoute({
			method: "POST",
			path: "/api/v1/administrators/:id/end",
			summary: "End an administrator’s appointment; the last security administrator stays",
			access: administrators,
			params: params$2,
			body: endBody,
			response: appointmentSchema
		}),
		resetPassword: defineRoute({
			method: "POST",
			path: "/api/v1/administrators/:accountId/password-reset",
			summary: "A new one-time password for an administrator; ends their sessions",
			access: administrators,
			params: z.object({ accountId: ulidSchema }),
			response: oneTimePasswordSchema,
			stepUp: true
		})
	};
}));
// ../../packages/contracts/dist/staff/overview.js
var vacancySchema, secondmentSchema, workloadSchema;
var init_overview = __esmMin((() => {
	init_unit();
	init_primitives();
	init_appointment();
	vacancySchema = z.object({
		unit: unitReferenceSchema,
		code: z.string(),
		/** Posts by the staffing norm; null where no norm can be computed. */
		wanted: z.number().int().nullable(),
		/** People with a post of the community's own staff, those seconded away included. */
		filled: z.number().int(),
		secondedOut: z.number().int(),
		secondedIn: z.number().int(),
		/** Posts, and secondments to here, that end within 60 days. */
		endingSoon: z.number().int(),
		/** `wanted − filled`, at least 0; null without a norm. */
		vacant: z.number().int().nullable()
	}).meta({ id: "Vacancy" });
	secondmentSchema = z.object({
		account: z.object({
			id: ulidSchema,
			displayName: z.string()
		}),
		home: appointmentSchema,
		host: appointmentSchema
	}).meta({ id: "Secondment" });
	workloadSchema = z.object({
		account: z.object({
			id: ulidSchema,
			displayName: z.string()
		}),
		posts: z.array(appointmentSchema.pick({
			id: true,
			title: true,
			unit: true,
			community: true
		})),
		open: z.number().int(),
		/** Closed within the last 30 days. */
		closed: z.number().int()
	}).meta({ id: "Workload" });
}));
// ../../packages/contracts/dist/staff/routes.js
var read$1, manage, account, params$1, unitQuery, staffRoutes;
var init_routes$1 = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_norms();
	init_primitives();
	init_appointment();
	init_file();
	init_member();
	init_overview();
	read$1 = {
		kind: "permission",
		permission: corePermissions.staffRead
	};
	manage = {
		kind: "permission",
		permission: corePermissions.staffManage
	};
	account = {
		kind: "permission",
		permission: corePermissions.accountManage
	};
	params$1 = z.object({ accountId: ulidSchema });
	unitQuery = z.strictObject({
		...pageQueryShape,
		unit: ulidSchema.optional()
	});
	staffRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/staff",
			summary: "Whoever has or had a post in the caller’s units, by username",
			access: read$1,
			query: z.strictObject({
				...pageQueryShape,
				unit: ulidSchema.optional(),
				/** Beginning of the name; of the username where it is in Latin letters. */
				q: z.string().trim().min(1).max(50).optional(),
				role: roleSchema.optional(),
				/** `current`: has a post today. `former`: had one. `seconded`: works away from home today. */
				state: z.enum([
					"current",
					"former",
					"seconded",
					"disabled"
				]).optional()
			}),
			response: pageOf(staffSummarySchema)
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/staff/:accountId",
			summary: "One member of staff: posts, file, account",
			access: read$1,
			params: params$1,
			response: staffMemberSchema
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/staff",
			summary: "A new account; the answer holds its one-time password, which is never shown again",
			access: account,
			body: z.strictObject({
				username: usernameSchema,
				displayName: displayNameSchema,
				officePhone: officePhoneSchema.optional()
			}),
			response: oneTimePasswordSchema,
			status: 201
		}),
		update: defineRoute({
			method: "PATCH",
			path: "/api/v1/staff/:accountId",
			summary: "Change name, office phone and what the staff file says; null removes it",
			access: manage,
			params: params$1,
			body: z.strictObject({
				displayName: displayNameSchema.optional(),
				officePhone: officePhoneSchema.nullable().optional(),
				education: educationSchema.nullable().optional(),
				joinedOn: calendarDateSchema.nullable().optional()
			}),
			response: staffMemberSchema
		}),
		setDisabled: defineRoute({
			method: "PATCH",
			path: "/api/v1/staff/:accountId/account",
			summary: "Disable an account, which ends its sessions, or enable it again",
			access: account,
			params: params$1,
			body: z.strictObject({
				disabled: z.boolean(),
				reason: z.string().trim().min(1).max(500)
			}),
			response: staffMemberSchema
		}),
		resetPassword: defineRoute({
			method: "POST",
			path: "/api/v1/staff/:accountId/password-reset",
			summary: "A new one-time password; ends the account’s sessions",
			access: account,
			params: params$1,
			response: oneTimePasswordSchema,
			stepUp: true
		}),
		appoint: defineRoute({
			method: "POST",
			path: "/api/v1/staff/:accountId/appointments",
			summary: "Appoint somebody to one or several posts: all of them, or none",
			access: manage,
			params: params$1,
			body: z.strictObject({ appointments: z.array(newAppointmentSchema).min(1).max(10) }),
			response: z.object({ items: z.array(appointmentSchema) }),
			status: 201
		}),
		openings: defineRoute({
			method: "GET",
			path: "/api/v1/staff/openings",
			summary: "Posts that the caller may give in a unit",
			access: manage,
			query: z.strictObject({ unit: ulidSchema }),
			response: z.object({ items: z.array(openingSchema) })
		}),
		posts: defineRoute({
			method: "GET",
			path: "/api/v1/staff/:accountId/posts",
			summary: "The posts of a person that were in force on a day; default: today",
			access: read$1,
			params: params$1,
			query: z.strictObject({ asOf: calendarDateSchema.optional() }),
			response: z.object({ items: z.array(appointmentSchema) })
		}),
		history: defineRoute({
			method: "GET",
			path: "/api/v1/staff/:accountId/history",
			summary: "What was recorded of the person’s appointments, latest first",
			access: read$1,
			params: params$1,
			query: z.strictObject(pageQueryShape),
			response: pageOf(appointmentRevisionSchema)
		}),
		addQualification: defineRoute({
			method: "POST",
			path: "/api/v1/staff/:accountId/qualifications",
			summary: "Add a qualification to the staff file",
			access: manage,
			params: params$1,
			body: newQualificationSchema,
			response: qualificationSchema,
			status: 201
		}),
		removeQualification: defineRoute({
			method: "DELETE",
			path: "/api/v1/staff/:accountId/qualifications/:id",
			summary: "Take a qualification out of the staff file",
			access: manage,
			params: params$1.extend({ id: ulidSchema })
		}),
		addTraining: defineRoute({
			method: "POST",
			path: "/api/v1/staff/:accountId/trainings",
			summary: "Add a training to the staff file",
			access: manage,
			params: params$1,
			body: newTrainingSchema,
			response: trainingSchema,
			status: 201
		}),
		removeTraining: defineRoute({
			method: "DELETE",
			path: "/api/v1/staff/:accountId/trainings/:id",
			summary: "Take a training out of the staff file",
			access: manage,
			params: params$1.extend({ id: ulidSchema })
		}),
		vacancies: defineRoute({
			method: "GET",
			path: "/api/v1/staff/vacancies",
			summary: "Posts by the norm against people, for each community, by division code",
			access: read$1,
			query: unitQuery,
			response: pageOf(vacancySchema).extend({ 
			/** The norm that `wanted` follows; null where none applies today. */
norm: normSourceSchema.nullable() })
		}),
		secondments: defineRoute({
			method: "GET",
			path: "/api/v1/staff/secondments",
			summary: "Secondments that run today or begin later, out of the caller’s units or into them",
			access: read$1,
			query: unitQuery.extend({ direction: z.enum(["out", "in"]) }),
			response: pageOf(secondmentSchema)
		}),
		workload: defineRoute({
			method: "GET",
			path: "/api/v1/staff/workload",
			summary: "Open work, and work closed in 30 days, of each person with a post in the units, by username",
			access: read$1,
			query: unitQuery,
			response: pageOf(workloadSchema)
		})
	};
}));
// ../../packages/contracts/dist/tasks/absences.js
var access$1, person, absenceSchema, absenceRoutes;
var init_absences = __esmMin((() => {
	init_route();
	init_permissions();
	init_primitives();
	init_handling();
	access$1 = {
		kind: "permission",
		permission: corePermissions.taskAct
	};
	person = z.object({
		id: ulidSchema,
		name: z.string()
	});
	absenceSchema = z.object({
		id: ulidSchema,
		account: person,
		deputy: person,
		firstDay: calendarDateSchema,
		/** Included. */
		lastDay: calendarDateSchema,
		/** It lasts today. */
		current: z.boolean()
	}).meta({ id: "Absence" });
	absenceRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/absences",
			summary: "Absences that last or are to come, of the caller or of one of their staff, and those in which they are deputy",
			access: access$1,
			query: z.strictObject({ account: ulidSchema.optional() }),
			response: z.object({
				own: z.array(absenceSchema),
				asDeputy: z.array(absenceSchema)
			})
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/absences",
			summary: "Be away for some days, or note it for one of one’s staff, with a deputy who may do the same work",
			access: access$1,
			body: z.strictObject({
				/** Default: the caller. */
				accountId: ulidSchema.optional(),
				deputyId: ulidSchema,
				firstDay: calendarDateSchema,
				lastDay: calendarDateSchema
			}).refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
				message: "not before the first day",
				path: ["lastDay"]
			}),
			response: absenceSchema,
			status: 201
		}),
		end: defineRoute({
			method: "DELETE",
			path: "/api/v1/absences/:id",
			summary: "Back again, or not away after all: ends an absence with yesterday, or calls it off",
			access: access$1,
			params: z.object({ id: ulidSchema })
		}),
		deputies: defineRoute({
			method: "GET",
			path: "/api/v1/absences/deputies",
			summary: "Who may do everything that the caller, or one of their staff, does",
			access: access$1,
			query: z.strictObject({
				account: ulidSchema.optional(),
				q: z.string().trim().min(1).max(50).optional()
			}),
			response: z.object({ items: z.array(staffPickSchema) })
		})
	};
})), newTaskBatchSchema, taskBatchResultSchema, taskBatchRoutes;
var init_batch = __esmMin((() => {
	init_problem();
	init_route();
	init_permissions();
	init_primitives();
	init_routes$7();
	newTaskBatchSchema = z.strictObject({ 
	/** Each with the key under which it is made once, in this call or another. */
tasks: z.array(z.strictObject({
		key: idempotencyKeySchema,
		task: createTaskSchema
	})).min(1).max(500) }).refine(({ tasks }) => new Set(tasks.map(({ key }) => key)).size === tasks.length, {
		message: "each key once",
		path: ["tasks"]
	}).meta({ id: "NewTaskBatch" });
	taskBatchResultSchema = z.object({ items: z.array(z.discriminatedUnion("state", [z.object({
		key: z.string(),
		state: z.enum(["created", "known"]),
		taskId: ulidSchema
	}), z.object({
		key: z.string(),
		state: z.literal("refused"),
		problem: problemSchema
	})])) }).meta({ id: "TaskBatchResult" });
	taskBatchRoutes = { create: defineRoute({
		method: "POST",
		path: "/api/v1/tasks/batches",
		summary: "Create up to 500 tasks of types that the calling plugin declares; one that is refused keeps none of the others back",
		access: {
			kind: "permission",
			permission: corePermissions.taskCreate
		},
		body: newTaskBatchSchema,
		response: taskBatchResultSchema,
		status: 200
	}) };
})), taskGroupingSchema, newTaskViewSchema, taskViewSchema, access, params, views, taskViewRoutes;
var init_task_view = __esmMin((() => {
	init_route();
	init_permissions();
	init_primitives();
	init_task_filter();
	taskGroupingSchema = z.enum([
		"household",
		"building",
		"bureau",
		"type",
		"due"
	]).meta({ id: "TaskGrouping" });
	newTaskViewSchema = z.strictObject({
		name: z.string().trim().min(1).max(20),
		filter: taskFilterSchema.omit({
			person: true,
			household: true
		}),
		grouping: taskGroupingSchema,
		/** Where it stands among the others, from 0; last when left out. */
		position: z.number().int().min(0).max(20).optional()
	}).meta({ id: "NewTaskView" });
	taskViewSchema = z.object({
		id: ulidSchema,
		name: z.string(),
		filter: taskFilterSchema.omit({
			person: true,
			household: true
		}),
		grouping: taskGroupingSchema,
		/** How many open tasks it shows, up to `TASK_VIEW_COUNT_CAP`; null for one of ended tasks. */
		count: z.number().int().min(0).max(100).nullable()
	}).meta({ id: "TaskView" });
	access = {
		kind: "permission",
		permission: corePermissions.taskRead
	};
	params = z.object({ id: ulidSchema });
	views = z.object({ items: z.array(taskViewSchema) });
	taskViewRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/task-views",
			summary: "The caller’s own views in their order, each with how many tasks it shows",
			access,
			response: views
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/task-views",
			summary: "Keep a view; at most 20",
			access,
			body: newTaskViewSchema,
			response: views,
			status: 201
		}),
		change: defineRoute({
			method: "PATCH",
			path: "/api/v1/task-views/:id",
			summary: "Rename a view, or let it show something else",
			access,
			params,
			body: newTaskViewSchema.omit({ position: true }).partial().refine((change) => Object.keys(change).length > 0, { message: "say what changes" }),
			response: views
		}),
		order: defineRoute({
			method: "PUT",
			path: "/api/v1/task-views/order",
			summary: "Put the views in another order: all of them, each once",
			access,
			body: z.strictObject({ ids: z.array(ulidSchema).max(20) }),
			response: views
		}),
		remove: defineRoute({
			method: "DELETE",
			path: "/api/v1/task-views/:id",
			summary: "Remove a view; its tasks stay",
			access,
			params,
			response: views,
			status: 200
		})
	};
})), visitOutcomeSchema, visitTaskSchema, visitPersonSchema, dueVisitSchema, newVisitSchema, visitPartSchema, visitSchema;
var init_visit = __esmMin((() => {
	init_field_class();
	init_problem();
	init_unit();
	init_manifest();
	init_primitives();
	init_person();
	init_task();
	init_known_fact();
	init_shared_facts();
	visitOutcomeSchema = z.enum([
		"met",
		"nobodyHome",
		"moved",
		"refused"
	]).meta({ id: "VisitOutcome" });
	visitTaskSchema = z.object({
		id: ulidSchema,
		type: taskTypeNameSchema,
		title: localizedTextSchema,
		source: taskSourceSchema,
		personId: ulidSchema.nullable(),
		dueAt: instantSchema.optional(),
		facts: z.array(sharedFactNameSchema),
		/** What the caller may do with it: whoever holds the type's qualification completes it. */
		power: doorPowerSchema,
		form: taskFormSchema.nullable(),
		payload: jsonSchema,
		/** Null: nothing was refused since, or it was not the caller who handed it in. */
		refused: refusedResultSchema.nullable(),
		version: z.number().int()
	}).meta({ id: "VisitTask" });
	visitPersonSchema = z.object({
		id: ulidSchema,
		name: internal(z.string()),
		birthDate: internal(calendarDateSchema),
		/** Titles of the facts of the class `livingSituation`; never a sensitive one. */
		livingSituations: internal(z.array(localizedTextSchema)),
		known: internal(z.array(knownFactSchema))
	}).meta({
		id: "VisitPerson",
		...aboutPerson
	});
	dueVisitSchema = z.object({
		/** Null, as the door is, where the building as a whole is the stop. */
		householdId: ulidSchema.nullable(),
		door: internal(doorSchema.nullable()),
		/** Given where the building as a whole is the stop. */
		building: internal(namedBuildingSchema.optional()),
		/** The floor, as the door's number tells it; null where it does not. */
		floor: z.number().int().nullable(),
		units: unitPathSchema,
		/** Those whom its tasks are about. */
		people: z.array(visitPersonSchema),
		tasks: z.array(visitTaskSchema),
		/** What the last visitor left for the next one. */
		note: internal(z.object({
			text: z.string(),
			author: z.string(),
			at: instantSchema
		}).nullable()),
		/** The last visit that met nobody, since its tasks were sent; null: there was none. */
		attempt: z.object({
			outcome: visitOutcomeSchema,
			at: instantSchema
		}).nullable()
	}).meta({ id: "DueVisit" });
	newVisitSchema = z.strictObject({
		/** At whose door. */
		householdId: ulidSchema.optional(),
		/** Instead: the building that was looked at as a whole. Nobody is met or missed there: its outcome is `met`. */
		buildingId: ulidSchema.optional(),
		outcome: visitOutcomeSchema,
		/** When they were at the door: authorship and time are those of the capture, not of the sync. */
		capturedAt: instantSchema,
		/**
		* The visit of the caller of which these parts were refused: they count as captured when it was, and the diary of the
		* household has it already, with its note.
		*/
		mends: ulidSchema.optional(),
		/** For the next visitor; it stands in the household's diary too. */
		note: z.string().trim().min(1).max(500).optional(),
		parts: z.array(z.strictObject({
			taskId: ulidSchema,
			/** The task's version when the form was opened: a conflict is told instead of overwritten. */
			version: z.number().int().optional(),
			result: jsonSchema
		})).max(50)
	}).refine(({ householdId, buildingId }) => householdId === void 0 !== (buildingId === void 0), {
		message: "give householdId or buildingId",
		path: ["householdId"]
	}).refine(({ buildingId, outcome }) => buildingId === void 0 || outcome === "met", {
		message: "a building as a whole is looked at, and nobody is missed there",
		path: ["outcome"]
	}).refine(({ outcome, parts }) => outcome === "met" === parts.length > 0, {
		message: "a visit that met somebody has parts, and no other one",
		path: ["parts"]
	}).refine(({ mends, outcome, note }) => mends === void 0 || outcome === "met" && note === void 0, {
		message: "what is mended met somebody, and has no note of its own",
		path: ["mends"]
	}).refine(({ parts }) => new Set(parts.map(({ taskId }) => taskId)).size === parts.length, {
		message: "each task once",
		path: ["parts"]
	}).meta({ id: "NewVisit" });
	visitPartSchema = z.object({
		taskId: ulidSchema,
		state: z.enum([
			"accepted",
			"collected",
			"pending",
			"refused"
		]),
		problem: problemSchema.optional()
	}).meta({ id: "VisitPart" });
	visitSchema = z.object({
		id: ulidSchema,
		/** Null: a building as a whole was visited. */
		householdId: ulidSchema.nullable(),
		/** Given where a building as a whole was visited. */
		buildingId: ulidSchema.optional(),
		outcome: visitOutcomeSchema,
		capturedAt: instantSchema,
		author: z.object({
			id: ulidSchema,
			name: z.string()
		}),
		parts: z.array(visitPartSchema)
	}).meta({ id: "Visit" });
}));
// ../../packages/contracts/dist/visits/routes.js
var visitRoutes;
var init_routes = __esmMin((() => {
	init_page();
	init_route();
	init_permissions();
	init_primitives();
	init_visit();
	visitRoutes = {
		list: defineRoute({
			method: "GET",
			path: "/api/v1/visits",
			summary: "Doors, and buildings as a whole, to visit with all their open work, in the order of a walk: building, then entrance, floor from the top, door",
			access: {
				kind: "permission",
				permission: corePermissions.taskAct
			},
			query: z.strictObject({
				...pageQueryShape,
				/** Default: what is in one’s own hands, and what nobody has in one’s grids. */
				unit: ulidSchema.optional(),
				/** Doors where something is due within so many days, overdue ones included. */
				within: z.coerce.number().int().min(0).max(60).default(7)
			}),
			response: pageOf(dueVisitSchema)
		}),
		create: defineRoute({
			method: "POST",
			path: "/api/v1/visits",
			summary: "Save one visit: each bureau gets its part, and answers for itself",
			access: {
				kind: "permission",
				permission: corePermissions.taskAct
			},
			body: newVisitSchema,
			response: visitSchema,
			status: 201,
			idempotencyKey: "required"
		}),
		get: defineRoute({
			method: "GET",
			path: "/api/v1/visits/:id",
			summary: "One visit that was made, as its parts stand now; to a plugin, with its own parts only",
			access: {
				kind: "permission",
				permission: corePermissions.taskRead
			},
			params: z.object({ id: ulidSchema }),
			response: visitSchema
		})
	};
}));
// ../../packages/contracts/dist/routes.js
init_break_glass();
init_reveal();
init_routes$15();
init_documents();
init_funding();
init_gate();
init_refusal_record();
init_routes$14();
init_routes$13();
init_routes$12();
init_routes$11();
init_photo_routes();
init_routes$10();
init_account_security();
init_my_sessions();
init_password();
init_second_factor();
init_security_settings();
init_session();
init_single_sign_on();
init_routes$9();
init_routes$8();
init_stream();
init_base_map();
init_routes$6();
init_routes$5();
init_service_account();
init_signing_key();
init_token();
init_norms();
init_reorganisation_routes();
init_routes$4();
init_structure_routes();
init_development();
init_routes$3();
init_setting_routes();
init_traffic();
init_trust();
init_portal();
init_duplicate_routes();
init_household_routes();
init_place_routes();
init_retention_routes();
init_rights_routes();
init_routes$2();
init_walk_round_routes();
init_search();
init_key_routes();
init_appointment_routes();
init_routes$1();
init_absences();
init_batch();
init_bulk();
init_conversation();
init_handling();
init_routes$7();
init_task_view();
init_routes();
/** Every operation of the public API. What is not here does not exist: core mounts it, the client calls it. */
var routes = {
	health: healthRoutes,
	sessions: sessionRoutes,
	mySessions: mySessionRoutes,
	password: passwordRoutes,
	secondFactor: secondFactorRoutes,
	singleSignOn: singleSignOnRoutes,
	securitySettings: securitySettingsRoutes,
	accountSecurity: accountSecurityRoutes,
	serviceAccounts: serviceAccountRoutes,
	signingKeys: signingKeyRoutes,
	oauth: oauthRoutes,
	portal: portalRoutes,
	search: searchRoutes,
	org: orgRoutes,
	reorganisations: reorganisationRoutes,
	bodies: bodyRoutes,
	agencies: agencyRoutes,
	partners: partnerRoutes,
	premises: premisesRoutes,
	norms: normRoutes,
	people: peopleRoutes,
	photos: photoRoutes,
	duplicates: duplicateRoutes,
	merges: mergeRoutes,
	households: householdRoutes,
	buildings: buildingRoutes,
	walkRounds: walkRoundRoutes,
	rights: rightsRoutes,
	retention: retentionRoutes,
	imports: importRoutes,
	exports: exportRoutes,
	keys: keyRoutes,
	staff: staffRoutes,
	appointments: appointmentRoutes,
	administrators: administratorRoutes,
	tasks: taskRoutes,
	taskBatches: taskBatchRoutes,
	dispatches: dispatchRoutes,
	taskHandling: taskHandlingRoutes,
	taskComments: taskCommentRoutes,
	taskAttachments: taskAttachmentRoutes,
	absences: absenceRoutes,
	taskBulk: taskBulkRoutes,
	taskViews: taskViewRoutes,
	visits: visitRoutes,
	notices: noticeRoutes,
	live: liveRoutes,
	maps: mapRoutes,
	matters: matterRoutes,
	matterPhotos: matterPhotoRoutes,
	ledgers: ledgerRoutes,
	taskAdmissions: taskAdmissionRoutes,
	admissions: admissionRoutes,
	admissionDocuments: admissionDocumentRoutes,
	refusalPapers: refusalPaperRoutes,
	admissionExceptions: admissionExceptionRoutes,
	refusalRecord: refusalRecordRoutes,
	taskFunding: taskFundingRoutes,
	plugins: pluginRoutes,
	pluginTraffic: pluginTrafficRoutes,
	pluginTrust: pluginTrustRoutes,
	pluginSettings: pluginSettingRoutes,
	pluginDevelopments: pluginDevelopmentRoutes,
	access: accessRoutes,
	breakGlass: breakGlassRoutes,
	reveals: revealRoutes,
	audit: auditRoutes
};
// ../../packages/contracts/dist/client.js
/**
* A typed client of the public API. A problem document becomes a `ProblemError`;
* no connection becomes one with code `network.unreachable` and the cause kept.
*/
function createClient(options) {
	return clientOf(routes, options);
}
/** A client of those routes only. */
function clientOf(routeGroups, options) {
	const groups = Object.entries(routeGroups).map(([group, operations]) => [group, Object.fromEntries(Object.entries(operations).filter(([, { media }]) => media !== "text/event-stream").map(([name, route]) => [name, (given = {}) => call(options, route, given)]))]);
	return Object.fromEntries(groups);
}
// ../../packages/contracts/dist/events/event.js
init_manifest();
init_primitives();
/** Events that core publishes. They carry ids only, never data of people. */
var coreEvents = {
	taskCreated: "cn.yige.task.created.v1",
	taskAccepted: "cn.yige.task.accepted.v1",
	taskStarted: "cn.yige.task.started.v1",
	taskReturned: "cn.yige.task.returned.v1",
	/** A returned one is to be done again: its sender sent it once more, or the unit gave it to somebody. */
	taskReopened: "cn.yige.task.reopened.v1",
	taskClosed: "cn.yige.task.closed.v1",
	/** By a community, because it came outside an admission. */
	taskRefused: "cn.yige.task.refused.v1",
	taskCancelled: "cn.yige.task.cancelled.v1",
	/** It is overdue, and a level above hears of it: once for each level. */
	taskEscalated: "cn.yige.task.escalated.v1",
	/** A matter was routed to the plugin, which reads it and answers through the API. */
	matterRouted: "cn.yige.matter.routed.v1",
	/** What was collected for it did not pass the review: it is open again, with whoever collected it. */
	taskSentBack: "cn.yige.task.sentBack.v1",
	/** Whatever the registry knows of a person has changed. */
	personChanged: "cn.yige.person.changed.v1",
	/** A person's household or the unit that serves them is another one. */
	personMoved: "cn.yige.person.moved.v1",
	/** Somebody moved away for good or died: the registry no longer answers for them, what is kept of them waits. */
	personSealed: "cn.yige.person.sealed.v1",
	/** They are back. */
	personUnsealed: "cn.yige.person.unsealed.v1",
	/** Nothing is kept of them any more: whoever keeps something by this id erases it too. */
	personErased: "cn.yige.person.erased.v1",
	/**
	* A spreadsheet was loaded. Those who are new with it have no event of their own: nobody can hold a reference to them;
	* `GET /people?updatedSince=` lists them.
	*/
	peopleImported: "cn.yige.people.imported.v1",
	/** A person was merged into another: whatever names the one names the other from now on. */
	personMerged: "cn.yige.person.merged.v1",
	/** A merge was undone: what followed it goes back. */
	personUnmerged: "cn.yige.person.unmerged.v1",
	/** Who belongs to a household, its head, or its dwelling's flags have changed. */
	householdChanged: "cn.yige.household.changed.v1",
	/** A list has opened units, without a reorganisation. */
	orgOpened: "cn.yige.org.opened.v1",
	orgReorganised: "cn.yige.org.reorganised.v1",
	/** Of the one plugin whose settings they are; what they are now is asked of core. */
	settingsChanged: "cn.yige.settings.changed.v1",
	/** Somebody was at a door with a task for it, and met nobody; `GET /visits/:id` tells how it went. The task stays open. */
	visitAttempted: "cn.yige.visit.attempted.v1"
};
z.strictObject({
	visitId: ulidSchema,
	taskId: ulidSchema
});
z.strictObject({
	taskId: ulidSchema,
	type: z.string(),
	submissionId: ulidSchema.nullable(),
	reference: z.string().nullable()
});
z.strictObject({ matterId: ulidSchema });
/**
* Of `person.merged` and `person.unmerged`. Deliveries may overtake each other: an undo names the merge that it undoes,
* so whoever hears of it first lets the merge pass.
*/
var personMergeEventDataSchema = z.strictObject({
	mergeId: ulidSchema,
	fromId: ulidSchema,
	intoId: ulidSchema
});
/** A CloudEvent 1.0 in structured mode: the body of every webhook. */
var cloudEventSchema = z.strictObject({
	specversion: z.literal("1.0"),
	id: ulidSchema,
	source: z.string(),
	type: eventTypeSchema,
	subject: z.string(),
	time: instantSchema,
	datacontenttype: z.literal("application/json"),
	data: z.record(z.string(), z.json())
}).meta({ id: "CloudEvent" });
// ../../packages/contracts/dist/http/known-problem.js
init_problem();
/** A refusal with a stable code, thrown by servers; `problemDocument` words it in the caller's language. */
var KnownProblem = class extends Error {
	code;
	status;
	title;
	detail;
	errors;
	retryAfter;
	constructor(code, status, title, options = {}) {
		super(`${code}: ${options.detail?.en ?? title.en}`, { cause: options.cause });
		this.name = "KnownProblem";
		this.code = code;
		this.status = status;
		this.title = title;
		this.detail = options.detail ?? null;
		this.errors = options.errors ?? [];
		this.retryAfter = options.retryAfter ?? null;
	}
};
/** The problems of one feature: `throw taskProblems['task.notFound']()`. */
function defineProblems(table) {
	const factories = Object.entries(table).map(([code, [status, chinese, english]]) => [code, (options) => new KnownProblem(code, status, {
		"zh-CN": chinese,
		en: english
	}, options)]);
	return Object.fromEntries(factories);
}
/** Problems that any request can meet. */
var requestProblems = defineProblems({
	"request.malformed": [
		400,
		"请求内容无法读取",
		"The request cannot be read"
	],
	"request.crossSite": [
		403,
		"请求来自别的网站",
		"The request comes from another site"
	],
	"request.forbidden": [
		403,
		"您的岗位不能做这件事",
		"None of your posts may do this"
	],
	"request.notFound": [
		404,
		"没有这个地址",
		"There is nothing at this address"
	],
	"request.tooLarge": [
		413,
		"内容太大",
		"The content is too large"
	],
	"request.mediaType": [
		415,
		"不支持这种内容类型",
		"This kind of content is not supported"
	],
	"request.invalid": [
		422,
		"有内容需要修改",
		"Some of it needs to be corrected"
	],
	"request.idempotencyKeyMissing": [
		422,
		"缺少 Idempotency-Key",
		"The Idempotency-Key header is missing"
	],
	"request.abandoned": [
		499,
		"提出请求的一方已经离开",
		"Whoever asked has gone"
	],
	"request.tooMany": [
		429,
		"请求太频繁，请稍后再试",
		"Too many requests; try again later"
	],
	"request.conflict": [
		409,
		"与已有内容冲突",
		"It conflicts with what is already there"
	],
	"platform.unexpected": [
		500,
		"平台出错了，您的内容没有保存",
		"The platform failed; nothing was saved"
	],
	"platform.unavailable": [
		503,
		"平台暂时不可用",
		"The platform is not available right now"
	]
});
/** The document that answers it. */
function problemDocument(error, locale, requestId) {
	return problem({
		title: error.title[locale],
		status: error.status,
		code: error.code,
		requestId,
		...error.detail === null ? {} : { detail: error.detail[locale] },
		...error.errors.length === 0 ? {} : { errors: error.errors.map((fault) => worded(fault, locale)) }
	});
}
function worded({ message, ...rest }, locale) {
	return {
		...rest,
		message: typeof message === "string" ? message : message[locale]
	};
}
/** The language that an Accept-Language header asks for; Chinese unless English comes first. */
function localeOfHeader(acceptLanguage) {
	return /^\s*en\b/i.test(acceptLanguage ?? "") ? "en" : "zh-CN";
}
/** zod's issues as JSON pointers below `place`, itself a pointer without its first slash, e.g. `body/result`. */
function fieldErrors(place, error) {
	return error.issues.map(({ path, code, message }) => ({
		pointer: `/${[place, ...path.map(pointerToken)].join("/")}`,
		code,
		message
	}));
}
/** RFC 6901, section 3. */
function pointerToken(part) {
	return String(part).replaceAll("~", "~0").replaceAll("/", "~1");
}
// ../../packages/contracts/dist/http/request-id.js
/** Header by which one id follows a request through core, a plugin's server and back: it finds the work of all in their logs. */
var REQUEST_ID_HEADER = "x-request-id";
var GIVEN_ID = /^[A-Za-z0-9_-]{8,64}$/;
/** Keeps a sane id that a balancer, core or a plugin gave along, else makes one. */
function requestIdOf(given) {
	return typeof given === "string" && GIVEN_ID.test(given) ? given : crypto.randomUUID();
}
// ../../node_modules/.pnpm/ulid@3.0.2/node_modules/ulid/dist/node/index.js
var ENCODING = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
var ENCODING_LEN = 32;
var RANDOM_LEN = 16;
var TIME_MAX = 0xffffffffffff;
var ULIDErrorCode;
(function(ULIDErrorCode) {
	ULIDErrorCode["Base32IncorrectEncoding"] = "B32_ENC_INVALID";
	ULIDErrorCode["DecodeTimeInvalidCharacter"] = "DEC_TIME_CHAR";
	ULIDErrorCode["DecodeTimeValueMalformed"] = "DEC_TIME_MALFORMED";
	ULIDErrorCode["EncodeTimeNegative"] = "ENC_TIME_NEG";
	ULIDErrorCode["EncodeTimeSizeExceeded"] = "ENC_TIME_SIZE_EXCEED";
	ULIDErrorCode["EncodeTimeValueMalformed"] = "ENC_TIME_MALFORMED";
	ULIDErrorCode["PRNGDetectFailure"] = "PRNG_DETECT";
	ULIDErrorCode["ULIDInvalid"] = "ULID_INVALID";
	ULIDErrorCode["Unexpected"] = "UNEXPECTED";
	ULIDErrorCode["UUIDInvalid"] = "UUID_INVALID";
})(ULIDErrorCode || (ULIDErrorCode = {}));
var ULIDError = class extends Error {
	constructor(errorCode, message) {
		super(`${message} (${errorCode})`);
		this.name = "ULIDError";
		this.code = errorCode;
	}
};
function randomChar(prng) {
	const randomPosition = Math.floor(prng() * ENCODING_LEN) % ENCODING_LEN;
	return ENCODING.charAt(randomPosition);
}
function replaceCharAt(str, index, char) {
	if (index > str.length - 1) return str;
	return str.substr(0, index) + char + str.substr(index + 1);
}
function incrementBase32(str) {
	let done = void 0, index = str.length, char, charIndex, output = str;
	const maxCharIndex = 31;
	while (!done && index-- >= 0) {
		char = output[index];
		charIndex = ENCODING.indexOf(char);
		if (charIndex === -1) throw new ULIDError(ULIDErrorCode.Base32IncorrectEncoding, "Incorrectly encoded string");
		if (charIndex === maxCharIndex) {
			output = replaceCharAt(output, index, ENCODING[0]);
			continue;
		}
		done = replaceCharAt(output, index, ENCODING[charIndex + 1]);
	}
	if (typeof done === "string") return done;
	throw new ULIDError(ULIDErrorCode.Base32IncorrectEncoding, "Failed incrementing string");
}
/**
* Detect the best PRNG (pseudo-random number generator)
* @param root The root to check from (global/window)
* @returns The PRNG function
*/
function detectPRNG(root) {
	const rootLookup = detectRoot();
	const globalCrypto = rootLookup && (rootLookup.crypto || rootLookup.msCrypto) || (typeof crypto$1 !== "undefined" ? crypto$1 : null);
	if (typeof globalCrypto?.getRandomValues === "function") return () => {
		const buffer = /* @__PURE__ */ new Uint8Array(1);
		globalCrypto.getRandomValues(buffer);
		return buffer[0] / 256;
	};
	else if (typeof globalCrypto?.randomBytes === "function") return () => globalCrypto.randomBytes(1).readUInt8() / 256;
	else if (crypto$1?.randomBytes) return () => crypto$1.randomBytes(1).readUInt8() / 256;
	throw new ULIDError(ULIDErrorCode.PRNGDetectFailure, "Failed to find a reliable PRNG");
}
function detectRoot() {
	if (inWebWorker()) return self;
	if (typeof window !== "undefined") return window;
	if (typeof global !== "undefined") return global;
	if (typeof globalThis !== "undefined") return globalThis;
	return null;
}
function encodeRandom(len, prng) {
	let str = "";
	for (; len > 0; len--) str = randomChar(prng) + str;
	return str;
}
/**
* Encode the time portion of a ULID
* @param now The current timestamp
* @param len Length to generate
* @returns The encoded time
*/
function encodeTime(now, len = 10) {
	if (isNaN(now)) throw new ULIDError(ULIDErrorCode.EncodeTimeValueMalformed, `Time must be a number: ${now}`);
	else if (now > 0xffffffffffff) throw new ULIDError(ULIDErrorCode.EncodeTimeSizeExceeded, `Cannot encode a time larger than ${TIME_MAX}: ${now}`);
	else if (now < 0) throw new ULIDError(ULIDErrorCode.EncodeTimeNegative, `Time must be positive: ${now}`);
	else if (Number.isInteger(now) === false) throw new ULIDError(ULIDErrorCode.EncodeTimeValueMalformed, `Time must be an integer: ${now}`);
	let mod, str = "";
	for (let currentLen = len; currentLen > 0; currentLen--) {
		mod = now % ENCODING_LEN;
		str = ENCODING.charAt(mod) + str;
		now = (now - mod) / ENCODING_LEN;
	}
	return str;
}
function inWebWorker() {
	return typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope;
}
/**
* Create a ULID factory to generate monotonically-increasing
*  ULIDs
* @param prng The PRNG to use
* @returns A ulid factory
* @example
*  const ulid = monotonicFactory();
*  ulid(); // "01HNZXD07M5CEN5XA66EMZSRZW"
*/
function monotonicFactory(prng) {
	const currentPRNG = prng || detectPRNG();
	let lastTime = 0, lastRandom;
	return function _ulid(seedTime) {
		const seed = !seedTime || isNaN(seedTime) ? Date.now() : seedTime;
		if (seed <= lastTime) {
			const incrementedRandom = lastRandom = incrementBase32(lastRandom);
			return encodeTime(lastTime, 10) + incrementedRandom;
		}
		lastTime = seed;
		const newRandom = lastRandom = encodeRandom(RANDOM_LEN, currentPRNG);
		return encodeTime(seed, 10) + newRandom;
	};
}
// ../../packages/contracts/dist/new-id.js
/** A new ULID; those of one process grow in the order of their making. */
var newId = (() => {
	const next = monotonicFactory(randomNumbers());
	return () => next();
})();
/** Numbers of [0, 1) in 256 steps, from random bytes that are fetched many at a time: a call for each is ten times slower. */
function randomNumbers() {
	const bytes = /* @__PURE__ */ new Uint8Array(1024);
	let used = bytes.length;
	return () => {
		if (used === bytes.length) {
			crypto.getRandomValues(bytes);
			used = 0;
		}
		const byte = bytes[used] ?? 0;
		used += 1;
		return byte / 256;
	};
}
// ../../packages/contracts/dist/plugins/endpoints.js
init_unit();
init_primitives();
init_task();
init_manifest();
init_signature();
/** Where the plugin's own API lives on its server; the gateway maps `/plugins/<id>/<version>/api/*` onto it. */
var PLUGIN_API_PREFIX = "/api";
/**
* Body of `POST /yige/v1/tasks/:id/result`. Idempotent by `submissionId`: a repeated delivery answers as the first.
* Author and time are those of the capture.
*/
var taskResultDeliverySchema = z.strictObject({
	submissionId: ulidSchema,
	task: z.strictObject({
		id: ulidSchema,
		type: taskTypeNameSchema,
		title: localizedTextSchema,
		personId: ulidSchema.nullable(),
		/** Given where the task is about a household as a whole. */
		householdId: ulidSchema.optional(),
		/** Given where it is about a building as a whole. */
		buildingId: ulidSchema.optional(),
		unitId: ulidSchema,
		units: unitPathSchema,
		payload: jsonSchema
	}),
	result: jsonSchema,
	/**
	* By what right it was handed in. A 2xx to `collect` keeps the task for a review by somebody who holds the type's
	* qualification; a 2xx to anything else closes it.
	*/
	power: doorPowerSchema,
	submittedBy: z.strictObject({
		id: ulidSchema,
		name: z.string()
	}),
	submittedAt: instantSchema
}).meta({ id: "TaskResultDelivery" });
/** 2xx answer to a result: the plugin's reference of the record it made. */
var taskResultAnswerSchema = z.object({ reference: z.string().min(1).max(100) });
z.object({
	status: z.enum(["ready", "starting"]),
	id: z.string(),
	version: z.string(),
	/** Migrations done, so that core may enable the version. */
	migrated: z.boolean()
});
z.strictObject({
	id: z.string(),
	baseUrl: z.url(),
	clientId: z.string(),
	clientSecret: z.string().min(32),
	webhookSecret: z.string().startsWith("whsec_"),
	/** Task types of it that need no admission, as the operator confirms. */
	ungated: z.array(z.string()).optional(),
	/** Made by whoever launches both, who thereby vouches for it and grants what it asks for. */
	signature: pluginSignatureSchema.optional(),
	/** PEM of the key that made it, trusted from then on. */
	publicKey: z.string().optional()
});
// ../../packages/database/dist/columns.js
var ASCII = {
	charset: "ascii",
	collation: "ascii_bin"
};
var ASCII_SQL = "CHARACTER SET ascii COLLATE ascii_bin";
function define(options, sqlite, mysql = sqlite) {
	return {
		options,
		types: {
			sqlite,
			mysql
		}
	};
}
/** Kinds of column. `nullable(…)` makes any of them optional. */
var column = {
	/** A ULID. */
	id: () => define({
		type: "char",
		length: 26,
		...ASCII
	}, "char(26)", `char(26) ${ASCII_SQL}`),
	/** Codes, hashes, keys, names of ours: ASCII, compared byte by byte. */
	code: (length) => define({
		type: "varchar",
		length,
		...ASCII
	}, `varchar(${length})`, `varchar(${length}) ${ASCII_SQL}`),
	/** Text in any script; `length` counts characters. */
	text: (length) => define({
		type: "varchar",
		length
	}, `varchar(${length})`),
	/** Up to 65,535 bytes; what may be longer is checked before it gets here. */
	longText: () => define({ type: "text" }, "text"),
	/** JSON as text, up to 65,535 bytes; written and read as a value through TypeORM, as text in hand-written SQL. */
	json: () => define({ type: "simple-json" }, "text"),
	/** Up to 16 MiB: manifests and other documents that are read whole. */
	document: () => define({ type: "mediumtext" }, "mediumtext"),
	integer: () => define({ type: "int" }, "integer", "int(11)"),
	/**
	* A number that the database gives each new row, never one twice; alone it is the table's key, and the entity's
	* `PrimaryGeneratedColumn`. Numbers are given out in order and committed in any. 4,294,967,295 of them: eleven years
	* at twelve a second.
	*/
	serial: () => ({
		...define({
			type: "int",
			unsigned: true
		}, "integer PRIMARY KEY AUTOINCREMENT", "int(10) unsigned AUTO_INCREMENT"),
		isSerial: true
	}),
	/** Integer fen (分); never a fraction of yuan. */
	money: () => define({ type: "bigint" }, "bigint", "bigint(20)"),
	flag: () => define({ type: "boolean" }, "boolean", "tinyint(1)"),
	/** A moment in UTC with milliseconds. */
	instant: () => define({
		type: "datetime",
		precision: 3
	}, "datetime(3)"),
	/** A day, `YYYY-MM-DD`; text so that no time zone can move it. */
	calendarDate: () => define({
		type: "char",
		length: 10,
		...ASCII
	}, "char(10)", `char(10) ${ASCII_SQL}`)
};
/** The same column where null is allowed. */
function nullable(definition) {
	return {
		options: {
			...definition.options,
			nullable: true
		},
		types: definition.types
	};
}
// ../../packages/database/dist/placeholders.js
/** `?, ?, ?`: one placeholder for each value, to stand between the brackets of an `IN`. */
function placeholders(values) {
	return values.map(() => "?").join(", ");
}
// ../../packages/database/dist/condition.js
/** At least one value. */
function oneOf(column, values) {
	const [only] = values;
	if (values.length === 1 && only !== void 0) return {
		sql: `${column} = ?`,
		parameters: [only]
	};
	return {
		sql: `${column} IN (${placeholders(values)})`,
		parameters: values
	};
}
// ../../packages/database/dist/bulk-insert.js
/** Placeholders that one statement may hold; SQLite stops at 32,766, the MySQL protocol at 65,535. */
var PLACEHOLDERS = 3e4;
async function bulkInsert(database, table, columns, rows, options) {
	const chunkSize = options.chunkSize ?? Math.min(1e3, Math.floor(PLACEHOLDERS / columns.length));
	let inserted = 0;
	for (let start = 0; start < rows.length; start += chunkSize) {
		const chunk = rows.slice(start, start + chunkSize);
		const { affectedRows } = await database.execute(statement$1(database, table, columns, chunk.length, options), chunk.flat());
		inserted += affectedRows;
	}
	return inserted;
}
function statement$1(database, table, columns, rows, { ignoreDuplicates = false, adding = [], renewing = [], replacing = false }) {
	const row = `(${placeholders(columns)})`;
	const values = `INTO ${table} (${columns.join(", ")}) VALUES ${Array.from({ length: rows }, () => row).join(", ")}`;
	const mysql = database.dialect === "mysql";
	if (replacing) return `REPLACE ${values}`;
	if (adding.length > 0) {
		const given = (name) => mysql ? `VALUES(${name})` : `excluded.${name}`;
		const changes = [...adding.map((name) => `${name} = ${name} + ${given(name)}`), ...renewing.map((name) => `${name} = ${given(name)}`)];
		return `INSERT ${values} ${mysql ? "ON DUPLICATE KEY UPDATE" : "ON CONFLICT DO UPDATE SET"} ${changes.join(", ")}`;
	}
	if (!ignoreDuplicates) return `INSERT ${values}`;
	return mysql ? `INSERT IGNORE ${values}` : `INSERT ${values} ON CONFLICT DO NOTHING`;
}
// ../../packages/database/dist/errors.js
/** Every failure that leaves this package: a stable code, and the driver's error as its cause. */
var DatabaseError = class extends Error {
	constructor(code, message, options) {
		super(message, options);
		this.name = "DatabaseError";
		this.code = code;
	}
};
/** Deadlock (1213), lock wait timeout (1205), and snapshot conflict (1020, MariaDB ≥ 11.6.2): a fresh attempt may pass. */
var TRANSIENT = /* @__PURE__ */ new Set([
	1213,
	1205,
	1020
]);
/** Duplicate key (1062, 1586) and foreign keys (1451, 1452, 1216, 1217), a null where none may be (1048). */
var CONSTRAINTS = /* @__PURE__ */ new Set([
	1062,
	1586,
	1451,
	1452,
	1216,
	1217,
	1048
]);
var CONNECTION_LOST = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"ECONNRESET",
	"ETIMEDOUT",
	"PROTOCOL_CONNECTION_LOST",
	"EPIPE"
]);
function isTransient(error) {
	return error instanceof DatabaseError && error.code === "database.deadlock";
}
/** Gives a driver's or TypeORM's error its code; what is none of theirs (a problem of the caller) passes unchanged. */
function asDatabaseError(error) {
	if (error instanceof DatabaseError) return error;
	if (error instanceof QueryRunnerAlreadyReleasedError) return transactionEnded(error);
	const driver = driverFields(error instanceof QueryFailedError ? error.driverError : error);
	if (driver === null) return error;
	return new DatabaseError(codeOf(driver), driver.message, { cause: error });
}
function transactionEnded(cause) {
	return new DatabaseError("database.transactionEnded", "This unit of work has ended: a promise in it was not awaited before it returned", { cause });
}
function codeOf({ code, errno }) {
	if (errno !== void 0 && TRANSIENT.has(errno)) return "database.deadlock";
	if (code === "SQLITE_BUSY" || code === "SQLITE_BUSY_SNAPSHOT") return "database.deadlock";
	if (errno !== void 0 && CONSTRAINTS.has(errno)) return "database.constraintViolated";
	if (code?.startsWith("SQLITE_CONSTRAINT")) return "database.constraintViolated";
	if (code !== void 0 && CONNECTION_LOST.has(code)) return "database.unavailable";
	return "database.queryFailed";
}
/** The fields of a mysql2 or better-sqlite3 error; null when it is neither. */
function driverFields(error) {
	if (!(error instanceof Error)) return null;
	const code = "code" in error && typeof error.code === "string" ? error.code : void 0;
	const errno = "errno" in error && typeof error.errno === "number" ? error.errno : void 0;
	if (!("sqlState" in error || code?.startsWith("SQLITE_") || code !== void 0 && CONNECTION_LOST.has(code))) return null;
	return {
		message: error.message,
		...code === void 0 ? {} : { code },
		...errno === void 0 ? {} : { errno }
	};
}
// ../../packages/database/dist/migration/migrator.js
/**
* Applies what is missing, step by step. Bookkeeping in `yige_migrations` follows each step, so that a run that
* was killed is taken up where it stopped; an applied migration that was edited afterwards is refused, since the
* schema in the field then no longer comes from the code.
*/
var Migrator = class {
	constructor(database, migrations) {
		this.database = database;
		this.migrations = migrations;
	}
	async run() {
		await this.prepare();
		const applied = [];
		for (const migration of [...this.migrations].sort((left, right) => left.name < right.name ? -1 : 1)) if (await this.apply(migration)) applied.push(migration.name);
		return { applied };
	}
	async prepare() {
		await this.database.execute("CREATE TABLE IF NOT EXISTS yige_migrations (name varchar(100) NOT NULL PRIMARY KEY, checksum char(64) NOT NULL, steps_done int NOT NULL, finished int NOT NULL)", []);
	}
	async apply(migration) {
		const checksum = this.checksumOf(migration);
		const progress = await this.progressOf(migration);
		if (progress !== null && progress.checksum !== checksum) throw new DatabaseError("database.migrationChanged", `Migration ${migration.name} was applied and then edited; write a new migration instead`);
		if (progress?.finished) return false;
		let applied = false;
		for (const [index, step] of migration.steps.entries()) {
			if (index < (progress?.stepsDone ?? 0)) continue;
			applied = await this.applyStep(migration, index, step, checksum) || applied;
		}
		return applied;
	}
	/** On SQLite step and record commit together; on MySQL the DDL commits by itself and `done` covers the gap. */
	async applyStep(migration, index, step, checksum) {
		try {
			return await this.database.transaction(async () => {
				const progress = await this.progressOf(migration);
				if (progress !== null && progress.stepsDone > index) return false;
				if (!await step.done(this.database)) await step.apply(this.database);
				await this.record(migration, index + 1, checksum, progress === null);
				return true;
			});
		} catch (cause) {
			if (cause instanceof DatabaseError && cause.code === "database.unavailable") throw cause;
			throw new DatabaseError("database.migrationFailed", `Migration ${migration.name} stopped at step ${index + 1}`, { cause });
		}
	}
	async record(migration, stepsDone, checksum, first) {
		const finished = stepsDone === migration.steps.length;
		const sql = first ? "INSERT INTO yige_migrations (steps_done, finished, checksum, name) VALUES (?, ?, ?, ?)" : "UPDATE yige_migrations SET steps_done = ?, finished = ?, checksum = ? WHERE name = ?";
		await this.database.execute(sql, [
			stepsDone,
			finished,
			checksum,
			migration.name
		]);
	}
	progressOf(migration) {
		return this.database.queryOne("SELECT checksum, steps_done, finished FROM yige_migrations WHERE name = ?", [migration.name], (row) => ({
			checksum: row.text("checksum"),
			stepsDone: row.integer("steps_done"),
			finished: row.boolean("finished")
		}));
	}
	checksumOf(migration) {
		const hash = createHash("sha256");
		for (const step of migration.steps) hash.update(`${step.describe(this.database.dialect)}\n`);
		return hash.digest("hex");
	}
};
// ../../packages/database/dist/sql-value.js
function bind(parameters) {
	let last = null;
	return parameters.map((value) => {
		if (value instanceof Date) {
			if (last?.instant !== value) last = {
				instant: value,
				text: encodeInstant(value)
			};
			return last.text;
		}
		if (typeof value === "boolean") return value ? 1 : 0;
		return value;
	});
}
/** `2026-11-19 10:26:00.000`, UTC: sorts as text in the order of time. */
function encodeInstant(instant) {
	return instant.toISOString().replace("T", " ").replace("Z", "");
}
/** Reverse of `encodeInstant`; the text is UTC whatever the zone of the process. */
function decodeInstant(text) {
	return /* @__PURE__ */ new Date(`${text.replace(" ", "T")}Z`);
}
// ../../packages/database/dist/raw-row.js
/**
* One row of hand-written SQL, read by column with the type that the caller expects.
* A missing column or another type is a `DatabaseError`, so that a changed query cannot hand on `undefined`.
*/
var RawRow = class {
	constructor(values) {
		this.values = values;
	}
	/** Text; null is a `DatabaseError`. */
	text(column) {
		return this.textOrNull(column) ?? this.isNull(column);
	}
	/** Text, or null. */
	textOrNull(column) {
		const value = this.read(column);
		if (value === null || typeof value === "string") return value;
		return this.mismatch(column, "text", value);
	}
	/** A whole number; null is a `DatabaseError`. */
	integer(column) {
		return this.integerOrNull(column) ?? this.isNull(column);
	}
	/** Sums come as text from MySQL; both forms are read, as long as they are safe integers. */
	integerOrNull(column) {
		const value = this.read(column);
		if (value === null) return null;
		const number = typeof value === "number" ? value : typeof value === "string" || typeof value === "bigint" ? Number(value) : NaN;
		return Number.isSafeInteger(number) ? number : this.mismatch(column, "integer", value);
	}
	/** A flag, which the database holds as 0 or 1; null is a `DatabaseError`. */
	boolean(column) {
		const value = this.integer(column);
		return value === 0 || value === 1 ? value === 1 : this.mismatch(column, "boolean", value);
	}
	/** A moment in UTC; null is a `DatabaseError`. */
	instant(column) {
		return this.instantOrNull(column) ?? this.isNull(column);
	}
	/** A moment in UTC, or null. */
	instantOrNull(column) {
		const value = this.read(column);
		if (value === null || value instanceof Date) return value;
		const instant = typeof value === "string" ? decodeInstant(value) : null;
		return instant !== null && !Number.isNaN(instant.getTime()) ? instant : this.mismatch(column, "instant", value);
	}
	/** A JSON column, checked by the given parser (e.g. `schema.parse`). */
	json(column, parse) {
		return parse(JSON.parse(this.text(column)));
	}
	/** The same; null where the column is. */
	jsonOrNull(column, parse) {
		const text = this.textOrNull(column);
		return text === null ? null : parse(JSON.parse(text));
	}
	/** The value as the database holds it, to be written back unread: text, a number or null; an instant as its text. */
	stored(column) {
		const value = this.read(column);
		if (value === null || typeof value === "string" || typeof value === "number") return value;
		return value instanceof Date ? encodeInstant(value) : this.mismatch(column, "text or a number", value);
	}
	read(column) {
		const value = this.values[column];
		if (value === void 0) throw new DatabaseError("database.columnMissing", `The query gives no column ${column}`);
		return value;
	}
	isNull(column) {
		return this.mismatch(column, "a value", null);
	}
	mismatch(column, expected, value) {
		throw new DatabaseError("database.columnType", `Column ${column} should hold ${expected}, not ${value === null ? "null" : typeof value}`);
	}
};
// ../../packages/database/dist/statement-counter.js
/** Lists the SQL of one asynchronous context, so that tests can hold a request to its number of statements. */
var StatementCounter = class {
	constructor() {
		this.current = new AsyncLocalStorage();
		this.used = false;
	}
	/** `sent` is `statements` with the values. */
	async count(work) {
		this.used = true;
		const sent = [];
		return {
			result: await this.current.run(sent, work),
			statements: sent.map(({ sql }) => sql),
			sent
		};
	}
	record(statement) {
		if (this.used) this.current.getStore()?.push(statement);
	}
};
// ../../packages/database/dist/database.js
/** How often a unit of work that lost a deadlock is tried in all. */
var ATTEMPTS = 6;
var FIRST_PAUSE = 10;
/** What a statement writes to; the table stands first in each of these. */
var WRITES_TO = /^\s*(?:INSERT(?:\s+IGNORE)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+(\w+)/i;
/**
* The one way to the database: TypeORM's repositories and hand-written SQL that always share the unit of work
* of the asynchronous context they are called in.
*/
var Database = class {
	constructor(engine, migrations) {
		this.engine = engine;
		this.migrations = migrations;
		/** Counts what this process asks the database, for tests of how much a request costs. */
		this.statements = new StatementCounter();
		this.current = new AsyncLocalStorage();
		this.followers = /* @__PURE__ */ new Map();
	}
	/** `sqlite` or `mysql`, for what the two say differently. */
	get dialect() {
		return this.engine.dialect;
	}
	/** For tools that compare schemas. Queries belong in `repository`, `query` and `execute`. */
	get dataSource() {
		return this.engine.dataSource;
	}
	/** Brings the schema up to date; several processes may start at once, and a crash half-way is taken up again. */
	migrate() {
		return this.engine.exclusively("migrate", () => new Migrator(this, this.migrations).run());
	}
	/** Ends all connections; the SDK does it once the server has stopped. */
	close() {
		return this.engine.close();
	}
	/** Whether a unit of work is open here. */
	inTransaction() {
		return this.current.getStore()?.ended === false;
	}
	/**
	* Runs `work` as one unit: all of it is kept or none. Joins the unit in progress in this asynchronous context.
	* Whoever loses a deadlock is run anew from the start in a fresh transaction, so `work` must not act on the
	* world outside the database; use `afterCommit` for that.
	*/
	async transaction(work) {
		const joined = this.current.getStore();
		if (joined?.ended) throw transactionEnded();
		if (joined !== void 0) return work();
		for (let attempt = 1;; attempt += 1) try {
			return await this.attempt(work);
		} catch (error) {
			const typed = asDatabaseError(error);
			if (!isTransient(typed) || attempt === ATTEMPTS) throw typed;
			await pause(attempt);
		}
	}
	/**
	* Works once more inside the unit in progress, after everything else in it and just before it commits: for rows that
	* must be written as late as can be.
	*/
	beforeCommit(work) {
		const unit = this.unit();
		if (unit === void 0) throw new Error("There is no unit of work whose end could be waited for");
		unit.beforeCommit.push(work);
	}
	/**
	* From now on `work` is done once in every unit of work that writes to one of the tables by hand-written SQL or
	* `insertMany`, just before it commits, so that nobody who writes them can forget it. A table has one follower, which
	* itself writes to tables that have none; repositories are not followed.
	*/
	followWrites(tables, work) {
		for (const table of tables) this.followers.set(table, work);
	}
	/** Stands for the unit of work in progress, so that what belongs to it can be kept by it; null outside one. */
	get currentUnit() {
		return this.unit() ?? null;
	}
	/** Calls back once the outermost unit has committed, never after a rollback; at once outside a unit of work. */
	afterCommit(callback) {
		const unit = this.current.getStore();
		if (unit === void 0 || unit.ended) callback();
		else unit.afterCommit.push(callback);
	}
	/** A repository bound to the unit of work of this moment: ask for it anew each time, never keep it. */
	repository(entity) {
		return (this.unit()?.runner.manager ?? this.dataSource.manager).getRepository(entity);
	}
	/** Hand-written SELECT with `?` placeholders. */
	async query(sql, parameters, map) {
		const values = bind(parameters);
		return (await this.run((connection) => connection.all(sql, values), {
			sql,
			values
		})).map((row) => map(new RawRow(row)));
	}
	/** The same for one row at most; null where there is none. */
	async queryOne(sql, parameters, map) {
		const [row] = await this.query(sql, parameters, map);
		return row ?? null;
	}
	/** Hand-written INSERT, UPDATE or DELETE: part of the unit of work, or a unit of its own. */
	execute(sql, parameters) {
		const values = bind(parameters);
		const write = () => this.run((connection) => connection.run(sql, values), {
			sql,
			values
		});
		const follower = this.followers.size === 0 ? void 0 : this.followers.get(WRITES_TO.exec(sql)?.[1] ?? "");
		if (follower === void 0) return write();
		return this.transaction(() => {
			this.unit()?.followers.add(follower);
			return write();
		});
	}
	/** Inserts rows some hundred at a time, all in one unit of work; answers how many went in. */
	insertMany(table, columns, rows, options = {}) {
		return this.transaction(() => bulkInsert(this, table, columns, rows, options));
	}
	async run(work, statement) {
		this.statements.record(statement);
		try {
			return await work(this.unit()?.connection ?? this.engine.connection);
		} catch (error) {
			throw asDatabaseError(error);
		}
	}
	unit() {
		const unit = this.current.getStore();
		if (unit?.ended) throw transactionEnded();
		return unit;
	}
	async attempt(work) {
		const runner = this.dataSource.createQueryRunner();
		let unit = null;
		try {
			await runner.startTransaction();
			const begun = {
				runner,
				connection: await this.engine.connectionOf(runner),
				followers: /* @__PURE__ */ new Set(),
				beforeCommit: [],
				afterCommit: [],
				ended: false
			};
			unit = begun;
			const result = await this.engine.within(runner, () => this.current.run(begun, () => toItsEnd(begun, work)));
			begun.ended = true;
			await runner.commitTransaction();
			return this.committed(begun, result);
		} catch (error) {
			if (unit !== null) {
				unit.ended = true;
				if (runner.isTransactionActive) await rollBack(runner, error);
			}
			throw error;
		} finally {
			await this.engine.end(runner);
		}
	}
	committed(unit, result) {
		for (const callback of unit.afterCommit) callback();
		return result;
	}
};
/**
* The work, and what waited for its end. Followers come first, whatever asked first: in two orders, two units would hold
* what the other one needs.
*/
async function toItsEnd(unit, work) {
	const result = await work();
	await follow(unit);
	for (const last of unit.beforeCommit) await last();
	await follow(unit);
	return result;
}
async function follow({ followers }) {
	for (const follower of followers) {
		followers.delete(follower);
		await follower();
	}
}
/** A rollback fails only with its connection, and then the server has rolled back; the first error tells why. */
async function rollBack(runner, reason) {
	try {
		await runner.rollbackTransaction();
	} catch (error) {
		throw new AggregateError([reason, error], "The unit of work failed, and its rollback too");
	}
}
function pause(attempt) {
	const longest = FIRST_PAUSE * 2 ** attempt;
	return new Promise((resolve) => setTimeout(resolve, longest / 2 + Math.random() * longest / 2));
}
// ../../packages/database/dist/quote.js
/** A table's, column's or index's name as an identifier of SQL. */
function quote(dialect, name) {
	return dialect === "mysql" ? `\`${name}\`` : `"${name}"`;
}
// ../../packages/database/dist/migration/migration.js
/** Steps that run once, in their order; one that was interrupted goes on at the step where it stopped. */
function defineMigration(name, steps) {
	return {
		name,
		steps: steps.flat()
	};
}
/** The table and, as steps of their own, its indexes. */
function createTable(table, definition) {
	const create = (dialect) => {
		const lines = Object.entries(definition.columns).map(([name, { options, types }]) => `${quote(dialect, name)} ${types[dialect]}${options.nullable ? "" : " NOT NULL"}`);
		const key = definition.primaryKey.map((name) => quote(dialect, name)).join(", ");
		if (!(dialect === "sqlite" && Object.values(definition.columns).some(({ isSerial }) => isSerial))) lines.push(`PRIMARY KEY (${key})`);
		const suffix = dialect === "mysql" ? " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin" : "";
		return `CREATE TABLE ${quote(dialect, table)} (${lines.join(", ")})${suffix}`;
	};
	return [
		statement(create, (database) => tableExists(database, table)),
		...Object.entries(definition.unique ?? {}).map(([name, columns]) => createIndex(table, name, columns, { unique: true })),
		...Object.entries(definition.indexes ?? {}).map(([name, columns]) => createIndex(table, name, columns))
	];
}
/** An index; its name is unique in the whole database. */
function createIndex(table, name, columns, options = {}) {
	return statement((dialect) => `CREATE ${options.unique ? "UNIQUE " : ""}INDEX ${quote(dialect, name)} ON ${quote(dialect, table)} (${columns.map((column) => quote(dialect, column)).join(", ")})`, (database) => indexExists(database, table, name));
}
function statement(sql, done) {
	return {
		describe: sql,
		done,
		apply: async (database) => {
			await database.execute(sql(database.dialect), []);
		}
	};
}
async function tableExists(database, table) {
	return found(database, database.dialect === "mysql" ? "SELECT COUNT(*) AS found FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?" : "SELECT COUNT(*) AS found FROM sqlite_master WHERE type = 'table' AND name = ?", [table]);
}
async function indexExists(database, table, index) {
	return found(database, database.dialect === "mysql" ? "SELECT COUNT(*) AS found FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?" : "SELECT COUNT(*) AS found FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND name = ?", [table, index]);
}
async function found(database, sql, parameters) {
	const row = await database.queryOne(sql, parameters, (raw) => raw.integer("found"));
	return row !== null && row > 0;
}
// ../../packages/database/dist/mysql/mysql-engine.js
/** How long a process waits for another one's migration, in seconds. */
var LOCK_WAIT = 600;
/**
* Opens the database that the URL names on MySQL 8 or MariaDB 10.11+, and makes it if it is missing.
* Text compares byte by byte (`utf8mb4_bin`), as SQLite does, so that both dialects order and match alike.
*/
async function openMysql(url, entities, poolSize) {
	const name = decodeURIComponent(url.pathname.slice(1));
	const server = {
		host: url.hostname,
		port: url.port === "" ? 3306 : Number(url.port),
		user: decodeURIComponent(url.username),
		password: decodeURIComponent(url.password)
	};
	const type = await createDatabase(server, name);
	const dataSource = new DataSource({
		type,
		host: server.host,
		port: server.port,
		username: server.user,
		password: server.password,
		database: name,
		entities,
		charset: "utf8mb4_bin",
		timezone: "Z",
		bigNumberStrings: false,
		poolSize,
		driver: {
			...mysql,
			createPool: (options) => readCommitted(mysql.createPool(options))
		}
	});
	await dataSource.initialize();
	const { driver } = dataSource;
	if (!(driver instanceof MysqlDriver)) throw new TypeError("mysql2 gave another driver");
	return new MysqlEngine(dataSource, driver.pool);
}
/** Answers which of the two it is: they describe their own columns differently, which the drift check compares. */
async function createDatabase(server, name) {
	if (!/^[A-Za-z0-9_]{1,64}$/.test(name)) throw new DatabaseError("database.urlInvalid", "The database’s name may hold letters, digits and underscores only");
	const connection = mysql.createConnection(server).promise();
	try {
		await connection.query(`CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
		const [rows] = await connection.query("SELECT VERSION() AS version");
		return String(rows[0]?.version).includes("MariaDB") ? "mariadb" : "mysql";
	} finally {
		await connection.end();
	}
}
/**
* REPEATABLE READ, the server's default, would let a request decide on a stale snapshot and take gap locks that
* deadlock inboxes against each other. Set once a connection instead of once a transaction: one round trip less.
*/
function readCommitted(pool) {
	pool.on("connection", (connection) => {
		connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
		connection.query("SET SESSION time_zone = '+00:00'");
	});
	return pool;
}
var MysqlEngine = class {
	constructor(dataSource, pool) {
		this.dataSource = dataSource;
		this.pool = pool;
		this.dialect = "mysql";
		this.connection = sqlOn(pool);
	}
	async connectionOf(runner) {
		const sql = sqlOn(await runner.connect());
		const assertActive = () => {
			if (!runner.isTransactionActive) throw transactionEnded();
		};
		return {
			all: async (text, parameters) => {
				assertActive();
				return sql.all(text, parameters);
			},
			run: async (text, parameters) => {
				assertActive();
				return sql.run(text, parameters);
			}
		};
	}
	within(_runner, work) {
		return work();
	}
	async end(runner) {
		await runner.release();
	}
	async exclusively(name, work) {
		const connection = await this.pool.promise().getConnection();
		const lock = `yige:${this.dataSource.options.database}:${name}`.slice(0, 64);
		try {
			const [rows] = await connection.query("SELECT GET_LOCK(?, ?) AS held", [lock, LOCK_WAIT]);
			if (rows[0]?.held !== 1) throw new DatabaseError("database.unavailable", `Another process has held ${lock} for ${LOCK_WAIT} s`);
			return await work();
		} finally {
			await connection.query("DO RELEASE_LOCK(?)", [lock]);
			connection.release();
		}
	}
	close() {
		return this.dataSource.destroy();
	}
};
/**
* By callback, since mysql2's own promises take a stack trace before each call in case it fails; here an error gets
* its stack where `Database` types it.
*/
function sqlOn(executor) {
	return {
		all: (sql, parameters) => new Promise((resolve, reject) => {
			executor.execute(sql, parameters, (error, rows) => error === null ? resolve(rows) : reject(error));
		}),
		run: (sql, parameters) => new Promise((resolve, reject) => {
			executor.execute(sql, parameters, (error, header) => error === null ? resolve({
				affectedRows: header.affectedRows,
				warnings: header.warningStatus
			}) : reject(error));
		})
	};
}
// ../../packages/database/dist/mutex.js
/** Lets one holder in at a time, in the order of asking. */
var Mutex = class {
	constructor() {
		this.tail = Promise.resolve();
	}
	/** Resolves, once it is the caller's turn, to the function that ends it. */
	async acquire() {
		const before = this.tail;
		let release = () => void 0;
		this.tail = new Promise((resolve) => {
			release = resolve;
		});
		await before;
		return release;
	}
};
// ../../packages/database/dist/sqlite/gated-query-runner.js
/**
* Keeps the requests of one process apart on SQLite's one writing connection.
*
* TypeORM shares that connection among all its query runners, and even one runner among all requests. A query of
* request B that falls between BEGIN and COMMIT of request A becomes part of A's transaction, and A's rollback
* takes with it what B was told is saved (typeorm #1884). Here every runner is an object of its own, a transaction
* holds the gate from BEGIN to its end, and every other runner's query waits outside.
*/
var SqliteGate = class {
	constructor() {
		this.mutex = new Mutex();
		this.owner = new AsyncLocalStorage();
	}
	/** Runs the body of a unit of work, so that the gate can tell its own queries from strays. */
	within(runner, work) {
		return this.owner.run(runner, work);
	}
	/** A query beside the running unit of work's own connection would wait for itself for ever. */
	refuseStray(runner) {
		const owner = this.owner.getStore();
		if (owner === void 0 || owner === runner || !owner.isTransactionActive) return;
		throw new DatabaseError("database.foreignConnection", "Inside a unit of work use database.repository() or database.query(): they follow its connection");
	}
};
/** Hands out gated runners in place of the shared one. */
function gateDriver(driver) {
	const gate = new SqliteGate();
	driver.createQueryRunner = () => new GatedQueryRunner(driver, gate);
	return gate;
}
var GatedQueryRunner = class extends BetterSqlite3QueryRunner {
	constructor(driver, gate) {
		super(driver);
		this.gate = gate;
		this.leave = null;
		this.ended = false;
	}
	async startTransaction() {
		if (this.leave !== null) return super.startTransaction();
		this.gate.refuseStray(this);
		this.leave = await this.gate.mutex.acquire();
		try {
			await super.startTransaction();
		} catch (error) {
			this.leaveGate();
			throw error;
		}
	}
	async commitTransaction() {
		const outermost = this.transactionDepth === 1;
		await super.commitTransaction();
		if (outermost) this.leaveGate();
	}
	async rollbackTransaction() {
		const outermost = this.transactionDepth === 1;
		try {
			await super.rollbackTransaction();
		} finally {
			if (outermost) this.leaveGate();
		}
	}
	async query(sql, parameters, structured) {
		const statement = sql === "BEGIN TRANSACTION" ? "BEGIN IMMEDIATE" : sql;
		if (this.ended) throw transactionEnded();
		if (this.leave !== null) return super.query(statement, parameters, structured);
		this.gate.refuseStray(this);
		const leave = await this.gate.mutex.acquire();
		try {
			return await super.query(statement, parameters, structured);
		} finally {
			leave();
		}
	}
	/** Ends the runner for good: a promise that was not awaited must not run in the next request's transaction. */
	end() {
		this.ended = true;
	}
	leaveGate() {
		this.leave?.();
		this.leave = null;
	}
};
function endRunner(runner) {
	if (runner instanceof GatedQueryRunner) runner.end();
}
// ../../packages/database/dist/sqlite/sqlite-engine.js
/**
* How long a statement waits for another process (a backup, an administrator's command), in milliseconds. Short,
* since the wait blocks the event loop; a unit of work is tried again with pauses that don't.
*/
var BUSY_TIMEOUT = 250;
/** Pages in the write-ahead log before it is folded in; large ones keep the fold off the path of a request. */
var CHECKPOINT_PAGES = 2e4;
/** Opens `file` for this one process: TypeORM's writing connection behind the gate, and a reading one beside it. */
async function openSqlite(file, entities) {
	await mkdir(dirname(file), { recursive: true });
	const dataSource = new DataSource({
		type: "better-sqlite3",
		database: file,
		entities,
		timeout: BUSY_TIMEOUT,
		enableWAL: true,
		prepareDatabase: (connection) => {
			connection.pragma("synchronous = FULL");
			connection.pragma("secure_delete = ON");
			connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
		}
	});
	const { driver } = dataSource;
	if (!(driver instanceof BetterSqlite3Driver)) throw new TypeError("better-sqlite3 gave another driver");
	acceptSharedColumns(driver);
	await dataSource.initialize();
	dropCollations(dataSource);
	const gate = gateDriver(driver);
	const writer = driver.databaseConnection;
	const reader = new Sqlite(file, {
		readonly: true,
		timeout: BUSY_TIMEOUT
	});
	return new SqliteEngine(dataSource, gate, new Statements(writer), new Statements(reader));
}
/** SQLite takes any type name; TypeORM's list for it only lacks two that MySQL wants. */
function acceptSharedColumns(driver) {
	driver.supportedDataTypes.push("char", "mediumtext");
	driver.withLengthColumnTypes.push("char");
}
/** Character sets and collations are MySQL's; SQLite compares bytes anyway. */
function dropCollations(dataSource) {
	for (const { columns } of dataSource.entityMetadatas) for (const column of columns) Object.assign(column, {
		charset: void 0,
		collation: void 0
	});
}
var SqliteEngine = class {
	constructor(dataSource, gate, writer, reader) {
		this.dataSource = dataSource;
		this.gate = gate;
		this.writer = writer;
		this.reader = reader;
		this.dialect = "sqlite";
		this.connection = {
			all: async (sql, parameters) => (isRead(sql) ? reader : writer).all(sql, parameters),
			run: async (sql, parameters) => this.alone(() => writer.run(sql, parameters))
		};
	}
	async connectionOf(runner) {
		const assertActive = () => {
			if (!runner.isTransactionActive) throw transactionEnded();
		};
		return {
			all: async (sql, parameters) => {
				assertActive();
				return this.writer.all(sql, parameters);
			},
			run: async (sql, parameters) => {
				assertActive();
				return this.writer.run(sql, parameters);
			}
		};
	}
	within(runner, work) {
		return this.gate.within(runner, work);
	}
	async end(runner) {
		endRunner(runner);
	}
	/** `BEGIN IMMEDIATE` of the migration's own units of work keeps other processes out. */
	async exclusively(_name, work) {
		return work();
	}
	async close() {
		this.reader.close();
		await this.dataSource.destroy();
	}
	async alone(work) {
		const leave = await this.gate.mutex.acquire();
		try {
			return work();
		} finally {
			leave();
		}
	}
};
/** Prepared statements of one connection, by their text. */
var Statements = class {
	constructor(connection) {
		this.connection = connection;
		this.prepared = /* @__PURE__ */ new Map();
	}
	all(sql, parameters) {
		return this.prepare(sql).all(...parameters);
	}
	run(sql, parameters) {
		const statement = this.prepare(sql);
		if (statement.reader) return {
			affectedRows: statement.all(...parameters).length,
			warnings: 0
		};
		return {
			affectedRows: statement.run(...parameters).changes,
			warnings: 0
		};
	}
	close() {
		this.prepared.clear();
		this.connection.close();
	}
	prepare(sql) {
		const known = this.prepared.get(sql);
		if (known !== void 0) return known;
		const statement = this.connection.prepare(sql);
		if (this.prepared.size >= STATEMENTS_KEPT) this.forgetOldest();
		this.prepared.set(sql, statement);
		return statement;
	}
	forgetOldest() {
		for (const oldest of this.prepared.keys()) {
			this.prepared.delete(oldest);
			return;
		}
	}
};
var STATEMENTS_KEPT = 500;
function isRead(sql) {
	if (/^\s*(select|with)\b/i.test(sql)) return true;
	throw new DatabaseError("database.queryFailed", "query() reads; write with execute() or in a unit of work");
}
// ../../packages/database/dist/open-database.js
/** Connects, and on MySQL makes a missing database. It does not migrate: call `migrate()` first of all. */
async function openDatabase(options) {
	const entities = [...options.entities];
	if (options.url.startsWith("sqlite:")) return new Database(await openSqlite(options.url.slice(7), entities), options.migrations);
	return new Database(await openMysql(parseUrl(options.url), entities, options.poolSize ?? 10), options.migrations);
}
function parseUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url?.protocol === "mysql:") return url;
	throw new DatabaseError("database.urlInvalid", "A database URL begins with sqlite: or mysql://");
}
// ../../packages/database/dist/queue/worker.js
var EVERY$2 = 1e3;
/**
* Runs a round of work when nudged and every second besides, never two rounds at once. A round answers whether there
* may be more to do at once.
*/
var Worker = class {
	constructor(name, work, logger) {
		this.name = name;
		this.work = work;
		this.logger = logger;
		this.nudged = false;
		this.stopped = false;
	}
	start() {
		this.timer = setInterval(() => this.nudge(), EVERY$2).unref();
		this.nudge();
	}
	nudge() {
		this.nudged = true;
		if (this.stopped) return;
		this.round ??= this.run().finally(() => {
			this.round = void 0;
		});
	}
	/** Lets the round in progress finish. */
	async stop() {
		this.stopped = true;
		clearInterval(this.timer);
		await this.round;
	}
	async run() {
		while (this.nudged && !this.stopped) {
			this.nudged = false;
			try {
				if (await this.work()) this.nudged = true;
			} catch (error) {
				this.logger.error({
					err: error,
					worker: this.name
				}, "worker round failed");
			}
			await setImmediate$1();
		}
	}
};
/** Pause before the next attempt, in milliseconds: doubles from one second to five minutes, spread by chance. */
function backOff(attempts) {
	return Math.min(1e3 * 2 ** attempts, 3e5) * (.5 + Math.random() / 2);
}
// ../../node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xml/1.0/ed5.js
var require_ed5 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Character classes and associated utilities for the 5th edition of XML 1.0.
	*
	* @author Louis-Dominique Dubeau
	* @license MIT
	* @copyright Louis-Dominique Dubeau
	*/
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CHAR = "	\n\r -퟿-�𐀀-􏿿";
	exports.S = " 	\r\n";
	exports.NAME_START_CHAR = ":A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿";
	exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀";
	exports.CHAR_RE = new RegExp("^[" + exports.CHAR + "]$", "u");
	exports.S_RE = new RegExp("^[" + exports.S + "]+$", "u");
	exports.NAME_START_CHAR_RE = new RegExp("^[" + exports.NAME_START_CHAR + "]$", "u");
	exports.NAME_CHAR_RE = new RegExp("^[" + exports.NAME_CHAR + "]$", "u");
	exports.NAME_RE = new RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u");
	exports.NMTOKEN_RE = new RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
	var TAB = 9;
	var NL = 10;
	var CR = 13;
	var SPACE = 32;
	/** All characters in the ``S`` production. */
	exports.S_LIST = [
		SPACE,
		NL,
		CR,
		TAB
	];
	/**
	* Determines whether a codepoint matches the ``CHAR`` production.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``CHAR``.
	*/
	function isChar(c) {
		return c >= SPACE && c <= 55295 || c === NL || c === CR || c === TAB || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isChar = isChar;
	/**
	* Determines whether a codepoint matches the ``S`` (space) production.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``S``.
	*/
	function isS(c) {
		return c === SPACE || c === NL || c === CR || c === TAB;
	}
	exports.isS = isS;
	/**
	* Determines whether a codepoint matches the ``NAME_START_CHAR`` production.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``NAME_START_CHAR``.
	*/
	function isNameStartChar(c) {
		return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNameStartChar = isNameStartChar;
	/**
	* Determines whether a codepoint matches the ``NAME_CHAR`` production.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``NAME_CHAR``.
	*/
	function isNameChar(c) {
		return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNameChar = isNameChar;
}));
// ../../node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xml/1.1/ed2.js
var require_ed2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Character classes and associated utilities for the 2nd edition of XML 1.1.
	*
	* @author Louis-Dominique Dubeau
	* @license MIT
	* @copyright Louis-Dominique Dubeau
	*/
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CHAR = "-퟿-�𐀀-􏿿";
	exports.RESTRICTED_CHAR = "-\b\v\f---";
	exports.S = " 	\r\n";
	exports.NAME_START_CHAR = ":A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿";
	exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀";
	exports.CHAR_RE = new RegExp("^[" + exports.CHAR + "]$", "u");
	exports.RESTRICTED_CHAR_RE = new RegExp("^[" + exports.RESTRICTED_CHAR + "]$", "u");
	exports.S_RE = new RegExp("^[" + exports.S + "]+$", "u");
	exports.NAME_START_CHAR_RE = new RegExp("^[" + exports.NAME_START_CHAR + "]$", "u");
	exports.NAME_CHAR_RE = new RegExp("^[" + exports.NAME_CHAR + "]$", "u");
	exports.NAME_RE = new RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u");
	exports.NMTOKEN_RE = new RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
	var TAB = 9;
	var NL = 10;
	var CR = 13;
	var SPACE = 32;
	/** All characters in the ``S`` production. */
	exports.S_LIST = [
		SPACE,
		NL,
		CR,
		TAB
	];
	/**
	* Determines whether a codepoint matches the ``CHAR`` production.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``CHAR``.
	*/
	function isChar(c) {
		return c >= 1 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isChar = isChar;
	/**
	* Determines whether a codepoint matches the ``RESTRICTED_CHAR`` production.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``RESTRICTED_CHAR``.
	*/
	function isRestrictedChar(c) {
		return c >= 1 && c <= 8 || c === 11 || c === 12 || c >= 14 && c <= 31 || c >= 127 && c <= 132 || c >= 134 && c <= 159;
	}
	exports.isRestrictedChar = isRestrictedChar;
	/**
	* Determines whether a codepoint matches the ``CHAR`` production and does not
	* match the ``RESTRICTED_CHAR`` production. ``isCharAndNotRestricted(x)`` is
	* equivalent to ``isChar(x) && !isRestrictedChar(x)``. This function is faster
	* than running the two-call equivalent.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``CHAR`` and does not match
	* ``RESTRICTED_CHAR``.
	*/
	function isCharAndNotRestricted(c) {
		return c === 9 || c === 10 || c === 13 || c > 31 && c < 127 || c === 133 || c > 159 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isCharAndNotRestricted = isCharAndNotRestricted;
	/**
	* Determines whether a codepoint matches the ``S`` (space) production.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``S``.
	*/
	function isS(c) {
		return c === SPACE || c === NL || c === CR || c === TAB;
	}
	exports.isS = isS;
	/**
	* Determines whether a codepoint matches the ``NAME_START_CHAR`` production.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``NAME_START_CHAR``.
	*/
	function isNameStartChar(c) {
		return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNameStartChar = isNameStartChar;
	/**
	* Determines whether a codepoint matches the ``NAME_CHAR`` production.
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches ``NAME_CHAR``.
	*/
	function isNameChar(c) {
		return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNameChar = isNameChar;
}));
// ../../node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xmlns/1.0/ed3.js
var require_ed3 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Character class utilities for XML NS 1.0 edition 3.
	*
	* @author Louis-Dominique Dubeau
	* @license MIT
	* @copyright Louis-Dominique Dubeau
	*/
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NC_NAME_START_CHAR = "A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿";
	exports.NC_NAME_CHAR = "-" + exports.NC_NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀";
	exports.NC_NAME_START_CHAR_RE = new RegExp("^[" + exports.NC_NAME_START_CHAR + "]$", "u");
	exports.NC_NAME_CHAR_RE = new RegExp("^[" + exports.NC_NAME_CHAR + "]$", "u");
	exports.NC_NAME_RE = new RegExp("^[" + exports.NC_NAME_START_CHAR + "][" + exports.NC_NAME_CHAR + "]*$", "u");
	/**
	* Determines whether a codepoint matches [[NC_NAME_START_CHAR]].
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches.
	*/
	function isNCNameStartChar(c) {
		return c >= 65 && c <= 90 || c === 95 || c >= 97 && c <= 122 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8204 && c <= 8205 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNCNameStartChar = isNCNameStartChar;
	/**
	* Determines whether a codepoint matches [[NC_NAME_CHAR]].
	*
	* @param c The code point.
	*
	* @returns ``true`` if the codepoint matches.
	*/
	function isNCNameChar(c) {
		return isNCNameStartChar(c) || c === 45 || c === 46 || c >= 48 && c <= 57 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNCNameChar = isNCNameChar;
}));
(/* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SaxesParser = exports.EVENTS = void 0;
	var ed5 = require_ed5();
	var ed2 = require_ed2();
	var NSed3 = require_ed3();
	var isS = ed5.isS;
	var isChar10 = ed5.isChar;
	var isNameStartChar = ed5.isNameStartChar;
	var isNameChar = ed5.isNameChar;
	var S_LIST = ed5.S_LIST;
	var NAME_RE = ed5.NAME_RE;
	var isChar11 = ed2.isChar;
	var isNCNameStartChar = NSed3.isNCNameStartChar;
	var isNCNameChar = NSed3.isNCNameChar;
	var NC_NAME_RE = NSed3.NC_NAME_RE;
	var XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
	var XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
	var rootNS = {
		__proto__: null,
		xml: XML_NAMESPACE,
		xmlns: XMLNS_NAMESPACE
	};
	var XML_ENTITIES = {
		__proto__: null,
		amp: "&",
		gt: ">",
		lt: "<",
		quot: "\"",
		apos: "'"
	};
	var EOC = -1;
	var NL_LIKE = -2;
	var S_BEGIN = 0;
	var S_BEGIN_WHITESPACE = 1;
	var S_DOCTYPE = 2;
	var S_DOCTYPE_QUOTE = 3;
	var S_DTD = 4;
	var S_DTD_QUOTED = 5;
	var S_DTD_OPEN_WAKA = 6;
	var S_DTD_OPEN_WAKA_BANG = 7;
	var S_DTD_COMMENT = 8;
	var S_DTD_COMMENT_ENDING = 9;
	var S_DTD_COMMENT_ENDED = 10;
	var S_DTD_PI = 11;
	var S_DTD_PI_ENDING = 12;
	var S_TEXT = 13;
	var S_ENTITY = 14;
	var S_OPEN_WAKA = 15;
	var S_OPEN_WAKA_BANG = 16;
	var S_COMMENT = 17;
	var S_COMMENT_ENDING = 18;
	var S_COMMENT_ENDED = 19;
	var S_CDATA = 20;
	var S_CDATA_ENDING = 21;
	var S_CDATA_ENDING_2 = 22;
	var S_PI_FIRST_CHAR = 23;
	var S_PI_REST = 24;
	var S_PI_BODY = 25;
	var S_PI_ENDING = 26;
	var S_XML_DECL_NAME_START = 27;
	var S_XML_DECL_NAME = 28;
	var S_XML_DECL_EQ = 29;
	var S_XML_DECL_VALUE_START = 30;
	var S_XML_DECL_VALUE = 31;
	var S_XML_DECL_SEPARATOR = 32;
	var S_XML_DECL_ENDING = 33;
	var S_OPEN_TAG = 34;
	var S_OPEN_TAG_SLASH = 35;
	var S_ATTRIB = 36;
	var S_ATTRIB_NAME = 37;
	var S_ATTRIB_NAME_SAW_WHITE = 38;
	var S_ATTRIB_VALUE = 39;
	var S_ATTRIB_VALUE_QUOTED = 40;
	var S_ATTRIB_VALUE_CLOSED = 41;
	var S_ATTRIB_VALUE_UNQUOTED = 42;
	var S_CLOSE_TAG = 43;
	var S_CLOSE_TAG_SAW_WHITE = 44;
	var TAB = 9;
	var NL = 10;
	var CR = 13;
	var SPACE = 32;
	var BANG = 33;
	var DQUOTE = 34;
	var AMP = 38;
	var SQUOTE = 39;
	var MINUS = 45;
	var FORWARD_SLASH = 47;
	var SEMICOLON = 59;
	var LESS = 60;
	var EQUAL = 61;
	var GREATER = 62;
	var QUESTION = 63;
	var OPEN_BRACKET = 91;
	var CLOSE_BRACKET = 93;
	var NEL = 133;
	var LS = 8232;
	var isQuote = (c) => c === DQUOTE || c === SQUOTE;
	var QUOTES = [DQUOTE, SQUOTE];
	var DOCTYPE_TERMINATOR = [
		...QUOTES,
		OPEN_BRACKET,
		GREATER
	];
	var DTD_TERMINATOR = [
		...QUOTES,
		LESS,
		CLOSE_BRACKET
	];
	var XML_DECL_NAME_TERMINATOR = [
		EQUAL,
		QUESTION,
		...S_LIST
	];
	var ATTRIB_VALUE_UNQUOTED_TERMINATOR = [
		...S_LIST,
		GREATER,
		AMP,
		LESS
	];
	function nsPairCheck(parser, prefix, uri) {
		switch (prefix) {
			case "xml":
				if (uri !== XML_NAMESPACE) parser.fail(`xml prefix must be bound to ${XML_NAMESPACE}.`);
				break;
			case "xmlns": if (uri !== XMLNS_NAMESPACE) parser.fail(`xmlns prefix must be bound to ${XMLNS_NAMESPACE}.`);
		}
		switch (uri) {
			case XMLNS_NAMESPACE:
				parser.fail(prefix === "" ? `the default namespace may not be set to ${uri}.` : `may not assign a prefix (even "xmlns") to the URI \
${XMLNS_NAMESPACE}.`);
				break;
			case XML_NAMESPACE: switch (prefix) {
				case "xml": break;
				case "":
					parser.fail(`the default namespace may not be set to ${uri}.`);
					break;
				default: parser.fail("may not assign the xml namespace to another prefix.");
			}
		}
	}
	function nsMappingCheck(parser, mapping) {
		for (const local of Object.keys(mapping)) nsPairCheck(parser, local, mapping[local]);
	}
	var isNCName = (name) => NC_NAME_RE.test(name);
	var isName = (name) => NAME_RE.test(name);
	var FORBIDDEN_START = 0;
	var FORBIDDEN_BRACKET = 1;
	var FORBIDDEN_BRACKET_BRACKET = 2;
	/**
	* The list of supported events.
	*/
	exports.EVENTS = [
		"xmldecl",
		"text",
		"processinginstruction",
		"doctype",
		"comment",
		"opentagstart",
		"attribute",
		"opentag",
		"closetag",
		"cdata",
		"error",
		"end",
		"ready"
	];
	var EVENT_NAME_TO_HANDLER_NAME = {
		xmldecl: "xmldeclHandler",
		text: "textHandler",
		processinginstruction: "piHandler",
		doctype: "doctypeHandler",
		comment: "commentHandler",
		opentagstart: "openTagStartHandler",
		attribute: "attributeHandler",
		opentag: "openTagHandler",
		closetag: "closeTagHandler",
		cdata: "cdataHandler",
		error: "errorHandler",
		end: "endHandler",
		ready: "readyHandler"
	};
	var SaxesParser = class {
		/**
		* @param opt The parser options.
		*/
		constructor(opt) {
			this.opt = opt !== null && opt !== void 0 ? opt : {};
			this.fragmentOpt = !!this.opt.fragment;
			const xmlnsOpt = this.xmlnsOpt = !!this.opt.xmlns;
			this.trackPosition = this.opt.position !== false;
			this.fileName = this.opt.fileName;
			if (xmlnsOpt) {
				this.nameStartCheck = isNCNameStartChar;
				this.nameCheck = isNCNameChar;
				this.isName = isNCName;
				this.processAttribs = this.processAttribsNS;
				this.pushAttrib = this.pushAttribNS;
				this.ns = Object.assign({ __proto__: null }, rootNS);
				const additional = this.opt.additionalNamespaces;
				if (additional != null) {
					nsMappingCheck(this, additional);
					Object.assign(this.ns, additional);
				}
			} else {
				this.nameStartCheck = isNameStartChar;
				this.nameCheck = isNameChar;
				this.isName = isName;
				this.processAttribs = this.processAttribsPlain;
				this.pushAttrib = this.pushAttribPlain;
			}
			this.stateTable = [
				this.sBegin,
				this.sBeginWhitespace,
				this.sDoctype,
				this.sDoctypeQuote,
				this.sDTD,
				this.sDTDQuoted,
				this.sDTDOpenWaka,
				this.sDTDOpenWakaBang,
				this.sDTDComment,
				this.sDTDCommentEnding,
				this.sDTDCommentEnded,
				this.sDTDPI,
				this.sDTDPIEnding,
				this.sText,
				this.sEntity,
				this.sOpenWaka,
				this.sOpenWakaBang,
				this.sComment,
				this.sCommentEnding,
				this.sCommentEnded,
				this.sCData,
				this.sCDataEnding,
				this.sCDataEnding2,
				this.sPIFirstChar,
				this.sPIRest,
				this.sPIBody,
				this.sPIEnding,
				this.sXMLDeclNameStart,
				this.sXMLDeclName,
				this.sXMLDeclEq,
				this.sXMLDeclValueStart,
				this.sXMLDeclValue,
				this.sXMLDeclSeparator,
				this.sXMLDeclEnding,
				this.sOpenTag,
				this.sOpenTagSlash,
				this.sAttrib,
				this.sAttribName,
				this.sAttribNameSawWhite,
				this.sAttribValue,
				this.sAttribValueQuoted,
				this.sAttribValueClosed,
				this.sAttribValueUnquoted,
				this.sCloseTag,
				this.sCloseTagSawWhite
			];
			this._init();
		}
		/**
		* Indicates whether or not the parser is closed. If ``true``, wait for
		* the ``ready`` event to write again.
		*/
		get closed() {
			return this._closed;
		}
		_init() {
			var _a;
			this.openWakaBang = "";
			this.text = "";
			this.name = "";
			this.piTarget = "";
			this.entity = "";
			this.q = null;
			this.tags = [];
			this.tag = null;
			this.topNS = null;
			this.chunk = "";
			this.chunkPosition = 0;
			this.i = 0;
			this.prevI = 0;
			this.carriedFromPrevious = void 0;
			this.forbiddenState = FORBIDDEN_START;
			this.attribList = [];
			const { fragmentOpt } = this;
			this.state = fragmentOpt ? S_TEXT : S_BEGIN;
			this.reportedTextBeforeRoot = this.reportedTextAfterRoot = this.closedRoot = this.sawRoot = fragmentOpt;
			this.xmlDeclPossible = !fragmentOpt;
			this.xmlDeclExpects = ["version"];
			this.entityReturnState = void 0;
			let { defaultXMLVersion } = this.opt;
			if (defaultXMLVersion === void 0) {
				if (this.opt.forceXMLVersion === true) throw new Error("forceXMLVersion set but defaultXMLVersion is not set");
				defaultXMLVersion = "1.0";
			}
			this.setXMLVersion(defaultXMLVersion);
			this.positionAtNewLine = 0;
			this.doctype = false;
			this._closed = false;
			this.xmlDecl = {
				version: void 0,
				encoding: void 0,
				standalone: void 0
			};
			this.line = 1;
			this.column = 0;
			this.ENTITIES = Object.create(XML_ENTITIES);
			(_a = this.readyHandler) === null || _a === void 0 || _a.call(this);
		}
		/**
		* The stream position the parser is currently looking at. This field is
		* zero-based.
		*
		* This field is not based on counting Unicode characters but is to be
		* interpreted as a plain index into a JavaScript string.
		*/
		get position() {
			return this.chunkPosition + this.i;
		}
		/**
		* The column number of the next character to be read by the parser.  *
		* This field is zero-based. (The first column in a line is 0.)
		*
		* This field reports the index at which the next character would be in the
		* line if the line were represented as a JavaScript string.  Note that this
		* *can* be different to a count based on the number of *Unicode characters*
		* due to how JavaScript handles astral plane characters.
		*
		* See [[column]] for a number that corresponds to a count of Unicode
		* characters.
		*/
		get columnIndex() {
			return this.position - this.positionAtNewLine;
		}
		/**
		* Set an event listener on an event. The parser supports one handler per
		* event type. If you try to set an event handler over an existing handler,
		* the old handler is silently overwritten.
		*
		* @param name The event to listen to.
		*
		* @param handler The handler to set.
		*/
		on(name, handler) {
			this[EVENT_NAME_TO_HANDLER_NAME[name]] = handler;
		}
		/**
		* Unset an event handler.
		*
		* @parma name The event to stop listening to.
		*/
		off(name) {
			this[EVENT_NAME_TO_HANDLER_NAME[name]] = void 0;
		}
		/**
		* Make an error object. The error object will have a message that contains
		* the ``fileName`` option passed at the creation of the parser. If position
		* tracking was turned on, it will also have line and column number
		* information.
		*
		* @param message The message describing the error to report.
		*
		* @returns An error object with a properly formatted message.
		*/
		makeError(message) {
			var _a;
			let msg = (_a = this.fileName) !== null && _a !== void 0 ? _a : "";
			if (this.trackPosition) {
				if (msg.length > 0) msg += ":";
				msg += `${this.line}:${this.column}`;
			}
			if (msg.length > 0) msg += ": ";
			return new Error(msg + message);
		}
		/**
		* Report a parsing error. This method is made public so that client code may
		* check for issues that are outside the scope of this project and can report
		* errors.
		*
		* @param message The error to report.
		*
		* @returns this
		*/
		fail(message) {
			const err = this.makeError(message);
			const handler = this.errorHandler;
			if (handler === void 0) throw err;
			else handler(err);
			return this;
		}
		/**
		* Write a XML data to the parser.
		*
		* @param chunk The XML data to write.
		*
		* @returns this
		*/
		write(chunk) {
			if (this.closed) return this.fail("cannot write after close; assign an onready handler.");
			let end = false;
			if (chunk === null) {
				end = true;
				chunk = "";
			} else if (typeof chunk === "object") chunk = chunk.toString();
			if (this.carriedFromPrevious !== void 0) {
				chunk = `${this.carriedFromPrevious}${chunk}`;
				this.carriedFromPrevious = void 0;
			}
			let limit = chunk.length;
			const lastCode = chunk.charCodeAt(limit - 1);
			if (!end && (lastCode === CR || lastCode >= 55296 && lastCode <= 56319)) {
				this.carriedFromPrevious = chunk[limit - 1];
				limit--;
				chunk = chunk.slice(0, limit);
			}
			const { stateTable } = this;
			this.chunk = chunk;
			this.i = 0;
			while (this.i < limit) stateTable[this.state].call(this);
			this.chunkPosition += limit;
			return end ? this.end() : this;
		}
		/**
		* Close the current stream. Perform final well-formedness checks and reset
		* the parser tstate.
		*
		* @returns this
		*/
		close() {
			return this.write(null);
		}
		/**
		* Get a single code point out of the current chunk. This updates the current
		* position if we do position tracking.
		*
		* This is the algorithm to use for XML 1.0.
		*
		* @returns The character read.
		*/
		getCode10() {
			const { chunk, i } = this;
			this.prevI = i;
			this.i = i + 1;
			if (i >= chunk.length) return EOC;
			const code = chunk.charCodeAt(i);
			this.column++;
			if (code < 55296) {
				if (code >= SPACE || code === TAB) return code;
				switch (code) {
					case NL:
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL;
					case CR:
						if (chunk.charCodeAt(i + 1) === NL) this.i = i + 2;
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL_LIKE;
					default:
						this.fail("disallowed character.");
						return code;
				}
			}
			if (code > 56319) {
				if (!(code >= 57344 && code <= 65533)) this.fail("disallowed character.");
				return code;
			}
			const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
			this.i = i + 2;
			if (final > 1114111) this.fail("disallowed character.");
			return final;
		}
		/**
		* Get a single code point out of the current chunk. This updates the current
		* position if we do position tracking.
		*
		* This is the algorithm to use for XML 1.1.
		*
		* @returns {number} The character read.
		*/
		getCode11() {
			const { chunk, i } = this;
			this.prevI = i;
			this.i = i + 1;
			if (i >= chunk.length) return EOC;
			const code = chunk.charCodeAt(i);
			this.column++;
			if (code < 55296) {
				if (code > 31 && code < 127 || code > 159 && code !== LS || code === TAB) return code;
				switch (code) {
					case NL:
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL;
					case CR: {
						const next = chunk.charCodeAt(i + 1);
						if (next === NL || next === NEL) this.i = i + 2;
					}
					case NEL:
					case LS:
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL_LIKE;
					default:
						this.fail("disallowed character.");
						return code;
				}
			}
			if (code > 56319) {
				if (!(code >= 57344 && code <= 65533)) this.fail("disallowed character.");
				return code;
			}
			const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
			this.i = i + 2;
			if (final > 1114111) this.fail("disallowed character.");
			return final;
		}
		/**
		* Like ``getCode`` but with the return value normalized so that ``NL`` is
		* returned for ``NL_LIKE``.
		*/
		getCodeNorm() {
			const c = this.getCode();
			return c === NL_LIKE ? NL : c;
		}
		unget() {
			this.i = this.prevI;
			this.column--;
		}
		/**
		* Capture characters into a buffer until encountering one of a set of
		* characters.
		*
		* @param chars An array of codepoints. Encountering a character in the array
		* ends the capture. (``chars`` may safely contain ``NL``.)
		*
		* @return The character code that made the capture end, or ``EOC`` if we hit
		* the end of the chunk. The return value cannot be NL_LIKE: NL is returned
		* instead.
		*/
		captureTo(chars) {
			let { i: start } = this;
			const { chunk } = this;
			while (true) {
				const c = this.getCode();
				const isNLLike = c === NL_LIKE;
				const final = isNLLike ? NL : c;
				if (final === EOC || chars.includes(final)) {
					this.text += chunk.slice(start, this.prevI);
					return final;
				}
				if (isNLLike) {
					this.text += `${chunk.slice(start, this.prevI)}\n`;
					start = this.i;
				}
			}
		}
		/**
		* Capture characters into a buffer until encountering a character.
		*
		* @param char The codepoint that ends the capture. **NOTE ``char`` MAY NOT
		* CONTAIN ``NL``.** Passing ``NL`` will result in buggy behavior.
		*
		* @return ``true`` if we ran into the character. Otherwise, we ran into the
		* end of the current chunk.
		*/
		captureToChar(char) {
			let { i: start } = this;
			const { chunk } = this;
			while (true) {
				let c = this.getCode();
				switch (c) {
					case NL_LIKE:
						this.text += `${chunk.slice(start, this.prevI)}\n`;
						start = this.i;
						c = NL;
						break;
					case EOC:
						this.text += chunk.slice(start);
						return false;
				}
				if (c === char) {
					this.text += chunk.slice(start, this.prevI);
					return true;
				}
			}
		}
		/**
		* Capture characters that satisfy ``isNameChar`` into the ``name`` field of
		* this parser.
		*
		* @return The character code that made the test fail, or ``EOC`` if we hit
		* the end of the chunk. The return value cannot be NL_LIKE: NL is returned
		* instead.
		*/
		captureNameChars() {
			const { chunk, i: start } = this;
			while (true) {
				const c = this.getCode();
				if (c === EOC) {
					this.name += chunk.slice(start);
					return EOC;
				}
				if (!isNameChar(c)) {
					this.name += chunk.slice(start, this.prevI);
					return c === NL_LIKE ? NL : c;
				}
			}
		}
		/**
		* Skip white spaces.
		*
		* @return The character that ended the skip, or ``EOC`` if we hit
		* the end of the chunk. The return value cannot be NL_LIKE: NL is returned
		* instead.
		*/
		skipSpaces() {
			while (true) {
				const c = this.getCodeNorm();
				if (c === EOC || !isS(c)) return c;
			}
		}
		setXMLVersion(version) {
			this.currentXMLVersion = version;
			if (version === "1.0") {
				this.isChar = isChar10;
				this.getCode = this.getCode10;
			} else {
				this.isChar = isChar11;
				this.getCode = this.getCode11;
			}
		}
		sBegin() {
			if (this.chunk.charCodeAt(0) === 65279) {
				this.i++;
				this.column++;
			}
			this.state = S_BEGIN_WHITESPACE;
		}
		sBeginWhitespace() {
			const iBefore = this.i;
			const c = this.skipSpaces();
			if (this.prevI !== iBefore) this.xmlDeclPossible = false;
			switch (c) {
				case LESS:
					this.state = S_OPEN_WAKA;
					if (this.text.length !== 0) throw new Error("no-empty text at start");
					break;
				case EOC: break;
				default:
					this.unget();
					this.state = S_TEXT;
					this.xmlDeclPossible = false;
			}
		}
		sDoctype() {
			var _a;
			const c = this.captureTo(DOCTYPE_TERMINATOR);
			switch (c) {
				case GREATER:
					(_a = this.doctypeHandler) === null || _a === void 0 || _a.call(this, this.text);
					this.text = "";
					this.state = S_TEXT;
					this.doctype = true;
					break;
				case EOC: break;
				default:
					this.text += String.fromCodePoint(c);
					if (c === OPEN_BRACKET) this.state = S_DTD;
					else if (isQuote(c)) {
						this.state = S_DOCTYPE_QUOTE;
						this.q = c;
					}
			}
		}
		sDoctypeQuote() {
			const q = this.q;
			if (this.captureToChar(q)) {
				this.text += String.fromCodePoint(q);
				this.q = null;
				this.state = S_DOCTYPE;
			}
		}
		sDTD() {
			const c = this.captureTo(DTD_TERMINATOR);
			if (c === EOC) return;
			this.text += String.fromCodePoint(c);
			if (c === CLOSE_BRACKET) this.state = S_DOCTYPE;
			else if (c === LESS) this.state = S_DTD_OPEN_WAKA;
			else if (isQuote(c)) {
				this.state = S_DTD_QUOTED;
				this.q = c;
			}
		}
		sDTDQuoted() {
			const q = this.q;
			if (this.captureToChar(q)) {
				this.text += String.fromCodePoint(q);
				this.state = S_DTD;
				this.q = null;
			}
		}
		sDTDOpenWaka() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			switch (c) {
				case BANG:
					this.state = S_DTD_OPEN_WAKA_BANG;
					this.openWakaBang = "";
					break;
				case QUESTION:
					this.state = S_DTD_PI;
					break;
				default: this.state = S_DTD;
			}
		}
		sDTDOpenWakaBang() {
			const char = String.fromCodePoint(this.getCodeNorm());
			const owb = this.openWakaBang += char;
			this.text += char;
			if (owb !== "-") {
				this.state = owb === "--" ? S_DTD_COMMENT : S_DTD;
				this.openWakaBang = "";
			}
		}
		sDTDComment() {
			if (this.captureToChar(MINUS)) {
				this.text += "-";
				this.state = S_DTD_COMMENT_ENDING;
			}
		}
		sDTDCommentEnding() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			this.state = c === MINUS ? S_DTD_COMMENT_ENDED : S_DTD_COMMENT;
		}
		sDTDCommentEnded() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			if (c === GREATER) this.state = S_DTD;
			else {
				this.fail("malformed comment.");
				this.state = S_DTD_COMMENT;
			}
		}
		sDTDPI() {
			if (this.captureToChar(QUESTION)) {
				this.text += "?";
				this.state = S_DTD_PI_ENDING;
			}
		}
		sDTDPIEnding() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			if (c === GREATER) this.state = S_DTD;
		}
		sText() {
			if (this.tags.length !== 0) this.handleTextInRoot();
			else this.handleTextOutsideRoot();
		}
		sEntity() {
			let { i: start } = this;
			const { chunk } = this;
			loop: while (true) switch (this.getCode()) {
				case NL_LIKE:
					this.entity += `${chunk.slice(start, this.prevI)}\n`;
					start = this.i;
					break;
				case SEMICOLON: {
					const { entityReturnState } = this;
					const entity = this.entity + chunk.slice(start, this.prevI);
					this.state = entityReturnState;
					let parsed;
					if (entity === "") {
						this.fail("empty entity name.");
						parsed = "&;";
					} else {
						parsed = this.parseEntity(entity);
						this.entity = "";
					}
					if (entityReturnState !== S_TEXT || this.textHandler !== void 0) this.text += parsed;
					break loop;
				}
				case EOC:
					this.entity += chunk.slice(start);
					break loop;
			}
		}
		sOpenWaka() {
			const c = this.getCode();
			if (isNameStartChar(c)) {
				this.state = S_OPEN_TAG;
				this.unget();
				this.xmlDeclPossible = false;
			} else switch (c) {
				case FORWARD_SLASH:
					this.state = S_CLOSE_TAG;
					this.xmlDeclPossible = false;
					break;
				case BANG:
					this.state = S_OPEN_WAKA_BANG;
					this.openWakaBang = "";
					this.xmlDeclPossible = false;
					break;
				case QUESTION:
					this.state = S_PI_FIRST_CHAR;
					break;
				default:
					this.fail("disallowed character in tag name");
					this.state = S_TEXT;
					this.xmlDeclPossible = false;
			}
		}
		sOpenWakaBang() {
			this.openWakaBang += String.fromCodePoint(this.getCodeNorm());
			switch (this.openWakaBang) {
				case "[CDATA[":
					if (!this.sawRoot && !this.reportedTextBeforeRoot) {
						this.fail("text data outside of root node.");
						this.reportedTextBeforeRoot = true;
					}
					if (this.closedRoot && !this.reportedTextAfterRoot) {
						this.fail("text data outside of root node.");
						this.reportedTextAfterRoot = true;
					}
					this.state = S_CDATA;
					this.openWakaBang = "";
					break;
				case "--":
					this.state = S_COMMENT;
					this.openWakaBang = "";
					break;
				case "DOCTYPE":
					this.state = S_DOCTYPE;
					if (this.doctype || this.sawRoot) this.fail("inappropriately located doctype declaration.");
					this.openWakaBang = "";
					break;
				default: if (this.openWakaBang.length >= 7) this.fail("incorrect syntax.");
			}
		}
		sComment() {
			if (this.captureToChar(MINUS)) this.state = S_COMMENT_ENDING;
		}
		sCommentEnding() {
			var _a;
			const c = this.getCodeNorm();
			if (c === MINUS) {
				this.state = S_COMMENT_ENDED;
				(_a = this.commentHandler) === null || _a === void 0 || _a.call(this, this.text);
				this.text = "";
			} else {
				this.text += `-${String.fromCodePoint(c)}`;
				this.state = S_COMMENT;
			}
		}
		sCommentEnded() {
			const c = this.getCodeNorm();
			if (c !== GREATER) {
				this.fail("malformed comment.");
				this.text += `--${String.fromCodePoint(c)}`;
				this.state = S_COMMENT;
			} else this.state = S_TEXT;
		}
		sCData() {
			if (this.captureToChar(CLOSE_BRACKET)) this.state = S_CDATA_ENDING;
		}
		sCDataEnding() {
			const c = this.getCodeNorm();
			if (c === CLOSE_BRACKET) this.state = S_CDATA_ENDING_2;
			else {
				this.text += `]${String.fromCodePoint(c)}`;
				this.state = S_CDATA;
			}
		}
		sCDataEnding2() {
			var _a;
			const c = this.getCodeNorm();
			switch (c) {
				case GREATER:
					(_a = this.cdataHandler) === null || _a === void 0 || _a.call(this, this.text);
					this.text = "";
					this.state = S_TEXT;
					break;
				case CLOSE_BRACKET:
					this.text += "]";
					break;
				default:
					this.text += `]]${String.fromCodePoint(c)}`;
					this.state = S_CDATA;
			}
		}
		sPIFirstChar() {
			const c = this.getCodeNorm();
			if (this.nameStartCheck(c)) {
				this.piTarget += String.fromCodePoint(c);
				this.state = S_PI_REST;
			} else if (c === QUESTION || isS(c)) {
				this.fail("processing instruction without a target.");
				this.state = c === QUESTION ? S_PI_ENDING : S_PI_BODY;
			} else {
				this.fail("disallowed character in processing instruction name.");
				this.piTarget += String.fromCodePoint(c);
				this.state = S_PI_REST;
			}
		}
		sPIRest() {
			const { chunk, i: start } = this;
			while (true) {
				const c = this.getCodeNorm();
				if (c === EOC) {
					this.piTarget += chunk.slice(start);
					return;
				}
				if (!this.nameCheck(c)) {
					this.piTarget += chunk.slice(start, this.prevI);
					const isQuestion = c === QUESTION;
					if (isQuestion || isS(c)) {
						if (this.piTarget === "xml") {
							if (!this.xmlDeclPossible) this.fail("an XML declaration must be at the start of the document.");
							this.state = isQuestion ? S_XML_DECL_ENDING : S_XML_DECL_NAME_START;
						} else this.state = isQuestion ? S_PI_ENDING : S_PI_BODY;
					} else {
						this.fail("disallowed character in processing instruction name.");
						this.piTarget += String.fromCodePoint(c);
					}
					break;
				}
			}
		}
		sPIBody() {
			if (this.text.length === 0) {
				const c = this.getCodeNorm();
				if (c === QUESTION) this.state = S_PI_ENDING;
				else if (!isS(c)) this.text = String.fromCodePoint(c);
			} else if (this.captureToChar(QUESTION)) this.state = S_PI_ENDING;
		}
		sPIEnding() {
			var _a;
			const c = this.getCodeNorm();
			if (c === GREATER) {
				const { piTarget } = this;
				if (piTarget.toLowerCase() === "xml") this.fail("the XML declaration must appear at the start of the document.");
				(_a = this.piHandler) === null || _a === void 0 || _a.call(this, {
					target: piTarget,
					body: this.text
				});
				this.piTarget = this.text = "";
				this.state = S_TEXT;
			} else if (c === QUESTION) this.text += "?";
			else {
				this.text += `?${String.fromCodePoint(c)}`;
				this.state = S_PI_BODY;
			}
			this.xmlDeclPossible = false;
		}
		sXMLDeclNameStart() {
			const c = this.skipSpaces();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				return;
			}
			if (c !== EOC) {
				this.state = S_XML_DECL_NAME;
				this.name = String.fromCodePoint(c);
			}
		}
		sXMLDeclName() {
			const c = this.captureTo(XML_DECL_NAME_TERMINATOR);
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.name += this.text;
				this.text = "";
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (!(isS(c) || c === EQUAL)) return;
			this.name += this.text;
			this.text = "";
			if (!this.xmlDeclExpects.includes(this.name)) switch (this.name.length) {
				case 0:
					this.fail("did not expect any more name/value pairs.");
					break;
				case 1:
					this.fail(`expected the name ${this.xmlDeclExpects[0]}.`);
					break;
				default: this.fail(`expected one of ${this.xmlDeclExpects.join(", ")}`);
			}
			this.state = c === EQUAL ? S_XML_DECL_VALUE_START : S_XML_DECL_EQ;
		}
		sXMLDeclEq() {
			const c = this.getCodeNorm();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (isS(c)) return;
			if (c !== EQUAL) this.fail("value required.");
			this.state = S_XML_DECL_VALUE_START;
		}
		sXMLDeclValueStart() {
			const c = this.getCodeNorm();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (isS(c)) return;
			if (!isQuote(c)) {
				this.fail("value must be quoted.");
				this.q = SPACE;
			} else this.q = c;
			this.state = S_XML_DECL_VALUE;
		}
		sXMLDeclValue() {
			const c = this.captureTo([this.q, QUESTION]);
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.text = "";
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (c === EOC) return;
			const value = this.text;
			this.text = "";
			switch (this.name) {
				case "version": {
					this.xmlDeclExpects = ["encoding", "standalone"];
					const version = value;
					this.xmlDecl.version = version;
					if (!/^1\.[0-9]+$/.test(version)) this.fail("version number must match /^1\\.[0-9]+$/.");
					else if (!this.opt.forceXMLVersion) this.setXMLVersion(version);
					break;
				}
				case "encoding":
					if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(value)) this.fail("encoding value must match /^[A-Za-z0-9][A-Za-z0-9._-]*$/.");
					this.xmlDeclExpects = ["standalone"];
					this.xmlDecl.encoding = value;
					break;
				case "standalone":
					if (value !== "yes" && value !== "no") this.fail("standalone value must match \"yes\" or \"no\".");
					this.xmlDeclExpects = [];
					this.xmlDecl.standalone = value;
			}
			this.name = "";
			this.state = S_XML_DECL_SEPARATOR;
		}
		sXMLDeclSeparator() {
			const c = this.getCodeNorm();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				return;
			}
			if (!isS(c)) {
				this.fail("whitespace required.");
				this.unget();
			}
			this.state = S_XML_DECL_NAME_START;
		}
		sXMLDeclEnding() {
			var _a;
			if (this.getCodeNorm() === GREATER) {
				if (this.piTarget !== "xml") this.fail("processing instructions are not allowed before root.");
				else if (this.name !== "version" && this.xmlDeclExpects.includes("version")) this.fail("XML declaration must contain a version.");
				(_a = this.xmldeclHandler) === null || _a === void 0 || _a.call(this, this.xmlDecl);
				this.name = "";
				this.piTarget = this.text = "";
				this.state = S_TEXT;
			} else this.fail("The character ? is disallowed anywhere in XML declarations.");
			this.xmlDeclPossible = false;
		}
		sOpenTag() {
			var _a;
			const c = this.captureNameChars();
			if (c === EOC) return;
			const tag = this.tag = {
				name: this.name,
				attributes: Object.create(null)
			};
			this.name = "";
			if (this.xmlnsOpt) this.topNS = tag.ns = Object.create(null);
			(_a = this.openTagStartHandler) === null || _a === void 0 || _a.call(this, tag);
			this.sawRoot = true;
			if (!this.fragmentOpt && this.closedRoot) this.fail("documents may contain only one root.");
			switch (c) {
				case GREATER:
					this.openTag();
					break;
				case FORWARD_SLASH:
					this.state = S_OPEN_TAG_SLASH;
					break;
				default:
					if (!isS(c)) this.fail("disallowed character in tag name.");
					this.state = S_ATTRIB;
			}
		}
		sOpenTagSlash() {
			if (this.getCode() === GREATER) this.openSelfClosingTag();
			else {
				this.fail("forward-slash in opening tag not followed by >.");
				this.state = S_ATTRIB;
			}
		}
		sAttrib() {
			const c = this.skipSpaces();
			if (c === EOC) return;
			if (isNameStartChar(c)) {
				this.unget();
				this.state = S_ATTRIB_NAME;
			} else if (c === GREATER) this.openTag();
			else if (c === FORWARD_SLASH) this.state = S_OPEN_TAG_SLASH;
			else this.fail("disallowed character in attribute name.");
		}
		sAttribName() {
			const c = this.captureNameChars();
			if (c === EQUAL) this.state = S_ATTRIB_VALUE;
			else if (isS(c)) this.state = S_ATTRIB_NAME_SAW_WHITE;
			else if (c === GREATER) {
				this.fail("attribute without value.");
				this.pushAttrib(this.name, this.name);
				this.name = this.text = "";
				this.openTag();
			} else if (c !== EOC) this.fail("disallowed character in attribute name.");
		}
		sAttribNameSawWhite() {
			const c = this.skipSpaces();
			switch (c) {
				case EOC: return;
				case EQUAL:
					this.state = S_ATTRIB_VALUE;
					break;
				default:
					this.fail("attribute without value.");
					this.text = "";
					this.name = "";
					if (c === GREATER) this.openTag();
					else if (isNameStartChar(c)) {
						this.unget();
						this.state = S_ATTRIB_NAME;
					} else {
						this.fail("disallowed character in attribute name.");
						this.state = S_ATTRIB;
					}
			}
		}
		sAttribValue() {
			const c = this.getCodeNorm();
			if (isQuote(c)) {
				this.q = c;
				this.state = S_ATTRIB_VALUE_QUOTED;
			} else if (!isS(c)) {
				this.fail("unquoted attribute value.");
				this.state = S_ATTRIB_VALUE_UNQUOTED;
				this.unget();
			}
		}
		sAttribValueQuoted() {
			const { q, chunk } = this;
			let { i: start } = this;
			while (true) switch (this.getCode()) {
				case q:
					this.pushAttrib(this.name, this.text + chunk.slice(start, this.prevI));
					this.name = this.text = "";
					this.q = null;
					this.state = S_ATTRIB_VALUE_CLOSED;
					return;
				case AMP:
					this.text += chunk.slice(start, this.prevI);
					this.state = S_ENTITY;
					this.entityReturnState = S_ATTRIB_VALUE_QUOTED;
					return;
				case NL:
				case NL_LIKE:
				case TAB:
					this.text += `${chunk.slice(start, this.prevI)} `;
					start = this.i;
					break;
				case LESS:
					this.text += chunk.slice(start, this.prevI);
					this.fail("disallowed character.");
					return;
				case EOC:
					this.text += chunk.slice(start);
					return;
			}
		}
		sAttribValueClosed() {
			const c = this.getCodeNorm();
			if (isS(c)) this.state = S_ATTRIB;
			else if (c === GREATER) this.openTag();
			else if (c === FORWARD_SLASH) this.state = S_OPEN_TAG_SLASH;
			else if (isNameStartChar(c)) {
				this.fail("no whitespace between attributes.");
				this.unget();
				this.state = S_ATTRIB_NAME;
			} else this.fail("disallowed character in attribute name.");
		}
		sAttribValueUnquoted() {
			const c = this.captureTo(ATTRIB_VALUE_UNQUOTED_TERMINATOR);
			switch (c) {
				case AMP:
					this.state = S_ENTITY;
					this.entityReturnState = S_ATTRIB_VALUE_UNQUOTED;
					break;
				case LESS:
					this.fail("disallowed character.");
					break;
				case EOC: break;
				default:
					if (this.text.includes("]]>")) this.fail("the string \"]]>\" is disallowed in char data.");
					this.pushAttrib(this.name, this.text);
					this.name = this.text = "";
					if (c === GREATER) this.openTag();
					else this.state = S_ATTRIB;
			}
		}
		sCloseTag() {
			const c = this.captureNameChars();
			if (c === GREATER) this.closeTag();
			else if (isS(c)) this.state = S_CLOSE_TAG_SAW_WHITE;
			else if (c !== EOC) this.fail("disallowed character in closing tag.");
		}
		sCloseTagSawWhite() {
			switch (this.skipSpaces()) {
				case GREATER:
					this.closeTag();
					break;
				case EOC: break;
				default: this.fail("disallowed character in closing tag.");
			}
		}
		handleTextInRoot() {
			let { i: start, forbiddenState } = this;
			const { chunk, textHandler: handler } = this;
			scanLoop: while (true) switch (this.getCode()) {
				case LESS:
					this.state = S_OPEN_WAKA;
					if (handler !== void 0) {
						const { text } = this;
						const slice = chunk.slice(start, this.prevI);
						if (text.length !== 0) {
							handler(text + slice);
							this.text = "";
						} else if (slice.length !== 0) handler(slice);
					}
					forbiddenState = FORBIDDEN_START;
					break scanLoop;
				case AMP:
					this.state = S_ENTITY;
					this.entityReturnState = S_TEXT;
					if (handler !== void 0) this.text += chunk.slice(start, this.prevI);
					forbiddenState = FORBIDDEN_START;
					break scanLoop;
				case CLOSE_BRACKET:
					switch (forbiddenState) {
						case FORBIDDEN_START:
							forbiddenState = FORBIDDEN_BRACKET;
							break;
						case FORBIDDEN_BRACKET:
							forbiddenState = FORBIDDEN_BRACKET_BRACKET;
							break;
						case FORBIDDEN_BRACKET_BRACKET: break;
						default: throw new Error("impossible state");
					}
					break;
				case GREATER:
					if (forbiddenState === FORBIDDEN_BRACKET_BRACKET) this.fail("the string \"]]>\" is disallowed in char data.");
					forbiddenState = FORBIDDEN_START;
					break;
				case NL_LIKE:
					if (handler !== void 0) this.text += `${chunk.slice(start, this.prevI)}\n`;
					start = this.i;
					forbiddenState = FORBIDDEN_START;
					break;
				case EOC:
					if (handler !== void 0) this.text += chunk.slice(start);
					break scanLoop;
				default: forbiddenState = FORBIDDEN_START;
			}
			this.forbiddenState = forbiddenState;
		}
		handleTextOutsideRoot() {
			let { i: start } = this;
			const { chunk, textHandler: handler } = this;
			let nonSpace = false;
			outRootLoop: while (true) {
				const code = this.getCode();
				switch (code) {
					case LESS:
						this.state = S_OPEN_WAKA;
						if (handler !== void 0) {
							const { text } = this;
							const slice = chunk.slice(start, this.prevI);
							if (text.length !== 0) {
								handler(text + slice);
								this.text = "";
							} else if (slice.length !== 0) handler(slice);
						}
						break outRootLoop;
					case AMP:
						this.state = S_ENTITY;
						this.entityReturnState = S_TEXT;
						if (handler !== void 0) this.text += chunk.slice(start, this.prevI);
						nonSpace = true;
						break outRootLoop;
					case NL_LIKE:
						if (handler !== void 0) this.text += `${chunk.slice(start, this.prevI)}\n`;
						start = this.i;
						break;
					case EOC:
						if (handler !== void 0) this.text += chunk.slice(start);
						break outRootLoop;
					default: if (!isS(code)) nonSpace = true;
				}
			}
			if (!nonSpace) return;
			if (!this.sawRoot && !this.reportedTextBeforeRoot) {
				this.fail("text data outside of root node.");
				this.reportedTextBeforeRoot = true;
			}
			if (this.closedRoot && !this.reportedTextAfterRoot) {
				this.fail("text data outside of root node.");
				this.reportedTextAfterRoot = true;
			}
		}
		pushAttribNS(name, value) {
			var _a;
			const { prefix, local } = this.qname(name);
			const attr = {
				name,
				prefix,
				local,
				value
			};
			this.attribList.push(attr);
			(_a = this.attributeHandler) === null || _a === void 0 || _a.call(this, attr);
			if (prefix === "xmlns") {
				const trimmed = value.trim();
				if (this.currentXMLVersion === "1.0" && trimmed === "") this.fail("invalid attempt to undefine prefix in XML 1.0");
				this.topNS[local] = trimmed;
				nsPairCheck(this, local, trimmed);
			} else if (name === "xmlns") {
				const trimmed = value.trim();
				this.topNS[""] = trimmed;
				nsPairCheck(this, "", trimmed);
			}
		}
		pushAttribPlain(name, value) {
			var _a;
			const attr = {
				name,
				value
			};
			this.attribList.push(attr);
			(_a = this.attributeHandler) === null || _a === void 0 || _a.call(this, attr);
		}
		/**
		* End parsing. This performs final well-formedness checks and resets the
		* parser to a clean state.
		*
		* @returns this
		*/
		end() {
			var _a, _b;
			if (!this.sawRoot) this.fail("document must contain a root element.");
			const { tags } = this;
			while (tags.length > 0) {
				const tag = tags.pop();
				this.fail(`unclosed tag: ${tag.name}`);
			}
			if (this.state !== S_BEGIN && this.state !== S_TEXT) this.fail("unexpected end.");
			const { text } = this;
			if (text.length !== 0) {
				(_a = this.textHandler) === null || _a === void 0 || _a.call(this, text);
				this.text = "";
			}
			this._closed = true;
			(_b = this.endHandler) === null || _b === void 0 || _b.call(this);
			this._init();
			return this;
		}
		/**
		* Resolve a namespace prefix.
		*
		* @param prefix The prefix to resolve.
		*
		* @returns The namespace URI or ``undefined`` if the prefix is not defined.
		*/
		resolve(prefix) {
			var _a, _b;
			let uri = this.topNS[prefix];
			if (uri !== void 0) return uri;
			const { tags } = this;
			for (let index = tags.length - 1; index >= 0; index--) {
				uri = tags[index].ns[prefix];
				if (uri !== void 0) return uri;
			}
			uri = this.ns[prefix];
			if (uri !== void 0) return uri;
			return (_b = (_a = this.opt).resolvePrefix) === null || _b === void 0 ? void 0 : _b.call(_a, prefix);
		}
		/**
		* Parse a qname into its prefix and local name parts.
		*
		* @param name The name to parse
		*
		* @returns
		*/
		qname(name) {
			const colon = name.indexOf(":");
			if (colon === -1) return {
				prefix: "",
				local: name
			};
			const local = name.slice(colon + 1);
			const prefix = name.slice(0, colon);
			if (prefix === "" || local === "" || local.includes(":")) this.fail(`malformed name: ${name}.`);
			return {
				prefix,
				local
			};
		}
		processAttribsNS() {
			var _a;
			const { attribList } = this;
			const tag = this.tag;
			{
				const { prefix, local } = this.qname(tag.name);
				tag.prefix = prefix;
				tag.local = local;
				const uri = tag.uri = (_a = this.resolve(prefix)) !== null && _a !== void 0 ? _a : "";
				if (prefix !== "") {
					if (prefix === "xmlns") this.fail("tags may not have \"xmlns\" as prefix.");
					if (uri === "") {
						this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`);
						tag.uri = prefix;
					}
				}
			}
			if (attribList.length === 0) return;
			const { attributes } = tag;
			const seen = /* @__PURE__ */ new Set();
			for (const attr of attribList) {
				const { name, prefix, local } = attr;
				let uri;
				let eqname;
				if (prefix === "") {
					uri = name === "xmlns" ? XMLNS_NAMESPACE : "";
					eqname = name;
				} else {
					uri = this.resolve(prefix);
					if (uri === void 0) {
						this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`);
						uri = prefix;
					}
					eqname = `{${uri}}${local}`;
				}
				if (seen.has(eqname)) this.fail(`duplicate attribute: ${eqname}.`);
				seen.add(eqname);
				attr.uri = uri;
				attributes[name] = attr;
			}
			this.attribList = [];
		}
		processAttribsPlain() {
			const { attribList } = this;
			const attributes = this.tag.attributes;
			for (const { name, value } of attribList) {
				if (attributes[name] !== void 0) this.fail(`duplicate attribute: ${name}.`);
				attributes[name] = value;
			}
			this.attribList = [];
		}
		/**
		* Handle a complete open tag. This parser code calls this once it has seen
		* the whole tag. This method checks for well-formeness and then emits
		* ``onopentag``.
		*/
		openTag() {
			var _a;
			this.processAttribs();
			const { tags } = this;
			const tag = this.tag;
			tag.isSelfClosing = false;
			(_a = this.openTagHandler) === null || _a === void 0 || _a.call(this, tag);
			tags.push(tag);
			this.state = S_TEXT;
			this.name = "";
		}
		/**
		* Handle a complete self-closing tag. This parser code calls this once it has
		* seen the whole tag. This method checks for well-formeness and then emits
		* ``onopentag`` and ``onclosetag``.
		*/
		openSelfClosingTag() {
			var _a, _b, _c;
			this.processAttribs();
			const { tags } = this;
			const tag = this.tag;
			tag.isSelfClosing = true;
			(_a = this.openTagHandler) === null || _a === void 0 || _a.call(this, tag);
			(_b = this.closeTagHandler) === null || _b === void 0 || _b.call(this, tag);
			if ((this.tag = (_c = tags[tags.length - 1]) !== null && _c !== void 0 ? _c : null) === null) this.closedRoot = true;
			this.state = S_TEXT;
			this.name = "";
		}
		/**
		* Handle a complete close tag. This parser code calls this once it has seen
		* the whole tag. This method checks for well-formeness and then emits
		* ``onclosetag``.
		*/
		closeTag() {
			const { tags, name } = this;
			this.state = S_TEXT;
			this.name = "";
			if (name === "") {
				this.fail("weird empty close tag.");
				this.text += "</>";
				return;
			}
			const handler = this.closeTagHandler;
			let l = tags.length;
			while (l-- > 0) {
				const tag = this.tag = tags.pop();
				this.topNS = tag.ns;
				handler === null || handler === void 0 || handler(tag);
				if (tag.name === name) break;
				this.fail("unexpected close tag.");
			}
			if (l === 0) this.closedRoot = true;
			else if (l < 0) {
				this.fail(`unmatched closing tag: ${name}.`);
				this.text += `</${name}>`;
			}
		}
		/**
		* Resolves an entity. Makes any necessary well-formedness checks.
		*
		* @param entity The entity to resolve.
		*
		* @returns The parsed entity.
		*/
		parseEntity(entity) {
			if (entity[0] !== "#") {
				const defined = this.ENTITIES[entity];
				if (defined !== void 0) return defined;
				this.fail(this.isName(entity) ? "undefined entity." : "disallowed character in entity name.");
				return `&${entity};`;
			}
			let num = NaN;
			if (entity[1] === "x" && /^#x[0-9a-f]+$/i.test(entity)) num = parseInt(entity.slice(2), 16);
			else if (/^#[0-9]+$/.test(entity)) num = parseInt(entity.slice(1), 10);
			if (!this.isChar(num)) {
				this.fail("malformed character entity.");
				return `&${entity};`;
			}
			return String.fromCodePoint(num);
		}
	};
	exports.SaxesParser = SaxesParser;
})))();
// ../../node_modules/.pnpm/pend@1.2.0/node_modules/pend/index.js
var require_pend = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Pend;
	function Pend() {
		this.pending = 0;
		this.max = Infinity;
		this.listeners = [];
		this.waiting = [];
		this.error = null;
	}
	Pend.prototype.go = function(fn) {
		if (this.pending < this.max) pendGo(this, fn);
		else this.waiting.push(fn);
	};
	Pend.prototype.wait = function(cb) {
		if (this.pending === 0) cb(this.error);
		else this.listeners.push(cb);
	};
	Pend.prototype.hold = function() {
		return pendHold(this);
	};
	function pendHold(self) {
		self.pending += 1;
		var called = false;
		return onCb;
		function onCb(err) {
			if (called) throw new Error("callback called twice");
			called = true;
			self.error = self.error || err;
			self.pending -= 1;
			if (self.waiting.length > 0 && self.pending < self.max) pendGo(self, self.waiting.shift());
			else if (self.pending === 0) {
				var listeners = self.listeners;
				self.listeners = [];
				listeners.forEach(cbListener);
			}
		}
		function cbListener(listener) {
			listener(self.error);
		}
	}
	function pendGo(self, fn) {
		fn(pendHold(self));
	}
}));
// ../../node_modules/.pnpm/yauzl@3.4.0/node_modules/yauzl/fd-slicer.js
var require_fd_slicer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var fs = __require("fs");
	var util = __require("util");
	var stream = __require("stream");
	var Readable = stream.Readable;
	var PassThrough = stream.PassThrough;
	var Pend = require_pend();
	var EventEmitter = __require("events").EventEmitter;
	exports.BufferSlicer = BufferSlicer;
	exports.FdSlicer = FdSlicer;
	util.inherits(FdSlicer, EventEmitter);
	function FdSlicer(fd) {
		EventEmitter.call(this);
		this.fd = fd;
		this.pend = new Pend();
		this.pend.max = 1;
		this.refCount = 0;
	}
	FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		var self = this;
		self.pend.go(function(cb) {
			fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer) {
				cb();
				callback(err, bytesRead, buffer);
			});
		});
	};
	FdSlicer.prototype.createReadStream = function(options) {
		return new ReadStream(this, options);
	};
	FdSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	FdSlicer.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount < 0) throw new Error("invalid unref");
		if (self.refCount > 0) return;
		fs.close(self.fd, onCloseDone);
		function onCloseDone(err) {
			if (err) self.emit("error", err);
			else self.emit("close");
		}
	};
	util.inherits(ReadStream, Readable);
	function ReadStream(context, options) {
		options = options || {};
		Readable.call(this, options);
		this.context = context;
		this.context.ref();
		this.start = options.start || 0;
		this.endOffset = options.end;
		this.pos = this.start;
	}
	ReadStream.prototype._read = function(n) {
		var self = this;
		var toRead = Math.min(self._readableState.highWaterMark, n);
		if (self.endOffset != null) toRead = Math.min(toRead, self.endOffset - self.pos);
		if (toRead <= 0) {
			self.push(null);
			this._cleanup();
			return;
		}
		self.context.pend.go(function(cb) {
			var buffer = Buffer.allocUnsafe(toRead);
			fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
				if (err) self.destroy(err);
				else if (bytesRead === 0) {
					self.push(null);
					self._cleanup();
				} else {
					self.pos += bytesRead;
					self.push(buffer.slice(0, bytesRead));
				}
				cb();
			});
		});
	};
	ReadStream.prototype._destroy = function(err, cb) {
		this._cleanup();
		cb(err);
	};
	ReadStream.prototype._cleanup = function() {
		if (this.context != null) {
			this.context.unref();
			this.context = null;
		}
	};
	util.inherits(BufferSlicer, EventEmitter);
	function BufferSlicer(buffer) {
		EventEmitter.call(this);
		this.refCount = 0;
		this.buffer = buffer;
	}
	BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
		if (position < 0) throw new RangeError("position is negative: " + position);
		if (offset + length > buffer.length) length = buffer.length - offset;
		if (position + length > this.buffer.length) length = this.buffer.length - position;
		if (length <= 0) {
			setImmediate(function() {
				callback(null, 0);
			});
			return;
		}
		this.buffer.copy(buffer, offset, position, position + length);
		setImmediate(function() {
			callback(null, length);
		});
	};
	BufferSlicer.prototype.createReadStream = function(options) {
		options = options || {};
		var readStream = new PassThrough(options);
		readStream.start = options.start || 0;
		readStream.endOffset = options.end;
		readStream.pos = readStream.endOffset || this.buffer.length;
		var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
		var maxChunkSize = 65536;
		var offset = 0;
		while (true) {
			var nextOffset = offset + maxChunkSize;
			if (nextOffset >= entireSlice.length) {
				if (offset < entireSlice.length) readStream.write(entireSlice.slice(offset, entireSlice.length));
				break;
			}
			readStream.write(entireSlice.slice(offset, nextOffset));
			offset = nextOffset;
		}
		readStream.end();
		return readStream;
	};
	BufferSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	BufferSlicer.prototype.unref = function() {
		this.refCount -= 1;
		if (this.refCount < 0) throw new Error("invalid unref");
	};
}));
// ../../node_modules/.pnpm/yauzl@3.4.0/node_modules/yauzl/crc32.js
var require_crc32 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var CRC_TABLE = new Int32Array([
		0,
		1996959894,
		3993919788,
		2567524794,
		124634137,
		1886057615,
		3915621685,
		2657392035,
		249268274,
		2044508324,
		3772115230,
		2547177864,
		162941995,
		2125561021,
		3887607047,
		2428444049,
		498536548,
		1789927666,
		4089016648,
		2227061214,
		450548861,
		1843258603,
		4107580753,
		2211677639,
		325883990,
		1684777152,
		4251122042,
		2321926636,
		335633487,
		1661365465,
		4195302755,
		2366115317,
		997073096,
		1281953886,
		3579855332,
		2724688242,
		1006888145,
		1258607687,
		3524101629,
		2768942443,
		901097722,
		1119000684,
		3686517206,
		2898065728,
		853044451,
		1172266101,
		3705015759,
		2882616665,
		651767980,
		1373503546,
		3369554304,
		3218104598,
		565507253,
		1454621731,
		3485111705,
		3099436303,
		671266974,
		1594198024,
		3322730930,
		2970347812,
		795835527,
		1483230225,
		3244367275,
		3060149565,
		1994146192,
		31158534,
		2563907772,
		4023717930,
		1907459465,
		112637215,
		2680153253,
		3904427059,
		2013776290,
		251722036,
		2517215374,
		3775830040,
		2137656763,
		141376813,
		2439277719,
		3865271297,
		1802195444,
		476864866,
		2238001368,
		4066508878,
		1812370925,
		453092731,
		2181625025,
		4111451223,
		1706088902,
		314042704,
		2344532202,
		4240017532,
		1658658271,
		366619977,
		2362670323,
		4224994405,
		1303535960,
		984961486,
		2747007092,
		3569037538,
		1256170817,
		1037604311,
		2765210733,
		3554079995,
		1131014506,
		879679996,
		2909243462,
		3663771856,
		1141124467,
		855842277,
		2852801631,
		3708648649,
		1342533948,
		654459306,
		3188396048,
		3373015174,
		1466479909,
		544179635,
		3110523913,
		3462522015,
		1591671054,
		702138776,
		2966460450,
		3352799412,
		1504918807,
		783551873,
		3082640443,
		3233442989,
		3988292384,
		2596254646,
		62317068,
		1957810842,
		3939845945,
		2647816111,
		81470997,
		1943803523,
		3814918930,
		2489596804,
		225274430,
		2053790376,
		3826175755,
		2466906013,
		167816743,
		2097651377,
		4027552580,
		2265490386,
		503444072,
		1762050814,
		4150417245,
		2154129355,
		426522225,
		1852507879,
		4275313526,
		2312317920,
		282753626,
		1742555852,
		4189708143,
		2394877945,
		397917763,
		1622183637,
		3604390888,
		2714866558,
		953729732,
		1340076626,
		3518719985,
		2797360999,
		1068828381,
		1219638859,
		3624741850,
		2936675148,
		906185462,
		1090812512,
		3747672003,
		2825379669,
		829329135,
		1181335161,
		3412177804,
		3160834842,
		628085408,
		1382605366,
		3423369109,
		3138078467,
		570562233,
		1426400815,
		3317316542,
		2998733608,
		733239954,
		1555261956,
		3268935591,
		3050360625,
		752459403,
		1541320221,
		2607071920,
		3965973030,
		1969922972,
		40735498,
		2617837225,
		3943577151,
		1913087877,
		83908371,
		2512341634,
		3803740692,
		2075208622,
		213261112,
		2463272603,
		3855990285,
		2094854071,
		198958881,
		2262029012,
		4057260610,
		1759359992,
		534414190,
		2176718541,
		4139329115,
		1873836001,
		414664567,
		2282248934,
		4279200368,
		1711684554,
		285281116,
		2405801727,
		4167216745,
		1634467795,
		376229701,
		2685067896,
		3608007406,
		1308918612,
		956543938,
		2808555105,
		3495958263,
		1231636301,
		1047427035,
		2932959818,
		3654703836,
		1088359270,
		936918e3,
		2847714899,
		3736837829,
		1202900863,
		817233897,
		3183342108,
		3401237130,
		1404277552,
		615818150,
		3134207493,
		3453421203,
		1423857449,
		601450431,
		3009837614,
		3294710456,
		1567103746,
		711928724,
		3020668471,
		3272380065,
		1510334235,
		755167117
	]);
	function crc32(buf) {
		let crc = -1;
		for (let x of buf) crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
		return (crc ^ -1) >>> 0;
	}
	module.exports = crc32;
}));
(/* @__PURE__ */ __commonJSMin(((exports) => {
	__require("fs");
	var zlib = __require("zlib");
	require_fd_slicer();
	var util = __require("util");
	var EventEmitter = __require("events").EventEmitter;
	var Transform = __require("stream").Transform;
	var PassThrough = __require("stream").PassThrough;
	var Writable = __require("stream").Writable;
	var crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
	util.inherits(ZipFile, EventEmitter);
	function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
		var self = this;
		EventEmitter.call(self);
		self.reader = reader;
		self.reader.on("error", function(err) {
			emitError(self, err);
		});
		self.reader.once("close", function() {
			self.emit("close");
		});
		self.readEntryCursor = centralDirectoryOffset;
		self.fileSize = fileSize;
		self.entryCount = entryCount;
		self.comment = comment;
		self.entriesRead = 0;
		self.autoClose = !!autoClose;
		self.lazyEntries = !!lazyEntries;
		self.decodeStrings = !!decodeStrings;
		self.validateEntrySizes = !!validateEntrySizes;
		self.strictFileNames = !!strictFileNames;
		self.isOpen = true;
		self.emittedError = false;
		self.hasEachEntryBeenCalled = false;
		if (!self.lazyEntries) self._readEntry();
	}
	ZipFile.prototype.close = function() {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.reader.unref();
	};
	function emitErrorAndAutoClose(self, err) {
		if (self.autoClose) self.close();
		emitError(self, err);
	}
	function emitError(self, err) {
		if (self.emittedError) return;
		self.emittedError = true;
		self.emit("error", err);
	}
	ZipFile.prototype.readEntry = function() {
		if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
		this._readEntry();
	};
	ZipFile.prototype._readEntry = function() {
		var self = this;
		if (self.entryCount === self.entriesRead) {
			setImmediate(function() {
				if (self.autoClose) self.close();
				if (self.emittedError) return;
				self.emit("end");
			});
			return;
		}
		if (self.emittedError) return;
		var buffer = newBuffer(46);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
			if (err) return emitErrorAndAutoClose(self, err);
			if (self.emittedError) return;
			var entry = new Entry();
			var signature = buffer.readUInt32LE(0);
			if (signature !== 33639248) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
			entry.versionMadeBy = buffer.readUInt16LE(4);
			entry.versionNeededToExtract = buffer.readUInt16LE(6);
			entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
			entry.compressionMethod = buffer.readUInt16LE(10);
			entry.lastModFileTime = buffer.readUInt16LE(12);
			entry.lastModFileDate = buffer.readUInt16LE(14);
			entry.crc32 = buffer.readUInt32LE(16);
			entry.compressedSize = buffer.readUInt32LE(20);
			entry.uncompressedSize = buffer.readUInt32LE(24);
			entry.fileNameLength = buffer.readUInt16LE(28);
			entry.extraFieldLength = buffer.readUInt16LE(30);
			entry.fileCommentLength = buffer.readUInt16LE(32);
			entry.internalFileAttributes = buffer.readUInt16LE(36);
			entry.externalFileAttributes = buffer.readUInt32LE(38);
			entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
			if (entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("strong encryption is not supported"));
			self.readEntryCursor += 46;
			buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
			readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
				if (err) return emitErrorAndAutoClose(self, err);
				if (self.emittedError) return;
				entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
				var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
				entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
				entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
				try {
					entry.extraFields = parseExtraFields(entry.extraFieldRaw);
				} catch (err) {
					return emitErrorAndAutoClose(self, err);
				}
				if (self.decodeStrings) {
					var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
					entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
					entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
					var errorMessage = validateFileName(entry.fileName);
					if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
				} else {
					entry.fileComment = entry.fileCommentRaw;
					entry.fileName = entry.fileNameRaw;
				}
				entry.comment = entry.fileComment;
				self.readEntryCursor += buffer.length;
				self.entriesRead += 1;
				for (var i = 0; i < entry.extraFields.length; i++) {
					var extraField = entry.extraFields[i];
					if (extraField.id !== 1) continue;
					var zip64EiefBuffer = extraField.data;
					var index = 0;
					if (entry.uncompressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include uncompressed size"));
						entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.compressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include compressed size"));
						entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.relativeOffsetOfLocalHeader === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include relative header offset"));
						entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					break;
				}
				if (self.validateEntrySizes && entry.compressionMethod === 0) {
					var expectedCompressedSize = entry.uncompressedSize;
					if (entry.isEncrypted()) expectedCompressedSize += 12;
					if (entry.compressedSize !== expectedCompressedSize) {
						var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
						return emitErrorAndAutoClose(self, new Error(msg));
					}
				}
				self.emit("entry", entry);
				if (!self.lazyEntries) self._readEntry();
			});
		});
	};
	ZipFile.prototype.eachEntry = function() {
		const self = this;
		if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
		if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
		self.hasEachEntryBeenCalled = true;
		let pendingResolveReject = null;
		self.on("entry", onEntry);
		self.on("end", onEnd);
		self.on("error", onError);
		function cleanup() {
			self.removeListener("entry", onEntry);
			self.removeListener("end", onEnd);
			self.removeListener("error", onError);
			if (self.autoClose) self.close();
		}
		function onEntry(entry) {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			resolve({ value: entry });
		}
		function onEnd() {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			resolve({ done: true });
		}
		function onError(err) {
			let { reject } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			reject(err);
		}
		return {
			[Symbol.asyncIterator]() {
				return this;
			},
			next() {
				const promise = new Promise((resolve, reject) => {
					if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
					pendingResolveReject = {
						resolve,
						reject
					};
				});
				self.readEntry();
				return promise;
			},
			return(value) {
				cleanup();
				return Promise.resolve({
					done: true,
					value
				});
			},
			throw(value) {
				cleanup();
				return Promise.reject(value);
			}
		};
	};
	ZipFile.prototype.openReadStream = function(entry, options, callback) {
		var self = this;
		var relativeStart = 0;
		var relativeEnd = entry.compressedSize;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		else {
			if (options.decodeFileData === false) {
				if (options.decrypt != null) throw new Error("cannot use options.decrypt when options.decodeFileData === false");
				if (options.decompress != null) throw new Error("cannot use options.decompress when options.decodeFileData === false");
			} else {
				if (options.decrypt != null) {
					if (!entry.isEncrypted()) throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
					if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
					if (entry.isCompressed()) {
						if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
					}
				}
				if (options.decompress != null) {
					if (!entry.isCompressed()) throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
					if (!(options.decompress === false || options.decompress === true)) throw new Error("invalid options.decompress value: " + options.decompress);
					decompress = options.decompress;
				}
			}
			if (options.start != null) {
				relativeStart = options.start;
				if (relativeStart < 0) throw new Error("options.start < 0");
				if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
			}
			if (options.end != null) {
				relativeEnd = options.end;
				if (relativeEnd < 0) throw new Error("options.end < 0");
				if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
				if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
			}
		}
		var rawMode = options.decodeFileData === false || (entry.compressionMethod === 0 || entry.compressionMethod === 8 && options.decompress === false) && (!entry.isEncrypted() || options.decrypt === false);
		if (options.start != null || options.end != null) {
			if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
		}
		if (!self.isOpen) return callback(/* @__PURE__ */ new Error("closed"));
		if (entry.isEncrypted() && !rawMode) {
			if (options.decrypt !== false) return callback(/* @__PURE__ */ new Error("entry is encrypted, and options.decodeFileData !== false"));
		}
		var decompress;
		if (rawMode) decompress = false;
		else if (entry.compressionMethod === 8) decompress = options.decodeFileData !== true;
		else return callback(/* @__PURE__ */ new Error("unsupported compression method: " + entry.compressionMethod));
		self.readLocalFileHeader(entry, { minimal: true }, function(err, localFileHeader) {
			if (err) return callback(err);
			self.openReadStreamLowLevel(localFileHeader.fileDataStart, entry.compressedSize, relativeStart, relativeEnd, decompress, entry.uncompressedSize, callback);
		});
	};
	ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
		var self = this;
		fileDataStart + compressedSize;
		var readStream = self.reader.createReadStream({
			start: fileDataStart + relativeStart,
			end: fileDataStart + relativeEnd
		});
		var endpointStream = readStream;
		if (decompress) {
			var destroyed = false;
			var inflateFilter = zlib.createInflateRaw();
			readStream.on("error", function(err) {
				setImmediate(function() {
					if (!destroyed) inflateFilter.emit("error", err);
				});
			});
			readStream.pipe(inflateFilter);
			if (self.validateEntrySizes) {
				endpointStream = new AssertByteCountStream(uncompressedSize);
				inflateFilter.on("error", function(err) {
					setImmediate(function() {
						if (!destroyed) endpointStream.emit("error", err);
					});
				});
				inflateFilter.pipe(endpointStream);
			} else endpointStream = inflateFilter;
			installDestroyFn(endpointStream, function() {
				destroyed = true;
				if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
				readStream.unpipe(inflateFilter);
				readStream.destroy();
			});
		}
		callback(null, endpointStream);
	};
	ZipFile.prototype.readLocalFileHeader = function(entry, options, callback) {
		var self = this;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		self.reader.ref();
		var buffer = newBuffer(30);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
			try {
				if (err) return callback(err);
				var signature = buffer.readUInt32LE(0);
				if (signature !== 67324752) return callback(/* @__PURE__ */ new Error("invalid local file header signature: 0x" + signature.toString(16)));
				var fileNameLength = buffer.readUInt16LE(26);
				var extraFieldLength = buffer.readUInt16LE(28);
				var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
				if (fileDataStart + entry.compressedSize > self.fileSize) return callback(/* @__PURE__ */ new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
				if (options.minimal) return callback(null, { fileDataStart });
				var localFileHeader = new LocalFileHeader();
				localFileHeader.fileDataStart = fileDataStart;
				localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
				localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
				localFileHeader.compressionMethod = buffer.readUInt16LE(8);
				localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
				localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
				localFileHeader.crc32 = buffer.readUInt32LE(14);
				localFileHeader.compressedSize = buffer.readUInt32LE(18);
				localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
				localFileHeader.fileNameLength = fileNameLength;
				localFileHeader.extraFieldLength = extraFieldLength;
				buffer = newBuffer(fileNameLength + extraFieldLength);
				self.reader.ref();
				readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err) {
					try {
						if (err) return callback(err);
						localFileHeader.fileName = buffer.subarray(0, fileNameLength);
						localFileHeader.extraField = buffer.subarray(fileNameLength);
						return callback(null, localFileHeader);
					} finally {
						self.reader.unref();
					}
				});
			} finally {
				self.reader.unref();
			}
		});
	};
	ZipFile.prototype.openReadStreamPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.openReadStream(entry, options, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
		return new Promise((resolve, reject) => {
			this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.readLocalFileHeader(entry, options, function(err, localFileHeader) {
				if (err) return reject(err);
				resolve(localFileHeader);
			});
		});
	};
	function Entry() {}
	Entry.prototype.getLastModDate = function(options) {
		if (options == null) options = {};
		if (!options.forceDosFormat) for (var i = 0; i < this.extraFields.length; i++) {
			var extraField = this.extraFields[i];
			if (extraField.id === 21589) {
				var data = extraField.data;
				if (data.length < 5) continue;
				if (!(data[0] & 1)) continue;
				var posixTimestamp = data.readInt32LE(1);
				return /* @__PURE__ */ new Date(posixTimestamp * 1e3);
			} else if (extraField.id === 10) {
				var data = extraField.data;
				if (data.length !== 32) continue;
				if (data.readUInt16LE(4) !== 1) continue;
				if (data.readUInt16LE(6) !== 24) continue;
				var millisecondsSince1970 = (data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12)) / 1e4 - 0xa9730b66800;
				return new Date(millisecondsSince1970);
			}
		}
		return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
	};
	Entry.prototype.canDecodeFileData = function() {
		return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
	};
	Entry.prototype.isEncrypted = function() {
		return (this.generalPurposeBitFlag & 1) !== 0;
	};
	Entry.prototype.isCompressed = function() {
		return this.compressionMethod === 8;
	};
	function LocalFileHeader() {}
	function dosDateTimeToDate(date, time, timezone) {
		var day = date & 31;
		var month = (date >> 5 & 15) - 1;
		var year = (date >> 9 & 127) + 1980;
		var millisecond = 0;
		var second = (time & 31) * 2;
		var minute = time >> 5 & 63;
		var hour = time >> 11 & 31;
		if (timezone == null || timezone === "local") return new Date(year, month, day, hour, minute, second, millisecond);
		else if (timezone === "UTC") return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
		else throw new Error("unrecognized options.timezone: " + options.timezone);
	}
	function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
		var fileName = null;
		for (var i = 0; i < extraFields.length; i++) {
			var extraField = extraFields[i];
			if (extraField.id === 28789) {
				if (extraField.data.length < 6) continue;
				if (extraField.data.readUInt8(0) !== 1) continue;
				var oldNameCrc32 = extraField.data.readUInt32LE(1);
				if (crc32(fileNameBuffer) !== oldNameCrc32) continue;
				fileName = decodeBuffer(extraField.data.subarray(5), true);
				break;
			}
		}
		if (fileName == null) fileName = decodeBuffer(fileNameBuffer, (generalPurposeBitFlag & 2048) !== 0);
		if (!strictFileNames) fileName = fileName.replace(/\\/g, "/");
		return fileName;
	}
	function validateFileName(fileName) {
		if (fileName.indexOf("\\") !== -1) return "invalid characters in fileName: " + fileName;
		if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) return "absolute path: " + fileName;
		if (fileName.split("/").indexOf("..") !== -1) return "invalid relative path: " + fileName;
		return null;
	}
	function parseExtraFields(extraFieldBuffer) {
		var extraFields = [];
		var i = 0;
		while (i < extraFieldBuffer.length - 3) {
			var headerId = extraFieldBuffer.readUInt16LE(i + 0);
			var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
			var dataStart = i + 4;
			var dataEnd = dataStart + dataSize;
			if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
			var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
			extraFields.push({
				id: headerId,
				data: dataBuffer
			});
			i = dataEnd;
		}
		return extraFields;
	}
	function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
		if (length === 0) return setImmediate(function() {
			callback(null, newBuffer(0));
		});
		reader.read(buffer, offset, length, position, function(err, bytesRead) {
			if (err) return callback(err);
			if (bytesRead < length) return callback(/* @__PURE__ */ new Error("unexpected EOF"));
			callback();
		});
	}
	util.inherits(AssertByteCountStream, Transform);
	function AssertByteCountStream(byteCount) {
		Transform.call(this);
		this.actualByteCount = 0;
		this.expectedByteCount = byteCount;
	}
	AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
		this.actualByteCount += chunk.length;
		if (this.actualByteCount > this.expectedByteCount) {
			var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb(null, chunk);
	};
	AssertByteCountStream.prototype._flush = function(cb) {
		if (this.actualByteCount < this.expectedByteCount) {
			var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb();
	};
	util.inherits(RandomAccessReader, EventEmitter);
	function RandomAccessReader() {
		EventEmitter.call(this);
		this.refCount = 0;
	}
	RandomAccessReader.prototype.ref = function() {
		this.refCount += 1;
	};
	RandomAccessReader.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount > 0) return;
		if (self.refCount < 0) throw new Error("invalid unref");
		self.close(onCloseDone);
		function onCloseDone(err) {
			if (err) return self.emit("error", err);
			self.emit("close");
		}
	};
	RandomAccessReader.prototype.createReadStream = function(options) {
		if (options == null) options = {};
		var start = options.start;
		var end = options.end;
		if (start === end) {
			var emptyStream = new PassThrough();
			setImmediate(function() {
				emptyStream.end();
			});
			return emptyStream;
		}
		var stream = this._readStreamForRange(start, end);
		var destroyed = false;
		var refUnrefFilter = new RefUnrefFilter(this);
		stream.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) refUnrefFilter.emit("error", err);
			});
		});
		installDestroyFn(refUnrefFilter, function() {
			stream.unpipe(refUnrefFilter);
			refUnrefFilter.unref();
			stream.destroy();
		});
		var byteCounter = new AssertByteCountStream(end - start);
		refUnrefFilter.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) byteCounter.emit("error", err);
			});
		});
		installDestroyFn(byteCounter, function() {
			destroyed = true;
			refUnrefFilter.unpipe(byteCounter);
			refUnrefFilter.destroy();
		});
		return stream.pipe(refUnrefFilter).pipe(byteCounter);
	};
	RandomAccessReader.prototype._readStreamForRange = function(start, end) {
		throw new Error("not implemented");
	};
	RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
		var readStream = this.createReadStream({
			start: position,
			end: position + length
		});
		var writeStream = new Writable();
		var written = 0;
		writeStream._write = function(chunk, encoding, cb) {
			chunk.copy(buffer, offset + written, 0, chunk.length);
			written += chunk.length;
			cb();
		};
		writeStream.on("finish", callback);
		readStream.on("error", function(error) {
			callback(error);
		});
		readStream.pipe(writeStream);
	};
	RandomAccessReader.prototype.close = function(callback) {
		setImmediate(callback);
	};
	util.inherits(RefUnrefFilter, PassThrough);
	function RefUnrefFilter(context) {
		PassThrough.call(this);
		this.context = context;
		this.context.ref();
		this.unreffedYet = false;
	}
	RefUnrefFilter.prototype._flush = function(cb) {
		this.unref();
		cb();
	};
	RefUnrefFilter.prototype.unref = function(cb) {
		if (this.unreffedYet) return;
		this.unreffedYet = true;
		this.context.unref();
	};
	var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
	function decodeBuffer(buffer, isUtf8) {
		if (isUtf8) return buffer.toString("utf8");
		else {
			var result = "";
			for (var i = 0; i < buffer.length; i++) result += cp437[buffer[i]];
			return result;
		}
	}
	function readUInt64LE(buffer, offset) {
		var lower32 = buffer.readUInt32LE(offset);
		return buffer.readUInt32LE(offset + 4) * 4294967296 + lower32;
	}
	var newBuffer;
	if (typeof Buffer.allocUnsafe === "function") newBuffer = function(len) {
		return Buffer.allocUnsafe(len);
	};
	else newBuffer = function(len) {
		return new Buffer(len);
	};
	function installDestroyFn(stream, fn) {
		if (typeof stream.destroy === "function") stream._destroy = function(err, cb) {
			fn();
			if (cb != null) cb(err);
		};
		else stream.destroy = fn;
	}
})))();
Buffer.from([
	239,
	187,
	191
]), Buffer.from([255, 254]);
// ../../packages/plugin-sdk/dist/server/plugin-configuration.js
var environmentSchema = z.object({
	YIGE_PLUGIN_PORT: z.coerce.number().int().min(0).max(65535),
	YIGE_CORE_URL: z.url(),
	YIGE_CLIENT_ID: z.string().min(1),
	YIGE_CLIENT_SECRET: z.string().min(1),
	YIGE_WEBHOOK_SECRET: z.string().startsWith("whsec_"),
	YIGE_TOKEN_AUDIENCE: z.string().min(1).optional(),
	YIGE_DATA_DIR: z.string().min(1).default("./data"),
	YIGE_DATABASE_URL: z.string().min(1).optional(),
	YIGE_PLUGIN_FILES_DIR: z.string().min(1).optional(),
	YIGE_DEMO: z.enum(["0", "1"]).default("0"),
	YIGE_TIME_ZONE: z.string().default("Asia/Shanghai"),
	YIGE_LOG_LEVEL: z.enum([
		"fatal",
		"error",
		"warn",
		"info",
		"debug",
		"trace",
		"silent"
	]).default("info")
});
/** What the environment of a plugin's server decides. */
var PluginConfiguration = class {
	constructor(pluginId, environment) {
		this.pluginId = pluginId;
		const parsed = environmentSchema.safeParse(environment);
		if (!parsed.success) throw new TypeError(`The environment of plugin ${pluginId} is not usable:\n${z.prettifyError(parsed.error)}`);
		const values = parsed.data;
		this.port = values.YIGE_PLUGIN_PORT;
		this.coreUrl = values.YIGE_CORE_URL.replace(/\/$/, "");
		this.clientId = values.YIGE_CLIENT_ID;
		this.clientSecret = values.YIGE_CLIENT_SECRET;
		this.webhookSecret = values.YIGE_WEBHOOK_SECRET;
		this.tokenAudience = values.YIGE_TOKEN_AUDIENCE ?? pluginId;
		this.demo = values.YIGE_DEMO === "1";
		this.timeZone = values.YIGE_TIME_ZONE;
		this.logLevel = values.YIGE_LOG_LEVEL;
		const dataDirectory = resolve(values.YIGE_DATA_DIR);
		this.databaseUrl = databaseUrlOf(pluginId, environment, dataDirectory);
		this.filesDirectory = resolve(values.YIGE_PLUGIN_FILES_DIR ?? join(dataDirectory, "plugins", pluginId, "files"));
	}
};
/**
* `YIGE_<PLUGIN>_DATABASE_URL`; else, beside core's MySQL database, `<database>_<plugin>` on the same server; else a
* SQLite file of its own.
*/
function databaseUrlOf(pluginId, environment, dataDirectory) {
	const own = environment[`YIGE_${pluginId.toUpperCase().replaceAll("-", "_")}_DATABASE_URL`];
	if (own !== void 0 && own !== "") return own;
	const core = environment.YIGE_DATABASE_URL;
	if (core === void 0 || core === "") return `sqlite:${join(dataDirectory, "plugins", `${pluginId}.sqlite`)}`;
	const url = new URL(core);
	url.pathname = `${url.pathname}_${pluginId.replaceAll("-", "_")}`;
	return url.href;
}
// ../../packages/plugin-sdk/dist/server/clock.js
var __decorate$53 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$50 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** The one source of time in a plugin, so that tests can move it. */
var Clock = class Clock {
	constructor(configuration) {
		this.days = new Intl.DateTimeFormat("sv-SE", {
			timeZone: configuration.timeZone,
			dateStyle: "short"
		});
	}
	/** This moment. */
	now() {
		return /* @__PURE__ */ new Date();
	}
	/** Today in `YIGE_TIME_ZONE`, `YYYY-MM-DD`. */
	today() {
		return this.dayOf(this.now());
	}
	/** The day of a moment in `YIGE_TIME_ZONE`, `YYYY-MM-DD`. */
	dayOf(instant) {
		return this.days.format(instant);
	}
};
Clock = __decorate$53([Injectable(), __metadata$50("design:paramtypes", [PluginConfiguration])], Clock);
// ../../packages/plugin-sdk/dist/server/log.js
/** The plugin's structured log. Never write personal data into it: ids are enough. */
var Log = class {};
// ../../packages/plugin-sdk/dist/server/handlers.js
var TASK_RESULT = Symbol("yige:task-result");
var ON_EVENT = Symbol("yige:on-event");
var EVERY$1 = Symbol("yige:every");
var RECURRING = Symbol("yige:recurring");
var LEDGER_ROWS = Symbol("yige:ledger-rows");
var SEARCH = Symbol("yige:search");
/**
* A provider's method that takes the results of a task type. It runs inside a unit of work, exactly once for each
* submission, and answers the reference of the record it made.
*/
var TaskResult = (typeName) => SetMetadata(TASK_RESULT, typeName);
/**
* A provider's method that answers the rows of a ledger, in the order of their keys. It reads only, may be asked for any
* period, and at any time. What is not as the ledger declares it is answered 500, and the log says what.
*/
function LedgerRows(ledger) {
	return (target, name, method) => {
		SetMetadata(LEDGER_ROWS, ledger)(target, name, method);
	};
}
/**
* The provider's method that finds things for the portal's search: `(query: SearchQuery) => Promise<SearchHit[]>`. Core
* waits for a second, and drops what lies outside `query.scope`. What it answers is read by whoever stands behind the
* user: health, party membership and what is known of a person's troubles stay out, and so does the query out of logs.
*/
var Search = () => SetMetadata(SEARCH, true);
var taskResultHandlers = (discovery) => handlersOf$1(discovery, TASK_RESULT);
var ledgerHandlers = (discovery) => handlersOf$1(discovery, LEDGER_ROWS);
var eventHandlers = (discovery) => handlersOf$1(discovery, ON_EVENT);
var scheduledHandlers = (discovery) => handlersOf$1(discovery, EVERY$1);
var searchHandlers = (discovery) => handlersOf$1(discovery, SEARCH);
var recurringHandlers = (discovery) => handlersOf$1(discovery, RECURRING);
/** Methods of the plugin’s providers that carry this mark. */
function handlersOf$1(discovery, metadata) {
	return discovery.getProviders().flatMap(({ instance, name }) => {
		const provider = instance;
		if (provider === null || typeof provider !== "object") return [];
		const prototype = Object.getPrototypeOf(provider);
		if (prototype === null) return [];
		return Object.getOwnPropertyNames(prototype).flatMap((method) => {
			const handler = Object.getOwnPropertyDescriptor(prototype, method)?.value;
			if (typeof handler !== "function" || !Reflect.hasMetadata(metadata, handler)) return [];
			return [{
				key: Reflect.getMetadata(metadata, handler),
				name: `${String(name)}.${method}`,
				call: async (...parameters) => handler.apply(provider, parameters)
			}];
		});
	});
}
// ../../packages/plugin-sdk/dist/server/received/received.js
var __decorate$52 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$49 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/**
* Makes deliveries that come at least once take effect exactly once. Id and answer are stored in the unit of work of
* the effect: two deliveries of one id that arrive together cannot both store it, the loser's effect is rolled back,
* and it answers what the winner did.
*/
var Received = class Received {
	constructor(database, clock) {
		this.database = database;
		this.clock = clock;
	}
	/** Runs `effect` unless the id was taken before; answers as the first time. */
	once(kind, id, parse, effect) {
		return this.database.transaction(async () => {
			if (await this.database.insertMany("yige_received", [
				"kind",
				"id",
				"answer",
				"received_at"
			], [[
				kind,
				id,
				"null",
				this.clock.now()
			]], { ignoreDuplicates: true }) === 0) return this.answered(kind, id, parse);
			const answer = await effect();
			await this.database.execute("UPDATE yige_received SET answer = ? WHERE kind = ? AND id = ?", [
				JSON.stringify(answer ?? null),
				kind,
				id
			]);
			return answer;
		});
	}
	async answered(kind, id, parse) {
		const taken = await this.database.queryOne("SELECT answer FROM yige_received WHERE kind = ? AND id = ?", [kind, id], (row) => ({ answer: row.json("answer", parse) }));
		if (taken === null) throw new Error(`${kind} ${id} was taken and is gone`);
		return taken.answer;
	}
};
Received = __decorate$52([Injectable(), __metadata$49("design:paramtypes", [Database, Clock])], Received);
// ../../packages/plugin-sdk/dist/server/tasks/task-results.js
var __decorate$51 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$48 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var problems$6 = defineProblems({
	"task.typeUnknown": [
		422,
		"没有这种任务",
		"The plugin has no such kind of task"
	],
	"task.resultInvalid": [
		422,
		"有内容需要修改",
		"Some answers need to be corrected"
	]
});
/** The definition of the plugin that runs. */
var RunningPlugin = class {};
/** Brings each result to its handler, exactly once. */
var TaskResults = class TaskResults {
	constructor(discovery, plugin, received) {
		this.discovery = discovery;
		this.plugin = plugin;
		this.received = received;
		this.handlers = /* @__PURE__ */ new Map();
	}
	/** Every task type has a handler, or the plugin doesn't start: a result must not find nobody. */
	onModuleInit() {
		this.handlers = new Map(taskResultHandlers(this.discovery).map((handler) => [handler.key, handler]));
		const { taskTypes = [] } = this.plugin.definition;
		const missing = taskTypes.filter(({ name }) => !this.handlers.has(name));
		if (missing.length === 0) return;
		throw new Error(`Refusing to start: no @TaskResult for ${missing.map(({ name }) => name).join(", ")}`);
	}
	async take(delivery) {
		const { id, taskTypes = [] } = this.plugin.definition;
		const type = taskTypes.find(({ name }) => `${id}:${name}` === delivery.task.type);
		const handler = this.handlers.get(type?.name ?? "");
		if (type === void 0 || handler === void 0) throw problems$6["task.typeUnknown"]();
		const result = type.result.safeParse(delivery.result);
		if (!result.success) throw problems$6["task.resultInvalid"]({ errors: fieldErrors("body/result", result.error) });
		return this.received.once("submission", delivery.submissionId, (answer) => taskResultAnswerSchema.parse(answer), async () => taskResultAnswerSchema.parse(await handler.call({
			...delivery,
			result: result.data
		})));
	}
};
TaskResults = __decorate$51([Injectable(), __metadata$48("design:paramtypes", [
	DiscoveryService,
	RunningPlugin,
	Received
])], TaskResults);
// ../../packages/plugin-sdk/dist/server/files/file-answer.js
var __decorate$50 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
/** A stored file as the answer of a route: pictures are shown, a PDF is kept, since it could run something. */
var FileAnswer = class extends StreamableFile {
	constructor(content, { name, kind, size, sha256, personId }) {
		super(content, {
			type: kind,
			length: size,
			disposition: `${kind === "application/pdf" ? "attachment" : "inline"}; filename*=UTF-8''${encoded(name)}`
		});
		this.etag = `"${sha256}"`;
		this.personId = personId;
	}
};
/** Says of a file which content it has, so that nobody fetches twice what they have. */
var FileTags = class FileTags {
	intercept(context, next) {
		return next.handle().pipe(map((answer) => {
			if (answer instanceof FileAnswer) context.switchToHttp().getResponse().header("etag", answer.etag);
			return answer;
		}));
	}
};
FileTags = __decorate$50([Injectable()], FileTags);
/** 304 for a file that the caller has; whether they may have it was asked before. */
function answerUnchanged(server) {
	server.addHook("onSend", async (request, reply, payload) => {
		const tag = reply.getHeader("etag");
		if (reply.statusCode !== 200 || tag === void 0 || request.headers["if-none-match"] !== tag) return payload;
		if (isStream(payload)) payload.destroy();
		reply.status(304).removeHeader("content-length");
		return null;
	});
}
function isStream(payload) {
	return payload !== null && typeof payload === "object" && "destroy" in payload;
}
/** RFC 8187: what `encodeURIComponent` leaves and an extended value may not have. */
function encoded(name) {
	return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
// ../../packages/plugin-sdk/dist/server/files/file-folder.js
var __decorate$49 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$47 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var ID = /^[0-9A-Z]{26}$/;
var DRAFTS = "drafts";
/** Files below the plugin's data directory, each under its id, readable by the service alone. */
var FileFolder = class FileFolder {
	constructor({ filesDirectory }) {
		this.directory = filesDirectory;
	}
	/**
	* What `write` writes is on the disk when it resolves, whole and under its id; where it throws there is nothing. Until
	* then it is a draft, which a crash leaves for `old`.
	*/
	async put(id, write) {
		const draft = join(this.directory, DRAFTS, id);
		const path = this.pathOf(id);
		for (const folder of [dirname(draft), dirname(path)]) await mkdir(folder, {
			recursive: true,
			mode: 448
		});
		try {
			const result = await this.written(draft, write);
			await rename(draft, path);
			await syncFolder(dirname(path));
			return result;
		} catch (error) {
			await rm(draft, { force: true });
			throw error;
		}
	}
	/** Null where it is not there. */
	async open(id) {
		try {
			return await open(this.pathOf(id), "r");
		} catch (error) {
			if (isAbsent(error)) return null;
			throw error;
		}
	}
	async remove(id) {
		await rm(this.pathOf(id), { force: true });
	}
	/** Ids of files that were last written before a moment. Drafts of that age are removed: nobody writes them any more. */
	async old(before) {
		const found = [];
		for (const folder of await namesIn(this.directory)) for (const id of (await namesIn(join(this.directory, folder))).filter((name) => ID.test(name))) {
			const path = join(this.directory, folder, id);
			if ((await stat(path)).mtime >= before) continue;
			if (folder === DRAFTS) await rm(path, { force: true });
			else found.push(id);
		}
		return found;
	}
	async written(draft, write) {
		const file = await open(draft, "wx+", 384);
		try {
			const result = await write(file);
			await file.sync();
			return result;
		} finally {
			await file.close();
		}
	}
	/** By the end of the id, since ids of one day begin alike. Only an id becomes a path. */
	pathOf(id) {
		if (!ID.test(id)) throw new RangeError("A file is named by its id");
		return join(this.directory, id.slice(-2), id);
	}
};
FileFolder = __decorate$49([Injectable(), __metadata$47("design:paramtypes", [PluginConfiguration])], FileFolder);
/** Else a power cut could keep the row and lose the name. Windows opens no folders, and keeps names by itself. */
async function syncFolder(path) {
	if (process.platform === "win32") return;
	const folder = await open(path, "r");
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}
async function namesIn(folder) {
	try {
		return await readdir(folder);
	} catch (error) {
		if (isAbsent(error)) return [];
		throw error;
	}
}
function isAbsent(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
// ../../packages/plugin-sdk/dist/server/files/file-rows.js
init_uploads();
var __decorate$48 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$46 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var COLUMNS$1 = [
	"id",
	"name",
	"kind",
	"size",
	"sha256",
	"person_id",
	"stored_at"
];
/** The rows of the plugin's files. */
var FileRows = class FileRows {
	constructor(database) {
		this.database = database;
	}
	async add({ id, name, kind, size, sha256, personId, storedAt }) {
		await this.database.insertMany("yige_files", COLUMNS$1, [[
			id,
			name,
			kind,
			size,
			sha256,
			personId,
			storedAt
		]]);
	}
	async byIds(ids) {
		if (ids.length === 0) return [];
		const { sql, parameters } = oneOf("id", ids);
		return this.database.query(`SELECT ${COLUMNS$1.join(", ")} FROM yige_files WHERE ${sql} ORDER BY id`, parameters, read);
	}
	/** In the order of their ids, behind one of them. */
	page(after, most) {
		return this.database.query(`SELECT ${COLUMNS$1.join(", ")} FROM yige_files WHERE id > ? ORDER BY id LIMIT ${most}`, [after], read);
	}
	about(personId) {
		return this.database.query("SELECT id FROM yige_files WHERE person_id = ?", [personId], (row) => row.text("id"));
	}
	async remove(ids) {
		if (ids.length === 0) return;
		const { sql, parameters } = oneOf("id", ids);
		await this.database.execute(`DELETE FROM yige_files WHERE ${sql}`, parameters);
	}
};
FileRows = __decorate$48([Injectable(), __metadata$46("design:paramtypes", [Database])], FileRows);
function read(row) {
	return {
		id: row.text("id"),
		name: row.text("name"),
		kind: uploadKindSchema.parse(row.text("kind")),
		size: row.integer("size"),
		sha256: row.text("sha256"),
		personId: row.textOrNull("person_id"),
		storedAt: row.instant("stored_at")
	};
}
/** Bytes at the end that tell whether a PDF is whole (ISO 32000-1, 7.5.5): readers look for `%%EOF` in the last 1,024. */
var TAIL = 1024;
var KINDS = [
	{
		kind: "image/jpeg",
		begins: (head) => head.startsWith("ÿØÿ")
	},
	{
		kind: "image/png",
		begins: (head) => head.startsWith("PNG\r\n\n")
	},
	{
		kind: "image/webp",
		begins: (head) => head.startsWith("RIFF") && head.slice(8, 12) === "WEBP"
	},
	{
		kind: "application/pdf",
		begins: (head) => head.startsWith("%PDF-")
	}
];
/** What a file is by its first bytes; null: none of the kinds that are taken. */
function kindOf(head) {
	const text = head.toString("latin1", 0, 12);
	return KINDS.find(({ begins }) => begins(text))?.kind ?? null;
}
/** Whether the end is there, as far as the last bytes say: a PDF's do. `imageOf` looks through a picture. */
function isWhole(kind, tail) {
	return kind !== "application/pdf" || tail.subarray(-1024).includes("%%EOF");
}
// ../../packages/file-content/dist/jpeg.js
var START = 216;
var END = 217;
var SCAN = 218;
var JFIF = 224;
var ADOBE = 238;
/**
* Segments of ITU T.81, annex B. Kept are those that draw: tables, frame, scans, and of the application segments JFIF
* (APP0) and Adobe (APP14), which say how colours are meant. Exif, XMP, IPTC, thumbnails and comments are not.
*/
function jpegOf(bytes) {
	const kept = [bytes.subarray(0, 2)];
	let size = null;
	let scanned = false;
	for (let at = 2; at < bytes.length;) {
		if (bytes.readUInt8(at) !== 255) return null;
		const marker = bytes.readUInt8(at + 1);
		if (marker === 255) {
			at += 1;
			continue;
		}
		if (marker === END) {
			kept.push(bytes.subarray(at, at + 2));
			return size === null || !scanned ? null : {
				media: "image/jpeg",
				content: Buffer.concat(kept),
				...size
			};
		}
		if (marker === START) return null;
		const end = at + 2 + bytes.readUInt16BE(at + 2);
		if (end > bytes.length || end < at + 4) return null;
		if (isFrame(marker)) size = {
			height: bytes.readUInt16BE(at + 5),
			width: bytes.readUInt16BE(at + 7)
		};
		const next = marker === SCAN ? endOfScan(bytes, end) : end;
		scanned ||= marker === SCAN;
		if (isKept(marker)) kept.push(bytes.subarray(at, next));
		at = next;
	}
	return null;
}
function isFrame(marker) {
	return marker >= 192 && marker <= 207 && ![
		196,
		200,
		204
	].includes(marker);
}
function isKept(marker) {
	if (marker >= 224 && marker <= 239) return marker === JFIF || marker === ADOBE;
	return marker < 240;
}
/** Data of a scan goes on to the next marker; a stuffed zero and restarts belong to it. */
function endOfScan(bytes, from) {
	for (let at = bytes.indexOf(255, from); at >= 0; at = bytes.indexOf(255, at + 1)) {
		const next = bytes.readUInt8(at + 1);
		if (next !== 0 && next !== 255 && !(next >= 208 && next <= 215)) return at;
	}
	return bytes.length;
}
// ../../packages/file-content/dist/png.js
/** Chunks of the PNG specification that draw; texts, times, Exif and animations are none of them. */
var KEPT$2 = /* @__PURE__ */ new Set([
	"IHDR",
	"PLTE",
	"IDAT",
	"IEND",
	"tRNS",
	"gAMA",
	"cHRM",
	"sRGB",
	"sBIT",
	"bKGD",
	"pHYs"
]);
var SIGNATURE = 8;
/** Length, type and check sum. */
var FRAME = 12;
function pngOf(bytes) {
	const kept = [bytes.subarray(0, SIGNATURE)];
	let size = null;
	let drawn = false;
	for (let at = SIGNATURE; at < bytes.length;) {
		const end = at + FRAME + bytes.readUInt32BE(at);
		if (end > bytes.length) return null;
		const type = bytes.toString("latin1", at + 4, at + 8);
		if (size === null && type !== "IHDR") return null;
		if (type === "IHDR") size = {
			width: bytes.readUInt32BE(at + 8),
			height: bytes.readUInt32BE(at + 12)
		};
		if (KEPT$2.has(type)) kept.push(bytes.subarray(at, end));
		drawn ||= type === "IDAT";
		if (type === "IEND") return size === null || !drawn ? null : {
			media: "image/png",
			content: Buffer.concat(kept),
			...size
		};
		at = end;
	}
	return null;
}
// ../../packages/file-content/dist/webp.js
/** RIFF container of WebP: what draws a still picture. Exif, XMP and colour profiles stay out; animations are refused. */
var KEPT$1 = /* @__PURE__ */ new Set([
	"VP8 ",
	"VP8L",
	"VP8X",
	"ALPH"
]);
var ALPHA = 16;
function webpOf(bytes) {
	const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
	const kept = [];
	let size = null;
	let drawn = false;
	for (let at = 12; at + 8 <= end;) {
		const type = bytes.toString("latin1", at, at + 4);
		const length = bytes.readUInt32LE(at + 4);
		const next = at + 8 + length + length % 2;
		if (at + 8 + length > end || type === "ANIM" || type === "ANMF") return null;
		if (KEPT$1.has(type)) {
			const chunk = Buffer.from(bytes.subarray(at, next));
			size ??= sizeOf(type, chunk.subarray(8));
			drawn ||= type === "VP8 " || type === "VP8L";
			if (type === "VP8X") chunk.writeUInt8(chunk.readUInt8(8) & ALPHA, 8);
			kept.push(chunk);
		}
		at = next;
	}
	if (size === null || !drawn) return null;
	const body = Buffer.concat(kept);
	const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
	head.writeUInt32LE(body.length + 4, 4);
	return {
		media: "image/webp",
		content: Buffer.concat([head, body]),
		...size
	};
}
/** RFC 9649, section 2.5 to 2.7; RFC 6386, section 9.1. */
function sizeOf(type, data) {
	if (type === "VP8X") return {
		width: data.readUIntLE(4, 3) + 1,
		height: data.readUIntLE(7, 3) + 1
	};
	if (type === "VP8 ") return {
		width: data.readUInt16LE(6) & 16383,
		height: data.readUInt16LE(8) & 16383
	};
	if (type !== "VP8L") return null;
	const bits = data.readUInt32LE(1);
	return {
		width: (bits & 16383) + 1,
		height: (bits >> 14 & 16383) + 1
	};
}
// ../../packages/file-content/dist/image.js
/** Pixels each way at most: no phone takes more, and more is a bomb for whoever opens it. */
var WIDEST = 16384;
var READERS = {
	"image/jpeg": jpegOf,
	"image/png": pngOf,
	"image/webp": webpOf
};
/**
* Tells the kind by the content and keeps only what draws the picture: position, camera, time, thumbnails, texts and
* whatever is hidden behind the end stay out. A photo must not say where it was taken.
*/
function imageOf(bytes) {
	const kind = kindOf(bytes);
	if (kind === null || kind === "application/pdf") return "kind";
	try {
		return READERS[kind](bytes) ?? "unreadable";
	} catch (error) {
		if (error instanceof RangeError) return "unreadable";
		throw error;
	}
}
// ../../packages/plugin-sdk/dist/server/files/write-checked.js
var problems$5 = defineProblems({
	"file.tooLarge": [
		413,
		"文件太大",
		"The file is too large"
	],
	"file.kind": [
		415,
		"不收这种文件",
		"Files of this kind are not taken"
	],
	"file.unreadable": [
		422,
		"文件损坏或没有传完",
		"The file is damaged, or did not arrive whole"
	]
});
var KIND_NAMES = {
	"image/jpeg": "JPEG",
	"image/png": "PNG",
	"image/webp": "WebP",
	"application/pdf": "PDF"
};
/**
* Writes a file as it comes, a piece in memory at a time, and stops at once where it is too large or of another kind. A
* picture is then written anew with nothing but the picture: where and when it was taken does not stay.
*/
async function writeChecked(target, { content, largest, kinds }) {
	const hash = createHash("sha256");
	let size = 0;
	let head = Buffer.alloc(0);
	let tail = Buffer.alloc(0);
	for await (const piece of piecesOf(content)) {
		size += piece.length;
		if (size > largest) throw tooLarge(largest);
		if (head.length < 12) {
			head = Buffer.concat([head, piece.subarray(0, 12)]);
			if (head.length >= 12) expectKind(head, kinds);
		}
		tail = Buffer.concat([tail, piece.subarray(-TAIL)]).subarray(-TAIL);
		hash.update(piece);
		await target.writeFile(piece);
	}
	const kind = expectKind(head, kinds);
	if (kind !== "application/pdf") return {
		kind,
		...await keepPicture(target, size)
	};
	if (!isWhole(kind, tail)) throw problems$5["file.unreadable"]();
	return {
		kind,
		size,
		sha256: hash.digest("hex")
	};
}
/** All of it is in memory, once it is there: not for as long as a slow line takes. */
async function keepPicture(target, written) {
	const { buffer } = await target.read({
		buffer: Buffer.alloc(written),
		position: 0
	});
	const image = imageOf(buffer);
	if (typeof image === "string") throw problems$5["file.unreadable"]();
	if (image.width > 16384 || image.height > 16384) throw tooWide();
	const { content } = image;
	await target.truncate(0);
	await target.write(content, 0, content.length, 0);
	return {
		size: content.length,
		sha256: createHash("sha256").update(content).digest("hex")
	};
}
/** What breaks off in the middle is whoever sends it, and not the disk. */
async function* piecesOf(content) {
	try {
		for await (const piece of content) yield Buffer.from(piece);
	} catch (cause) {
		throw problems$5["file.unreadable"]({ cause });
	}
}
function expectKind(head, kinds) {
	const kind = kindOf(head);
	if (kind !== null && kinds.includes(kind)) return kind;
	const names = kinds.map((each) => KIND_NAMES[each]);
	throw problems$5["file.kind"]({ detail: {
		"zh-CN": `只收 ${names.join("、")}`,
		en: `Taken are ${names.join(", ")}`
	} });
}
function tooWide() {
	return problems$5["file.tooLarge"]({ detail: {
		"zh-CN": `每边最多 ${WIDEST} 像素`,
		en: `${WIDEST} pixels each way at most`
	} });
}
function tooLarge(largest) {
	const most = `${Math.floor(largest / 104857.6) / 10} MB`;
	return problems$5["file.tooLarge"]({ detail: {
		"zh-CN": `最大 ${most}`,
		en: `${most} at most`
	} });
}
// ../../packages/plugin-sdk/dist/server/files/plugin-files.js
init_uploads();
var __decorate$47 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$45 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var problems$4 = defineProblems({ "file.notFound": [
	404,
	"没有这个文件",
	"There is no such file"
] });
/** Events that a plugin hears whose files name residents: they follow a merge, and go with whoever is erased. */
var ABOUT_PEOPLE = [
	coreEvents.personMerged,
	coreEvents.personUnmerged,
	coreEvents.personErased
];
var erasedSchema = z.object({ personId: z.string() });
/**
* Files that the plugin keeps, such as scans and photos: each a row in its own database and the content in its own
* directory, `YIGE_PLUGIN_FILES_DIR`. No row is without its file; a file without a row is swept. Who may read one is the
* plugin's to decide, by the rows of its own that name it.
*/
var PluginFiles = class PluginFiles {
	constructor(database, folder, rows, plugin, clock, log) {
		this.database = database;
		this.folder = folder;
		this.rows = rows;
		this.plugin = plugin;
		this.clock = clock;
		this.log = log;
	}
	/**
	* Takes a file as it comes and hands what it became to `keep`, which writes the plugin's own rows about it in the same
	* unit of work: all of it is kept, or none. Of a picture nothing but the picture is kept, not where and when it was taken.
	* It throws `file.tooLarge`, `file.kind` or `file.unreadable` before `keep` is called, and a `TypeError` within a unit of
	* work, which a slow line would hold up.
	*/
	async store(file, keep, { personId } = {}) {
		if (this.database.inTransaction()) throw new TypeError("A file is stored outside of a unit of work, which it opens");
		if (personId !== void 0) this.expectFollowed();
		const stored = {
			...await this.received(file),
			personId: personId ?? null
		};
		let refused = false;
		try {
			return await this.database.transaction(async () => {
				refused = false;
				await this.rows.add(stored);
				try {
					return await keep(stored);
				} catch (error) {
					refused = true;
					throw error;
				}
			});
		} catch (error) {
			if (refused) await this.folder.remove(stored.id);
			throw error;
		}
	}
	/** What is known of files, in the order in which they were stored; of an id that there is not, nothing. */
	list(ids) {
		return this.rows.byIds(ids);
	}
	/** A file and its content, to be read or destroyed. Throws `file.notFound`. */
	async read(id) {
		const [file] = await this.rows.byIds([id]);
		if (file === void 0) throw problems$4["file.notFound"]();
		const opened = await this.folder.open(id);
		if (opened === null) {
			this.log.logger.error({ fileId: id }, "a file is not in the directory of files");
			throw problems$4["file.notFound"]();
		}
		return {
			file,
			content: opened.createReadStream()
		};
	}
	/**
	* A file as the answer of a `GET` route, with its name: pictures are shown, a PDF is kept. On a route that is `sensitive`
	* the resident whom it is about learns who read it. Throws `file.notFound`.
	*/
	async answer(id) {
		const { file, content } = await this.read(id);
		return new FileAnswer(content, file);
	}
	/** Removes files with the unit of work in which it is called; ids that there are not are passed over. */
	async remove(ids) {
		await this.database.transaction(async () => {
			await this.rows.remove(ids);
			this.database.afterCommit(() => void this.forget(ids));
		});
	}
	/** Whoever is erased takes along the files about them. @internal */
	async follow({ type, data }) {
		if (type !== coreEvents.personErased) return;
		const { personId } = erasedSchema.parse(data);
		await this.remove(await this.rows.about(personId));
	}
	async received(file) {
		const id = newId();
		try {
			const written = await this.folder.put(id, (handle) => writeChecked(handle, file));
			return {
				id,
				...written,
				name: fileNameOf$1(file.name, written.kind),
				storedAt: this.clock.now()
			};
		} catch (error) {
			file.content.once("error", () => void 0).resume();
			throw error;
		}
	}
	async forget(ids) {
		for (const id of ids) await this.folder.remove(id).catch((error) => {
			this.log.logger.warn({
				err: error,
				fileId: id
			}, "a file was not removed; it is swept later");
		});
	}
	expectFollowed() {
		const subscribed = this.plugin.definition.events?.subscribes ?? [];
		const missing = ABOUT_PEOPLE.filter((type) => !subscribed.includes(type));
		if (missing.length > 0) throw new TypeError(`A file about a resident needs a subscription to ${missing.join(", ")}`);
	}
};
PluginFiles = __decorate$47([Injectable(), __metadata$45("design:paramtypes", [
	Database,
	FileFolder,
	FileRows,
	RunningPlugin,
	Clock,
	Log
])], PluginFiles);
// ../../packages/plugin-sdk/dist/server/trace.js
var current = new AsyncLocalStorage();
/** Whatever is done within carries this id, or one of its own: in the log, and to core, whose log and audit have it too. */
function traced(work, requestId = randomUUID()) {
	return current.run(requestId, work);
}
/** The id of what is being done now; undefined outside a request, a job or a schedule. */
function currentRequestId() {
	return current.getStore();
}
// ../../packages/plugin-sdk/dist/server/platform/core-client.js
init_token(), init_routes();
var __decorate$46 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$44 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** A client token is renewed this long before it ends, in milliseconds. */
var MARGIN = 3e4;
/** Calls core: as the plugin, with its own grants, or for a user, with the rights that both have. */
var CoreClient = class CoreClient {
	constructor(configuration) {
		this.configuration = configuration;
	}
	/**
	* As the plugin itself: with the grants of its manifest that the district has given, in units where it is enabled. Each
	* method throws a `ProblemError` with core's refusal, or with a status of 5xx while core is away.
	*/
	asPlugin() {
		return createClient(this.options({}));
	}
	/** On behalf of a caller: with the rights that both have. Only while the request runs, for a token lasts a minute. */
	forUser(caller) {
		return createClient(this.options({ [USER_TOKEN_HEADER]: caller.token }));
	}
	/** For the caller where there is one, else as the plugin. @internal */
	forReader(caller) {
		return caller === void 0 ? this.asPlugin() : this.forUser(caller);
	}
	/** Visits as core tells them to the plugin itself: with the plugin's own parts. @internal */
	visits() {
		return clientOf({ visits: visitRoutes }, this.options({})).visits;
	}
	options(more) {
		return {
			baseUrl: this.configuration.coreUrl,
			headers: async () => {
				const requestId = currentRequestId();
				return {
					authorization: `Bearer ${await this.clientToken()}`,
					...requestId === void 0 ? {} : { [REQUEST_ID_HEADER]: requestId },
					...more
				};
			}
		};
	}
	/** One request for a token at a time, however many calls wait for it; a failed one is forgotten. */
	clientToken() {
		if (this.token !== void 0 && this.token.until > Date.now()) return this.token.value;
		const requested = this.requestToken();
		const value = requested.then(({ token }) => token);
		const current = {
			value,
			until: Number.POSITIVE_INFINITY
		};
		this.token = current;
		requested.then(({ lifetime }) => {
			current.until = Date.now() + lifetime * 1e3 - MARGIN;
		}, () => {
			if (this.token === current) this.token = void 0;
		});
		return value;
	}
	async requestToken() {
		const { coreUrl, clientId, clientSecret } = this.configuration;
		const { access_token, expires_in } = await createClient({ baseUrl: coreUrl }).oauth.token({ body: {
			grant_type: "client_credentials",
			client_id: clientId,
			client_secret: clientSecret
		} });
		return {
			token: access_token,
			lifetime: expires_in
		};
	}
};
CoreClient = __decorate$46([Injectable(), __metadata$44("design:paramtypes", [PluginConfiguration])], CoreClient);
// ../../packages/plugin-sdk/dist/server/files/task-files.js
var __decorate$45 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$43 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/**
* Photos and papers that staff attached to the plugin's tasks. Core keeps them, checked and without the place where a photo
* was taken; a plugin keeps their ids. Needs the grant `core:task.read`. With a caller they are read with the rights that
* both have. Throws a `ProblemError` with status 404 for a task or a file that the reader may not see.
*/
var TaskFiles = class TaskFiles {
	constructor(core) {
		this.core = core;
	}
	/** Oldest first. */
	async list(taskId, caller) {
		const { items } = await this.core.forReader(caller).taskAttachments.list({ params: { id: taskId } });
		return items;
	}
	/** The file itself, with its name and kind. */
	content(taskId, fileId, caller) {
		return this.core.forReader(caller).taskAttachments.get({ params: {
			id: taskId,
			attachmentId: fileId
		} });
	}
};
TaskFiles = __decorate$45([Injectable(), __metadata$43("design:paramtypes", [CoreClient])], TaskFiles);
// ../../packages/plugin-sdk/dist/server/http/caller.js
/** Who is behind a request, as core vouches for them: a member of staff, or a device or another system by itself. */
var Caller = class {
	constructor(claims, token) {
		this.claims = claims;
		this.token = token;
	}
	/** `service`: a service account, which the security administrator gave a permission of this plugin. */
	get kind() {
		return this.claims.use === "service" ? "service" : "staff";
	}
	/** Id of the account, of the member of staff or of the service; keep it with what they did. */
	get accountId() {
		return this.claims.sub;
	}
	/** As it was when the token was made; somebody's name, so it belongs in no log. */
	get name() {
		return this.claims.name;
	}
	/** Whether one of their posts holds the permission anywhere; where, tells `scopeFor`. */
	can(permission) {
		return this.claims.posts.some(({ permissions }) => permissions.includes(permission));
	}
	/** The units in which one of the caller's posts holds the permission. */
	scopeFor(permission) {
		return { units: this.claims.posts.filter(({ permissions }) => permissions.includes(permission)).map(({ unitId, level }) => ({
			id: unitId,
			level
		})) };
	}
};
var callers = /* @__PURE__ */ new WeakMap();
function rememberCaller(request, caller) {
	callers.set(request, caller);
}
function callerOf(request) {
	const caller = callers.get(request);
	if (caller === void 0) throw new TypeError("This route has no caller");
	return caller;
}
/** The caller of a plugin's route. */
var CurrentCaller = createParamDecorator((_data, context) => callerOf(context.switchToHttp().getRequest()));
// ../../packages/plugin-sdk/dist/server/files/incoming-file.js
var problems$3 = defineProblems({ "file.missing": [
	422,
	"没有收到文件",
	"No file was received"
] });
var nameSchema = z.string().max(400).default("");
/** Whether the body of a request is a file, which only a route with `upload` takes. */
function bringsFile({ body }) {
	return body instanceof Readable;
}
/** The file of a request, with its name from the query and the bounds of its route. */
function incomingFile({ body }, name, { largest, kinds }) {
	if (!(body instanceof Readable)) throw problems$3["file.missing"]();
	const parsed = nameSchema.safeParse(name);
	if (!parsed.success) throw requestProblems["request.invalid"]();
	return {
		name: parsed.data,
		content: body,
		largest,
		kinds
	};
}
// ../../packages/plugin-sdk/dist/server/http/plugin-route.js
var ROUTE = Symbol("yige:plugin-route");
var PLATFORM = Symbol("yige:platform-route");
/** Mounts a route with its permission and schemas. A handler without one keeps the plugin from starting. */
function PluginRoute(route) {
	return applyDecorators(RequestMapping({
		path: `${PLUGIN_API_PREFIX}${route.path}`,
		method: RequestMethod[route.method]
	}), HttpCode(route.status ?? 200), SetMetadata(ROUTE, route));
}
/** Routes of the SDK itself, which prove their caller in their own way. */
function PlatformRoute(method, path) {
	return applyDecorators(RequestMapping({
		path,
		method: RequestMethod[method]
	}), HttpCode(200), SetMetadata(PLATFORM, true));
}
function pluginRouteOf(handler) {
	return Reflect.getMetadata(ROUTE, handler);
}
function isPlatformRoute(handler) {
	return Reflect.getMetadata(PLATFORM, handler) === true;
}
/** What the route takes, validated by its schemas. */
var Input = createParamDecorator((_data, context) => {
	const route = pluginRouteOf(context.getHandler());
	if (route === void 0) throw new TypeError("@Input() stands only beside @PluginRoute()");
	const request = context.switchToHttp().getRequest();
	const { params, body } = request;
	const { query, fileName } = queryOf(request, route);
	const given = {
		params,
		query,
		body
	};
	const errors = [];
	const read = (name) => {
		const parsed = route[name]?.safeParse(given[name] ?? {});
		if (parsed === void 0 || parsed.success) return parsed?.data;
		errors.push(...fieldErrors(name, parsed.error));
	};
	const input = {
		params: read("params"),
		query: read("query"),
		body: read("body")
	};
	if (errors.length > 0) throw requestProblems["request.invalid"]({ errors });
	return {
		...input,
		file: route.upload === void 0 ? void 0 : incomingFile(request, fileName, route.upload)
	};
});
/** The name of a file is no part of what the route itself asks for. */
function queryOf({ query }, { upload }) {
	if (upload === void 0 || query === null || typeof query !== "object") return { query };
	const { name: fileName, ...others } = { ...query };
	return {
		query: others,
		fileName
	};
}
// ../../packages/plugin-sdk/dist/server/jobs/define-job.js
var JOB = Symbol("yige:job");
/** A kind of job: `const recount = defineJob('recount', z.object({ unitId: z.string() }))`. */
function defineJob(name, payload) {
	if (!/^[a-z][A-Za-z0-9-]{0,59}$/.test(name)) throw new RangeError(`Job ${name}: letters, digits and hyphens, 60 at most`);
	return {
		name,
		payload
	};
}
/**
* A provider's method that does a kind of job, in one process at a time. It runs outside a unit of work and opens its own;
* one that fails or is killed is run again, so what it does must be the same done twice. After five minutes without an end
* another process takes it up.
*/
function Job(definition) {
	return (target, name, method) => {
		SetMetadata(JOB, definition)(target, name, method);
	};
}
var jobHandlers = (discovery) => handlersOf$1(discovery, JOB);
// ../../packages/plugin-sdk/dist/server/jobs/jobs.js
var __decorate$44 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$42 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** How long a run may take before another process takes the job up, in milliseconds. */
var LEASE$3 = 3e5;
/** Attempts with growing pauses, about an hour in all; then the job is given up and kept for whoever operates the plugin. */
var MOST_ATTEMPTS = 20;
/**
* Work in the background. A job is a row of the plugin's own unit of work: it exists exactly if the change does, and is
* done at least once by a method with `@Job`. A kind without such a method keeps the server from adding it.
*/
var Jobs = class Jobs {
	constructor(discovery, database, clock, log) {
		this.discovery = discovery;
		this.database = database;
		this.clock = clock;
		this.log = log;
		this.handlers = /* @__PURE__ */ new Map();
		this.worker = new Worker("jobs", () => this.round(), log.logger);
	}
	/** Each job has one method, or the plugin doesn't start. */
	onModuleInit() {
		for (const handler of jobHandlers(this.discovery)) {
			const { name } = handler.key;
			if (this.handlers.has(name)) throw new Error(`Refusing to start: two methods do the job ${name}`);
			this.handlers.set(name, handler);
		}
	}
	/** @internal */
	onApplicationBootstrap() {
		if (this.handlers.size > 0) this.worker.start();
	}
	/** @internal */
	onModuleDestroy() {
		return this.worker.stop();
	}
	/**
	* Answers false where one waits under this key, or is being done; one that was given up makes room. Throws a `ZodError` for
	* a payload of another shape.
	*/
	async add({ name, payload: schema }, payload, { key = newId(), at } = {}) {
		if (!this.handlers.has(name)) throw new TypeError(`No method does the job ${name}`);
		schema.parse(payload);
		const now = this.clock.now();
		return this.database.transaction(async () => {
			await this.database.execute("DELETE FROM yige_jobs WHERE name = ? AND job_key = ? AND state = 'failed'", [name, key]);
			const added = await this.database.insertMany("yige_jobs", [
				"name",
				"job_key",
				"payload",
				"state",
				"attempts",
				"next_at",
				"added_at"
			], [[
				name,
				key,
				JSON.stringify(payload ?? null),
				"waiting",
				0,
				at ?? now,
				now
			]], { ignoreDuplicates: true });
			this.database.afterCommit(() => this.worker.nudge());
			return added === 1;
		});
	}
	async round() {
		const job = await this.take();
		if (job === null) return false;
		await traced(() => this.run(job));
		return true;
	}
	take() {
		return this.database.transaction(async () => {
			const now = this.clock.now();
			const names = [...this.handlers.keys()];
			const row = await this.database.queryOne(`SELECT name, job_key, payload, attempts FROM yige_jobs
         WHERE state = 'waiting' AND next_at <= ? AND name IN (${placeholders(names)})
         ORDER BY next_at, name, job_key LIMIT 1 ${this.database.dialect === "mysql" ? "FOR UPDATE SKIP LOCKED" : ""}`, [now, ...names], (found) => ({
				name: found.text("name"),
				key: found.text("job_key"),
				payload: found.text("payload"),
				attempt: found.integer("attempts") + 1
			}));
			const handler = row === null ? void 0 : this.handlers.get(row.name);
			if (row === null || handler === void 0) return null;
			await this.database.execute("UPDATE yige_jobs SET attempts = ?, next_at = ? WHERE name = ? AND job_key = ?", [...[row.attempt, new Date(now.getTime() + LEASE$3)], ...[row.name, row.key]]);
			return {
				handler,
				key: row.key,
				payload: row.payload,
				attempt: row.attempt
			};
		});
	}
	async run({ handler, key, payload, attempt }) {
		const { name, payload: schema } = handler.key;
		try {
			await handler.call(schema.parse(JSON.parse(payload)), {
				key,
				attempt
			});
			await this.database.execute("DELETE FROM yige_jobs WHERE name = ? AND job_key = ? AND attempts = ?", [
				name,
				key,
				attempt
			]);
		} catch (error) {
			const given = attempt >= MOST_ATTEMPTS;
			this.log.logger[given ? "error" : "warn"]({
				err: error,
				job: name,
				key,
				attempt
			}, given ? "a job was given up" : "a job failed; tried again");
			await this.database.execute("UPDATE yige_jobs SET state = ?, next_at = ? WHERE name = ? AND job_key = ? AND attempts = ?", [...[given ? "failed" : "waiting", new Date(this.clock.now().getTime() + backOff(attempt))], ...[
				name,
				key,
				attempt
			]]);
		}
	}
};
Jobs = __decorate$44([Injectable(), __metadata$42("design:paramtypes", [
	DiscoveryService,
	Database,
	Clock,
	Log
])], Jobs);
// ../../packages/plugin-sdk/dist/server/matters/matters.js
var __decorate$43 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$41 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/**
* Matters that street and district route to the bureau, and those that the plugin reports. Core tells of each with
* `cn.yige.matter.routed.v1`, which carries the id alone; what is not answered stays with the district, which can take it
* back at any time. The plugin needs the grants `core:matter.read`, and `core:matter.handle` or `core:matter.report`.
*/
var Matters = class Matters {
	constructor(core) {
		this.core = core;
	}
	/**
	* Reports a matter; the unit of its place has it from then on. Once under each key: after an error the same call may be
	* made again. Throws a `ProblemError` with status 422 for a place or category that there is not.
	*/
	report(key, matter) {
		return this.client().matters.report({
			body: matter,
			idempotencyKey: key
		});
	}
	/** Throws a `ProblemError` with status 404 for what is not with the plugin, or no longer. */
	get(id) {
		return this.client().matters.get({ params: { id } });
	}
	/** What lies with the plugin, the most urgent first; pages are fetched as they are consumed. */
	async *inHand() {
		for (let cursor; cursor !== null;) {
			const at = cursor === void 0 ? {} : { cursor };
			const page = await this.client().matters.list({ query: {
				box: "mine",
				limit: PAGE$1,
				...at
			} });
			for (const { id } of page.items) yield id;
			cursor = page.next;
		}
	}
	/**
	* Says what the bureau did; the unit that routed it verifies. Throws a `ProblemError` with status 409 where the matter
	* was answered before, and 404 where it was taken back.
	*/
	feedBack(id, note) {
		return this.act(id, "feedBack", note);
	}
	/** Gives it back to the unit that routed it, with the reason. Throws as `feedBack` does. */
	sendBack(id, reason) {
		return this.act(id, "sendBack", reason);
	}
	async act(id, action, note) {
		await this.client().matters.act({
			params: {
				id,
				action
			},
			body: { note }
		});
	}
	client() {
		return this.core.asPlugin();
	}
};
Matters = __decorate$43([Injectable(), __metadata$41("design:paramtypes", [CoreClient])], Matters);
var PAGE$1 = 200;
// ../../packages/plugin-sdk/dist/server/tasks/tasks.js
init_batch();
var __decorate$42 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$40 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** What one call carries, in bytes of JSON: half of what core takes. */
var CALL_SIZE = 524288;
/**
* Asks core for tasks at once and answers what became of each. Whoever wants them exactly if a change of their own happens
* uses `TaskOutbox`.
*/
var Tasks = class Tasks {
	constructor(core) {
		this.core = core;
	}
	/**
	* However many: they go in as many calls as it takes, and the outcomes come in the order asked. Idempotent by key: after
	* an error the same call may be made again. One that is refused keeps none of the others back.
	*/
	async createMany(wanted) {
		const outcomes = [];
		for (const tasks of callsFor(wanted)) {
			const { items } = await this.core.asPlugin().taskBatches.create({ body: { tasks } });
			outcomes.push(...items);
		}
		return outcomes;
	}
	/**
	* 复核通过: closes a task whose result was collected, on behalf of the calling user, who must hold the type's
	* qualification where the task lies. Throws a `ProblemError`: 404 outside the user's units, 409 when it does not wait for
	* a review (any more), so of two reviewers at once one is refused. Keep who reviewed what with your own record.
	*/
	async approve(caller, taskId) {
		await this.core.forUser(caller).tasks.act({
			params: {
				id: taskId,
				action: "approve"
			},
			body: {}
		});
	}
	/**
	* 退回重采: opens it again for whoever collected it, who is told and reads the note (1–500 characters; in the timeline,
	* so nothing sensitive). Rights and refusals as for `approve`.
	*/
	async sendBack(caller, taskId, note) {
		await this.core.forUser(caller).tasks.act({
			params: {
				id: taskId,
				action: "sendBack"
			},
			body: { note }
		});
	}
};
Tasks = __decorate$42([Injectable(), __metadata$40("design:paramtypes", [CoreClient])], Tasks);
function callsFor(wanted) {
	const calls = [];
	let room = 0;
	for (const each of wanted) {
		const size = Buffer.byteLength(JSON.stringify(each));
		const current = calls.at(-1);
		if (current === void 0 || current.length === 500 || size > room) {
			calls.push([each]);
			room = CALL_SIZE - size;
		} else {
			current.push(each);
			room -= size;
		}
	}
	return calls;
}
// ../../packages/plugin-sdk/dist/server/outbox/task-outbox.js
init_routes$7(), init_problem(), init_batch();
var __decorate$41 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$39 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var LEASE$2 = 6e4;
/** Statuses that tell of the request itself: trying again cannot mend it. */
var FINAL = /* @__PURE__ */ new Set([
	400,
	409,
	413,
	415,
	422
]);
var COLUMNS = [
	"task_key",
	"body",
	"state",
	"attempts",
	"next_at",
	"task_id",
	"created_at"
];
/**
* Asks core for tasks. The wish is a row of the plugin's own unit of work: it exists exactly if the plugin's change
* does. A worker brings it to core under its key, many wishes in one call, until core has answered; whoever is killed in
* between, one task comes of it.
*/
var TaskOutbox = class TaskOutbox {
	constructor(database, tasks, clock, log) {
		this.database = database;
		this.tasks = tasks;
		this.clock = clock;
		this.log = log;
		this.worker = new Worker("task outbox", () => this.round(), log.logger);
	}
	/** @internal */
	onApplicationBootstrap() {
		this.worker.start();
	}
	/** @internal */
	onModuleDestroy() {
		return this.worker.stop();
	}
	/** Answers false when a task was asked for with this key before. */
	async create(key, task) {
		return await this.createMany([{
			key,
			task
		}]) === 1;
	}
	/** Answers how many were not asked for before. */
	async createMany(wanted) {
		const now = this.clock.now();
		const rows = wanted.map(({ key, task }) => {
			return [
				key,
				JSON.stringify(createTaskSchema.parse(task)),
				"waiting",
				0,
				now,
				null,
				now
			];
		});
		const added = await this.database.insertMany("yige_outbox", COLUMNS, rows, { ignoreDuplicates: true });
		this.database.afterCommit(() => this.worker.nudge());
		return added;
	}
	/** The key under which a task was asked for; null for a task that is not from here. */
	keyOf(taskId) {
		return this.database.queryOne("SELECT task_key FROM yige_outbox WHERE task_id = ?", [taskId], (row) => row.text("task_key"));
	}
	async round() {
		const taken = await this.take();
		if (taken.length > 0) await this.send(taken);
		return taken.length === 500;
	}
	take() {
		return this.database.transaction(async () => {
			const now = this.clock.now();
			const due = await this.database.query(`SELECT task_key, body, attempts, created_at FROM yige_outbox WHERE state = 'waiting' AND next_at <= ?
         ORDER BY next_at LIMIT 500 ${this.database.dialect === "mysql" ? "FOR UPDATE SKIP LOCKED" : ""}`, [now], (row) => ({
				key: row.text("task_key"),
				body: row.text("body"),
				attempts: row.integer("attempts"),
				createdAt: row.instant("created_at")
			}));
			if (due.length > 0) await this.database.execute(`UPDATE yige_outbox SET next_at = ? WHERE task_key IN (${placeholders(due)})`, [new Date(now.getTime() + LEASE$2), ...due.map(({ key }) => key)]);
			return due;
		});
	}
	async send(entries) {
		const wanted = entries.map(({ key, body }) => ({
			key,
			task: createTaskSchema.parse(JSON.parse(body))
		}));
		try {
			await this.settle(entries, await this.tasks.createMany(wanted));
		} catch (error) {
			const isFinal = error instanceof ProblemError && FINAL.has(error.status);
			if (isFinal && entries.length > 1) for (const entry of entries) await this.send([entry]);
			else if (isFinal) await this.settle(entries, entries.map(({ key }) => ({
				key,
				state: "refused",
				problem: error.problem
			})));
			else {
				this.log.logger.warn({
					err: error,
					tasks: entries.length
				}, "tasks not brought to core yet");
				await this.write(entries.map((entry) => this.later(entry)));
			}
		}
	}
	async settle(entries, outcomes) {
		const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
		await this.write(entries.map((entry) => {
			const outcome = byKey.get(entry.key);
			if (outcome === void 0) return this.later(entry);
			const { key, body, attempts, createdAt } = entry;
			if (outcome.state !== "refused") return [
				key,
				body,
				"sent",
				attempts,
				createdAt,
				outcome.taskId,
				createdAt
			];
			const { code, status } = outcome.problem;
			if (!FINAL.has(status)) {
				this.log.logger.warn({
					key,
					code
				}, "core did not take a task yet");
				return this.later(entry);
			}
			this.log.logger.error({
				key,
				code
			}, "core refused a task");
			return [
				key,
				body,
				"refused",
				attempts,
				createdAt,
				null,
				createdAt
			];
		}));
	}
	later({ key, body, attempts, createdAt }) {
		const nextAt = new Date(this.clock.now().getTime() + backOff(attempts));
		return [
			key,
			body,
			"waiting",
			attempts + 1,
			nextAt,
			null,
			createdAt
		];
	}
	/** Each row anew, all in one statement. */
	async write(rows) {
		await this.database.insertMany("yige_outbox", COLUMNS, rows, { replacing: true });
	}
};
TaskOutbox = __decorate$41([Injectable(), __metadata$39("design:paramtypes", [
	Database,
	Tasks,
	Clock,
	Log
])], TaskOutbox);
// ../../packages/plugin-sdk/dist/server/platform/people.js
init_person();
var __decorate$40 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$38 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var PAGE = 200;
/** Changes become visible up to so long after their moment, in milliseconds. */
var LATE = 1e4;
/**
* Residents of the platform's registry. With a caller they are read with the rights that both have, without one as the
* plugin itself. A plugin keeps ids, never copies: what it shows it reads here.
*/
var People = class People {
	constructor(core) {
		this.core = core;
	}
	/** Throws a `ProblemError` with status 404 for whom the reader may not see. */
	get(id, caller) {
		return this.core.forReader(caller).people.get({ params: { id } });
	}
	/** Those of them whom the reader may see, by id, as lists show them: for what stands beside a page of rows. */
	async among(ids, caller) {
		const wanted = [...new Set(ids)];
		const found = /* @__PURE__ */ new Map();
		for (let at = 0; at < wanted.length; at += 500) {
			const body = { ids: wanted.slice(at, at + 500) };
			const { items } = await this.core.forReader(caller).people.batch({ body });
			for (const person of items) found.set(person.id, person);
		}
		return found;
	}
	/** Everybody whom the reader may see, by id; pages are fetched as they are consumed. */
	list(filter = {}, caller) {
		return this.pages(this.core.forReader(caller), filter);
	}
	/**
	* Everybody who changed since a moment, in the order of the changes; somebody may come twice in two runs. Call it with
	* the moment at which the last run began, on a schedule or when `cn.yige.person.changed.v1` arrives.
	*/
	watch(since) {
		const updatedSince = (/* @__PURE__ */ new Date(since.getTime() - LATE)).toISOString();
		return this.pages(this.core.asPlugin(), { updatedSince });
	}
	async *pages(client, query) {
		for (let cursor; cursor !== null;) {
			const at = cursor === void 0 ? {} : { cursor };
			const page = await client.people.list({ query: {
				...query,
				...at,
				limit: PAGE
			} });
			yield* page.items;
			cursor = page.next;
		}
	}
};
People = __decorate$40([Injectable(), __metadata$38("design:paramtypes", [CoreClient])], People);
// ../../packages/plugin-sdk/dist/server/plugin-problem.js
/**
* A refusal of the plugin, answered as a problem document in the caller's language. Thrown by a task-result handler
* with a status of 4xx it sends the task back to the worker with this explanation.
*/
var PluginProblem = class extends KnownProblem {
	constructor(status, code, { title, ...options }) {
		super(code, status, title, options);
		this.name = "PluginProblem";
	}
};
// ../../packages/plugin-sdk/dist/server/scope/unit-scope.js
var levelColumn = {
	district: "district_id",
	street: "street_id",
	community: "community_id",
	grid: "grid_id"
};
/** Their names, from the outermost unit inwards. */
var UNIT_COLUMNS = [
	"district_id",
	"street_id",
	"community_id",
	"grid_id"
];
/** The columns of a row that belongs to units; fill them from a person's or a task's `units`. */
function unitColumns() {
	return {
		district_id: column.id(),
		street_id: nullable(column.id()),
		community_id: nullable(column.id()),
		grid_id: nullable(column.id())
	};
}
/** Values of the unit columns, in their order. */
function unitValues({ districtId, streetId, communityId, gridId }) {
	return [
		districtId,
		streetId,
		communityId,
		gridId
	];
}
/** Id of the innermost unit of the path: of a grid where there is one. */
function innermostOf({ districtId, streetId, communityId, gridId }) {
	return gridId ?? communityId ?? streetId ?? districtId;
}
/** The unit columns of a row that was read with all four of them. */
function readUnitPath(row) {
	return {
		districtId: row.text("district_id"),
		streetId: row.textOrNull("street_id"),
		communityId: row.textOrNull("community_id"),
		gridId: row.textOrNull("grid_id")
	};
}
/** SQL for rows within the scope; a scope without units matches nothing. */
function unitScopeCondition({ units }, alias) {
	if (units.length === 0) return {
		sql: "1 = 0",
		parameters: []
	};
	return {
		sql: `(${units.map(({ level }) => `${alias}.${levelColumn[level]} = ?`).join(" OR ")})`,
		parameters: units.map(({ id }) => id)
	};
}
/** Whether a row that belongs to these units is within the scope. */
function isInScope({ units }, path) {
	const ids = [
		path.districtId,
		path.streetId,
		path.communityId,
		path.gridId
	];
	return units.some(({ id }) => ids.includes(id));
}
// ../../packages/plugin-sdk/dist/server/plugin-artefact.js
init_manifest();
/** The built plugin that runs: `manifest.json`, the web files beside it, and `signature.json` once its bureau signed. */
var PluginArtefact = class PluginArtefact {
	/** @param directory the artefact's folder, `dist` of the plugin. */
	constructor(directory) {
		this.manifestBytes = readFileSync(join(directory, "manifest.json"));
		this.manifest = pluginManifestSchema.parse(JSON.parse(this.manifestBytes.toString("utf8")));
		const signature = join(directory, "signature.json");
		this.signature = existsSync(signature) ? readFileSync(signature) : null;
		this.webDirectory = join(directory, "web");
	}
	/** The artefact around the program that runs: `dist` of `dist/server/main.js`. */
	static ofProgram(program = process.argv[1] ?? "") {
		return new PluginArtefact(dirname(dirname(program)));
	}
};
// ../../packages/plugin-sdk/dist/server/settings/settings-of.js
init_settings();
/**
* What core answered, in the terms of the version that runs: of a setting that core does not know, or that another version
* declares otherwise, the default of this one.
*/
function settingsOf(plugin, fields, answered) {
	const values = Object.fromEntries(fields.map((field) => [field.name, allowed(field, answered[field.name])]));
	if (isOf(plugin, values)) return values;
	throw new TypeError(`${plugin.id} has other settings than its manifest says: build it again`);
}
function allowed(field, value) {
	if (value !== void 0 && settingFault(field, value) === null) return value;
	return field.type === "secret" ? null : field.default;
}
/** `allowed` checked each value against its field: what is left to see is that each field is there. */
function isOf({ settings = [] }, values) {
	return settings.every(({ name }) => name in values);
}
// ../../packages/plugin-sdk/dist/server/settings/settings.js
init_problem();
var __decorate$39 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$37 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Core says when settings change; where that went to another process of the plugin, this one sees it so late. */
var LIFETIME = 6e4;
/** Core that is away is asked again after this time. */
var PAUSE = 5e3;
/**
* What local offices have set. Settings are read from core when they are first needed and kept until core says that they
* changed, a minute at most. While core is away the last known ones stay in use; where nothing is known yet, the call
* fails: a default is never taken for what somebody set.
*/
var Settings = class Settings {
	constructor(core, artefact, clock, log) {
		this.core = core;
		this.artefact = artefact;
		this.clock = clock;
		this.log = log;
		this.known = /* @__PURE__ */ new Map();
		this.asking = /* @__PURE__ */ new Map();
		/** Grows with each change: an answer that was on its way meanwhile may be of before. */
		this.generation = 0;
	}
	/**
	* The settings in a unit, or in the district. Throws a `ProblemError` with status 404 for a unit that is not one of today,
	* and core's problem where core is away and nothing is known.
	*/
	async of(plugin, unitId) {
		return settingsOf(plugin, this.artefact.manifest.settings, await this.read(unitId ?? ""));
	}
	/** Forgets how fresh everything is when core says that settings changed. */
	hear({ type }) {
		if (type !== coreEvents.settingsChanged) return;
		this.generation += 1;
		this.asking.clear();
		for (const known of this.known.values()) known.until = 0;
	}
	read(unit) {
		const known = this.known.get(unit);
		if (known !== void 0 && known.until > this.now()) return known.values;
		return this.asking.get(unit) ?? this.ask(unit);
	}
	/** One request at a time for each unit, however many wait for it. */
	ask(unit) {
		const asked = this.answer(unit, this.generation);
		this.asking.set(unit, asked);
		const done = () => {
			if (this.asking.get(unit) === asked) this.asking.delete(unit);
		};
		asked.then(done, done);
		return asked;
	}
	async answer(unit, generation) {
		try {
			const { values } = await this.core.asPlugin().pluginSettings.own({ query: unit === "" ? {} : { unit } });
			if (generation === this.generation) this.known.set(unit, {
				values,
				until: this.now() + LIFETIME
			});
			return values;
		} catch (error) {
			const last = this.known.get(unit);
			if (last === void 0 || !isAway(error)) throw error;
			this.log.logger.warn({ err: error }, "settings not read: the last known ones stay in use");
			last.until = this.now() + PAUSE;
			return last.values;
		}
	}
	now() {
		return this.clock.now().getTime();
	}
};
Settings = __decorate$39([Injectable(), __metadata$37("design:paramtypes", [
	CoreClient,
	PluginArtefact,
	Clock,
	Log
])], Settings);
function isAway(error) {
	return error instanceof ProblemError && (error.status >= 500 || error.status === 429);
}
// ../../packages/plugin-sdk/dist/server/files/entities.js
var __decorate$38 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$36 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** A file that the plugin keeps; it lies in its folder under the same id. */
var FileEntity = class FileEntity {};
__decorate$38([PrimaryColumn(column.id().options), __metadata$36("design:type", String)], FileEntity.prototype, "id", void 0);
__decorate$38([Column(column.text(150).options), __metadata$36("design:type", String)], FileEntity.prototype, "name", void 0);
__decorate$38([Column(column.code(40).options), __metadata$36("design:type", String)], FileEntity.prototype, "kind", void 0);
__decorate$38([Column(column.integer().options), __metadata$36("design:type", Number)], FileEntity.prototype, "size", void 0);
__decorate$38([Column(column.code(64).options), __metadata$36("design:type", String)], FileEntity.prototype, "sha256", void 0);
__decorate$38([Column({
	...nullable(column.id()).options,
	name: "person_id"
}), __metadata$36("design:type", Object)], FileEntity.prototype, "personId", void 0);
__decorate$38([Column({
	...column.instant().options,
	name: "stored_at"
}), __metadata$36("design:type", Date)], FileEntity.prototype, "storedAt", void 0);
FileEntity = __decorate$38([Entity("yige_files"), Index("yige_files_person", ["personId", "id"])], FileEntity);
// ../../packages/plugin-sdk/dist/server/jobs/entities.js
var __decorate$37 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$35 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** A job that waits for its time, is being run, or was given up. */
var JobEntity = class JobEntity {};
__decorate$37([PrimaryColumn(column.code(60).options), __metadata$35("design:type", String)], JobEntity.prototype, "name", void 0);
__decorate$37([PrimaryColumn({
	...column.code(100).options,
	name: "job_key"
}), __metadata$35("design:type", String)], JobEntity.prototype, "jobKey", void 0);
__decorate$37([Column(column.longText().options), __metadata$35("design:type", String)], JobEntity.prototype, "payload", void 0);
__decorate$37([Column(column.code(10).options), __metadata$35("design:type", String)], JobEntity.prototype, "state", void 0);
__decorate$37([Column(column.integer().options), __metadata$35("design:type", Number)], JobEntity.prototype, "attempts", void 0);
__decorate$37([Column({
	...column.instant().options,
	name: "next_at"
}), __metadata$35("design:type", Date)], JobEntity.prototype, "nextAt", void 0);
__decorate$37([Column({
	...column.instant().options,
	name: "added_at"
}), __metadata$35("design:type", Date)], JobEntity.prototype, "addedAt", void 0);
JobEntity = __decorate$37([Entity("yige_jobs"), Index("yige_jobs_due", [
	"state",
	"nextAt",
	"name",
	"jobKey"
])], JobEntity);
// ../../packages/plugin-sdk/dist/server/outbox/entities.js
var __decorate$36 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$34 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** A task that the plugin wants from core. */
var OutboxEntity = class OutboxEntity {};
__decorate$36([PrimaryColumn({
	...column.code(100).options,
	name: "task_key"
}), __metadata$34("design:type", String)], OutboxEntity.prototype, "key", void 0);
__decorate$36([Column(column.longText().options), __metadata$34("design:type", String)], OutboxEntity.prototype, "body", void 0);
__decorate$36([Column(column.code(10).options), __metadata$34("design:type", String)], OutboxEntity.prototype, "state", void 0);
__decorate$36([Column(column.integer().options), __metadata$34("design:type", Number)], OutboxEntity.prototype, "attempts", void 0);
__decorate$36([Column({
	...column.instant().options,
	name: "next_at"
}), __metadata$34("design:type", Date)], OutboxEntity.prototype, "nextAt", void 0);
__decorate$36([Column({
	...nullable(column.id()).options,
	name: "task_id"
}), __metadata$34("design:type", Object)], OutboxEntity.prototype, "taskId", void 0);
__decorate$36([Column({
	...column.instant().options,
	name: "created_at"
}), __metadata$34("design:type", Date)], OutboxEntity.prototype, "createdAt", void 0);
OutboxEntity = __decorate$36([
	Entity("yige_outbox"),
	Index("yige_outbox_due", [
		"state",
		"nextAt",
		"key"
	]),
	Index("yige_outbox_task", ["taskId"])
], OutboxEntity);
// ../../packages/plugin-sdk/dist/server/people/entities.js
var __decorate$35 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$33 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** A merge of which the plugin has heard, or its undo, whichever came first. */
var PersonMergeEntity = class PersonMergeEntity {};
__decorate$35([PrimaryColumn({
	...column.id().options,
	name: "merge_id"
}), __metadata$33("design:type", String)], PersonMergeEntity.prototype, "mergeId", void 0);
__decorate$35([Column({
	...column.id().options,
	name: "from_id"
}), __metadata$33("design:type", String)], PersonMergeEntity.prototype, "fromId", void 0);
__decorate$35([Column({
	...column.id().options,
	name: "into_id"
}), __metadata$33("design:type", String)], PersonMergeEntity.prototype, "intoId", void 0);
__decorate$35([Column(column.flag().options), __metadata$33("design:type", Boolean)], PersonMergeEntity.prototype, "undone", void 0);
__decorate$35([Column({
	...column.instant().options,
	name: "heard_at"
}), __metadata$33("design:type", Date)], PersonMergeEntity.prototype, "heardAt", void 0);
PersonMergeEntity = __decorate$35([Entity("yige_person_merges"), Index("yige_person_merges_from", ["fromId", "mergeId"])], PersonMergeEntity);
/** A row that followed a merge, by its key; one that had to give way is kept whole. */
var PersonMergeRowEntity = class PersonMergeRowEntity {};
__decorate$35([PrimaryColumn({
	...column.id().options,
	name: "merge_id"
}), __metadata$33("design:type", String)], PersonMergeRowEntity.prototype, "mergeId", void 0);
__decorate$35([PrimaryColumn(column.code(120).options), __metadata$33("design:type", String)], PersonMergeRowEntity.prototype, "place", void 0);
__decorate$35([PrimaryColumn({
	...column.code(60).options,
	name: "row_key"
}), __metadata$33("design:type", String)], PersonMergeRowEntity.prototype, "rowKey", void 0);
__decorate$35([Column({
	...nullable(column.longText()).options,
	name: "set_aside"
}), __metadata$33("design:type", Object)], PersonMergeRowEntity.prototype, "setAside", void 0);
PersonMergeRowEntity = __decorate$35([Entity("yige_person_merge_rows"), Index("yige_person_merge_rows_key", ["place", "rowKey"])], PersonMergeRowEntity);
// ../../packages/plugin-sdk/dist/server/received/entities.js
var __decorate$34 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$32 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** What the plugin has taken from core: an event or a submission by its id, and what it answered. */
var ReceivedEntity = class ReceivedEntity {};
__decorate$34([PrimaryColumn(column.code(20).options), __metadata$32("design:type", String)], ReceivedEntity.prototype, "kind", void 0);
__decorate$34([PrimaryColumn(column.id().options), __metadata$32("design:type", String)], ReceivedEntity.prototype, "id", void 0);
__decorate$34([Column(column.longText().options), __metadata$32("design:type", String)], ReceivedEntity.prototype, "answer", void 0);
__decorate$34([Column({
	...column.instant().options,
	name: "received_at"
}), __metadata$32("design:type", Date)], ReceivedEntity.prototype, "receivedAt", void 0);
ReceivedEntity = __decorate$34([Entity("yige_received")], ReceivedEntity);
// ../../packages/plugin-sdk/dist/server/schedule/entities.js
var __decorate$33 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$31 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** When scheduled work is due next. */
var ScheduleEntity = class ScheduleEntity {};
__decorate$33([PrimaryColumn(column.code(60).options), __metadata$31("design:type", String)], ScheduleEntity.prototype, "name", void 0);
__decorate$33([Column({
	...column.instant().options,
	name: "next_at"
}), __metadata$31("design:type", Date)], ScheduleEntity.prototype, "nextAt", void 0);
ScheduleEntity = __decorate$33([Entity("yige_schedules")], ScheduleEntity);
/** Which occurrence of recurring work was done last. */
var RecurrenceEntity = class RecurrenceEntity {};
__decorate$33([PrimaryColumn(column.code(60).options), __metadata$31("design:type", String)], RecurrenceEntity.prototype, "name", void 0);
__decorate$33([Column({
	...nullable(column.code(20)).options,
	name: "done_key"
}), __metadata$31("design:type", Object)], RecurrenceEntity.prototype, "doneKey", void 0);
__decorate$33([Column({
	...column.instant().options,
	name: "leased_until"
}), __metadata$31("design:type", Date)], RecurrenceEntity.prototype, "leasedUntil", void 0);
RecurrenceEntity = __decorate$33([Entity("yige_recurrences")], RecurrenceEntity);
// ../../packages/plugin-sdk/dist/server/units/entities.js
var __decorate$32 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$30 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Rows that have yet to follow: those of a resident who moved, or all after a reorganisation. */
var UnitMoveEntity = class UnitMoveEntity {};
__decorate$32([PrimaryColumn(column.id().options), __metadata$30("design:type", String)], UnitMoveEntity.prototype, "subject", void 0);
__decorate$32([Column(column.code(20).options), __metadata$30("design:type", String)], UnitMoveEntity.prototype, "kind", void 0);
__decorate$32([Column(column.integer().options), __metadata$30("design:type", Number)], UnitMoveEntity.prototype, "heard", void 0);
__decorate$32([Column(column.integer().options), __metadata$30("design:type", Number)], UnitMoveEntity.prototype, "attempts", void 0);
__decorate$32([Column({
	...column.instant().options,
	name: "next_at"
}), __metadata$30("design:type", Date)], UnitMoveEntity.prototype, "nextAt", void 0);
UnitMoveEntity = __decorate$32([Entity("yige_unit_moves"), Index("yige_unit_moves_due", ["nextAt", "subject"])], UnitMoveEntity);
var sdkMigrations = [
	defineMigration("0000-yige-sdk", [
		createTable("yige_received", {
			columns: {
				kind: column.code(20),
				id: column.id(),
				answer: column.longText(),
				received_at: column.instant()
			},
			primaryKey: ["kind", "id"]
		}),
		createTable("yige_outbox", {
			columns: {
				task_key: column.code(100),
				body: column.longText(),
				state: column.code(10),
				attempts: column.integer(),
				next_at: column.instant(),
				task_id: nullable(column.id()),
				created_at: column.instant()
			},
			primaryKey: ["task_key"],
			indexes: {
				yige_outbox_due: [
					"state",
					"next_at",
					"task_key"
				],
				yige_outbox_task: ["task_id"]
			}
		}),
		createTable("yige_schedules", {
			columns: {
				name: column.code(60),
				next_at: column.instant()
			},
			primaryKey: ["name"]
		})
	]),
	defineMigration("0000-yige-sdk-people", [createTable("yige_person_merges", {
		columns: {
			merge_id: column.id(),
			from_id: column.id(),
			into_id: column.id(),
			undone: column.flag(),
			heard_at: column.instant()
		},
		primaryKey: ["merge_id"],
		indexes: { yige_person_merges_from: ["from_id", "merge_id"] }
	}), createTable("yige_person_merge_rows", {
		columns: {
			merge_id: column.id(),
			place: column.code(120),
			row_key: column.code(60),
			set_aside: nullable(column.longText())
		},
		primaryKey: [
			"merge_id",
			"place",
			"row_key"
		],
		indexes: { yige_person_merge_rows_key: ["place", "row_key"] }
	})]),
	defineMigration("0000-yige-sdk-recurrences", [createTable("yige_recurrences", {
		columns: {
			name: column.code(60),
			done_key: nullable(column.code(20)),
			leased_until: column.instant()
		},
		primaryKey: ["name"]
	})]),
	defineMigration("0000-yige-sdk-units", [createTable("yige_unit_moves", {
		columns: {
			subject: column.id(),
			kind: column.code(20),
			heard: column.integer(),
			attempts: column.integer(),
			next_at: column.instant()
		},
		primaryKey: ["subject"],
		indexes: { yige_unit_moves_due: ["next_at", "subject"] }
	})]),
	defineMigration("0000-yige-sdk-jobs", [createTable("yige_jobs", {
		columns: {
			name: column.code(60),
			job_key: column.code(100),
			payload: column.longText(),
			state: column.code(10),
			attempts: column.integer(),
			next_at: column.instant(),
			added_at: column.instant()
		},
		primaryKey: ["name", "job_key"],
		indexes: { yige_jobs_due: [
			"state",
			"next_at",
			"name",
			"job_key"
		] }
	})]),
	defineMigration("0000-yige-sdk-files", [createTable("yige_files", {
		columns: {
			id: column.id(),
			name: column.text(150),
			kind: column.code(40),
			size: column.integer(),
			sha256: column.code(64),
			person_id: nullable(column.id()),
			stored_at: column.instant()
		},
		primaryKey: ["id"],
		indexes: { yige_files_person: ["person_id", "id"] }
	})])
];
var sdkEntities = [
	ReceivedEntity,
	OutboxEntity,
	ScheduleEntity,
	RecurrenceEntity,
	PersonMergeEntity,
	PersonMergeRowEntity,
	UnitMoveEntity,
	JobEntity,
	FileEntity
];
// ../../packages/plugin-sdk/dist/server/platform/core-tokens.js
init_token();
var __decorate$31 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$29 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var problems$2 = defineProblems({
	"token.missing": [
		401,
		"缺少平台令牌",
		"The platform’s token is missing"
	],
	"token.invalid": [
		401,
		"平台令牌无效",
		"The platform’s token is not valid"
	],
	"token.expired": [
		401,
		"平台令牌已过期",
		"The platform’s token has expired"
	]
});
/** Seconds by which two machines' clocks may differ. */
var TOLERANCE = 5;
/**
* A token with a key that is not known makes the keys be fetched anew, at most this often, in milliseconds. Core
* publishes a key for longer than this before it signs, so a token of a new key is never refused.
*/
var COOLDOWN = 1e3;
/** Verifies core's tokens. Fetched keys are kept, so core's absence does not lock its users out. */
var CoreTokens = class CoreTokens {
	constructor(configuration) {
		this.configuration = configuration;
		this.keys = createRemoteJWKSet(new URL("/api/v1/oauth/jwks", configuration.coreUrl), {
			cacheMaxAge: Number.POSITIVE_INFINITY,
			cooldownDuration: COOLDOWN
		});
	}
	/** Claims of a bearer token that core issued to this plugin for one of these uses; anything else is 401. */
	async verify(authorization, ...uses) {
		if (authorization?.startsWith("Bearer ") !== true) throw problems$2["token.missing"]();
		const token = authorization.slice(7);
		try {
			const { payload } = await jwtVerify(token, this.keys, {
				issuer: "yige",
				audience: this.configuration.tokenAudience,
				algorithms: ["EdDSA"],
				clockTolerance: TOLERANCE
			});
			const claims = pluginTokenClaimsSchema.safeParse(payload);
			if (!claims.success || !uses.includes(claims.data.use)) throw problems$2["token.invalid"]({ cause: claims.error });
			return {
				claims: claims.data,
				token
			};
		} catch (cause) {
			if (cause instanceof errors.JWTExpired) throw problems$2["token.expired"]({ cause });
			if (cause instanceof errors.JOSEError) throw problems$2["token.invalid"]({ cause });
			throw cause;
		}
	}
};
CoreTokens = __decorate$31([Injectable(), __metadata$29("design:paramtypes", [PluginConfiguration])], CoreTokens);
// ../../packages/plugin-sdk/dist/server/data/data-rows.js
var __decorate$30 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$28 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Rows that one statement reads. */
var AT_ONCE$3 = 500;
var CATALOGUE = {
	sqlite: `SELECT t.name AS table_name, c.name AS column_name, c.pk AS key_position
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'
    ORDER BY t.name, c.cid`,
	mysql: `SELECT c.table_name AS table_name, c.column_name AS column_name, COALESCE(k.ordinal_position, 0) AS key_position
    FROM information_schema.columns c LEFT JOIN information_schema.key_column_usage k
      ON k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name
         AND k.constraint_name = 'PRIMARY'
    WHERE c.table_schema = DATABASE() ORDER BY c.table_name, c.ordinal_position`
};
/**
* Every row of the plugin's own database, table by table and in the order of their keys; a page is in memory at a time.
* What changes meanwhile is in it as it was when its page was read.
*/
var DataRows = class DataRows {
	constructor(database) {
		this.database = database;
	}
	/** NDJSON lines `{table, row}`; instants are UTC as the database holds them. */
	async *lines() {
		for (const table of await this.tables()) {
			let after = null;
			do {
				const page = await this.page(table, after);
				if (page.length > 0) yield page.map((row) => `${JSON.stringify({
					table: table.name,
					row
				})}\n`).join("");
				const last = page.at(-1);
				after = last === void 0 || page.length < AT_ONCE$3 ? null : table.key.map((column) => last[column] ?? null);
			} while (after !== null);
		}
	}
	async tables() {
		const columns = await this.database.query(CATALOGUE[this.database.dialect], [], (row) => ({
			table: row.text("table_name"),
			column: row.text("column_name"),
			keyPosition: row.integer("key_position")
		}));
		return [...new Set(columns.map(({ table }) => table))].map((name) => {
			const own = columns.filter(({ table }) => table === name);
			const key = own.filter(({ keyPosition }) => keyPosition > 0);
			return {
				name,
				columns: own.map(({ column }) => column),
				key: key.sort((left, right) => left.keyPosition - right.keyPosition).map(({ column }) => column)
			};
		});
	}
	page({ name, columns, key }, after) {
		const quoted = (each) => quote(this.database.dialect, each);
		const list = (names) => names.map(quoted).join(", ");
		const beyond = after === null ? "" : `WHERE (${list(key)}) > (${placeholders(key)})`;
		return this.database.query(`SELECT ${list(columns)} FROM ${quoted(name)} ${beyond} ORDER BY ${list(key)} LIMIT ${AT_ONCE$3}`, after ?? [], (row) => Object.fromEntries(columns.map((column) => [column, row.stored(column)])));
	}
};
DataRows = __decorate$30([Injectable(), __metadata$28("design:paramtypes", [Database])], DataRows);
// ../../packages/plugin-sdk/dist/server/data/file-contents.js
var __decorate$29 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$27 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Bytes of one line. */
var PIECE = 262144;
/** Rows that one statement reads. */
var AT_ONCE$2 = 500;
/** The content of every file of the plugin, in the order of their ids; a piece is in memory at a time. */
var FileContents = class FileContents {
	constructor(rows, files) {
		this.rows = rows;
		this.files = files;
	}
	/** NDJSON lines `{file, offset, base64}`, each a piece of one file. Throws where a file of a row is not there. */
	async *lines() {
		let after = "";
		while (after !== void 0) {
			const page = await this.rows.page(after, AT_ONCE$2);
			for (const { id } of page) yield* this.linesOf(id);
			after = page.at(-1)?.id;
		}
	}
	async *linesOf(file) {
		const { content } = await this.files.read(file);
		let offset = 0;
		let rest = Buffer.alloc(0);
		for await (const read of content) {
			rest = Buffer.concat([rest, Buffer.from(read)]);
			if (rest.length < PIECE) continue;
			yield lineOf$1(file, offset, rest);
			offset += rest.length;
			rest = Buffer.alloc(0);
		}
		if (rest.length > 0) yield lineOf$1(file, offset, rest);
	}
};
FileContents = __decorate$29([Injectable(), __metadata$27("design:paramtypes", [FileRows, PluginFiles])], FileContents);
function lineOf$1(file, offset, piece) {
	return `${JSON.stringify({
		file,
		offset,
		base64: piece.toString("base64")
	})}\n`;
}
// ../../packages/plugin-sdk/dist/server/data/data.controller.js
var __decorate$28 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$26 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param$5 = function(paramIndex, decorator) {
	return function(target, key) {
		decorator(target, key, paramIndex);
	};
};
/** Gives all data out, to core alone: for whoever moves the bureau's plugin elsewhere, or takes leave of it. */
var DataController = class DataController {
	constructor(tokens, rows, files) {
		this.tokens = tokens;
		this.rows = rows;
		this.files = files;
	}
	async data(request) {
		await this.tokens.verify(request.headers.authorization, "platform");
		return new StreamableFile(Readable.from(this.lines(), { objectMode: false }), { type: "application/x-ndjson" });
	}
	async *lines() {
		yield* this.rows.lines();
		yield* this.files.lines();
	}
};
__decorate$28([
	PlatformRoute("GET", "/yige/v1/data"),
	__param$5(0, Req()),
	__metadata$26("design:type", Function),
	__metadata$26("design:paramtypes", [Object]),
	__metadata$26("design:returntype", Promise)
], DataController.prototype, "data", null);
DataController = __decorate$28([Controller(), __metadata$26("design:paramtypes", [
	CoreTokens,
	DataRows,
	FileContents
])], DataController);
// ../../packages/plugin-sdk/dist/server/people/person-rows.js
var __decorate$27 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$25 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
function keyOf({ table, column = "person_id", key }) {
	return {
		table,
		column,
		key: key ?? null
	};
}
var asideSchema = z.record(z.string(), z.union([
	z.string(),
	z.number(),
	z.null()
]));
/** Lets the rows of one column follow a merge, and puts them back. Inside a unit of work. */
var PersonRows = class PersonRows {
	constructor(database) {
		this.database = database;
	}
	async take({ table, column, key }, { mergeId, fromId, intoId }) {
		if (key === null) return this.takeOne({
			table,
			column,
			key
		}, {
			mergeId,
			fromId,
			intoId
		});
		const keys = await this.database.query(`SELECT ${key} AS row_key FROM ${table} WHERE ${column} = ?`, [fromId], (row) => row.text("row_key"));
		await this.database.execute(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, [intoId, fromId]);
		await this.remember(mergeId, placeOf({
			table,
			column
		}), keys.map((rowKey) => [rowKey, null]));
	}
	async putBack(place, { mergeId, fromId, intoId }) {
		const { table, column, key } = place;
		const rows = await this.database.query("SELECT row_key, set_aside FROM yige_person_merge_rows WHERE merge_id = ? AND place = ?", [mergeId, placeOf(place)], (row) => ({
			key: row.text("row_key"),
			setAside: row.jsonOrNull("set_aside", (value) => asideSchema.parse(value))
		}));
		for (const row of rows) if (row.setAside !== null) await this.insert(table, row.setAside);
		else if (key === null) await this.rename(place, intoId, fromId);
		else await this.database.execute(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ? AND ${column} = ?`, [
			fromId,
			row.key,
			intoId
		]);
	}
	/** Of two rows where there may be one the survivor's stays; the other is kept aside, whole. */
	async takeOne(place, { mergeId, fromId, intoId }) {
		const { table, column } = place;
		const columns = this.columnsOf(table);
		const rows = await this.database.query(`SELECT ${columns.join(", ")} FROM ${table} WHERE ${column} IN (?, ?)`, [fromId, intoId], (row) => row);
		const own = rows.find((row) => row.text(column) === fromId);
		if (own === void 0) return;
		if (rows.length === 1 && !await this.hasGoneOn(place, intoId)) {
			await this.rename(place, fromId, intoId);
			return this.remember(mergeId, placeOf(place), [[fromId, null]]);
		}
		await this.database.execute(`DELETE FROM ${table} WHERE ${column} = ?`, [fromId]);
		await this.remember(mergeId, placeOf(place), [[fromId, JSON.stringify(storedOf(own, columns))]]);
	}
	/** A later merge may have come first and taken the survivor's row with it: they have had their own all the same. */
	async hasGoneOn(place, personId) {
		return await this.database.queryOne("SELECT row_key FROM yige_person_merge_rows WHERE place = ? AND row_key = ?", [placeOf(place), personId], (row) => row.text("row_key")) !== null;
	}
	async rename({ table, column }, before, after) {
		await this.database.execute(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, [after, before]);
	}
	async insert(table, row) {
		await this.database.insertMany(table, Object.keys(row), [Object.values(row)], { ignoreDuplicates: true });
	}
	async remember(mergeId, place, rows) {
		await this.database.insertMany("yige_person_merge_rows", [
			"merge_id",
			"place",
			"row_key",
			"set_aside"
		], rows.map(([key, setAside]) => [
			mergeId,
			place,
			key,
			setAside
		]));
	}
	columnsOf(table) {
		const found = this.database.dataSource.entityMetadatas.find(({ tableName }) => tableName === table);
		if (found === void 0) throw new Error(`personColumns name ${table}, which is no table of the plugin's entities`);
		return found.columns.map(({ databaseName }) => databaseName);
	}
};
PersonRows = __decorate$27([Injectable(), __metadata$25("design:paramtypes", [Database])], PersonRows);
function placeOf({ table, column }) {
	return `${table}.${column}`;
}
function storedOf(row, columns) {
	return Object.fromEntries(columns.map((column) => [column, row.stored(column)]));
}
// ../../packages/plugin-sdk/dist/server/people/person-references.js
var __decorate$26 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$24 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** What the plugin has declared. */
var PersonColumns = class {};
/** For so long after it was heard of a merge can be undone here, in milliseconds; core's limit of 30 days is shorter. */
var KEPT = 5184e6;
/**
* Lets the plugin's rows follow when two residents turn out to be one, and go back when that is undone: each once, in
* the unit of work in which the event is taken. Events may overtake each other: an undo that comes first lets its merge
* pass, and of two merges one after the other the rows of the first follow the second whichever came first.
*/
var PersonReferences = class PersonReferences {
	constructor(database, plugin, declared, rows, clock) {
		this.database = database;
		this.plugin = plugin;
		this.declared = declared;
		this.rows = rows;
		this.clock = clock;
	}
	/** Rows that nobody tells of a merge would name somebody who is gone. */
	onModuleInit() {
		if (this.declared.columns.length === 0) return;
		const subscribed = this.plugin.definition.events?.subscribes ?? [];
		const missing = [coreEvents.personMerged, coreEvents.personUnmerged].filter((type) => !subscribed.includes(type));
		if (missing.length === 0) return;
		throw new Error(`Refusing to start: personColumns need a subscription to ${missing.join(" and ")}`);
	}
	/** Inside the unit of work in which the event is taken, before the plugin's own handlers. */
	async follow({ type, data }) {
		if (type === coreEvents.personMerged) await this.merged(personMergeEventDataSchema.parse(data));
		if (type === coreEvents.personUnmerged) await this.unmerged(personMergeEventDataSchema.parse(data));
	}
	async merged(merge) {
		if (!await this.remember(merge, false)) return;
		await this.takeAlong(merge);
		await this.forgetOld();
	}
	async unmerged(merge) {
		if (await this.remember(merge, true)) return;
		const { affectedRows } = await this.database.execute("UPDATE yige_person_merges SET undone = 1 WHERE merge_id = ? AND undone = 0", [merge.mergeId]);
		if (affectedRows === 0) return;
		for (const column of this.declared.columns) await this.rows.putBack(keyOf(column), merge);
		await this.database.execute("DELETE FROM yige_person_merge_rows WHERE merge_id = ?", [merge.mergeId]);
	}
	async takeAlong(merge) {
		for (const column of this.declared.columns) await this.rows.take(keyOf(column), merge);
		const onward = await this.database.queryOne("SELECT merge_id, into_id FROM yige_person_merges WHERE from_id = ? AND undone = 0", [merge.intoId], (row) => ({
			mergeId: row.text("merge_id"),
			fromId: merge.intoId,
			intoId: row.text("into_id")
		}));
		if (onward !== null) await this.takeAlong(onward);
	}
	/** Answers whether it is news. */
	async remember({ mergeId, fromId, intoId }, undone) {
		return await this.database.insertMany("yige_person_merges", [
			"merge_id",
			"from_id",
			"into_id",
			"undone",
			"heard_at"
		], [[
			mergeId,
			fromId,
			intoId,
			undone,
			this.clock.now()
		]], { ignoreDuplicates: true }) > 0;
	}
	async forgetOld() {
		const before = /* @__PURE__ */ new Date(this.clock.now().getTime() - KEPT);
		await this.database.execute("DELETE FROM yige_person_merge_rows WHERE merge_id IN (SELECT m.merge_id FROM yige_person_merges m WHERE m.heard_at < ?)", [before]);
	}
};
PersonReferences = __decorate$26([Injectable(), __metadata$24("design:paramtypes", [
	Database,
	RunningPlugin,
	PersonColumns,
	PersonRows,
	Clock
])], PersonReferences);
// ../../packages/plugin-sdk/dist/server/units/unit-rows.js
/** What the plugin has declared. */
var DeclaredUnitRows = class {};
// ../../packages/plugin-sdk/dist/server/units/moved-rows.js
var __decorate$25 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$23 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** As many ids as core answers for in one call. */
var ASKED_AT_ONCE = 500;
/** Rows of one statement: others write in between. */
var ROWS_AT_ONCE = 500;
/** Brings the unit columns of the declared tables up to what core says today. Doing it twice changes nothing more. */
var MovedRows = class MovedRows {
	constructor(database, core, declared) {
		this.database = database;
		this.core = core;
		this.declared = declared;
	}
	/** Rows of these residents; those whom core no longer shows keep the units where they were last. */
	async ofPeople(personIds) {
		const tables = this.declared.tables.filter(({ person }) => person !== void 0);
		if (tables.length === 0) return;
		for (const ids of inParts(personIds)) {
			const { items } = await this.core.asPlugin().people.batch({ body: { ids } });
			for (const { id, units } of items) for (const { table, person } of tables) await this.move(table, units, `${person} = ?`, [id]);
		}
	}
	/** Every row whose unit is another one today, or stands elsewhere. */
	async ofAllUnits() {
		for (const rows of this.declared.tables) {
			const known = await this.database.query(`SELECT DISTINCT ${UNIT_COLUMNS.join(", ")} FROM ${rows.table}`, [], readUnitPath);
			for (const paths of inParts(known)) await this.follow(rows, paths);
		}
	}
	async follow(rows, paths) {
		const { items } = await this.core.asPlugin().reorganisations.paths({ body: { ids: paths.map(innermostOf) } });
		const today = new Map(items.map((item) => [item.id, item.paths]));
		for (const path of paths) {
			const outcomes = today.get(innermostOf(path)) ?? [];
			const [first] = outcomes;
			if (first === void 0) continue;
			if (outcomes.length > 1 && rows.person !== void 0) await this.ofPeople(await this.peopleIn(rows.table, rows.person, path));
			if (!outcomes.some((outcome) => isSame(outcome, path))) await this.moveAll(rows, path, first);
		}
	}
	async moveAll({ table, key }, from, to) {
		const before = conditionOf(from);
		for (;;) {
			const keys = await this.database.query(`SELECT ${key} AS row_key FROM ${table} WHERE ${before.sql} LIMIT ${ROWS_AT_ONCE}`, before.parameters, (row) => row.text("row_key"));
			if (keys.length === 0) return;
			await this.move(table, to, `${key} IN (${placeholders(keys)})`, keys);
		}
	}
	peopleIn(table, person, path) {
		const { sql, parameters } = conditionOf(path);
		return this.database.query(`SELECT DISTINCT ${person} AS person FROM ${table} WHERE ${sql}`, parameters, (row) => row.text("person"));
	}
	async move(table, to, where, parameters) {
		await this.database.execute(`UPDATE ${table} SET ${UNIT_COLUMNS.map((column) => `${column} = ?`).join(", ")} WHERE ${where}`, [...unitValues(to), ...parameters]);
	}
};
MovedRows = __decorate$25([Injectable(), __metadata$23("design:paramtypes", [
	Database,
	CoreClient,
	DeclaredUnitRows
])], MovedRows);
function isSame(one, other) {
	const values = unitValues(other);
	return unitValues(one).every((id, index) => id === values[index]);
}
/** SQL for the rows of exactly these units. */
function conditionOf(path) {
	const values = unitValues(path);
	return {
		sql: UNIT_COLUMNS.map((column, index) => values[index] === null ? `${column} IS NULL` : `${column} = ?`).join(" AND "),
		parameters: values.filter((id) => id !== null)
	};
}
function inParts(items) {
	const parts = [];
	for (let at = 0; at < items.length; at += ASKED_AT_ONCE) parts.push(items.slice(at, at + ASKED_AT_ONCE));
	return parts;
}
// ../../packages/plugin-sdk/dist/server/units/unit-moves.js
init_permissions();
var __decorate$24 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$22 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var AT_ONCE$1 = 200;
/** How long a process has for what it took, in milliseconds. */
var LEASE$1 = 3e5;
var eventDataSchema = z.union([z.object({ personId: z.string() }).transform(({ personId }) => ({
	kind: "person",
	subject: personId
})), z.object({ reorganisationId: z.string() }).transform(({ reorganisationId }) => ({
	kind: "reorganisation",
	subject: reorganisationId
}))]);
/**
* Lets rows with unit columns follow residents who move and units that are reorganised. That something is to follow is
* written in the unit of work that takes the event; where to is asked of core afterwards, until it has answered.
*/
var UnitMoves = class UnitMoves {
	constructor(database, plugin, declared, rows, clock, log) {
		this.database = database;
		this.plugin = plugin;
		this.declared = declared;
		this.rows = rows;
		this.clock = clock;
		this.log = log;
		this.worker = new Worker("unit moves", () => this.round(), log.logger);
	}
	/** Rows that nobody tells of a move would belong to units that are no more. */
	onModuleInit() {
		if (this.declared.tables.length === 0) return;
		const { events, grants } = this.plugin.definition;
		const subscribed = events?.subscribes ?? [];
		const missing = [...this.needed().filter((type) => !subscribed.includes(type)).map((type) => `a subscription to ${type}`), ...grants.includes(corePermissions.orgUnitRead) ? [] : [`the grant ${corePermissions.orgUnitRead}`]];
		if (missing.length > 0) throw new Error(`Refusing to start: unitRows need ${missing.join(", ")}`);
	}
	onApplicationBootstrap() {
		if (this.declared.tables.length > 0) this.worker.start();
	}
	onModuleDestroy() {
		return this.worker.stop();
	}
	/** Inside the unit of work in which the event is taken. */
	async hear({ type, data }) {
		if (this.declared.tables.length === 0 || !this.needed().some((needed) => needed === type)) return;
		const { kind, subject } = eventDataSchema.parse(data);
		const now = this.clock.now();
		await this.database.insertMany("yige_unit_moves", [
			"subject",
			"kind",
			"heard",
			"attempts",
			"next_at"
		], [[
			subject,
			kind,
			0,
			0,
			now
		]], { ignoreDuplicates: true });
		await this.database.execute("UPDATE yige_unit_moves SET heard = heard + 1, attempts = 0, next_at = ? WHERE subject = ?", [now, subject]);
		this.database.afterCommit(() => this.worker.nudge());
	}
	/** No resident takes along rows that name none. */
	needed() {
		const { personMoved, orgReorganised } = coreEvents;
		return this.declared.tables.some(({ person }) => person !== void 0) ? [personMoved, orgReorganised] : [orgReorganised];
	}
	async round() {
		const taken = await this.take();
		if (taken.length === 0) return false;
		try {
			const moved = taken.filter(({ kind }) => kind === "person").map(({ subject }) => subject);
			if (moved.length > 0) await this.rows.ofPeople(moved);
			if (moved.length < taken.length) await this.rows.ofAllUnits();
		} catch (error) {
			this.log.logger.warn({ err: error }, "rows could not follow their units yet");
			for (const move of taken) await this.postpone(move);
			return false;
		}
		for (const { subject, heard } of taken) await this.database.execute("DELETE FROM yige_unit_moves WHERE subject = ? AND heard = ?", [subject, heard]);
		return taken.length === AT_ONCE$1;
	}
	take() {
		return this.database.transaction(async () => {
			const now = this.clock.now();
			const due = await this.database.query(`SELECT kind, subject, heard, attempts FROM yige_unit_moves WHERE next_at <= ? ORDER BY next_at, subject
         LIMIT ${AT_ONCE$1} ${this.database.dialect === "mysql" ? "FOR UPDATE SKIP LOCKED" : ""}`, [now], (row) => ({
				kind: row.text("kind") === "person" ? "person" : "reorganisation",
				subject: row.text("subject"),
				heard: row.integer("heard"),
				attempts: row.integer("attempts")
			}));
			if (due.length > 0) await this.database.execute(`UPDATE yige_unit_moves SET next_at = ? WHERE subject IN (${placeholders(due)})`, [new Date(now.getTime() + LEASE$1), ...due.map(({ subject }) => subject)]);
			return due;
		});
	}
	async postpone({ subject, heard, attempts }) {
		await this.database.execute("UPDATE yige_unit_moves SET attempts = ?, next_at = ? WHERE subject = ? AND heard = ?", [
			attempts + 1,
			new Date(this.clock.now().getTime() + backOff(attempts)),
			subject,
			heard
		]);
	}
};
UnitMoves = __decorate$24([Injectable(), __metadata$22("design:paramtypes", [
	Database,
	RunningPlugin,
	DeclaredUnitRows,
	MovedRows,
	Clock,
	Log
])], UnitMoves);
// ../../packages/plugin-sdk/dist/server/events/event-inbox.js
var __decorate$23 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$21 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Brings each event to all its handlers, exactly once, in one unit of work. */
var EventInbox = class EventInbox {
	constructor(discovery, received, people, units, files, settings) {
		this.discovery = discovery;
		this.received = received;
		this.people = people;
		this.units = units;
		this.files = files;
		this.settings = settings;
		this.handlers = [];
	}
	onModuleInit() {
		this.handlers = eventHandlers(this.discovery);
	}
	async receive(event) {
		this.settings.hear(event);
		await this.received.once("event", event.id, () => null, async () => {
			await this.people.follow(event);
			await this.units.hear(event);
			await this.files.follow(event);
			for (const handler of this.handlers.filter(({ key }) => key === event.type)) await handler.call(event);
			return null;
		});
	}
};
EventInbox = __decorate$23([Injectable(), __metadata$21("design:paramtypes", [
	DiscoveryService,
	Received,
	PersonReferences,
	UnitMoves,
	PluginFiles,
	Settings
])], EventInbox);
// ../../packages/plugin-sdk/dist/server/files/file-sweep.js
var __decorate$22 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$20 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** How often the folder is looked through, in milliseconds. */
var EVERY = 36e5;
/** So long a file waits for its row: a server that was started with another database by mistake must not clear the folder. */
var GRACE = 864e5;
/** Files asked about in one statement. */
var AT_ONCE = 500;
/** Removes files that no row names: of uploads that broke off, and of rows whose removal was cut short. */
var FileSweep = class FileSweep {
	constructor(folder, rows, clock, log) {
		this.folder = folder;
		this.rows = rows;
		this.clock = clock;
		this.sweptAt = 0;
		this.worker = new Worker("file-sweep", () => this.round(), log.logger);
	}
	onApplicationBootstrap() {
		this.worker.start();
	}
	onModuleDestroy() {
		return this.worker.stop();
	}
	async sweep(before) {
		const old = await this.folder.old(before);
		for (let at = 0; at < old.length; at += AT_ONCE) {
			const ids = old.slice(at, at + AT_ONCE);
			const kept = new Set((await this.rows.byIds(ids)).map(({ id }) => id));
			for (const id of ids) if (!kept.has(id)) await this.folder.remove(id);
		}
	}
	async round() {
		const now = this.clock.now().getTime();
		if (now - this.sweptAt < EVERY) return false;
		this.sweptAt = now;
		await this.sweep(/* @__PURE__ */ new Date(now - GRACE));
		return false;
	}
};
FileSweep = __decorate$22([Injectable(), __metadata$20("design:paramtypes", [
	FileFolder,
	FileRows,
	Clock,
	Log
])], FileSweep);
// ../../packages/plugin-sdk/dist/server/http/caller-guard.js
var __decorate$21 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$19 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Lets in only what core vouches for: a user's or a device's token of this plugin, and the permission that the route names. */
var CallerGuard = class CallerGuard {
	constructor(tokens) {
		this.tokens = tokens;
	}
	async canActivate(context) {
		const handler = context.getHandler();
		if (isPlatformRoute(handler)) return true;
		const route = pluginRouteOf(handler);
		if (route === void 0) throw requestProblems["request.forbidden"]();
		const request = context.switchToHttp().getRequest();
		const { claims, token } = await this.tokens.verify(request.headers.authorization, "user", "service");
		const caller = new Caller(claims, token);
		if (!caller.can(route.permission)) throw requestProblems["request.forbidden"]();
		if (route.upload === void 0 && bringsFile(request)) throw requestProblems["request.mediaType"]();
		rememberCaller(request, caller);
		return true;
	}
};
CallerGuard = __decorate$21([Injectable(), __metadata$19("design:paramtypes", [CoreTokens])], CallerGuard);
// ../../packages/plugin-sdk/dist/server/http/problem-filter.js
init_problem();
var __decorate$20 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
/** Answers every error as a problem document; one that core gave is passed on as it is. */
var ProblemFilter = class ProblemFilter {
	catch(error, host) {
		const http = host.switchToHttp();
		const request = http.getRequest();
		const reply = http.getResponse();
		const known = error instanceof KnownProblem ? error : fromFramework(error);
		if (known.status >= 500) request.log.error({
			err: error,
			code: known.code
		}, "request failed");
		const document = error instanceof ProblemError ? {
			...error.problem,
			requestId: request.id
		} : problemDocument(known, localeOfHeader(request.headers["accept-language"]), request.id);
		const body = Buffer.from(JSON.stringify(document));
		reply.status(document.status).header("content-type", PROBLEM_MEDIA_TYPE).send(body);
	}
};
ProblemFilter = __decorate$20([Catch()], ProblemFilter);
function fromFramework(cause) {
	const status = statusOf(cause);
	if (status === 400) return requestProblems["request.malformed"]({ cause });
	if (status === 404) return requestProblems["request.notFound"]({ cause });
	if (status === 413) return requestProblems["request.tooLarge"]({ cause });
	if (status === 415) return requestProblems["request.mediaType"]({ cause });
	return requestProblems["platform.unexpected"]({ cause });
}
function statusOf(error) {
	if (error instanceof HttpException) return error.getStatus();
	if (error instanceof Error && "statusCode" in error && typeof error.statusCode === "number") return error.statusCode;
	return 500;
}
// ../../packages/plugin-sdk/dist/server/http/route-check.js
var __decorate$19 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$18 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Deny by default: a handler without `@PluginRoute`, and so without a permission, keeps the plugin from starting. */
var RouteCheck = class RouteCheck {
	constructor(discovery, plugin) {
		this.discovery = discovery;
		this.plugin = plugin;
	}
	onModuleInit() {
		const faults = [...this.discovery.getControllers().flatMap(({ instance, name }) => faultsOf(instance, String(name))), ...uploadFaults(this.plugin.definition.uploads ?? [], mountedRoutes(this.discovery))];
		if (faults.length > 0) throw new Error(`Refusing to start:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
	}
};
RouteCheck = __decorate$19([Injectable(), __metadata$18("design:paramtypes", [DiscoveryService, RunningPlugin])], RouteCheck);
function faultsOf(instance, controller) {
	return handlersOf(instance).flatMap(([name, handler]) => {
		const route = pluginRouteOf(handler);
		if (route === void 0) return isPlatformRoute(handler) ? [] : [`${controller}.${name} declares no permission: use @PluginRoute`];
		if (/:[A-Za-z]/.test(route.path) && route.params === void 0) return [`${controller}.${name} takes ${route.path} without a schema`];
		return [];
	});
}
/** What the manifest does not declare the gateway lets through to 1 MiB only, and what nobody takes it would let through. */
function uploadFaults(declared, routes) {
	const taking = routes.filter(({ upload }) => upload !== void 0);
	return [...taking.filter(({ method, path, upload }) => method !== "POST" || upload?.path !== path || !isAmong(declared, upload)).map((route) => `${lineOf(route)} takes a file: it is a POST at the path of one of the manifest’s uploads`), ...declared.filter(({ path }) => !taking.some(({ upload }) => upload?.path === path)).map(({ path }) => `plugin.ts declares the upload ${path}, which no route takes`)];
}
function isAmong(declared, upload) {
	return declared.some((each) => isDeepStrictEqual(each, upload));
}
/** All routes that a server mounts of its own, in the order of their paths. */
function mountedRoutes(discovery) {
	return discovery.getControllers().flatMap(({ instance }) => handlersOf(instance)).map(([, handler]) => pluginRouteOf(handler)).filter((route) => route !== void 0).sort((one, other) => lineOf(one).localeCompare(lineOf(other), "en"));
}
var lineOf = ({ method, path }) => `${path} ${method}`;
function handlersOf(instance) {
	if (instance === null || typeof instance !== "object") return [];
	const prototype = Object.getPrototypeOf(instance);
	return Object.getOwnPropertyNames(prototype).flatMap((name) => {
		const handler = Object.getOwnPropertyDescriptor(prototype, name)?.value;
		return typeof handler === "function" && name !== "constructor" && Reflect.hasMetadata(PATH_METADATA, handler) ? [[name, handler]] : [];
	});
}
// ../../packages/plugin-sdk/dist/server/http/sensitive-answers.js
init_person();
var __decorate$18 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$17 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/**
* Has core note of whom a sensitive answer tells, before it is sent: a resident who asks who read what a bureau keeps of them
* is told of every reader (PIPL art. 45). While core takes no note there is no answer.
*/
var SensitiveAnswers = class SensitiveAnswers {
	constructor(core) {
		this.core = core;
	}
	intercept(context, next) {
		if (pluginRouteOf(context.getHandler())?.sensitive !== true) return next.handle();
		const request = context.switchToHttp().getRequest();
		return next.handle().pipe(mergeMap(async (answer) => {
			await this.note(request, [...peopleIn(answer)]);
			return answer;
		}));
	}
	async note(request, ids) {
		const caller = callerOf(request);
		const { people } = this.core.forReader(caller.kind === "staff" ? caller : void 0);
		for (let at = 0; at < ids.length; at += 500) await people.noteReads({ body: { ids: ids.slice(at, at + 500) } });
	}
};
SensitiveAnswers = __decorate$18([Injectable(), __metadata$17("design:paramtypes", [CoreClient])], SensitiveAnswers);
/** Everybody whom an answer names as `personId`, at whatever depth. */
function peopleIn(answer, found = /* @__PURE__ */ new Set()) {
	if (answer instanceof StreamableFile) {
		if (answer instanceof FileAnswer && answer.personId !== null) found.add(answer.personId);
	} else if (Array.isArray(answer)) for (const each of answer) peopleIn(each, found);
	else if (answer !== null && typeof answer === "object") for (const [name, value] of Object.entries(answer)) if (name === "personId" && typeof value === "string") found.add(value);
	else peopleIn(value, found);
	return found;
}
// ../../packages/plugin-sdk/dist/server/http/taken.js
/** What came in, by its schema; else `request.invalid` with pointers that begin with `place`, such as `body`. */
function taken(place, schema, given) {
	const parsed = schema.safeParse(given);
	if (parsed.success) return parsed.data;
	throw requestProblems["request.invalid"]({ errors: fieldErrors(place, parsed.error) });
}
// ../../packages/plugin-sdk/dist/server/ledgers/ledger-schemas.js
init_primitives(), init_rows();
/** The filters of a ledger as the query spells them, as the plugin takes them: a boolean as one. */
function filterSchemaOf({ columns }) {
	return z.strictObject(Object.fromEntries(columns.flatMap((column) => {
		if (column.type !== "choice" && column.type !== "boolean" || column.filter !== true) return [];
		const value = column.type === "choice" ? z.enum(valuesOf(column)) : z.stringbool({
			truthy: ["true"],
			falsy: ["false"]
		});
		return [[column.name, value.optional()]];
	})));
}
/** What a plugin may answer: rows as the ledger declares them, and as they were asked for. */
function rowsSchemaOf(ledger, asked) {
	const columns = ledger.columns.filter((column) => column.type !== "person");
	const rowSchema = ledgerRowSchema.extend({
		cells: z.strictObject(Object.fromEntries(columns.map((column) => [column.name, cellSchemaOf(column).nullable()]))),
		records: z.array(ledgerRecordSchema.extend({ columns: z.array(z.enum(columns.map(({ name }) => name))).min(1) })).max(200)
	});
	return z.array(rowSchema).max(asked.limit).superRefine((rows, context) => {
		let last = asked.after;
		for (const [index, { key, units, cells }] of rows.entries()) {
			const refuse = (path, message) => context.addIssue({
				code: "custom",
				path: [index, ...path],
				message
			});
			if (last !== null && key <= last) refuse(["key"], "is not greater than the one before, or than `after`");
			last = key;
			if (!isInScope(asked.scope, units)) refuse(["units"], "lie outside the scope");
			for (const [name, value] of Object.entries(asked.filter)) if (cells[name] !== value) refuse(["cells", name], "is not the value of the filter");
		}
	});
}
function cellSchemaOf(column) {
	switch (column.type) {
		case "text": return z.string().max(LEDGER_TEXT_LENGTH);
		case "date": return calendarDateSchema;
		case "boolean": return z.boolean();
		case "choice": return z.enum(valuesOf(column));
		case "integer":
		case "money": return z.int();
	}
}
function valuesOf({ options }) {
	return options.map(({ value }) => value);
}
// ../../packages/plugin-sdk/dist/server/ledgers/ledgers.js
init_rows();
var __decorate$17 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$16 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var problems$1 = defineProblems({
	"ledger.notFound": [
		404,
		"没有这本台账",
		"There is no such ledger"
	],
	"ledger.rowsInvalid": [
		500,
		"插件给的台账与它声明的不符",
		"The plugin’s rows are not as its ledger declares them"
	]
});
/** Brings each question about a ledger to its handler, and holds the answer to what was declared and asked. */
var Ledgers = class Ledgers {
	constructor(discovery, plugin, configuration) {
		this.discovery = discovery;
		this.plugin = plugin;
		this.configuration = configuration;
		this.handlers = [];
	}
	/** Every ledger has one handler, and every handler its ledger, or the plugin doesn't start. */
	onModuleInit() {
		this.handlers = ledgerHandlers(this.discovery);
		const ledgers = this.plugin.definition.ledgers ?? [];
		const faults = [...ledgers.flatMap((ledger) => {
			const { length } = this.handlers.filter(({ key }) => key === ledger);
			return length === 1 ? [] : [`${length === 0 ? "no" : length} @LedgerRows for ${ledger.name}`];
		}), ...this.handlers.flatMap(({ key, name }) => ledgers.includes(key) ? [] : [`${name} answers ${key.name}, which the manifest does not declare`])];
		if (faults.length > 0) throw new Error(`Refusing to start: ${faults.join("; ")}`);
	}
	async rows(name, given) {
		const handler = this.handlers.find(({ key }) => key.name === name);
		if (handler === void 0) throw problems$1["ledger.notFound"]();
		const { unit, level, from, until, limit, after = null, ...query } = taken("query", ledgerRowsQuerySchema, given);
		const filter = taken("query/filter", filterSchemaOf(handler.key), query.filter ?? {});
		const { timeZone } = this.configuration;
		const asked = {
			scope: { units: [{
				id: unit,
				level
			}] },
			filter,
			after,
			limit: limit + 1
		};
		const answer = await handler.call({
			...asked,
			from,
			until,
			startsAt: startOfDay(from, timeZone),
			endsAt: startOfDay(until, timeZone)
		});
		const rows = rowsSchemaOf(handler.key, asked).safeParse(answer);
		if (rows.success) return {
			items: rows.data.slice(0, limit),
			more: rows.data.length > limit
		};
		const detail = `${name}: ${z.prettifyError(rows.error)}`;
		throw problems$1["ledger.rowsInvalid"]({
			detail: {
				"zh-CN": detail,
				en: detail
			},
			cause: rows.error
		});
	}
};
Ledgers = __decorate$17([Injectable(), __metadata$16("design:paramtypes", [
	DiscoveryService,
	RunningPlugin,
	PluginConfiguration
])], Ledgers);
// ../../packages/plugin-sdk/dist/server/ledgers/ledgers.controller.js
var __decorate$16 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$15 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param$4 = function(paramIndex, decorator) {
	return function(target, key) {
		decorator(target, key, paramIndex);
	};
};
var pathSchema = z.object({ name: z.string() });
/** Rows of ledgers, for core alone: it checks who may read them, and fills in what is about people. */
var LedgersController = class LedgersController {
	constructor(tokens, ledgers) {
		this.tokens = tokens;
		this.ledgers = ledgers;
	}
	async rows(request) {
		await this.tokens.verify(request.headers.authorization, "platform");
		return this.ledgers.rows(pathSchema.parse(request.params).name, request.query);
	}
};
__decorate$16([
	PlatformRoute("GET", "/yige/v1/ledgers/:name/rows"),
	__param$4(0, Req()),
	__metadata$15("design:type", Function),
	__metadata$15("design:paramtypes", [Object]),
	__metadata$15("design:returntype", Promise)
], LedgersController.prototype, "rows", null);
LedgersController = __decorate$16([Controller(), __metadata$15("design:paramtypes", [CoreTokens, Ledgers])], LedgersController);
// ../../packages/plugin-sdk/dist/server/platform/platform.controller.js
var __decorate$15 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$14 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param$3 = function(paramIndex, decorator) {
	return function(target, key) {
		decorator(target, key, paramIndex);
	};
};
var problems = defineProblems({
	"webhook.forged": [
		401,
		"事件签名不对",
		"The event’s signature is not valid"
	],
	"task.mismatch": [
		422,
		"任务编号不一致",
		"The task’s id differs between path and body"
	]
});
var taskPathSchema = z.object({ id: z.string() });
/** What core calls: manifest, files, health, events, results. Never reachable through the gateway. */
var PlatformController = class PlatformController {
	constructor(artefact, tokens, results, events, configuration) {
		this.artefact = artefact;
		this.tokens = tokens;
		this.results = results;
		this.events = events;
		this.webhook = new Webhook(configuration.webhookSecret);
	}
	/** Byte by byte as it was built: that is what is signed. */
	async manifest(reply) {
		await reply.type("application/json").send(this.artefact.manifestBytes);
	}
	async signature(reply) {
		if (this.artefact.signature === null) throw requestProblems["request.notFound"]();
		await reply.type("application/json").send(this.artefact.signature);
	}
	/** Migrations are done before the server listens. */
	health() {
		const { id, version } = this.artefact.manifest;
		return {
			status: "ready",
			id,
			version,
			migrated: true
		};
	}
	async web(request, reply) {
		const { "*": path } = z.object({ "*": z.string() }).parse(request.params);
		const asset = this.artefact.manifest.web.assets.find((listed) => listed.path === path);
		if (asset === void 0) throw requestProblems["request.notFound"]();
		await reply.type("application/octet-stream").send(createReadStream(join(this.artefact.webDirectory, asset.path)));
	}
	async event(request) {
		await this.events.receive(taken("body", cloudEventSchema, this.verified(request)));
		return { received: true };
	}
	async result(request) {
		await this.tokens.verify(request.headers.authorization, "platform");
		const delivery = taken("body", taskResultDeliverySchema, request.body);
		if (delivery.task.id !== taskPathSchema.parse(request.params).id) throw problems["task.mismatch"]();
		return this.results.take(delivery);
	}
	/** The body, if core signed it just now (Standard Webhooks: id, time and body, HMAC-SHA-256). */
	verified(request) {
		const body = typeof request.body === "string" ? request.body : "";
		const header = (name) => String(request.headers[name] ?? "");
		try {
			return this.webhook.verify(body, {
				"webhook-id": header("webhook-id"),
				"webhook-timestamp": header("webhook-timestamp"),
				"webhook-signature": header("webhook-signature")
			});
		} catch (cause) {
			if (cause instanceof WebhookVerificationError) throw problems["webhook.forged"]({ cause });
			if (cause instanceof SyntaxError) throw requestProblems["request.malformed"]({ cause });
			throw cause;
		}
	}
};
__decorate$15([
	PlatformRoute("GET", "/yige/v1/manifest"),
	__param$3(0, Res()),
	__metadata$14("design:type", Function),
	__metadata$14("design:paramtypes", [Object]),
	__metadata$14("design:returntype", Promise)
], PlatformController.prototype, "manifest", null);
__decorate$15([
	PlatformRoute("GET", "/yige/v1/signature"),
	__param$3(0, Res()),
	__metadata$14("design:type", Function),
	__metadata$14("design:paramtypes", [Object]),
	__metadata$14("design:returntype", Promise)
], PlatformController.prototype, "signature", null);
__decorate$15([
	PlatformRoute("GET", "/yige/v1/health"),
	__metadata$14("design:type", Function),
	__metadata$14("design:paramtypes", []),
	__metadata$14("design:returntype", Object)
], PlatformController.prototype, "health", null);
__decorate$15([
	PlatformRoute("GET", "/web/*"),
	__param$3(0, Req()),
	__param$3(1, Res()),
	__metadata$14("design:type", Function),
	__metadata$14("design:paramtypes", [Object, Object]),
	__metadata$14("design:returntype", Promise)
], PlatformController.prototype, "web", null);
__decorate$15([
	PlatformRoute("POST", "/yige/v1/events"),
	__param$3(0, Req()),
	__metadata$14("design:type", Function),
	__metadata$14("design:paramtypes", [Object]),
	__metadata$14("design:returntype", Promise)
], PlatformController.prototype, "event", null);
__decorate$15([
	PlatformRoute("POST", "/yige/v1/tasks/:id/result"),
	__param$3(0, Req()),
	__metadata$14("design:type", Function),
	__metadata$14("design:paramtypes", [Object]),
	__metadata$14("design:returntype", Promise)
], PlatformController.prototype, "result", null);
PlatformController = __decorate$15([Controller(), __metadata$14("design:paramtypes", [
	PluginArtefact,
	CoreTokens,
	TaskResults,
	EventInbox,
	PluginConfiguration
])], PlatformController);
// ../../packages/plugin-sdk/dist/server/schedule/recurrence.js
/** The latest occurrence that has opened. Those before it are past: a round of last month is not sent this month. */
function latestOccurrence(recurrence, now, today, timeZone) {
	const current = occurrenceOf(today, recurrence, timeZone);
	return current.opensAt <= now ? current : occurrenceOf(addDays(current.firstDay, -1), recurrence, timeZone);
}
function occurrenceOf(within, { every, on = 1, at = "08:00" }, timeZone) {
	const { key, firstDay, endDay } = calendarPeriodOf(within, every);
	return {
		key,
		firstDay,
		endDay,
		opensAt: instantAt(addDays(firstDay, Math.min(on, daysBetween(firstDay, endDay)) - 1), at, timeZone)
	};
}
// ../../packages/plugin-sdk/dist/server/schedule/recurring-work.js
var __decorate$14 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$13 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** How long a process has for an occurrence before another one takes it up, in milliseconds. */
var LEASE = 6e5;
/**
* Runs `@Recurring` methods. That an occurrence is done stands in the database from the moment its method has returned:
* whoever is killed before that, it runs again.
*/
var RecurringWork = class RecurringWork {
	constructor(database, clock, configuration) {
		this.database = database;
		this.clock = clock;
		this.configuration = configuration;
	}
	async runIfDue({ key: options, call }) {
		const { name } = options;
		const now = this.clock.now();
		const occurrence = latestOccurrence(options, now, this.clock.today(), this.configuration.timeZone);
		if (!await this.claim(name, occurrence, now)) return;
		try {
			await call(occurrence);
		} catch (error) {
			await this.release(name);
			throw error;
		}
		await this.database.execute("UPDATE yige_recurrences SET done_key = ?, leased_until = ? WHERE name = ?", [
			occurrence.key,
			this.clock.now(),
			name
		]);
	}
	async claim(name, { key }, now) {
		await this.database.insertMany("yige_recurrences", [
			"name",
			"done_key",
			"leased_until"
		], [[
			name,
			null,
			now
		]], { ignoreDuplicates: true });
		const { affectedRows } = await this.database.execute(`UPDATE yige_recurrences SET leased_until = ?
       WHERE name = ? AND leased_until <= ? AND (done_key IS NULL OR done_key <> ?)`, [
			new Date(now.getTime() + LEASE),
			name,
			now,
			key
		]);
		return affectedRows > 0;
	}
	async release(name) {
		await this.database.execute("UPDATE yige_recurrences SET leased_until = ? WHERE name = ?", [this.clock.now(), name]);
	}
};
RecurringWork = __decorate$14([Injectable(), __metadata$13("design:paramtypes", [
	Database,
	Clock,
	PluginConfiguration
])], RecurringWork);
// ../../packages/plugin-sdk/dist/server/schedule/schedules.js
var __decorate$13 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$12 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** How often it is looked whether something is due, in milliseconds. */
var LOOK = 15e3;
/** Pause after a run that failed, in milliseconds. */
var AFTER_FAILURE = 2e3;
/**
* Looks regularly whether an `@Every` or `@Recurring` method is due. The next time of an `@Every` stands in the database and is moved by an UPDATE that only one process wins,
* so several processes of a plugin don't do the work twice.
*/
var Schedules = class Schedules {
	constructor(discovery, database, recurringWork, clock, log) {
		this.discovery = discovery;
		this.database = database;
		this.recurringWork = recurringWork;
		this.clock = clock;
		this.log = log;
		this.handlers = [];
		this.recurring = [];
		this.stopped = false;
	}
	onApplicationBootstrap() {
		this.handlers = scheduledHandlers(this.discovery);
		this.recurring = recurringHandlers(this.discovery);
		if (this.handlers.length + this.recurring.length === 0) return;
		this.look(true);
		this.timer = setInterval(() => this.look(false), LOOK).unref();
	}
	async onModuleDestroy() {
		this.stopped = true;
		clearInterval(this.timer);
		await this.running;
	}
	look(atStart) {
		this.running ??= this.runDue(atStart).finally(() => {
			this.running = void 0;
		});
	}
	async runDue(atStart) {
		for (const handler of this.handlers) {
			if (this.stopped) return;
			try {
				if (await this.claim(handler.key, atStart)) await traced(() => handler.call());
			} catch (error) {
				this.log.logger.warn({
					err: error,
					schedule: handler.key.name
				}, "scheduled work failed; tried again soon");
				await this.retrySoon(handler.key.name);
			}
		}
		for (const handler of this.recurring) {
			if (this.stopped) return;
			try {
				await traced(() => this.recurringWork.runIfDue(handler));
			} catch (error) {
				this.log.logger.warn({
					err: error,
					schedule: handler.key.name
				}, "recurring work failed; tried again soon");
				this.lookSoon();
			}
		}
	}
	async claim({ name, minutes }, atStart) {
		const now = this.clock.now();
		await this.database.insertMany("yige_schedules", ["name", "next_at"], [[name, now]], { ignoreDuplicates: true });
		const next = new Date(now.getTime() + minutes * 6e4);
		const { affectedRows } = await this.database.execute(`UPDATE yige_schedules SET next_at = ? WHERE name = ? ${atStart ? "" : "AND next_at <= ?"}`, atStart ? [next, name] : [
			next,
			name,
			now
		]);
		return affectedRows > 0;
	}
	/** Core may still be starting: what needed it is tried again long before its usual time. */
	async retrySoon(name) {
		if (this.stopped) return;
		const soon = new Date(this.clock.now().getTime() + AFTER_FAILURE);
		await this.database.execute("UPDATE yige_schedules SET next_at = ? WHERE name = ?", [soon, name]);
		this.lookSoon();
	}
	lookSoon() {
		setTimeout(() => this.look(false), 2050).unref();
	}
};
Schedules = __decorate$13([Injectable(), __metadata$12("design:paramtypes", [
	DiscoveryService,
	Database,
	RecurringWork,
	Clock,
	Log
])], Schedules);
// ../../packages/plugin-sdk/dist/server/search/plugin-search.js
init_search();
var __decorate$12 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$11 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Brings core's searches to the plugin's method for them. */
var PluginSearch = class PluginSearch {
	constructor(discovery, plugin) {
		this.discovery = discovery;
		this.plugin = plugin;
	}
	/** Who declares a search has one method for it, and who doesn't has none, or the plugin doesn't start. */
	onModuleInit() {
		const handlers = searchHandlers(this.discovery);
		const wanted = this.plugin.definition.search === void 0 ? 0 : 1;
		if (handlers.length !== wanted) {
			const names = handlers.map(({ name }) => name).join(", ") || "none";
			throw new Error(`Refusing to start: plugin.ts asks for ${wanted} ${wanted === 1 ? "method" : "methods"} with @Search(), and there is ${names}`);
		}
		[this.handler] = handlers;
	}
	async find(query) {
		if (this.handler === void 0) throw requestProblems["request.notFound"]();
		return searchAnswerSchema.parse({ items: await this.handler.call(query) });
	}
};
PluginSearch = __decorate$12([Injectable(), __metadata$11("design:paramtypes", [DiscoveryService, RunningPlugin])], PluginSearch);
// ../../packages/plugin-sdk/dist/server/search/search.controller.js
init_search();
var __decorate$11 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$10 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param$2 = function(paramIndex, decorator) {
	return function(target, key) {
		decorator(target, key, paramIndex);
	};
};
/** Answers core's searches, and nobody else's. */
var SearchController = class SearchController {
	constructor(tokens, search) {
		this.tokens = tokens;
		this.search = search;
	}
	async find(request) {
		await this.tokens.verify(request.headers.authorization, "platform");
		return this.search.find(taken("body", searchQuerySchema, request.body));
	}
};
__decorate$11([
	PlatformRoute("POST", "/yige/v1/search"),
	__param$2(0, Req()),
	__metadata$10("design:type", Function),
	__metadata$10("design:paramtypes", [Object]),
	__metadata$10("design:returntype", Promise)
], SearchController.prototype, "find", null);
SearchController = __decorate$11([Controller(), __metadata$10("design:paramtypes", [CoreTokens, PluginSearch])], SearchController);
// ../../packages/plugin-sdk/dist/server/visits/visits.js
var __decorate$10 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$9 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Visits that staff made at doors where the plugin had a task. */
var Visits = class Visits {
	constructor(core) {
		this.core = core;
	}
	/**
	* How a visit went, and what became of the plugin's own parts; nothing of other bureaus' parts. The id comes with
	* `cn.yige.visit.attempted.v1`. Throws a `ProblemError`: 404 for a visit without a task of the plugin. Needs the grant
	* `core:task.read`.
	*/
	get(id) {
		return this.core.visits().get({ params: { id } });
	}
};
Visits = __decorate$10([Injectable(), __metadata$9("design:paramtypes", [CoreClient])], Visits);
// ../../packages/plugin-sdk/dist/server/plugin-server.module.js
var __decorate$9 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$8 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Closes the database after everything that uses it has stopped. */
var DatabaseCloser = class DatabaseCloser {
	constructor(database) {
		this.database = database;
	}
	onApplicationShutdown() {
		return this.database.close();
	}
};
DatabaseCloser = __decorate$9([Injectable(), __metadata$8("design:paramtypes", [Database])], DatabaseCloser);
var PlatformServicesModule = class PlatformServicesModule {};
PlatformServicesModule = __decorate$9([Module({})], PlatformServicesModule);
var PluginServerModule = class PluginServerModule {};
PluginServerModule = __decorate$9([Module({})], PluginServerModule);
/** The plugin's module within everything that the SDK brings. */
function pluginServer(parts) {
	const { definition, configuration, artefact, database, log, module, personColumns, unitRows } = parts;
	const services = [
		CoreTokens,
		CoreClient,
		People,
		Clock,
		Received,
		Tasks,
		TaskFiles,
		PluginFiles,
		TaskOutbox,
		Jobs,
		Matters,
		Visits,
		Settings
	];
	return {
		module: PluginServerModule,
		imports: [
			DiscoveryModule,
			{
				module: PlatformServicesModule,
				global: true,
				imports: [DiscoveryModule],
				providers: [
					{
						provide: PluginConfiguration,
						useValue: configuration
					},
					{
						provide: PluginArtefact,
						useValue: artefact
					},
					{
						provide: RunningPlugin,
						useValue: { definition }
					},
					{
						provide: Database,
						useValue: database
					},
					{
						provide: Log,
						useValue: log
					},
					DatabaseCloser,
					FileFolder,
					FileRows,
					...services
				],
				exports: [
					PluginConfiguration,
					PluginArtefact,
					RunningPlugin,
					Database,
					Log,
					FileFolder,
					FileRows,
					...services
				]
			},
			module
		],
		controllers: [
			PlatformController,
			DataController,
			LedgersController,
			SearchController
		],
		providers: [
			DataRows,
			FileContents,
			FileSweep,
			Ledgers,
			TaskResults,
			EventInbox,
			PluginSearch,
			{
				provide: PersonColumns,
				useValue: { columns: withFiles(definition, personColumns) }
			},
			PersonRows,
			PersonReferences,
			{
				provide: DeclaredUnitRows,
				useValue: { tables: unitRows }
			},
			MovedRows,
			UnitMoves,
			RecurringWork,
			Schedules,
			RouteCheck,
			{
				provide: APP_GUARD,
				useClass: CallerGuard
			},
			{
				provide: APP_INTERCEPTOR,
				useClass: SensitiveAnswers
			},
			{
				provide: APP_INTERCEPTOR,
				useClass: FileTags
			},
			{
				provide: APP_FILTER,
				useClass: ProblemFilter
			}
		]
	};
}
/** Files about residents follow them as the plugin's own rows do, where the plugin hears of merges. */
function withFiles({ events }, columns) {
	const hears = events?.subscribes ?? [];
	return hears.includes(coreEvents.personMerged) && hears.includes(coreEvents.personUnmerged) ? [...columns, {
		table: "yige_files",
		key: "id"
	}] : columns;
}
// ../../packages/plugin-sdk/dist/server/start-plugin.js
init_uploads();
/** Runs a plugin's server: configuration from the environment, database migrated under a lock, then listens. */
async function startPlugin(program) {
	try {
		await runPlugin(program, new PluginConfiguration(program.plugin.id, process.env), PluginArtefact.ofProgram());
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
	}
}
/** The same with everything given, for tests. */
async function runPlugin(program, configuration, artefact) {
	const database = await openDatabase({
		url: configuration.databaseUrl,
		entities: [...sdkEntities, ...program.entities],
		migrations: [...sdkMigrations, ...program.migrations]
	});
	await database.migrate();
	const server = createServer(configuration);
	const application = await NestFactory.create(pluginServer({
		definition: program.plugin,
		configuration,
		artefact,
		database,
		log: { logger: server.log },
		module: program.module,
		personColumns: program.personColumns ?? [],
		unitRows: program.unitRows ?? []
	}), new FastifyAdapter(server), {
		logger: nestLogger(server.log),
		abortOnError: false
	});
	application.enableShutdownHooks();
	await application.listen(configuration.port, "127.0.0.1");
	return {
		application,
		url: (await application.getUrl()).replace("[::1]", "127.0.0.1"),
		stop: () => application.close()
	};
}
function createServer(configuration) {
	const server = fastify({
		logController: new LogController({
			disableRequestLogging: true,
			requestIdLogLabel: "requestId"
		}),
		genReqId: ({ headers }) => requestIdOf(headers[REQUEST_ID_HEADER]),
		logger: {
			level: configuration.logLevel,
			base: { service: configuration.pluginId },
			redact: ["req.headers.authorization"],
			mixin: (_merged, _level, logger) => "requestId" in logger.bindings() ? {} : { requestId: currentRequestId() }
		}
	});
	server.addHook("onRequest", (request, _reply, done) => traced(done, request.id));
	server.addHook("onResponse", async (request, reply) => {
		const route = request.routeOptions.url ?? "none";
		const ms = Math.round(reply.elapsedTime);
		request.log.info({
			route,
			method: request.method,
			status: reply.statusCode,
			ms
		}, "request");
	});
	server.addContentTypeParser("application/cloudevents+json", { parseAs: "string" }, (_request, body, done) => done(null, body));
	server.addContentTypeParser(UPLOAD_MEDIA_TYPE, (_request, payload, done) => done(null, payload));
	answerUnchanged(server);
	return server;
}
function nestLogger(logger) {
	return {
		log: (message) => logger.debug(String(message)),
		warn: (message) => logger.warn(String(message)),
		error: (message, stack) => logger.error({ stack }, String(message))
	};
}
// ../../packages/plugin-sdk/dist/server/index.js
init_problem();
// ../../packages/plugin-sdk/dist/manifest/define-ledger.js
/**
* Declares a ledger, for `ledgers` of `definePlugin`; the plugin's server answers its rows by `@LedgerRows`. Names and types
* of its columns stay known to the compiler, so that rows, filters and records of any other do not compile.
*/
function defineLedger(definition) {
	return definition;
}
// ../../packages/plugin-sdk/dist/manifest/define-plugin.js
/**
* Declares a plugin: the only place where its manifest is written. The names in it stay known to the compiler, so that
* `defineExposes` and `Settings.of` refuse any other.
*/
function definePlugin(definition) {
	return definition;
}
// dist/server/contract.js
init_shared_facts();
/** What server and web part of this plugin agree on. */
var listNotesQuerySchema = z.strictObject({
	cursor: z.string().max(30).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(20)
});
var writeNoteSchema = z.strictObject({ text: z.string().trim().min(1).max(500) });
var noteSchema = z.object({
	id: z.string(),
	text: z.string(),
	writtenAt: z.iso.datetime(),
	writtenBy: z.string(),
	/** Still new, by `rules/newness.ts`. */
	isNew: z.boolean()
});
z.object({
	items: z.array(noteSchema),
	next: z.string().nullable()
});
var findingSchema = z.enum(["well", "needsHelp"]);
/** What a worker hands in for a check; of whoever was not met, or did not agree, the shared facts alone. */
var checkResultSchema = z.object({
	personMet: sharedFactSchemas.personMet,
	consent: sharedFactSchemas.consent.optional(),
	finding: findingSchema.optional(),
	note: z.string().trim().max(500).optional()
}).refine(({ consent, finding }) => consent !== "given" || finding !== void 0, {
	message: "say how it is",
	path: ["finding"]
}).refine(({ finding, note = "" }) => finding !== "needsHelp" || note !== "", {
	message: "say what help is needed",
	path: ["note"]
});
z.object({ items: z.array(noteSchema) });
z.object({ count: z.number().int() });
/** Papers that lie beside the notes. */
var papers = {
	path: "/papers",
	largest: 2097152,
	kinds: ["application/pdf", "image/jpeg"]
};
z.object({
	id: z.string(),
	name: z.string(),
	kind: z.string(),
	size: z.number().int()
});
// dist/server/ledgers/notes.js
var given = { source: "plugin" };
/** 工作记录台账: nobody fills it in, every row is a note that was written anyway. */
var notesLedger = defineLedger({
	name: "notes",
	title: {
		"zh-CN": "工作记录台账",
		en: "Ledger of notes"
	},
	rule: {
		"zh-CN": "本月写下的每条记录一行",
		en: "A row for each note written in the month"
	},
	permission: "protocol-sample:note.read",
	period: "month",
	columns: [
		{
			type: "person",
			name: "person",
			title: {
				"zh-CN": "姓名",
				en: "Name"
			},
			semantic: "person.name"
		},
		{
			...given,
			type: "date",
			name: "writtenOn",
			title: {
				"zh-CN": "日期",
				en: "Date"
			},
			semantic: "note.date",
			rule: {
				"zh-CN": "写下记录的那天",
				en: "The day on which it was written"
			}
		},
		{
			...given,
			type: "text",
			name: "text",
			title: {
				"zh-CN": "记录",
				en: "Note"
			},
			semantic: "note.text",
			rule: {
				"zh-CN": "记录的原文",
				en: "The note as it was written"
			}
		}
	]
});
// dist/server/rules/newness.js
/**
* Whether a note of that day is new today.
*
* @param writtenOn `YYYY-MM-DD`
* @param today `YYYY-MM-DD`
*/
function isNew(writtenOn, today, newForDays) {
	return daysBetween(writtenOn, today) < newForDays;
}
// dist/server/plugin.js
var plugin = definePlugin({
	id: "protocol-sample",
	version: "1.0.0",
	sdk: "^1.0.0",
	name: {
		"zh-CN": "协议样例",
		en: "Protocol sample"
	},
	glyph: "样",
	bureau: {
		name: {
			"zh-CN": "样例部门",
			en: "Sample bureau"
		},
		kind: "other"
	},
	permissions: [{
		name: "protocol-sample:note.read",
		title: {
			"zh-CN": "查看记录",
			en: "See notes"
		},
		grantedTo: [
			"gridWorker",
			"communityWorker",
			"communitySecretary",
			"streetOfficial"
		]
	}, {
		name: "protocol-sample:note.write",
		title: {
			"zh-CN": "写记录",
			en: "Write notes"
		},
		grantedTo: [
			"gridWorker",
			"communityWorker",
			"communitySecretary"
		]
	}],
	grants: [
		"core:orgUnit.read",
		"core:task.create",
		"core:task.read"
	],
	pages: [{
		path: "/",
		title: {
			"zh-CN": "工作记录",
			en: "Notes"
		},
		expose: "./pages/notes",
		permission: "protocol-sample:note.read"
	}],
	contributions: [
		{
			slot: "person.panel",
			expose: "./panels/person",
			title: {
				"zh-CN": "协议样例",
				en: "Protocol sample"
			},
			permission: "protocol-sample:note.read"
		},
		{
			slot: "household.panel",
			expose: "./panels/household",
			title: {
				"zh-CN": "协议样例",
				en: "Protocol sample"
			},
			permission: "protocol-sample:note.read"
		},
		{
			slot: "inbox.card",
			expose: "./cards/check",
			title: {
				"zh-CN": "协议样例",
				en: "Protocol sample"
			},
			permission: "protocol-sample:note.read"
		},
		{
			slot: "map.layer",
			expose: "./layers/places",
			title: {
				"zh-CN": "样例位置",
				en: "Sample places"
			},
			permission: "protocol-sample:note.read"
		},
		{
			slot: "dashboard.widget",
			expose: "./widgets/count",
			title: {
				"zh-CN": "工作记录",
				en: "Notes"
			},
			permission: "protocol-sample:note.read"
		}
	],
	search: {
		title: {
			"zh-CN": "工作记录",
			en: "Notes"
		},
		permission: "protocol-sample:note.read"
	},
	commands: [{
		title: {
			"zh-CN": "写一条记录",
			en: "Write a note"
		},
		page: "/",
		permission: "protocol-sample:note.write"
	}],
	taskTypes: [{
		name: "check",
		title: {
			"zh-CN": "上门查看",
			en: "Check at the door"
		},
		form: "./forms/check",
		result: checkResultSchema,
		answers: {
			finding: {
				title: {
					"zh-CN": "情况",
					en: "How it is"
				},
				values: {
					well: {
						"zh-CN": "一切都好",
						en: "All is well"
					},
					needsHelp: {
						"zh-CN": "需要帮助",
						en: "Help is needed"
					}
				}
			},
			note: { title: {
				"zh-CN": "需要什么帮助",
				en: "What help is needed"
			} }
		},
		facts: ["personMet", "consent"],
		doorVisible: true,
		doorPower: "observe",
		gate: "alarm"
	}],
	ledgers: [notesLedger],
	uploads: [papers],
	events: { subscribes: [
		"cn.yige.org.reorganised.v1",
		"cn.yige.person.moved.v1",
		"cn.yige.person.merged.v1",
		"cn.yige.person.unmerged.v1"
	] },
	settings: [{
		name: "newForDays",
		title: {
			"zh-CN": "记录多少天内算新",
			en: "For how many days a note is new"
		},
		type: "number",
		minimum: 1,
		maximum: 30,
		default: 7,
		unit: {
			"zh-CN": "天",
			en: "days"
		},
		perUnit: true
	}]
});
// dist/server/server/migration.js
/** A migration that ran somewhere is never edited: what changes later is a new one. */
var firstMigration = defineMigration("0001-notes", [createTable("notes", {
	columns: {
		id: column.id(),
		...unitColumns(),
		person_id: nullable(column.id()),
		text: column.text(500),
		written_at: column.instant(),
		written_by_name: column.text(100)
	},
	primaryKey: ["id"],
	indexes: {
		notes_grid: ["grid_id", "id"],
		notes_community: ["community_id", "id"],
		notes_street: ["street_id", "id"],
		notes_district: ["district_id", "id"],
		notes_person: ["person_id", "id"]
	}
}), createTable("note_counts", {
	columns: {
		unit_id: column.id(),
		...unitColumns(),
		count: column.integer()
	},
	primaryKey: ["unit_id"]
})]);
// dist/server/server/notes/entities.js
var __decorate$8 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$7 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Something that was written down in a unit. */
var NoteEntity = class NoteEntity {};
__decorate$8([PrimaryColumn(column.id().options), __metadata$7("design:type", String)], NoteEntity.prototype, "id", void 0);
__decorate$8([Column({
	...column.id().options,
	name: "district_id"
}), __metadata$7("design:type", String)], NoteEntity.prototype, "districtId", void 0);
__decorate$8([Column({
	...nullable(column.id()).options,
	name: "street_id"
}), __metadata$7("design:type", Object)], NoteEntity.prototype, "streetId", void 0);
__decorate$8([Column({
	...nullable(column.id()).options,
	name: "community_id"
}), __metadata$7("design:type", Object)], NoteEntity.prototype, "communityId", void 0);
__decorate$8([Column({
	...nullable(column.id()).options,
	name: "grid_id"
}), __metadata$7("design:type", Object)], NoteEntity.prototype, "gridId", void 0);
__decorate$8([Column({
	...nullable(column.id()).options,
	name: "person_id"
}), __metadata$7("design:type", Object)], NoteEntity.prototype, "personId", void 0);
__decorate$8([Column(column.text(500).options), __metadata$7("design:type", String)], NoteEntity.prototype, "text", void 0);
__decorate$8([Column({
	...column.instant().options,
	name: "written_at"
}), __metadata$7("design:type", Date)], NoteEntity.prototype, "writtenAt", void 0);
__decorate$8([Column({
	...column.text(100).options,
	name: "written_by_name"
}), __metadata$7("design:type", String)], NoteEntity.prototype, "writtenByName", void 0);
NoteEntity = __decorate$8([
	Entity("notes"),
	Index("notes_grid", ["gridId", "id"]),
	Index("notes_community", ["communityId", "id"]),
	Index("notes_street", ["streetId", "id"]),
	Index("notes_district", ["districtId", "id"]),
	Index("notes_person", ["personId", "id"])
], NoteEntity);
/** How many notes were written in a unit, counted in the background. */
var NoteCountEntity = class NoteCountEntity {};
__decorate$8([PrimaryColumn({
	...column.id().options,
	name: "unit_id"
}), __metadata$7("design:type", String)], NoteCountEntity.prototype, "unitId", void 0);
__decorate$8([Column({
	...column.id().options,
	name: "district_id"
}), __metadata$7("design:type", String)], NoteCountEntity.prototype, "districtId", void 0);
__decorate$8([Column({
	...nullable(column.id()).options,
	name: "street_id"
}), __metadata$7("design:type", Object)], NoteCountEntity.prototype, "streetId", void 0);
__decorate$8([Column({
	...nullable(column.id()).options,
	name: "community_id"
}), __metadata$7("design:type", Object)], NoteCountEntity.prototype, "communityId", void 0);
__decorate$8([Column({
	...nullable(column.id()).options,
	name: "grid_id"
}), __metadata$7("design:type", Object)], NoteCountEntity.prototype, "gridId", void 0);
__decorate$8([Column(column.integer().options), __metadata$7("design:type", Number)], NoteCountEntity.prototype, "count", void 0);
NoteCountEntity = __decorate$8([Entity("note_counts")], NoteCountEntity);
// dist/server/server/ledgers/notes-ledger.js
var __decorate$7 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$6 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Answers the rows of the ledger; the platform shows, prints, exports and seals them. */
var NotesLedger = class NotesLedger {
	constructor(database, clock) {
		this.database = database;
		this.clock = clock;
	}
	rows({ scope, startsAt, endsAt, after, limit }) {
		const within = unitScopeCondition(scope, "n");
		return this.database.query(`SELECT n.id, n.person_id, n.district_id, n.street_id, n.community_id, n.grid_id, n.text, n.written_at, n.written_by_name
       FROM notes n WHERE ${within.sql} AND n.written_at >= ? AND n.written_at < ? AND n.id > ?
       ORDER BY n.id LIMIT ${limit}`, [
			...within.parameters,
			startsAt,
			endsAt,
			after ?? ""
		], (row) => this.read(row));
	}
	read(row) {
		const day = this.clock.dayOf(row.instant("written_at"));
		return {
			key: row.text("id"),
			personId: row.textOrNull("person_id"),
			units: readUnitPath(row),
			cells: {
				writtenOn: day,
				text: row.text("text")
			},
			records: [{
				columns: ["writtenOn", "text"],
				on: day,
				what: {
					"zh-CN": "写下记录",
					en: "Note written"
				},
				by: row.text("written_by_name"),
				link: null
			}]
		};
	}
};
__decorate$7([
	LedgerRows(notesLedger),
	__metadata$6("design:type", Function),
	__metadata$6("design:paramtypes", [Object]),
	__metadata$6("design:returntype", Promise)
], NotesLedger.prototype, "rows", null);
NotesLedger = __decorate$7([Injectable(), __metadata$6("design:paramtypes", [Database, Clock])], NotesLedger);
// dist/server/server/notes/note-counts.js
var __decorate$6 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$5 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var count = defineJob("count-notes", z.object({
	districtId: z.string(),
	streetId: z.string().nullable(),
	communityId: z.string().nullable(),
	gridId: z.string().nullable()
}));
var UNIT = [
	"district_id",
	"street_id",
	"community_id",
	"grid_id"
];
/** Counts notes unit by unit, in the background. */
var NoteCounts = class NoteCounts {
	constructor(database, jobs) {
		this.database = database;
		this.jobs = jobs;
	}
	async ask(units) {
		await this.jobs.add(count, units);
	}
	async count(units) {
		const innermost = UNIT[unitValues(units).indexOf(innermostOf(units))] ?? "district_id";
		const found = await this.database.queryOne(`SELECT COUNT(*) AS count FROM notes WHERE ${innermost} = ?`, [innermostOf(units)], (row) => row.integer("count"));
		await this.database.insertMany("note_counts", [
			"unit_id",
			...UNIT,
			"count"
		], [[
			innermostOf(units),
			...unitValues(units),
			found ?? 0
		]], { replacing: true });
	}
	async of(caller, permission) {
		const within = unitScopeCondition(caller.scopeFor(permission), "c");
		return await this.database.queryOne(`SELECT COALESCE(SUM(c.count), 0) AS count FROM note_counts c WHERE ${within.sql}`, within.parameters, (row) => row.integer("count")) ?? 0;
	}
};
__decorate$6([
	Job(count),
	__metadata$5("design:type", Function),
	__metadata$5("design:paramtypes", [Object]),
	__metadata$5("design:returntype", Promise)
], NoteCounts.prototype, "count", null);
NoteCounts = __decorate$6([Injectable(), __metadata$5("design:paramtypes", [Database, Jobs])], NoteCounts);
// dist/server/server/notes/notes.js
var __decorate$5 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$4 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var READ = "protocol-sample:note.read";
var WRITE = "protocol-sample:note.write";
var SHOWN_OF_PERSON = 5;
/** Notes, narrowed to the units in which the caller may read or write them. */
var Notes = class Notes {
	constructor(database, core, clock, settings, counts, tasks) {
		this.database = database;
		this.core = core;
		this.clock = clock;
		this.settings = settings;
		this.counts = counts;
		this.tasks = tasks;
	}
	/** The newest first; `next` is the cursor of the following page. */
	async list(caller, { cursor, limit }) {
		const within = unitScopeCondition(caller.scopeFor(READ), "n");
		const before = cursor === void 0 ? {
			sql: "",
			parameters: []
		} : {
			sql: "AND n.id < ?",
			parameters: [cursor]
		};
		const { newForDays } = await this.settings.of(plugin);
		const rows = await this.database.query(`SELECT n.id, n.text, n.written_at, n.written_by_name FROM notes n
       WHERE ${within.sql} ${before.sql} ORDER BY n.id DESC LIMIT ${limit + 1}`, [...within.parameters, ...before.parameters], (row) => this.read(row, newForDays));
		const items = rows.slice(0, limit);
		return {
			items,
			next: rows.length > limit ? items.at(-1)?.id ?? null : null
		};
	}
	/** Writes a note in the first unit in which the caller may, and asks somebody there to look. */
	async write(caller, text) {
		const [unit] = caller.scopeFor(WRITE).units;
		const { items } = unit === void 0 ? { items: [] } : await this.core.forUser(caller).reorganisations.paths({ body: { ids: [unit.id] } });
		const path = items[0]?.paths[0];
		if (path === void 0) throw new PluginProblem(409, "note.unitGone", { title: {
			"zh-CN": "您的单位已经不在了，请重新登录",
			en: "Your unit is no more: log in again"
		} });
		const { newForDays } = await this.settings.of(plugin);
		const note = await this.database.transaction(async () => {
			const added = await this.add({
				text,
				writtenBy: caller.name,
				writtenAt: this.clock.now(),
				units: path
			});
			await this.tasks.create(`check/${added.id}`, {
				type: "protocol-sample:check",
				unitId: innermostOf(path)
			});
			return added;
		});
		return {
			id: note.id,
			text,
			...this.when(note.writtenAt, newForDays),
			writtenBy: note.writtenByName
		};
	}
	async ofPerson(caller, personId) {
		const within = unitScopeCondition(caller.scopeFor(READ), "n");
		const { newForDays } = await this.settings.of(plugin);
		return this.database.query(`SELECT n.id, n.text, n.written_at, n.written_by_name FROM notes n
       WHERE n.person_id = ? AND ${within.sql} ORDER BY n.id DESC LIMIT ${SHOWN_OF_PERSON}`, [personId, ...within.parameters], (row) => this.read(row, newForDays));
	}
	/** Asks core for nothing: what calls it does so in a unit of work. */
	async add({ text, writtenBy, writtenAt, units, ...about }) {
		const note = Object.assign(new NoteEntity(), {
			id: newId(),
			...units,
			...about,
			text,
			writtenAt,
			writtenByName: writtenBy
		});
		await this.database.transaction(async () => {
			await this.database.repository(NoteEntity).insert(note);
			await this.counts.ask(units);
		});
		return note;
	}
	read(row, newForDays) {
		return {
			id: row.text("id"),
			text: row.text("text"),
			...this.when(row.instant("written_at"), newForDays),
			writtenBy: row.text("written_by_name")
		};
	}
	when(writtenAt, newForDays) {
		return {
			writtenAt: writtenAt.toISOString(),
			isNew: isNew(this.clock.dayOf(writtenAt), this.clock.today(), newForDays)
		};
	}
};
Notes = __decorate$5([Injectable(), __metadata$4("design:paramtypes", [
	Database,
	CoreClient,
	Clock,
	Settings,
	NoteCounts,
	TaskOutbox
])], Notes);
// dist/server/server/notes/notes.controller.js
var __decorate$4 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$3 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param$1 = function(paramIndex, decorator) {
	return function(target, key) {
		decorator(target, key, paramIndex);
	};
};
var counted = {
	method: "GET",
	path: "/note-count",
	permission: READ
};
var list = {
	method: "GET",
	path: "/notes",
	permission: READ,
	query: listNotesQuerySchema
};
var write = {
	method: "POST",
	path: "/notes",
	permission: WRITE,
	body: writeNoteSchema,
	status: 201
};
var ofPerson = {
	method: "GET",
	path: "/people/:personId/notes",
	permission: READ,
	params: z.object({ personId: z.string().length(26) })
};
var NotesController = class NotesController {
	constructor(notes, counts) {
		this.notes = notes;
		this.counts = counts;
	}
	async count(caller) {
		return { count: await this.counts.of(caller, READ) };
	}
	list(caller, { query }) {
		return this.notes.list(caller, query);
	}
	write(caller, { body }) {
		return this.notes.write(caller, body.text);
	}
	async ofPerson(caller, { params }) {
		return { items: await this.notes.ofPerson(caller, params.personId) };
	}
};
__decorate$4([
	PluginRoute(counted),
	__param$1(0, CurrentCaller()),
	__metadata$3("design:type", Function),
	__metadata$3("design:paramtypes", [Caller]),
	__metadata$3("design:returntype", Promise)
], NotesController.prototype, "count", null);
__decorate$4([
	PluginRoute(list),
	__param$1(0, CurrentCaller()),
	__param$1(1, Input()),
	__metadata$3("design:type", Function),
	__metadata$3("design:paramtypes", [Caller, Object]),
	__metadata$3("design:returntype", Promise)
], NotesController.prototype, "list", null);
__decorate$4([
	PluginRoute(write),
	__param$1(0, CurrentCaller()),
	__param$1(1, Input()),
	__metadata$3("design:type", Function),
	__metadata$3("design:paramtypes", [Caller, Object]),
	__metadata$3("design:returntype", Promise)
], NotesController.prototype, "write", null);
__decorate$4([
	PluginRoute(ofPerson),
	__param$1(0, CurrentCaller()),
	__param$1(1, Input()),
	__metadata$3("design:type", Function),
	__metadata$3("design:paramtypes", [Caller, Object]),
	__metadata$3("design:returntype", Promise)
], NotesController.prototype, "ofPerson", null);
NotesController = __decorate$4([Controller(), __metadata$3("design:paramtypes", [Notes, NoteCounts])], NotesController);
// dist/server/server/notes/notes-search.js
var __decorate$3 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$2 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Finds notes by how they begin. */
var NotesSearch = class NotesSearch {
	constructor(database) {
		this.database = database;
	}
	async find({ text, scope, limit }) {
		if (text === null) return [];
		const within = unitScopeCondition(scope, "n");
		return this.database.query(`SELECT n.text, n.district_id, n.street_id, n.community_id, n.grid_id FROM notes n
       WHERE ${within.sql} AND n.text LIKE ? ESCAPE '!' ORDER BY n.id DESC LIMIT ${limit}`, [...within.parameters, `${text.replace(/[!%_]/g, "!$&")}%`], (row) => ({
			kind: "record",
			title: row.text("text").slice(0, 60),
			unitId: innermostOf(readUnitPath(row)),
			note: null,
			page: "/"
		}));
	}
};
__decorate$3([
	Search(),
	__metadata$2("design:type", Function),
	__metadata$2("design:paramtypes", [Object]),
	__metadata$2("design:returntype", Promise)
], NotesSearch.prototype, "find", null);
NotesSearch = __decorate$3([Injectable(), __metadata$2("design:paramtypes", [Database])], NotesSearch);
// dist/server/server/notes/papers.controller.js
var __decorate$2 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata$1 = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = function(paramIndex, decorator) {
	return function(target, key) {
		decorator(target, key, paramIndex);
	};
};
var add = {
	method: "POST",
	path: papers.path,
	permission: WRITE,
	status: 201,
	upload: papers
};
var get = {
	method: "GET",
	path: "/papers/:id",
	permission: READ,
	params: z.object({ id: z.string() })
};
var PapersController = class PapersController {
	constructor(files) {
		this.files = files;
	}
	add({ file }) {
		return this.files.store(file, async ({ id, name, kind, size }) => ({
			id,
			name,
			kind,
			size
		}));
	}
	get({ params }) {
		return this.files.answer(params.id);
	}
};
__decorate$2([
	PluginRoute(add),
	__param(0, Input()),
	__metadata$1("design:type", Function),
	__metadata$1("design:paramtypes", [Object]),
	__metadata$1("design:returntype", Promise)
], PapersController.prototype, "add", null);
__decorate$2([
	PluginRoute(get),
	__param(0, Input()),
	__metadata$1("design:type", Function),
	__metadata$1("design:paramtypes", [Object]),
	__metadata$1("design:returntype", Promise)
], PapersController.prototype, "get", null);
PapersController = __decorate$2([Controller(), __metadata$1("design:paramtypes", [PluginFiles])], PapersController);
// dist/server/server/notes/record-check.js
var __decorate$1 = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = function(k, v) {
	if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
/** Takes what workers hand in for a check, in one unit of work and exactly once. */
var RecordCheck = class RecordCheck {
	constructor(notes) {
		this.notes = notes;
	}
	async record({ task, result: { finding, note = "" }, submittedBy, submittedAt }) {
		const words = finding === void 0 ? "没有查看" : WORDS[finding];
		return { reference: `notes/${(await this.notes.add({
			text: note === "" ? words : `${words}：${note}`,
			writtenBy: submittedBy.name,
			writtenAt: new Date(submittedAt),
			units: task.units,
			personId: task.personId
		})).id}` };
	}
};
__decorate$1([
	TaskResult("check"),
	__metadata("design:type", Function),
	__metadata("design:paramtypes", [Object]),
	__metadata("design:returntype", Promise)
], RecordCheck.prototype, "record", null);
RecordCheck = __decorate$1([Injectable(), __metadata("design:paramtypes", [Notes])], RecordCheck);
var WORDS = {
	well: "一切都好",
	needsHelp: "需要帮助"
};
// dist/server/server/notes.module.js
var __decorate = function(decorators, target, key, desc) {
	var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
	if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
	else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
	return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var NotesModule = class NotesModule {};
NotesModule = __decorate([Module({
	controllers: [NotesController, PapersController],
	providers: [
		Notes,
		RecordCheck,
		NotesSearch,
		NoteCounts,
		NotesLedger
	]
})], NotesModule);
// dist/server/server/main.js
await startPlugin({
	plugin,
	module: NotesModule,
	entities: [NoteEntity, NoteCountEntity],
	migrations: [firstMigration],
	personColumns: [{
		table: "notes",
		key: "id"
	}],
	unitRows: [{
		table: "notes",
		key: "id"
	}, {
		table: "note_counts",
		key: "unit_id"
	}]
});
export {};
