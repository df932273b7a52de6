import type { Aman } from '../../platform/html/halaman.ts';

/** What anybody is told of one code: as JSON and as a page. */
export interface HasilVerifikasi {
  readonly badan: Readonly<Record<string, unknown>>;
  readonly judul: string;
  readonly halaman: Aman;
}
