import postgres from 'postgres';

// Child of pembunuh-sambungan.pg.test.ts: the form decision 14a forbids, a pool of postgres.js that runs transactions under changing callers.
// Prints one line of JSON: how many reads showed another caller's setting, how many calls hung, how many faults nobody caught.
const url = process.argv[2] ?? '';
const DETIK = 6;
const hitung = { dibunuh: 0, terbaca: 0, asing: 0, gantung: 0, takTertangkap: 0 };
process.on('uncaughtException', () => {
  hitung.takTertangkap += 1;
});
process.on('unhandledRejection', () => {
  hitung.takTertangkap += 1;
});
const jeda = (ms: number): Promise<void> => new Promise((s) => setTimeout(s, ms));
const sampai = Date.now() + DETIK * 1_000;
const sql = postgres(url, { max: 4, onnotice: () => {}, connect_timeout: 3, connection: { application_name: 'uji-polos' } });
const pembunuh = postgres(url, { max: 1, onnotice: () => {} });

async function satu(pemanggil: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select set_config('uji.pemanggil', ${String(pemanggil)}, true)`;
    for (let i = 0; i < 4; i += 1) {
      await jeda(Math.random() * 30);
      const [b] = await tx<{ p: string | null }[]>`select current_setting('uji.pemanggil', true) p`;
      hitung.terbaca += 1;
      if (b?.p !== String(pemanggil)) hitung.asing += 1;
    }
  });
}

async function pekerja(): Promise<void> {
  while (Date.now() < sampai) {
    const hasil = await Promise.race([
      satu(1 + Math.floor(Math.random() * 20)).then(
        () => 'selesai',
        () => 'galat',
      ),
      jeda(2_500).then(() => 'gantung'),
    ]);
    if (hasil === 'gantung') hitung.gantung += 1;
    if (hasil === 'galat') await jeda(30);
  }
}

async function bunuh(): Promise<void> {
  while (Date.now() < sampai) {
    await jeda(100);
    const mati =
      await pembunuh`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'uji-polos' and state like 'idle in transaction%' order by random() limit 1`.catch(
        () => [],
      );
    hitung.dibunuh += mati.length;
  }
}

await Promise.all([bunuh(), ...Array.from({ length: 12 }, pekerja)]);
process.stdout.write(`${JSON.stringify(hitung)}\n`, () => process.exit(0));
