import { Global, Module } from '@nestjs/common';
import { BlindIndex } from './blind-index.js';
import { FieldCipher } from './field-cipher.js';
import { IndexKeyRing, KeyRing } from './key-ring.js';
import { KeyRotations } from './key-rotations.js';
import { KeysController } from './keys.controller.js';
import { Reseal } from './reseal.js';

@Global()
@Module({
  controllers: [KeysController],
  providers: [KeyRing, IndexKeyRing, FieldCipher, BlindIndex, Reseal, KeyRotations],
  exports: [KeyRing, FieldCipher, BlindIndex],
})
export class SecretsModule {}
