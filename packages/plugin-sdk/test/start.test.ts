import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { exposesOf, ManifestError, manifestOf, remoteNameOf } from '../src/manifest/index.js';
import { defineJob, Job } from '../src/server/index.js';
import { createTestPlatform } from '../src/testing/index.js';
import { plugin, program } from './fixture.js';

@Controller()
class OpenController {
  @Get('/api/open')
  open(): string {
    return 'to everybody';
  }
}

@Module({ controllers: [OpenController] })
class OpenModule {}

@Module({})
class EmptyModule {}

const count = defineJob('count', z.object({}));

@Injectable()
class CountsTwice {
  @Job(count)
  async count(): Promise<void> {}

  @Job(count)
  async countAgain(): Promise<void> {}
}

@Module({ providers: [CountsTwice] })
class DoubleModule {}

it('does not start with a handler without a permission', async () => {
  await expect(
    createTestPlatform({ ...program, module: OpenModule, plugin: { ...plugin, taskTypes: [] } }),
  ).rejects.toThrow('OpenController.open declares no permission');
});

it('does not start when nobody takes the results of a task type', async () => {
  await expect(createTestPlatform({ ...program, module: EmptyModule })).rejects.toThrow('no @TaskResult for visit');
});

it('does not start with a search that nobody does, or with one that its manifest does not declare', async () => {
  const idle = { ...program.plugin, taskTypes: [] };
  await expect(createTestPlatform({ ...program, module: EmptyModule, plugin: idle })).rejects.toThrow(
    'plugin.ts asks for 1 method with @Search(), and there is none',
  );
  await expect(createTestPlatform({ ...program, plugin })).rejects.toThrow(
    'plugin.ts asks for 0 methods with @Search(), and there is Finder.find',
  );
});

it('does not start when two methods do one job', async () => {
  await expect(
    createTestPlatform({ ...program, module: DoubleModule, plugin: { ...plugin, taskTypes: [] } }),
  ).rejects.toThrow('two methods do the job count');
});

it('does not start when its rows name residents and nobody would tell of their merges', async () => {
  const personColumns = [{ table: 'records', column: 'about', key: 'id' }];
  await expect(createTestPlatform({ ...program, personColumns })).rejects.toThrow(
    'personColumns need a subscription to cn.yige.person.merged.v1 and cn.yige.person.unmerged.v1',
  );
});

const web = { remoteName: 'fixture_1_0_0', entry: 'mf-manifest.json', assets: [] };

it('makes the manifest from the definition, result schemas included', () => {
  const manifest = manifestOf(plugin, web);
  expect(manifest.taskTypes[0]?.resultSchema).toMatchObject({ type: 'object', required: ['met'] });
  expect(manifest.events.subscribes).toEqual(['cn.yige.task.cancelled.v1']);
});

it.each([
  ['a glyph that is no Hanzi', { glyph: 'X' }, 'glyph'],
  ['a version that is none', { version: 'one' }, 'version'],
  ['the id of the platform', { id: 'core' }, 'core is the platform itself'],
] as const)('refuses %s and says what to mend', (_, changes, said) => {
  const make = () => manifestOf({ ...plugin, ...changes }, web);
  expect(make).toThrow(ManifestError);
  expect(make).toThrow(said);
});

it('names a remote by plugin and version, so that two versions can live in one page', () => {
  expect(remoteNameOf({ id: 'elderly-care', version: '1.2.0' })).toBe('elderly_care_1_2_0');
  expect(remoteNameOf({ id: 'elderly-care', version: '1.2.1' })).toBe('elderly_care_1_2_1');
});

it('exposes each module once', () => {
  const page = { path: '/', title: plugin.name, expose: './pages/home', permission: 'fixture:thing.read' } as const;
  const panel = {
    slot: 'person.panel',
    title: plugin.name,
    expose: './pages/home',
    permission: 'fixture:thing.read',
  } as const;
  expect(exposesOf({ ...plugin, pages: [page], contributions: [panel] })).toEqual(['./pages/home']);
});
