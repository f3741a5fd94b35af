import { FileLink, FileUpload } from '@yige/plugin-sdk/web';
import { useState } from 'react';
import { type Paper, paperSchema, papers } from '../contract.js';

/** Adds a paper, and shows what was added last. */
export function Papers() {
  const [added, setAdded] = useState<Paper | null>(null);
  return (
    <>
      <FileUpload upload={papers} path={papers.path} response={paperSchema} onStored={setAdded} />
      {added !== null && <FileLink path={`/papers/${added.id}`} file={added} />}
    </>
  );
}
