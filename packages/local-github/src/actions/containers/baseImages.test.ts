import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBaseImages } from './baseImages';

describe('readBaseImages', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dockerfile-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('names what comes from a registry, each once', async () => {
    await writeFile(
      join(folder, 'Dockerfile'),
      [
        'ARG BASE=alpine',
        'FROM docker.io/library/node:24-slim@sha256:ab AS build',
        'FROM --platform=$BUILDPLATFORM golang:1 as Tools',
        'from docker.io/library/node:24-slim@sha256:ab',
        'FROM build',
        'FROM Tools',
        'FROM $BASE',
        'FROM scratch',
      ].join('\n'),
    );

    expect(await readBaseImages(folder)).toEqual([
      'docker.io/library/node:24-slim@sha256:ab',
      'golang:1',
    ]);
  });

  it('says that there is no Dockerfile', async () => {
    await expect(readBaseImages(folder)).rejects.toThrow(
      'There is no Dockerfile to build',
    );
  });
});
