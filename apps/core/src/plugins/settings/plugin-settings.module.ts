import { Module } from '@nestjs/common';
import { CarriedSettings } from './carried-settings.js';
import { PluginSettingsReader } from './plugin-settings.js';
import { SettingChanges } from './setting-changes.js';
import { SettingHistory } from './setting-history.js';
import { SettingLog } from './setting-log.js';
import { SettingValues } from './setting-values.js';
import { PluginSettingsController } from './settings.controller.js';

@Module({
  controllers: [PluginSettingsController],
  providers: [SettingValues, PluginSettingsReader, SettingLog, SettingChanges, SettingHistory, CarriedSettings],
  exports: [CarriedSettings],
})
export class PluginSettingsModule {}
