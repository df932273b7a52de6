import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Gaya = 'biasa' | 'tebal';

const require = createRequire(import.meta.url);
let huruf: Readonly<Record<Gaya, Buffer>> | undefined;

/** The two faces of every document (Arimo, OFL 1.1), embedded in it so that it looks the same wherever it is opened. Read once per process. */
export const bacaHuruf = (): Readonly<Record<Gaya, Buffer>> =>
  (huruf ??= {
    biasa: readFileSync(require.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf')),
    tebal: readFileSync(require.resolve('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf')),
  });
