/** Papers of a disciplinary case: written once. */
export const BUKTI_IDIS = [
  'kasus_disiplin_riwayat',
  'tim_disiplin',
  'panggilan_disiplin',
  'bap_disiplin',
  'lhp_disiplin',
  'keputusan_disiplin',
  'penyampaian_disiplin',
] as const;

/** Functions of disciplinary cases with the owner's rights, by who may call them. */
export const DEFINER_IDIS: Readonly<Record<string, string>> = {
  'kunci.boleh_kasus(bigint)': 'A',
  'kasus_disiplin_jaga()': '-',
  'kasus_disiplin_buka()': '-',
  'hukuman_tugas()': '-',
  'hukuman_serupa(bigint)': 'A',
  'kasus_kunci_temuan(bigint)': 'A',
  'rekap_kasus_disiplin()': 'A',
  'gerbang_fakta_catatan(bigint,bigint[],smallint[],smallint[],text[],text[])': '-',
};
