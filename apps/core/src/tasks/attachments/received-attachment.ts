import { ATTACHMENT_LARGEST, fileNameOf } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { receiveBytes } from '../../http/upload.js';
import { type AttachmentContent, attachmentContent } from './attachment-content.js';
import { attachmentProblems } from './problems.js';

/** The photo or paper that a request uploads, checked by its content; refuses what is none. */
export async function receivedAttachment(request: FastifyRequest): Promise<AttachmentContent & { name: string }> {
  const upload = await receiveBytes(request, ATTACHMENT_LARGEST);
  if (upload === null) throw attachmentProblems['attachment.missing']();
  if (upload.content === 'tooLarge') throw attachmentProblems['attachment.tooLarge']();
  const found = attachmentContent(upload.content);
  if (typeof found === 'string') throw attachmentProblems[`attachment.${found}`]();
  return { ...found, name: fileNameOf(upload.name, found.media) };
}
