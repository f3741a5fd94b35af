import { column } from '@yige/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { createTestPlatform, testDialects } from '../src/testing/index.js';
import { program } from './fixture.js';

@Entity('records')
class RecordEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(60).options) about: string;
}

@Entity('records')
class WishedRecordEntity extends RecordEntity {
  @Column(column.integer().options) wished: number;
}

describe.each(testDialects())('entities, on %s', (dialect) => {
  it.each([
    ['agree with what was migrated, the SDK’s own among them', RecordEntity, null],
    ['that a migration forgot are told of', WishedRecordEntity, 'wished'],
  ])('%s', async (_, entity, missing) => {
    const platform = await createTestPlatform({ ...program, entities: [entity] }, { dialect });
    const checked = platform.assertNoDrift();
    await (missing === null ? checked : expect(checked).rejects.toThrow(missing));
    await platform.stop();
  });
});
