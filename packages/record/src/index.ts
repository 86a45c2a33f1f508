export { fromBase64url, toBase64url } from './base64.ts';
export { canonical, formatEntry, parseCanonical, parseEntry, type Canonical } from './canonical.ts';
export {
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  type Checkpoint,
  type OpenedCheckpoint,
  type Trust,
} from './checkpoint.ts';
export { EMPTY_FRONTIER, frontierRoot, packFrontier, unpackFrontier, type Frontier } from './frontier.ts';
export { grow, treeRoot, type Growth, type TileHash } from './growth.ts';
export { emptyRoot, leafHash, nodeHash } from './hash.ts';
export { formatNoteKey, noteKey, parseNoteKey, type NoteKey } from './note-key.ts';
export { checkConsistency, checkInclusion, type TreeHead } from './proofs.ts';
export { checkReceipt, formatReceipt, parseReceipt, type Receipt } from './receipt.ts';
export { RecordError, type RecordErrorCode } from './record-error.ts';
export { checkOpenings, commit, sortOpenings, type Opening } from './sealed-ballot.ts';
export {
  cosign,
  formatNote,
  formatSignatures,
  parseNote,
  parseSignatures,
  signText,
  verifySignatures,
  type NoteSignature,
  type Sign,
  type SignedNote,
  type VerifiedSignature,
  type Verify,
} from './signed-note.ts';
export { formatEntryBundle, formatTile, LONGEST_ENTRY, parseEntryBundle, parseTile } from './tile-content.ts';
export { formatTilePath, parseTilePath, TILE_WIDTH, tilesOf, tileWidth, type Tile } from './tile-path.ts';
export { TileReader, type FetchTile } from './tile-reader.ts';
export {
  formatWitnessRequest,
  parseWitnessRequest,
  reviewWitnessRequest,
  type WitnessRequest,
} from './witness.ts';
