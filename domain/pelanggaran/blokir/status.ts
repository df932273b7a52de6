export const STATUS_BLOKIR = ['DIUSULKAN', 'AKTIF', 'DIBUKA', 'DITOLAK'] as const;
export type StatusBlokir = (typeof STATUS_BLOKIR)[number];

export const TINDAKAN_BLOKIR = ['setujui', 'tolak', 'usulkanBuka', 'buka'] as const;
export type TindakanBlokir = (typeof TINDAKAN_BLOKIR)[number];

/** Every status answers every act; null = refused. An opened or refused block never comes back: a new one has its own letter and its own two persons. */
const PERALIHAN: Readonly<Record<StatusBlokir, Readonly<Record<TindakanBlokir, StatusBlokir | null>>>> = {
  DIUSULKAN: { setujui: 'AKTIF', tolak: 'DITOLAK', usulkanBuka: null, buka: null },
  AKTIF: { setujui: null, tolak: null, usulkanBuka: 'AKTIF', buka: 'DIBUKA' },
  DIBUKA: { setujui: null, tolak: null, usulkanBuka: null, buka: null },
  DITOLAK: { setujui: null, tolak: null, usulkanBuka: null, buka: null },
};

/** The status after an act, or null when the table refuses it. */
export const statusBlokirSetelah = (status: string, tindakan: TindakanBlokir): StatusBlokir | null => PERALIHAN[status as StatusBlokir]?.[tindakan] ?? null;

/**
 * Two persons make a block, and two open it: whoever proposed the block decides neither on it nor on its opening, and whoever asks for the opening does
 * not decide on that. Persons, not accounts (Peraturan BKN 1/2023, kehati-hatian; that opening binds the same is ours).
 */
export const bolehMemutus = (orang: string, pengusul: readonly (string | null)[]): boolean => !pengusul.includes(orang);
