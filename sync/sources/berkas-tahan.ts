import { open } from 'node:fs/promises';

/** Makes the names inside a folder durable. */
export async function sinkronkanFolder(folder: string): Promise<void> {
  const pegangan = await open(folder, 'r');
  try {
    await pegangan.sync();
  } finally {
    await pegangan.close();
  }
}
