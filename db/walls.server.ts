import { getTableConfig, type PgPolicy, type PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { erasingPolicy, identityColumns, identityRole, schoolTables } from './school-table.ts'

/** Tables whose every change is written to the audit log by trigger. */
export const auditedTables = [
  'members',
  'viewings',
  'member_contacts',
  'classes',
  'class_staff',
  'support_grants',
  'children',
  'child_portraits',
  'enrolments',
  'guardianships',
  'court_orders',
  'tags',
  'child_tags',
  'consents',
  'invitations',
  'join_codes',
  'imports',
  'retention_rules',
  'retention_holds',
  'erasures',
  'school_years',
  'year_changes',
  'module_switches',
  'brands',
  'school_standings',
  'school_exports',
  'media_children',
  'albums',
  'album_families',
  'absences',
  'attendance_alerts',
  'pickup_persons',
  'pickup_codes',
  'pickup_refusals',
  'kiosk_classes',
  'kiosk_cards',
  'notices',
  'notice_classes',
  'notice_families',
  'notice_tags',
  'notice_answers',
  'urgent_calls',
  'observations',
  'observation_children',
  'portfolio_terms',
  'report_terms',
  'report_templates',
  'reports',
  'report_versions',
  'report_answers',
  'access_brakes',
  'health_records',
  'health_conditions',
  'health_condition_versions',
  'health_measurements',
  'health_vaccinations',
  'health_incidents',
  'health_incident_media',
  'health_incident_addenda',
  'health_incident_signatures',
  'message_report_looks',
  'site_copies',
] as const

/** Platform tables that a school's process may read; their policies show it its own row only. */
export const readByOwnSchool = [
  'schools',
  'school_domains',
  'subscriptions',
  'entitlement_overrides',
  'child_counts',
  'billing_details',
  'invoices',
  'invoice_payments',
  'invoice_files',
  'invoice_letters',
] as const
/**
 * Tables of a school that the platform's role reads: how it looks and what is switched on, which each page needs before it is known whose
 * page it is. There is nobody in them.
 */
export const readByPlatform = ['brands', 'module_switches', 'translation_switches'] as const
export const platformTables = [
  'schools',
  'school_domains',
  'name_holds',
  'school_erasures',
  'school_figures',
  'school_months',
  'platform_months',
  'money_months',
  'cohort_months',
  'school_parts',
  'subscriptions',
  'school_state_changes',
  'entitlement_overrides',
  'child_counts',
  'billing_details',
  'billing_notes',
  'stripe_customers',
  'stripe_events',
  'invoice_counters',
  'invoices',
  'invoice_payments',
  'invoice_files',
  'invoice_letters',
  'operators',
  'operator_log',
  'self_checks',
  'status_days',
  'status_incidents',
  'announcements',
  'help_requests',
  'help_posts',
  'help_pictures',
] as const

/**
 * Asserts what drizzle-kit does not emit: FORCE on every school table, grants by verb, row security on
 * platform tables, audit triggers. Idempotent; runs after every migration as the owner, so that a
 * new table is behind the wall without anybody remembering it. `db/contract.test.ts` reads the result back.
 */
export async function raiseWalls(client: pg.ClientBase): Promise<void> {
  const statements = [
    'revoke all on all tables in schema public from cubby_school, cubby_platform, cubby_identity',
    'revoke all on all functions in schema public from public',
    'revoke create on schema public from public',
    'grant usage on schema public to cubby_school, cubby_platform',
    'grant execute on all functions in schema public to cubby_school',
    'grant usage on schema public, identity to cubby_identity',
    'grant select, insert, update, delete on all tables in schema identity to cubby_identity',
  ]
  for (const [name, table] of schoolTables) {
    statements.push(`alter table ${name} enable row level security`, `alter table ${name} force row level security`)
    for (const { role, verbs } of grantsOf(table)) statements.push(`grant ${verbs.join(', ')} on ${name} to ${role}`)
    // Keys alone, and no row but those of a school that is being erased.
    statements.push(
      `grant select (school_id, id) on ${name} to cubby_platform`,
      `grant delete on ${name} to cubby_platform`,
    )
    const own = identityColumns.get(name)
    if (own) statements.push(`grant select (${own.join(', ')}) on ${name} to cubby_identity`)
  }
  for (const name of platformTables) {
    statements.push(`alter table ${name} enable row level security`, `alter table ${name} force row level security`)
    statements.push(`grant select, insert, update, delete on ${name} to cubby_platform`)
  }
  for (const name of readByOwnSchool) statements.push(`grant select on ${name} to cubby_school`)
  for (const name of auditedTables) {
    // Once for a statement, however many rows it changes: PostgreSQL hands over what was changed for one verb at a time.
    statements.push(
      `create or replace trigger ${name}_audit_insert after insert on ${name} referencing new table as inserted for each statement execute function audit_inserted()`,
      `create or replace trigger ${name}_audit_update after update on ${name} referencing old table as before_it new table as after_it for each statement execute function audit_updated()`,
      `create or replace trigger ${name}_audit_delete after delete on ${name} referencing old table as deleted for each statement execute function audit_deleted()`,
    )
  }
  for (const statement of statements) await client.query(statement)
  await spareErasure(client)
}

/**
 * Triggers of school tables pass over what the platform's role deletes: it deletes nothing but a whole school, where there is nothing left to
 * follow, to count or to write down. By the login, since what a foreign key deletes along runs as the tables' owner.
 */
async function spareErasure(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_triggerdef(t.oid) as definition from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and not t.tgisinternal and t.tgtype & 8 = 8`,
    [[...schoolTables.keys()]],
  )
  for (const { definition } of rows) {
    if (definition.includes('SESSION_USER')) continue
    const [, head, when, tail] = /^CREATE (.*?)(?: WHEN \((.*)\))? (EXECUTE FUNCTION .*)$/s.exec(definition) ?? []
    if (!head || !tail) throw new Error(`A trigger that erasing a school does not understand: ${definition}`)
    const spared = `session_user <> 'cubby_platform'`
    await client.query(`create or replace ${head} when (${when ? `(${when}) and ${spared}` : spared}) ${tail}`)
  }
}

/** A role is granted just the verbs for which a policy lets some row through. The platform never inserts. */
function grantsOf(table: PgTable): { role: string; verbs: string[] }[] {
  const verbs = new Map<string, Set<string>>()
  for (const policy of getTableConfig(table).policies) {
    if (policy.as === 'restrictive' || isErasing(table, policy)) continue
    const role = roleOf(policy)
    // Granted by column.
    if (role === identityRole.name) continue
    const granted = verbs.get(role) ?? new Set<string>()
    for (const verb of policy.for === 'all' ? ['select', 'update', 'delete'] : [policy.for ?? 'select'])
      granted.add(verb)
    verbs.set(role, granted)
  }
  return [...verbs].map(([role, granted]) => ({ role, verbs: [...granted] }))
}

function isErasing(table: PgTable, { name }: PgPolicy): boolean {
  const of = getTableConfig(table).name
  return name === erasingPolicy(of, 'seen') || name === erasingPolicy(of, 'gone')
}

function roleOf(policy: PgPolicy): string {
  if (typeof policy.to === 'object' && 'name' in policy.to) return policy.to.name
  throw new Error(`Policy ${policy.name} must be for one role.`)
}
