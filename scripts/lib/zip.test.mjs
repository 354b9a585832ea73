import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readZipEntry } from './zip.mjs';

/** Made by Python's zipfile: a/stored.txt (stored) and a/deflated.txt (deflated). */
const archive = Buffer.from(
  'UEsDBBQAAAAAAAAAeF2BqilgCQAAAAkAAAAMAAAAYS9zdG9yZWQudHh0YXMgaXQgaXMK' +
    'UEsDBBQAAAAIAAAAeF0fqHSVDwAAAMgAAAAOAAAAYS9kZWZsYXRlZC50eHRLTE/MzFNI' +
    'zEtRSBzSLABQSwECFAMUAAAAAAAAAHhdgaopYAkAAAAJAAAADAAAAAAAAAAAAAAAgAEA' +
    'AAAAYS9zdG9yZWQudHh0UEsBAhQDFAAAAAgAAAB4XR+odJUPAAAAyAAAAA4AAAAAAAAA' +
    'AAAAAIABMwAAAGEvZGVmbGF0ZWQudHh0UEsFBgAAAAACAAIAdgAAAG4AAAAAAA==',
  'base64',
);

test('reads a stored and a deflated file', () => {
  assert.equal(readZipEntry(archive, 'a/stored.txt').toString(), 'as it is\n');
  assert.equal(
    readZipEntry(archive, 'a/deflated.txt').toString(),
    'again and '.repeat(20),
  );
});

test('names what is not there', () => {
  assert.throws(() => readZipEntry(archive, 'b.txt'), /has no b\.txt/);
  assert.throws(() => readZipEntry(Buffer.alloc(100), 'b.txt'), /not a ZIP/);
});
