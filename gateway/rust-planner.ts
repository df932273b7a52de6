import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import { Kesalahan } from '../domain/kesalahan.ts';

type Penangan = typeof unifiedGraphHandler;

const TANDA = '__kosong';
const penanda: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' }, alias: { kind: Kind.NAME, value: TANDA } };
const terisi = new WeakMap<DocumentNode, DocumentNode>();

function isiKosong(dokumen: DocumentNode): DocumentNode {
  let hasil = terisi.get(dokumen);
  if (hasil === undefined) {
    hasil = visit(dokumen, { SelectionSet: { leave: (n) => (n.selections.length > 0 ? undefined : { ...n, selections: [penanda] }) } });
    terisi.set(dokumen, hasil);
  }
  return hasil;
}

function buangTanda(nilai: unknown): void {
  if (Array.isArray(nilai)) nilai.forEach(buangTanda);
  else if (typeof nilai === 'object' && nilai !== null) {
    Reflect.deleteProperty(nilai, TANDA);
    Object.values(nilai).forEach(buangTanda);
  }
}

/** Rust query planner; also answers operations whose every field an auth directive removed (the planner alone fails with a parse error). */
export const rustPlanner: Penangan = async (opsi) => {
  const tertangani = await unifiedGraphHandler(opsi);
  const jalankan = tertangani.executor;
  if (jalankan === undefined) throw new Kesalahan('KONFIGURASI', 'Perencana query tidak memberi eksekutor.');
  return {
    ...tertangani,
    executor: async (permintaan) => {
      const document = isiKosong(permintaan.document);
      if (document === permintaan.document) return jalankan(permintaan);
      const hasil = await jalankan({ ...permintaan, document });
      if (typeof hasil === 'object' && hasil !== null && 'data' in hasil) buangTanda(hasil.data);
      return hasil;
    },
  };
};
