import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';

/** The `*.graphql` files of one folder in order of their names; none when there is no such folder. */
export const berkasSdl = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((f) => f.endsWith('.graphql'))
        .sort()
        .map((f) => join(folder, f))
    : [];

/** The schema of one folder. Its files are read as one document, so that one may extend the root type of another. */
export const bacaSdl = (folder: string): DocumentNode =>
  parse(
    berkasSdl(folder)
      .map((f) => readFileSync(f, 'utf8'))
      .join('\n'),
  );
