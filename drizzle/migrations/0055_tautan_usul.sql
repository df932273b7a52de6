-- Why: an ASN follows the own usul without an account, through a link bound to that usul and that person. The database knows only the hash of the secret;
-- a link ends by its date or by a row that revokes it. What it opens is read by one function, which leaves a trace each time.
-- Locks: none. Reversible: drop the function and the two tables.
create table tautan_usul (
  id bigint generated always as identity primary key,
  usul bigint not null references usul (id), nip bigint not null,
  sidik text not null unique check (sidik ~ '^[0-9a-f]{64}$'),
  berakhir_pada timestamptz not null,
  oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp(),
  foreign key (usul, nip) references usul_pegawai (usul, nip),
  check (berakhir_pada <= pada + interval '91 days')
);
create index tautan_usul_usul on tautan_usul (usul);
create table pencabutan_tautan_usul (
  tautan bigint primary key references tautan_usul (id), oleh text not null, orang text not null, pada timestamptz not null default clock_timestamp()
);
do $$ declare t text; begin
  foreach t in array array['tautan_usul', 'pencabutan_tautan_usul'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
    execute format('create trigger bukti_tetap before update or delete on %I for each row execute function bukti_tetap()', t);
    execute format('create trigger bukti_tetap_seluruhnya before truncate on %I for each statement execute function bukti_tetap()', t);
  end loop;
end $$;
-- Not even its own maker reads the hash back.
grant select (id, usul, nip, berakhir_pada, oleh, orang, pada), insert on tautan_usul to simpul_app;
grant select, insert on pencabutan_tautan_usul to simpul_app;
grant usage on all sequences in schema public to simpul_app;
-- The person for the own name, the operator of the proposing instansi for anybody in its usul; the auditor looks on.
create policy jangkauan on tautan_usul for select to simpul_app using (case (select kunci.pemanggil_peran()) when 'ASN' then nip = (select kunci.pemanggil_nip())
  when 'AUDITOR_ASN' then true when 'OPERATOR_INSTANSI' then exists (select from usul u where u.id = usul and u.instansi = (select kunci.cakupan_baris())) else false end);
create policy buat on tautan_usul for insert to simpul_app with check (case (select kunci.pemanggil_peran()) when 'ASN' then nip = (select kunci.pemanggil_nip())
  when 'OPERATOR_INSTANSI' then exists (select from usul u where u.id = usul and u.instansi = (select kunci.cakupan_baris())) else false end);
create policy jangkauan on pencabutan_tautan_usul for select to simpul_app using ((select kunci.pemanggil_peran()) is not null and exists (select from tautan_usul t where t.id = tautan));
create policy cabut on pencabutan_tautan_usul for insert to simpul_app with check ((select kunci.pemanggil_peran()) in ('ASN', 'OPERATOR_INSTANSI') and exists (select from tautan_usul t where t.id = tautan));

-- What the holder of the secret sees: one person in one usul. No name, no NIP, nobody's notes, nothing of colleagues. Null = no such link, over, or revoked.
create function tautan_usul_buka(p_sidik text) returns jsonb language plpgsql security definer set search_path = pg_catalog, public as $$
declare t tautan_usul; hasil jsonb;
begin
  select x.* into t from tautan_usul x where x.sidik = p_sidik and x.berakhir_pada > clock_timestamp() and not exists (select from pencabutan_tautan_usul c where c.tautan = x.id);
  if not found then return null; end if;
  perform jejak_catat('mutasi.tautan_dibuka', jsonb_build_object('tautan', t.id::text, 'usul', t.usul::text), 'TAUTAN', 'TAUTAN-' || t.id);
  select jsonb_build_object('berakhirPada', t.berakhir_pada, 'nomor', u.nomor, 'jenis', u.jenis, 'tmt', u.tmt, 'status', u.status, 'instansi', i.nama,
      'tujuan', jsonb_build_object('instansi', ti.nama, 'unor', o.nama, 'jabatan', j.nama),
      'tahap', coalesce((select jsonb_agg(jsonb_build_object('tindakan', r.tindakan, 'ke', r.ke, 'pada', r.pada) order by r.id) from usul_riwayat r where r.usul = u.id), '[]'),
      'surat', jsonb_build_object('pertek', (select jsonb_build_object('nomor', x.nomor, 'tanggal', x.tanggal) from pertek x where x.usul = u.id),
        'sk', (select jsonb_build_object('nomor', x.nomor, 'tanggal', x.tanggal) from sk x where x.usul = u.id),
        'pelantikan', (select x.tanggal from pelantikan x where x.usul = u.id)),
      'pemeriksaan', (select jsonb_build_object('tahap', b.tahap, 'pada', b.pada, 'hasil', q.p ->> 'hasil',
          'lolos', (select count(*) from jsonb_array_elements(q.p -> 'butir') x where x -> 'putusan' ->> 'hasil' in ('LOLOS', 'TIDAK_BERLAKU')),
          'butir', coalesce((select jsonb_agg(jsonb_build_object('kode', x ->> 'kode', 'judul', b.isi -> 'aturan' -> (x ->> 'kode') ->> 'judul', 'tingkat', x ->> 'tingkat',
              'hasil', x -> 'putusan' ->> 'hasil', 'pesan', coalesce(x -> 'putusan' ->> 'pesan', x -> 'putusan' ->> 'sebab')))
            from jsonb_array_elements(q.p -> 'butir') x where x -> 'putusan' ->> 'hasil' not in ('LOLOS', 'TIDAK_BERLAKU')), '[]'))
        from (select * from berita_acara y where y.usul = u.id order by y.id desc limit 1) b
        cross join lateral (select e as p from jsonb_array_elements(b.isi -> 'pegawai') e where e -> 'usulan' ->> 'nip' = lpad(t.nip::text, 18, '0') limit 1) q))
    into hasil
    from usul u join instansi i on i.no = u.instansi join usul_pegawai p on p.usul = u.id and p.nip = t.nip join instansi ti on ti.no = p.instansi_tujuan
    left join unor o on o.id = p.unor_tujuan left join jabatan j on j.id = p.jabatan_tujuan where u.id = t.usul;
  return hasil;
end $$;
alter function tautan_usul_buka(text) owner to simpul_pemilik;
revoke execute on function tautan_usul_buka(text) from public;
grant execute on function tautan_usul_buka(text) to simpul_app;
