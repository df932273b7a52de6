import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What the folders of a run begin with, before the id of its process: global-postgres.ts sweeps those of killed runs. */
export const AWALAN_FOLDER = 'simpul-uji-';

/** Names the folder of the whole run to the workers and to what they start; global-postgres.ts removes it with the server, and sweeps those of killed runs. */
export const VARIABEL_FOLDER = 'FOLDER_UJI';

/** A new folder that goes with the run. Where no server of the run was started it lies in the temp directory, and is its maker's to remove. */
export const folderUji = (nama: string): string => mkdtempSync(path.join(process.env[VARIABEL_FOLDER] ?? tmpdir(), `${nama}-`));
