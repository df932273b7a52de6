import { PengaturanLingkungan } from './config-schema.ts';

const KEPALA = '# Semua setelan SIMPUL dan nilai bawaannya. Dibuat dari platform/config-schema.ts oleh lint/env-example.ts.\n';

/** The text of .env.example: every variable with its meaning and its default. */
export function contohEnv(): string {
  const bawaan: Readonly<Record<string, unknown>> = PengaturanLingkungan.parse({});
  const butir = Object.entries(PengaturanLingkungan.shape).map(([nama, skema]) => `\n# ${skema.description ?? ''}\n# ${nama}=${String(bawaan[nama] ?? '')}\n`);
  return KEPALA + butir.join('');
}
