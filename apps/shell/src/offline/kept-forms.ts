import { type SignedRemote, signedFiles } from '../plugins/signed-files.js';

/** A plugin's form: the remote, and the module in it. */
export interface KeptForm {
  remote: SignedRemote;
  expose: string;
}

/**
 * Asks for the files of forms once, so that the service worker keeps them and they open without network. A form that
 * cannot be had now is asked for again with the next list.
 */
export async function keepForms(forms: readonly KeptForm[]): Promise<void> {
  if (!navigator.onLine || navigator.serviceWorker?.controller === null || navigator.serviceWorker === undefined)
    return;
  const remotes = new Map(forms.map(({ remote }) => [remote.entry, remote]));
  for (const remote of remotes.values()) {
    try {
      const exposes = forms.filter((form) => form.remote.entry === remote.entry).map(({ expose }) => expose);
      await signedFiles.open(remote);
      await signedFiles.fetchAll(signedFiles.filesOf(remote, exposes));
    } catch (error) {
      // No network after all, or a plugin that is not there: the form says so itself when it is opened.
      console.error('A form could not be kept for later', remote.entry, error);
    }
  }
}
