import { Global, Module } from '@nestjs/common';
import { FieldCipher } from './field-cipher.js';
import { KeyRing } from './key-ring.js';

@Global()
@Module({ providers: [KeyRing, FieldCipher], exports: [KeyRing, FieldCipher] })
export class SecretsModule {}
