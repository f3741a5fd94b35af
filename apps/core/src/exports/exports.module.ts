import { Module } from '@nestjs/common';
import { ExportTables } from './export-tables.js';
import { ExportsController } from './exports.controller.js';

@Module({ controllers: [ExportsController], providers: [ExportTables] })
export class ExportsModule {}
