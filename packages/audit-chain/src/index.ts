export { type Anchor, anchorFile, appendAnchors, readAnchors } from './anchors.js';
export { type ClosedDay, readLink } from './chain-reader.js';
export { GENESIS, type Link, linkHash, type Position } from './link.js';
export { openAudit } from './open-audit.js';
export { entryColumns, readSealedEntry, type SealedEntry } from './sealed-entry.js';
export { SHORTEST_RETENTION_MONTHS, type VerifyOptions, verifyAudit } from './verify.js';
