import { Global, Module } from '@nestjs/common';
import { PeopleController } from './people.controller.js';
import { People } from './people.js';

@Global()
@Module({ controllers: [PeopleController], providers: [People], exports: [People] })
export class RegistryModule {}
