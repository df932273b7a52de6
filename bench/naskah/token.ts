import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { AUDIENS } from '../../platform/auth/issuer-pengembangan.ts';
import { buatVerifikasiToken } from '../../platform/auth/verifikasi-token.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { median } from '../statistik.ts';

const ISSUER = 'https://penerbit.contoh.example';
const TOKEN = 4_000;
const PUTARAN = 8;
const POTONGAN = 250;
/** As many as a busy gateway has under way at once. */
const SERENTAK = 32;

type Alg = 'ES256' | 'RS256';
type Periksa = (token: string) => Promise<unknown>;

/** CPU seconds of this process, all its threads: signatures are verified on the threads of libuv. */
async function cpuDetik(token: readonly string[], periksa: Periksa): Promise<number> {
  const mulai = process.cpuUsage();
  let ke = 0;
  const kerja = async (): Promise<void> => {
    for (let t = token[ke++]; t !== undefined; t = token[ke++]) await periksa(t);
  };
  await Promise.all(Array.from({ length: SERENTAK }, kerja));
  const { user, system } = process.cpuUsage(mulai);
  return (user + system) / 1_000_000;
}

/** Verifications per second of one core: ours for tokens never seen and for remembered ones, and bare jose, turn by turn over the same tokens. */
async function ukur(alg: Alg, jumlah: number, putaran: number): Promise<{ readonly kita: number; readonly jose: number; readonly ingat: number }> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  const jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg, use: 'sig' }] });
  const tanda = (sub: string): Promise<string> =>
    new SignJWT({})
      .setProtectedHeader({ alg, kid: 'k' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENS)
      .setSubject(sub)
      .setIssuedAt()
      .setExpirationTime('9m')
      .sign(privateKey);
  const token: string[] = [];
  for (let i = 0; i < jumlah; i++) token.push(await tanda(`s${i}`));
  const polos: Periksa = (t) => jwtVerify(t, jwks, { algorithms: [alg], issuer: ISSUER, audience: AUDIENS, maxTokenAge: 600 });
  const hasil = { kita: [] as number[], jose: [] as number[], ingat: [] as number[] };
  for (let p = 0; p <= putaran; p++) {
    const verifikasi = buatVerifikasiToken({ issuer: ISSUER, jwks, lingkungan: 'production' });
    const detik = { kita: 0, jose: 0, ingat: 0 };
    // In small turns, each time the other one first: a busy neighbour then weighs on both alike.
    for (let i = 0; i < jumlah; i += POTONGAN) {
      const bagian = token.slice(i, i + POTONGAN);
      const giliran = { kita: verifikasi, jose: polos };
      for (const nama of ((i / POTONGAN + p) % 2 === 0 ? ['kita', 'jose'] : ['jose', 'kita']) as ('kita' | 'jose')[])
        detik[nama] += await cpuDetik(bagian, giliran[nama]);
    }
    detik.ingat = await cpuDetik(token, verifikasi);
    // The first turn is for the compiler.
    if (p === 0) continue;
    for (const nama of ['kita', 'jose', 'ingat'] as const) hasil[nama].push(jumlah / detik[nama]);
  }
  return { kita: median(hasil.kita), jose: median(hasil.jose), ingat: median(hasil.ingat) };
}

/** How many bearer tokens one core verifies in a second. */
export const token: Bench = {
  nama: 'token',
  judul: 'verifikasi token masuk per detik per inti, ES256 dan RS256, terhadap jose polos',
  jalankan: async ({ baris, ulang }) => {
    const jumlah = Math.min(baris ?? TOKEN, 5_000);
    const putaran = ulang ?? PUTARAN;
    const es = await ukur('ES256', jumlah, putaran);
    const rs = await ukur('RS256', jumlah, putaran);
    return {
      ukuran: { baris: jumlah, putaran },
      angka: {
        per_detik_es256: bulatkan(es.kita, 0),
        per_detik_es256_jose: bulatkan(es.jose, 0),
        per_detik_rs256: bulatkan(rs.kita, 0),
        per_detik_rs256_jose: bulatkan(rs.jose, 0),
        per_detik_ingat: bulatkan(es.ingat, 0),
      },
      rasio: { es256: bulatkan(es.kita / es.jose), rs256: bulatkan(rs.kita / rs.jose) },
      catatan: ['per detik waktu CPU proses, semua utas; median putaran', 'per_detik_ingat: token yang sama sekali lagi, dalam ingatan 30 detik'],
    };
  },
};
