import { Injectable } from '@nestjs/common';
import type { FieldError } from '@yige/contracts';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { KnownTaskType } from '../plugins/plugin-directory.js';

/** Checks results against the JSON Schema that their type declares, before any plugin is asked. */
@Injectable()
export class ResultSchemas {
  private readonly validators = new Map<string, ValidateFunction>();

  /** Faults as pointers below `/body/result`; none when the result fits. */
  errorsOf(type: KnownTaskType, result: unknown): FieldError[] {
    const validate = this.validatorOf(type);
    if (validate(result)) return [];
    return (validate.errors ?? []).map(({ instancePath, keyword, message, params }) => {
      const missing: unknown = params.missingProperty;
      const path = typeof missing === 'string' ? `${instancePath}/${missing}` : instancePath;
      return { pointer: `/body/result${path}`, code: keyword, message: message ?? keyword };
    });
  }

  private validatorOf({ plugin, declaration }: KnownTaskType): ValidateFunction {
    const key = `${plugin.pluginId}@${plugin.version}:${declaration.name} ${plugin.registeredAt.getTime()}`;
    const known = this.validators.get(key);
    if (known !== undefined) return known;
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    formats.default(ajv);
    const validate = ajv.compile(declaration.resultSchema);
    this.validators.set(key, validate);
    return validate;
  }
}
