/** What is wrong with a key or an artefact. */
export type ArtefactFault =
  | 'keyInvalid'
  | 'notGzip'
  | 'truncated'
  | 'tooLarge'
  | 'tooManyFiles'
  | 'nameRefused'
  | 'kindRefused'
  | 'duplicate'
  | 'manifestMissing'
  | 'manifestInvalid'
  | 'signatureMissing'
  | 'signatureInvalid'
  | 'fileMissing'
  | 'fileTampered';

/** A key that is none, or an artefact that is not what it should be. `subject` names the file or entry concerned. */
export class ArtefactError extends Error {
  readonly fault: ArtefactFault;
  readonly subject: string;

  constructor(fault: ArtefactFault, subject: string, options?: ErrorOptions) {
    super(`${fault}: ${subject}`, options);
    this.name = 'ArtefactError';
    this.fault = fault;
    this.subject = subject;
  }
}
