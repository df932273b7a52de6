-- Why: a profile that does not fit its file is refused with the line on which it says so, and jsonb keeps no lines.
alter table profil_pemetaan add column teks text;
