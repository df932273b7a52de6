-- Why: what one account may ask and whom it may read in a window was bounded only per request, so a stolen token could copy the nation page by page. Limits are
-- dated rows by role; what was used stands here, so any number of gateways counts in one place. A role without a limit may do nothing.
-- Locks: none on existing tables. Reversible: drop the functions and the tables.
create table batas_laju (
  id bigint generated always as identity primary key,
  peran text not null,
  macam text not null check (macam in ('BIAYA', 'ORANG')),
  jendela_detik integer not null check (jendela_detik between 10 and 86400),
  batas bigint not null check (batas >= 0),
  berlaku_dari date not null,
  dasar text not null check (length(dasar) between 5 and 200),
  oleh text not null,
  pada timestamptz not null default clock_timestamp()
);
create index batas_laju_cari on batas_laju (peran, macam, berlaku_dari desc, id desc);
-- One row per account (a role of a subject: budgets go by role, and one person may hold several), kind and window; lewat_pada = when the window's one alert was written.
create table laju (
  akun text not null,
  macam text not null check (macam in ('BIAYA', 'ORANG')),
  jendela timestamptz not null,
  terpakai bigint not null default 0,
  lewat_pada timestamptz,
  primary key (akun, macam, jendela)
);
-- Whom an account has read in its window: read again they cost nothing. Gone with the window.
create table laju_orang (akun text not null, jendela timestamptz not null, nip bigint not null, primary key (akun, jendela, nip));
do $$ declare t text; begin
  foreach t in array array['batas_laju', 'laju', 'laju_orang'] loop
    execute format('alter table %I owner to simpul_pemilik', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pemilik on %I to simpul_pemilik using (true) with check (true)', t);
  end loop;
end $$;
create trigger bukti_tetap before update or delete on batas_laju for each row execute function bukti_tetap();
create trigger bukti_tetap_seluruhnya before truncate on batas_laju for each statement execute function bukti_tetap();

insert into batas_laju (peran, macam, jendela_detik, batas, berlaku_dari, dasar, oleh)
select p.peran, m.macam, m.detik, case m.macam when 'BIAYA' then p.biaya else p.orang end, '2026-01-01', 'Batas awal hub', 'migrasi'
from (values
  ('INTEGRATOR_INSTANSI', 1500000, 50000), ('OPERATOR_INSTANSI', 300000, 10000), ('VERIFIKATOR_INSTANSI', 300000, 10000), ('APPROVER_INSTANSI', 300000, 5000),
  ('PPK', 300000, 5000), ('APPROVER_PROVINSI', 300000, 5000), ('VERIFIKATOR_BKN', 300000, 20000), ('PARAF_BKN', 300000, 10000), ('PENANDATANGAN_BKN', 300000, 10000),
  ('OTDA_KEMENDAGRI', 300000, 5000), ('AUDITOR_ASN', 300000, 5000), ('DIR_WASDAL', 300000, 5000), ('DEPUTI_WASDAL', 300000, 5000), ('DATA_STEWARD_BKN', 300000, 20000),
  ('VIEWER_PANRB', 150000, 0), ('VIEWER_KEMENDAGRI', 150000, 0), ('VIEWER_BAWASLU', 150000, 0), ('ASN', 60000, 50)) p (peran, biaya, orang)
cross join (values ('BIAYA', 60), ('ORANG', 86400)) m (macam, detik);

-- Takes from the budget of the signed caller: `p_perlu` and, where there is room, up to a `p_bagian`th of the limit at once (BIAYA; nothing in advance in a window's last second), or the persons of `p_nip` not read before in
-- this window (ORANG). All or nothing: what would pass the limit is refused and takes nothing; the first refusal of a window is written to the audit.
create function laju_ambil(p_pemanggil text, p_macam text, p_perlu bigint, p_bagian integer, p_nip bigint[])
returns table (boleh boolean, diberi bigint, sisa bigint, batas bigint, jendela_detik integer, detik integer)
language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare b record; k record; s text; j timestamptz; baru bigint[]; n bigint := p_perlu; g bigint; d integer;
begin
  perform set_config('simpul.pemanggil', p_pemanggil, true);
  s := kunci.pemanggil_peran() || ' ' || kunci.pemanggil_subjek();
  if s is null then raise exception 'tanpa pemanggil' using errcode = '28000'; end if;
  select x.batas, x.jendela_detik into b from batas_laju x
    where x.peran = kunci.pemanggil_peran() and x.macam = p_macam and x.berlaku_dari <= hari_ini() order by x.berlaku_dari desc, x.id desc limit 1;
  if not found then return query select false, 0::bigint, 0::bigint, 0::bigint, 60, 60; return; end if;
  -- A machine client may read its own instansi once a window, however large that is.
  if p_macam = 'ORANG' and b.batas > 0 and kunci.pemanggil_peran() = 'INTEGRATOR_INSTANSI' then
    b.batas := greatest(b.batas, (select ceil(1.2 * coalesce(sum(r.jumlah), 0))::bigint from rekap_pegawai r where r.instansi = kunci.cakupan_baris()));
  end if;
  j := to_timestamp(floor(extract(epoch from clock_timestamp()) / b.jendela_detik) * b.jendela_detik);
  d := greatest(1, ceil(extract(epoch from j) + b.jendela_detik - extract(epoch from clock_timestamp()))::integer);
  insert into laju as l (akun, macam, jendela) values (s, p_macam, j) on conflict do nothing;
  if found then
    delete from laju l where l.akun = s and l.macam = p_macam and l.jendela < j;
    if p_macam = 'ORANG' then delete from laju_orang o where o.akun = s and o.jendela < j; end if;
  end if;
  select l.terpakai, l.lewat_pada into k from laju l where l.akun = s and l.macam = p_macam and l.jendela = j for update;
  if p_macam = 'ORANG' then
    select coalesce(array_agg(x.nip), '{}') into baru from (select distinct u.nip from unnest(p_nip) u (nip)) x
      where not exists (select from laju_orang o where o.akun = s and o.jendela = j and o.nip = x.nip);
    n := cardinality(baru);
  end if;
  if n > 0 and k.terpakai + n > b.batas then
    if k.lewat_pada is null then
      -- The pool of the gateway commits without waiting; the alert must be there after a crash.
      perform set_config('synchronous_commit', 'on', true);
      update laju l set lewat_pada = clock_timestamp() where l.akun = s and l.macam = p_macam and l.jendela = j;
      perform jejak_pemanggil('laju.terlampaui', jsonb_build_object('macam', p_macam, 'batas', b.batas, 'jendelaDetik', b.jendela_detik));
    end if;
    return query select false, 0::bigint, greatest(0, b.batas - k.terpakai), b.batas, b.jendela_detik, d;
    return;
  end if;
  g := case p_macam when 'ORANG' then n else least(b.batas - k.terpakai, greatest(n, case when d > 1 then b.batas / p_bagian else 0 end)) end;
  if p_macam = 'ORANG' then insert into laju_orang (akun, jendela, nip) select s, j, x from unnest(baru) x; end if;
  update laju l set terpakai = l.terpakai + g where l.akun = s and l.macam = p_macam and l.jendela = j;
  return query select true, g, b.batas - k.terpakai - g, b.batas, b.jendela_detik, d;
end $$;

-- A newer limit of a role, from a day on; the rows before stay. Returns its id.
create function laju_tetapkan(p_peran text, p_macam text, p_jendela_detik integer, p_batas bigint, p_berlaku_dari date, p_dasar text, p_oleh text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, kunci as $$
declare baru bigint;
begin
  insert into batas_laju (peran, macam, jendela_detik, batas, berlaku_dari, dasar, oleh)
    values (p_peran, p_macam, p_jendela_detik, p_batas, p_berlaku_dari, p_dasar, p_oleh) returning id into baru;
  perform jejak_catat('laju.batas_ditetapkan', jsonb_build_object('peran', p_peran, 'macam', p_macam, 'batas', p_batas, 'jendelaDetik', p_jendela_detik,
    'berlakuDari', p_berlaku_dari), p_oleh, p_oleh);
  return baru;
end $$;

-- Limits in force on a day, one per role and kind.
create function laju_berlaku(p_pada date) returns table (peran text, macam text, jendela_detik integer, batas bigint, berlaku_dari date, dasar text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct on (b.peran, b.macam) b.peran, b.macam, b.jendela_detik, b.batas, b.berlaku_dari, b.dasar from batas_laju b
    where b.berlaku_dari <= p_pada order by b.peran, b.macam, b.berlaku_dari desc, b.id desc
$$;

-- Windows of accounts that never came back. No window is longer than a day. Returns how many persons were forgotten.
create function laju_bersihkan() returns bigint language plpgsql security definer set search_path = pg_catalog, public as $$
declare n bigint;
begin
  delete from laju_orang where jendela < clock_timestamp() - interval '2 days';
  get diagnostics n = row_count;
  delete from laju where jendela < clock_timestamp() - interval '2 days';
  return n;
end $$;

do $$ declare f text; begin
  foreach f in array array['laju_ambil(text, text, bigint, integer, bigint[])', 'laju_tetapkan(text, text, integer, bigint, date, text, text)',
                           'laju_berlaku(date)', 'laju_bersihkan()'] loop
    execute format('alter function %s owner to simpul_pemilik', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function laju_ambil(text, text, bigint, integer, bigint[]) to simpul_app;
grant execute on function laju_tetapkan(text, text, integer, bigint, date, text, text), laju_berlaku(date), laju_bersihkan() to simpul_sync;
