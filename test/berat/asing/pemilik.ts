import { type BarisMilik, barisMilik, bolehLihat, kunciBaris, NAMA_TABEL } from '../../drizzle/dunia-rls.ts';
import type { DuniaUji, PelakuUji } from '../../support/isi.ts';

/** Columns of free text that carry the name of their row, so that a row shows wherever one of them is quoted. */
const KOLOM_BERTANDA: Readonly<Record<string, readonly string[]>> = {
  pegawai_bkn: ['nama'],
  pegawai_simpeg: ['nama'],
  selisih: ['nilai_bkn', 'nilai_simpeg'],
  keputusan: ['alasan'],
  keputusan_riwayat: ['alasan'],
  hukuman_disiplin: ['sk_nomor'],
  temuan: ['uraian'],
  temuan_riwayat: ['catatan'],
  temuan_tanggapan: ['isi'],
  temuan_tindak_lanjut: ['uraian'],
  kasus_disiplin: ['uraian', 'pasal'],
  pemblokiran: ['nomor_surat', 'alasan'],
  baris_ditolak: ['pesan'],
  padanan: ['lokal'],
  usul: ['alasan'],
  usul_riwayat: ['catatan'],
  pertek: ['nomor'],
  persetujuan_mendagri: ['nomor'],
  sk: ['nomor'],
  dokumen: ['nomor', 'penerbit'],
  aduan: ['uraian'],
};

/** Types of the schema whose `id` is that of one row. */
const TABEL_JENIS: Readonly<Record<string, string>> = {
  Selisih: 'selisih',
  BedaRiwayat: 'beda_riwayat',
  Temuan: 'temuan',
  KasusDisiplin: 'kasus_disiplin',
  Pemblokiran: 'pemblokiran',
  HukumanDisiplin: 'hukuman_disiplin',
  TugasPerbaikan: 'tugas_keluar',
  Tarikan: 'tarikan',
  UsulanTautan: 'usulan_tautan',
  UsulMutasi: 'usul',
  KonsepUsul: 'konsep_usul',
  BeritaAcara: 'berita_acara',
  DokumenUsul: 'dokumen',
  Aduan: 'aduan',
};

/** Answers to the data protection officer that name whoever was seen, or is to be: the one thing of people this role is for. */
const JEJAK_DPO: readonly unknown[] = ['PembacaanData', 'AksesDarurat'];
const tanpaJejak = (_kunci: string, isi: unknown): unknown =>
  typeof isi === 'object' && isi !== null && JEJAK_DPO.includes(Reflect.get(isi, '__typename')) ? null : isi;

const TANDA = /#(\w+):([\w/]+)#/g;
const NIP = /(?<!\d)\d{18}(?!\d)/g;

/** What one answer showed: rows that were recognised, and those of them that are not the caller's, each by table and key. */
export interface Terlihat {
  readonly baris: number;
  readonly asing: readonly string[];
}

interface Milik {
  readonly baris: ReadonlyMap<string, BarisMilik>;
  readonly boleh: Map<PelakuUji, ReadonlySet<string>>;
}

/** Whose every row of the world is: read behind row-level security, judged by role and owner alone. */
export class Pemilik {
  readonly #tabel: ReadonlyMap<string, Milik>;
  /** Type and id to the key of its row. */
  readonly #kunci: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #orang = new Map<PelakuUji, ReadonlySet<string>>();

  private constructor(tabel: ReadonlyMap<string, Milik>, kunci: ReadonlyMap<string, ReadonlyMap<string, string>>) {
    this.#tabel = tabel;
    this.#kunci = kunci;
  }

  /** Writes the name of its row into every marked column, then reads who owns what. */
  static async tandai(dunia: DuniaUji): Promise<Pemilik> {
    const { admin } = dunia;
    const klien = await admin.connect();
    try {
      // Evidence may not be altered, and this world is none yet.
      await klien.query("begin; set local session_replication_role = 'replica'");
      for (const [t, kolom] of Object.entries(KOLOM_BERTANDA))
        await klien.query(`update ${t} t set ${kolom.map((k) => `${k} = 'baris rekaan #${t}:' || ${kunciBaris(t)} || '#'`).join(', ')}`);
      await klien.query('commit');
    } finally {
      klien.release();
    }
    const tabel = new Map<string, Milik>();
    for (const t of NAMA_TABEL) tabel.set(t, { baris: new Map((await barisMilik(dunia, t)).map((b) => [b.kunci, b])), boleh: new Map() });
    const kunci = new Map<string, ReadonlyMap<string, string>>();
    for (const [jenis, t] of Object.entries(TABEL_JENIS)) {
      const { rows } = await admin.query<{ id: string; k: string }>(`select t.id::text id, ${kunciBaris(t)} k from ${t} t`);
      kunci.set(jenis, new Map(rows.map((r) => [r.id, r.k])));
    }
    return new Pemilik(tabel, kunci);
  }

  /** Ids that exist, of one type. */
  id(jenis: string): readonly string[] {
    return [...(this.#kunci.get(jenis)?.keys() ?? [])];
  }

  periksa(pelaku: PelakuUji, data: unknown): Terlihat {
    const asing: string[] = [];
    let baris = 0;
    const nilai = (tabel: string, kunci: string | undefined): void => {
      if (kunci === undefined) return;
      baris += 1;
      if (!this.#boleh(pelaku, tabel).has(kunci)) asing.push(`${tabel} ${kunci}`);
    };
    const teks = JSON.stringify(data) ?? '';
    for (const [, tabel = '', kunci] of teks.matchAll(TANDA)) nilai(tabel, kunci);
    const bernama = pelaku.peran === 'DPO' ? (JSON.stringify(data, tanpaJejak) ?? '') : teks;
    for (const [nip] of bernama.matchAll(NIP)) {
      baris += 1;
      if (!this.#orangBoleh(pelaku).has(nip)) asing.push('orang');
    }
    this.#telusuri(data, nilai);
    return { baris, asing };
  }

  #telusuri(data: unknown, nilai: (tabel: string, kunci: string | undefined) => void): void {
    if (typeof data !== 'object' || data === null) return;
    const { __typename: jenis, id } = data as { __typename?: unknown; id?: unknown };
    if (typeof jenis === 'string' && typeof id === 'string') nilai(TABEL_JENIS[jenis] ?? '', this.#kunci.get(jenis)?.get(id));
    for (const isi of Object.values(data)) this.#telusuri(isi, nilai);
  }

  #boleh(pelaku: PelakuUji, tabel: string): ReadonlySet<string> {
    const milik = this.#tabel.get(tabel);
    if (milik === undefined) return new Set();
    const ada = milik.boleh.get(pelaku) ?? new Set([...milik.baris.values()].filter((b) => bolehLihat(pelaku, tabel, b)).map((b) => b.kunci));
    milik.boleh.set(pelaku, ada);
    return ada;
  }

  /** People whom some row names that the caller may see. */
  #orangBoleh(pelaku: PelakuUji): ReadonlySet<string> {
    const ada =
      this.#orang.get(pelaku) ?? new Set([...this.#tabel].flatMap(([t, { baris }]) => [...this.#boleh(pelaku, t)].flatMap((k) => baris.get(k)?.nip ?? [])));
    this.#orang.set(pelaku, ada);
    return ada;
  }
}
