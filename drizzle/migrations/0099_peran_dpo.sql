-- Why: whoever answers for the protection of personal data (PPDP, DPO; UU 27/2022 Pasal 53-54) had no role: the trail could be read by its own person and by whoever
-- holds the shell, and emergency access was agreed to by the auditors' own superiors alone. The DPO reads the trail of any person, which is itself a reading in that
-- trail with its purpose, and may be the second person of an emergency access. Nothing else: no row of a person, no case, no usul.
-- Locks: akses_darurat for an instant (a policy). Reversible: drop the function, the rows of kunci.jangkauan and batas_laju, the policy and the body of 0084.
insert into kunci.jangkauan (peran, jangkauan) values ('DPO', 'AGREGAT');
insert into batas_laju (peran, macam, jendela_detik, batas, berlaku_dari, dasar, oleh) values
  ('DPO', 'BIAYA', 60, 150000, '2026-01-01', 'Batas awal hub', 'migrasi'), ('DPO', 'ORANG', 86400, 5000, '2026-01-01', 'Batas awal hub', 'migrasi');

-- Who saw these people in [p_dari, p_sampai), after reading p_sesudah of person p_sesudah_nip, in order of person and time. `batas` = when the first page was asked for:
-- the next ones pass it back, so that the readings which the pages themselves are do not lengthen the list they belong to.
create function akses_dibaca(p_nip bigint[], p_tujuan text, p_dari timestamptz, p_sampai timestamptz, p_batas timestamptz, p_sesudah_nip bigint, p_sesudah bigint, p_banyak integer)
returns table (batas text, nip text, id text, pada text, penerbit text, subjek text, orang text, peran text, instansi_id text, instansi_nama text, operasi text, tujuan text, jenis text[], rujukan text, himpunan boolean)
language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
#variable_conflict use_column
declare t timestamptz := least(coalesce(p_batas, clock_timestamp()), clock_timestamp()); lalu timestamptz := (select d.pada from akses_data d where d.id = p_sesudah);
begin
  if kunci.pemanggil_peran() is distinct from 'DPO' or length(coalesce(p_tujuan, '')) not between 10 and 500 or p_tujuan ~ '[0-9]{16}' or cardinality(p_nip) not between 1 and 1000 then
    raise exception 'tidak berwenang atas jejak akses' using errcode = '42501';
  end if;
  return query select to_jsonb(t) #>> '{}', lpad(k.nip::text, 18, '0'), k.id::text, to_jsonb(k.pada) #>> '{}', k.penerbit, k.subjek, k.orang, k.peran, i.id, i.nama,
      k.operasi, k.tujuan, k.jenis, k.rujukan, k.himpunan
    from akses_kebocoran(p_nip, coalesce(p_dari, '-infinity'), least(coalesce(p_sampai, 'infinity'), t)) k left join instansi i on i.no = k.instansi
    where p_sesudah is null or (k.nip, k.pada, k.id) > (p_sesudah_nip, lalu, p_sesudah) order by k.nip, k.pada, k.id limit p_banyak;
  perform akses_catat(p_nip, jsonb_build_object('operasi', 'daftarPembacaan', 'tujuan', p_tujuan, 'jenis', jsonb_build_array('JEJAK')));
end $$;
alter function akses_dibaca(bigint[], text, timestamptz, timestamptz, timestamptz, bigint, bigint, integer) owner to simpul_pemilik;
revoke execute on function akses_dibaca(bigint[], text, timestamptz, timestamptz, timestamptz, bigint, bigint, integer) from public;
grant execute on function akses_dibaca(bigint[], text, timestamptz, timestamptz, timestamptz, bigint, bigint, integer) to simpul_app;

alter policy jangkauan on akses_darurat using (case (select kunci.pemanggil_peran())
  when 'AUDITOR_ASN' then true when 'DIR_WASDAL' then true when 'DEPUTI_WASDAL' then true when 'DPO' then true
  when 'PPK' then instansi = (select kunci.cakupan_baris()) and dibaca > 0 and berakhir_pada < clock_timestamp()
  when 'ASN' then nip = (select kunci.pemanggil_nip()) and dibaca > 0 and berakhir_pada < clock_timestamp() else false end);
do $$ declare lama text := pg_get_functiondef('darurat_putuskan(bigint, boolean, text)'::regprocedure); baru text; begin
  baru := replace(lama, $x$('DIR_WASDAL', 'DEPUTI_WASDAL')$x$, $x$('DIR_WASDAL', 'DEPUTI_WASDAL', 'DPO')$x$);
  if baru = lama then raise exception 'isi darurat_putuskan tidak dikenali'; end if;
  execute baru;
end $$;
