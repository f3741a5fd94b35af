import 'reflect-metadata';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { routes } from '@yige/contracts';
import { expect, it } from 'vitest';
import { BootCheck } from './boot-check.js';
import { Implement } from './implement.js';

@Controller()
class Undeclared {
  @Get('/open-to-everybody')
  anything(): string {
    return 'anything';
  }
}

@Controller()
class Unchecked {
  @Implement(routes.people.batch)
  batch(@Body() body: unknown): unknown {
    return body;
  }

  @Post('/beside-the-contract')
  beside(): null {
    return null;
  }
}

async function bootWith(controller: new () => object): Promise<string> {
  @Module({ imports: [DiscoveryModule], controllers: [controller], providers: [BootCheck] })
  class Probe {}

  const application = await NestFactory.create(Probe, new FastifyAdapter(), { logger: false, abortOnError: false });
  try {
    await application.init();
    return 'started';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await application.close();
  }
}

it('a handler without a declared permission keeps the process from starting', async () => {
  expect(await bootWith(Undeclared)).toContain('Undeclared.anything declares no route of the contract');
});

it('so does one that reads the request past its schema', async () => {
  const refusal = await bootWith(Unchecked);
  expect(refusal).toContain('Unchecked.batch reads body, query or path past their schemas');
  expect(refusal).toContain('Unchecked.beside declares no route of the contract');
});

it('so does a route of the contract that nobody implements', async () => {
  expect(await bootWith(Unchecked)).toContain('nobody implements people.list');
});
