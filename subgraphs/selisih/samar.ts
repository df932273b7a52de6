import { bidangDariBit } from '../../domain/selisih/bidang.ts';

const BIT_NIK = [...bidangDariBit.values()].find((b) => b.bidang === 'nik')?.bit;

/** Values of the NIK field leave masked, whatever the pipeline stored. */
export const samarkanNilai = (bit: number, nilai: string | null): string | null =>
  bit !== BIT_NIK || nilai === null || nilai.includes('*') ? nilai : nilai.length === 16 ? `${nilai.slice(0, 4)}********${nilai.slice(-4)}` : '****';

export const isBidangNik = (bit: number): boolean => bit === BIT_NIK;
