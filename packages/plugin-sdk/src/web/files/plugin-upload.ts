import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemError, problem, UPLOAD_MEDIA_TYPE, withFileName } from '@yige/contracts';
import { smallerPhoto, useLocale } from '@yige/ui';
import { useState } from 'react';
import type { z } from 'zod';
import type { UploadDefinition } from '../../manifest/define-plugin.js';
import { type PluginScope, useScope } from '../host-context.js';
import { type Answered, pluginAddress, takeAnswer, unreachable } from '../plugin-api.js';

/** Where files go, and what is answered. */
export interface PluginUploadOptions<Response extends z.ZodType> {
  /** As the manifest declares it. */
  upload: UploadDefinition;
  /** The upload's path with its parameters filled in, e.g. `/meetings/01m8…/files`. */
  path: string;
  /** Shape of the answer. */
  response: Response;
}

/**
 * Sends a file to the plugin's own API, and tells how much of it has gone, from 0 to 1. A photo is made as small as it needs
 * to be first, and loses what the camera wrote into it. What is too large is refused here, with the code `file.tooLarge`.
 */
export function usePluginUpload<Response extends z.ZodType>({ upload, path, response }: PluginUploadOptions<Response>) {
  const scope = useScope();
  const locale = useLocale();
  const cache = useQueryClient();
  const [sent, setSent] = useState(0);
  const mutation = useMutation({
    mutationFn: async (chosen: File) => {
      setSent(0);
      const file = await smallerPhoto(chosen, { bare: true });
      if (file.size > upload.largest) throw tooLarge();
      return takeAnswer(await send(scope, { path, file, locale, onSent: setSent }), response);
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: [scope.id] }),
  });
  return { ...mutation, sent };
}

function tooLarge(): ProblemError {
  return new ProblemError(problem({ title: 'The file is too large', status: 413, code: 'file.tooLarge' }));
}

interface Sending {
  path: string;
  file: File;
  locale: string;
  onSent: (part: number) => void;
}

/** By `XMLHttpRequest`, since `fetch` does not tell how far it has come. */
function send(scope: PluginScope, { path, file, locale, onSent }: Sending): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', pluginAddress(scope, withFileName(path, file)));
    request.setRequestHeader('content-type', UPLOAD_MEDIA_TYPE);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', locale);
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const { status, statusText, responseText: text } = request;
      resolve({ status, statusText, kind: request.getResponseHeader('content-type'), text });
    };
    request.onerror = () => reject(unreachable());
    request.send(file);
  });
}
