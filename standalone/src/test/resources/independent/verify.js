// Checks an unpacked evidence package with the npm package @sigstore/verify: the checkpoint's signature, and that every entry is in
// the log.
//
//   node verify.js NODE_MODULES DIRECTORY KEY
'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const [modules, directory, key] = process.argv.slice(2);
const { verifyCheckpoint } = require(path.join(modules, '@sigstore/verify/dist/tlog/checkpoint.js'));
const { verifyMerkleInclusion } = require(path.join(modules, '@sigstore/verify/dist/tlog/merkle.js'));

const read = (name) => fs.readFileSync(path.join(directory, name), 'utf8');

// name+8 digits+base64 of the type and the key; what comes before a raw Ed25519 key in its usual form is always the same.
const [name, id, encoded] = /^(.*)\+([0-9a-f]{8})\+(.*)$/.exec(key).slice(1);
const raw = Buffer.from(encoded, 'base64').subarray(1);
const publicKey = crypto.createPublicKey({
  key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
  format: 'der',
  type: 'spki',
});
const log = { logID: Buffer.from(id, 'hex'), baseURL: name, publicKey };

const envelope = read('checkpoint.txt');
const checkpoint = verifyCheckpoint({ inclusionProof: { checkpoint: { envelope } } }, [log]);
const entries = read('entries.jsonl').replace(/\n$/, '').split('\n');
const blocks = read('proofs.txt').replace(/\n\n$/, '').split('\n\n');
if (entries.length !== blocks.length || checkpoint.origin !== name) {
  throw new Error(`${entries.length} entries, ${blocks.length} proofs, of ${checkpoint.origin}`);
}
entries.forEach((entry, i) => {
  const [index, ...hashes] = blocks[i].split('\n');
  verifyMerkleInclusion(
    {
      canonicalizedBody: Buffer.from(entry, 'utf8'),
      inclusionProof: {
        logIndex: index.replace(/^index /, ''),
        hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
      },
    },
    checkpoint,
  );
});
console.log(`${entries.length} entries`);
