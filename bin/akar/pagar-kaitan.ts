import type { Config } from '../../platform/config.ts';
import type { PagarDaftar } from '../../sync/kaitan/daftarkan.ts';
import { buatPenguraiNama } from '../../sync/kaitan/urai-nama.ts';

/** Which addresses the hub sends webhooks to: https, and public ones unless the operator says otherwise; plain http and this very machine outside production only. */
export const pagarKaitan = (config: Config): PagarDaftar => ({
  kunci: config.kunci.pemanggil,
  bolehHttp: config.lingkungan !== 'production',
  bolehPrivat: config.kaitanPrivat,
  bolehSendiri: config.lingkungan !== 'production',
  nama: buatPenguraiNama(),
});
