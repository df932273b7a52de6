import { tanggal } from '../../../../domain/asn/tanggal.ts';
import { type Kalender, susunKalender } from '../../../../domain/kalender/hari-kerja.ts';
import { parameterIdis } from '../../../../domain/pelanggaran/idis/parameter.ts';

/** 2026 as far as the examples need it: decreed, with two days off. */
export const KALENDER: Kalender = susunKalender(['2026-06-16', '2026-08-17'].map((t) => ({ tanggal: tanggal(t), libur: true, perkiraan: false })));
export const P = parameterIdis();
export const t = tanggal;
