import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'

/** Named in order; a migration that has landed is never edited, only followed by another. */
const migrations: Record<string, Migration> = {
  '001-first': {
    async up(db) {
      await sql`
        create table works (work_id bigint primary key, title jsonb not null, seen_at timestamptz not null);
        create table items (
          system text not null, id text not null, version text not null,
          item jsonb not null, seen_at timestamptz not null, primary key (system, id, version));
        create table title_items (
          work_id bigint not null, system text not null, id text not null, version text not null,
          primary key (work_id, system, id, version));
        create index title_items_by_item on title_items (system, id);
        create table freshness (
          work_id bigint not null, system text not null, asking_until timestamptz,
          seen_at timestamptz, problem text, complete boolean not null default true,
          primary key (work_id, system));
        create table links (
          id text primary key, work_id bigint not null, product_ids int[] not null, role text not null,
          system text not null, item_id text not null, version text not null, run_id text not null,
          facts jsonb not null, created_at timestamptz not null, ended_at timestamptz);
        create index links_by_work on links (work_id) where ended_at is null;
        create index links_by_item on links (system, item_id) where ended_at is null;
        create table runs (
          id text primary key, action text not null, work_id bigint not null, input jsonb not null,
          plan jsonb not null, plan_hash text not null, principal jsonb not null,
          idempotency_key text not null unique, request_hash text not null, state text not null,
          undo_of text references runs, created_at timestamptz not null, finished_at timestamptz);
        create index runs_by_work on runs (work_id, created_at desc);
        create table writes (
          id text primary key, run_id text not null references runs, node text not null,
          position int not null, work_id bigint not null, effect_key text not null, target text not null,
          call jsonb not null, input jsonb not null, after text[] not null, barrier boolean not null,
          exposure text not null, gate jsonb, says jsonb not null, state text not null,
          in_lane boolean not null default false, joins text, attempt int not null default 0,
          performed boolean not null default false, moved_bytes bigint not null default 0,
          total_bytes bigint, output jsonb, proof jsonb, reason jsonb, evidence_hash text,
          wait_until timestamptz, created_at timestamptz not null, updated_at timestamptz not null,
          unique (run_id, node));
        create unique index one_open_write_per_effect on writes (effect_key)
          where joins is null and state in ('planned', 'performing', 'waiting');
        create unique index one_write_per_target on writes (target) where in_lane;
        create index writes_by_target on writes (target) where state in ('planned', 'waiting');
        create index writes_by_join on writes (joins) where joins is not null;
        create table publications (
          id text primary key, effect_key text not null, source jsonb not null, file_name text not null,
          expires_at timestamptz not null, fetched_sha256 text, fetched_bytes bigint, fetched_at timestamptz);
        create index publications_by_effect on publications (effect_key);
        create table spool (
          id text primary key, owner text not null, file_name text not null, media_type text not null,
          bytes bigint not null, sha256 text not null, key bytea not null, iv bytea not null,
          facts jsonb not null, created_at timestamptz not null, expires_at timestamptz not null);
        create table audit (
          id bigint generated always as identity primary key, at timestamptz not null,
          work_id bigint not null, document_class text not null, payload jsonb not null,
          salt bytea not null, index bigint unique, leaf bytea);
        create index audit_by_work on audit (work_id, at desc);
        create index audit_unsequenced on audit (id) where index is null;
        create table audit_heads (
          last_index bigint primary key, root bytea not null, head bytea not null, at timestamptz not null);
      `.execute(db)
    },
  },
}

const provider: MigrationProvider = { getMigrations: async () => migrations }

/** Brings the schema up to date; safe when several processes start at once (kysely takes a lock). */
export async function migrate(db: Kysely<never>): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error)
    throw error instanceof Error ? error : new Error('the database schema could not be updated')
}
