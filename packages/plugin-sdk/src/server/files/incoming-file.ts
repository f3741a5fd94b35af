import { Readable } from 'node:stream';
import { defineProblems, requestProblems, type UploadDeclaration } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Written } from '../../manifest/written.js';

/** A file on its way to `PluginFiles.store`: it is read once, as it comes. */
export interface IncomingFile extends Omit<Written<UploadDeclaration>, 'path'> {
  /** As whoever sends it calls it; it may be a path, or nonsense. */
  name: string;
  /** As it arrives; whoever does not store it reads it to its end or destroys it. */
  content: Readable;
}

const problems = defineProblems({ 'file.missing': [422, '没有收到文件', 'No file was received'] });

const LONGEST_NAME = 400;
const nameSchema = z.string().max(LONGEST_NAME).default('');

/** Whether the body of a request is a file, which only a route with `upload` takes. */
export function bringsFile({ body }: Pick<FastifyRequest, 'body'>): boolean {
  return body instanceof Readable;
}

/** The file of a request, with its name from the query and the bounds of its route. */
export function incomingFile(
  { body }: Pick<FastifyRequest, 'body'>,
  name: unknown,
  { largest, kinds }: Written<UploadDeclaration>,
): IncomingFile {
  if (!(body instanceof Readable)) throw problems['file.missing']();
  const parsed = nameSchema.safeParse(name);
  if (!parsed.success) throw requestProblems['request.invalid']();
  return { name: parsed.data, content: body, largest, kinds };
}
