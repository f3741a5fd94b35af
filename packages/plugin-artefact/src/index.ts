export { ArtefactError, type ArtefactFault } from './artefact-error.js';
export { DOCUMENT_LIMIT } from './artefact-parts.js';
export { assetOf, isAsset } from './asset.js';
export { fingerprintOf, generateKeys, type KeyPair, publicKeyPemOf } from './keys.js';
export { packArtefact } from './pack-artefact.js';
export { type Artefact, readArtefact } from './read-artefact.js';
export { signManifest, verifyManifest } from './signature.js';
