import type pg from 'pg'

/**
 * Reads `pg_catalog` and says what breaks the promises of `schoolTable()`: what is not behind the wall, not forced,
 * not keyed by school, granted too widely, or able to step over it. An empty list is the contract kept.
 * @param client connected as anybody who may read the catalogue
 * @param known names of the school tables and of those that the platform may read, of the platform tables and of those in which a school reads
 *   its own row; any other table is a breach
 */
export async function breaches(
  client: pg.ClientBase,
  known: {
    school: ReadonlySet<string>
    readByPlatform: readonly string[]
    platform: ReadonlySet<string>
    readByOwnSchool: readonly string[]
  },
): Promise<string[]> {
  const found: string[] = []
  const tables = await tablesOf(client)
  for (const table of tables) {
    if (known.platform.has(table.name)) {
      if (!table.enabled || !table.forced) found.push(`${table.name}: row-level security is not enabled and forced`)
      continue
    }
    if (!known.school.has(table.name)) {
      found.push(`${table.name}: neither made by schoolTable() nor a platform table`)
      continue
    }
    if (!table.enabled) found.push(`${table.name}: row-level security is off`)
    if (!table.forced) found.push(`${table.name}: row-level security is not forced`)
    if (table.primaryKey !== 'school_id,id')
      found.push(`${table.name}: primary key is (${table.primaryKey}), not (school_id, id)`)
    found.push(...policyBreaches(table, known.readByPlatform.includes(table.name)))
  }
  for (const name of known.school)
    if (!tables.some(table => table.name === name)) found.push(`${name}: declared, but not in the database`)
  found.push(...(await namedRows(client, foreignKeysWithoutSchool, 'foreign key without school_id')))
  found.push(
    ...(await namedRows(client, uniquesWithoutSchool, 'unique index that does not start with school_id', [
      [...known.school],
    ])),
  )
  found.push(...(await namedRows(client, indexesInNoOrder, 'index in an order that no query asks for')))
  found.push(
    ...(await namedRows(client, strayGrants, 'grant', [
      [...known.school],
      [...known.platform],
      [...known.readByOwnSchool],
      [...known.readByPlatform],
    ])),
  )
  found.push(...(await namedRows(client, strayColumns, 'column granted', [[...known.school]])))
  found.push(...(await namedRows(client, strayIdentity, 'grant')))
  found.push(...(await namedRows(client, definerFunctions, 'function runs as its definer')))
  found.push(...(await namedRows(client, openViews, 'view without security_invoker')))
  found.push(...(await namedRows(client, unsafeRoles, 'role can step over the wall')))
  return found
}

/** The one form the wall may have, as PostgreSQL prints it back. */
const wall = `(school_id = ( SELECT (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid AS "nullif"))`

/** What the platform's role may see and delete of any school, as PostgreSQL prints it back. */
const beingErased = `(school_id IN ( SELECT e.school_id
   FROM school_erasures e
  WHERE ((e.begun_at IS NOT NULL) AND (e.erased_at IS NULL))))`
const relayed = (policy: string) => policy === 'outbox_platform'

/** And that of an identity's own memberships. */
const ownAcrossSchools = `(identity_id = ( SELECT (NULLIF(current_setting('app.identity_id'::text, true), ''::text))::uuid AS "nullif"))`

interface Policy {
  name: string
  permissive: boolean
  command: string
  roles: string
  using: string | null
  check: string | null
}
interface Table {
  name: string
  enabled: boolean
  forced: boolean
  primaryKey: string | null
  policies: Policy[]
}

function policyBreaches(table: Table, readByPlatform: boolean): string[] {
  const restrictive = table.policies.filter(policy => !policy.permissive && policy.roles === 'cubby_school')
  const walls = restrictive.filter(policy => !policy.name.startsWith(`${table.name}_support`))
  const found: string[] = []
  const [only, ...more] = walls
  if (!only || more.length > 0 || only.command !== '*')
    found.push(`${table.name}: has not exactly one restrictive policy for all commands`)
  if (only && (only.using !== wall || only.check !== wall))
    found.push(`${table.name}: its wall does not read "this school's rows"`)
  found.push(...supportBreaches(table, restrictive))
  for (const policy of table.policies) {
    const ownMemberships = table.name === 'members' && policy.roles === 'cubby_identity' && policy.command === 'r'
    if (ownMemberships && policy.using !== ownAcrossSchools)
      found.push(`${table.name}: ${policy.name} does not read "this identity's own"`)
    // What a foreign key deletes along is written down as the owner (migration 0024), in this school.
    const cascade =
      table.name === 'audit_log' && policy.roles === 'cubby_owner' && (policy.using ?? policy.check) === wall
    if (!ownMemberships && !cascade && !['cubby_school', 'cubby_platform'].includes(policy.roles))
      found.push(`${table.name}: policy ${policy.name} is for ${policy.roles}`)
    const readWhole = readByPlatform && policy.name === `${table.name}_platform` && policy.command === 'r'
    if (policy.roles === 'cubby_platform' && !relayed(policy.name) && !readWhole && policy.using !== beingErased)
      found.push(`${table.name}: ${policy.name} shows the platform more than a school that is being erased`)
    if (policy.permissive && policy.roles === 'cubby_school' && policy.command === '*')
      found.push(`${table.name}: policy ${policy.name} opens all commands at once`)
  }
  if (!table.policies.some(policy => policy.permissive && policy.command === 'r'))
    found.push(`${table.name}: nobody may read it`)
  return found
}

/**
 * Every table closes to the vendor's support what was not opened on purpose: all of it, or each verb of writing. `select` alone may be open, as
 * the shapes of visibility are still asked.
 */
function supportBreaches({ name }: Table, restrictive: readonly Policy[]): string[] {
  const closing = restrictive.filter(
    policy =>
      policy.name.startsWith(`${name}_support`) &&
      asksForSupport.test(policy.using ?? policy.check ?? '') &&
      !/ OR /.test(policy.using ?? policy.check ?? ''),
  )
  const closes = (command: string) => closing.some(policy => policy.command === command)
  return closes('*') || ['a', 'w', 'd'].every(closes) ? [] : [`${name}: is not closed to support`]
}
const asksForSupport = /^\(NOT \( SELECT .*app\.acting_role.*= 'support'::text/s

async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      (select string_agg(a.attname, ',' order by k.n) from pg_index i, unnest(i.indkey) with ordinality k(attnum, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as "primaryKey",
      coalesce((select json_agg(json_build_object('name', p.polname, 'permissive', p.polpermissive, 'command', p.polcmd,
          'roles', (select string_agg(r.rolname, ',') from pg_roles r where r.oid = any (p.polroles)),
          'using', pg_get_expr(p.polqual, c.oid), 'check', pg_get_expr(p.polwithcheck, c.oid)))
        from pg_policy p where p.polrelid = c.oid), '[]') as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`)
  return rows
}

const foreignKeysWithoutSchool = `
  select format('%s.%s', conrelid::regclass, conname) as name from pg_constraint f
  where contype = 'f' and connamespace = 'public'::regnamespace
    and exists (select 1 from pg_attribute where attrelid = f.conrelid and attname = 'school_id' and f.confrelid <> 'schools'::regclass)
    and not exists (
      select 1 from unnest(f.conkey, f.confkey) k(own, other)
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.own and a.attname = 'school_id'
      join pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.other and b.attname = 'school_id')`

const uniquesWithoutSchool = `
  select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and a.attname <> 'school_id'`

/**
 * Descending with nulls last (drizzle's `.desc()` on an index) or ascending with nulls first: of no use to `order by … desc`, which has
 * nulls first. A plain index is read backwards.
 */
const indexesInNoOrder = `
  select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relnamespace = 'public'::regnamespace and (1 = any (i.indoption::int2[]) or 2 = any (i.indoption::int2[]))`

/**
 * cubby_school on other tables than its own, anything beyond the four verbs, PUBLIC, or columns granted singly. Read from the lists of
 * rights themselves: information_schema shows a runtime role its own alone, and the installation checks itself as one.
 */
const strayGrants = `
  select format('%s: %s to %s', table_name, privilege_type, grantee) as name
  from (select c.relname as table_name, a.privilege_type, coalesce(r.rolname, 'PUBLIC') as grantee
    from pg_class c cross join aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')) granted
  where grantee <> 'cubby_owner' and not (
    grantee = 'cubby_school' and table_name = any ($1) and privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
    or grantee = 'cubby_school' and table_name = any ($3) and privilege_type = 'SELECT'
    or grantee = 'cubby_platform' and table_name = any ($4) and privilege_type = 'SELECT'
    or grantee = 'cubby_platform' and table_name = any ($2) and privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
    or grantee = 'cubby_platform' and table_name = any ($1) and privilege_type = 'DELETE'
    or grantee = 'cubby_platform' and table_name = 'outbox' and privilege_type in ('SELECT', 'UPDATE', 'DELETE'))`

/** Whoever erases a school reads keys alone. Who signs in finds their own memberships across schools by these three columns, and nothing else of any school. */
const strayColumns = `
  select format('%s.%s: %s to %s', table_name, column_name, privilege_type, grantee) as name
  from (select c.relname as table_name, k.attname as column_name, a.privilege_type, coalesce(r.rolname, 'PUBLIC') as grantee
    from pg_attribute k join pg_class c on c.oid = k.attrelid cross join aclexplode(k.attacl) a left join pg_roles r on r.oid = a.grantee
    where c.relnamespace = 'public'::regnamespace and k.attnum > 0 and not k.attisdropped) granted
  where not (grantee = 'cubby_identity' and table_name = 'members' and column_name in ('school_id', 'identity_id', 'left_at') and privilege_type = 'SELECT'
    or grantee = 'cubby_platform' and table_name = any ($1) and column_name in ('school_id', 'id') and privilege_type = 'SELECT')`

/** What signing in keeps is granted to nobody else. */
const strayIdentity = `
  select format('identity.%s: %s to %s', c.relname, a.privilege_type, coalesce(r.rolname, 'PUBLIC')) as name
  from pg_class c cross join aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
  where c.relnamespace = 'identity'::regnamespace and coalesce(r.rolname, 'PUBLIC') not in ('cubby_owner', 'cubby_identity')`

const definerFunctions = `
  select p.oid::regprocedure::text as name from pg_proc p
  where p.pronamespace in ('public'::regnamespace, 'identity'::regnamespace) and p.prosecdef`

const openViews = `
  select c.oid::regclass::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
    and not coalesce(c.reloptions @> '{security_invoker=true}', false)`

const unsafeRoles = `
  select rolname as name from pg_roles r where rolname like 'cubby\\_%'
    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
      or exists (select 1 from pg_auth_members m where m.member = r.oid)
      or rolname <> 'cubby_owner' and exists (select 1 from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace))`

async function namedRows(
  client: pg.ClientBase,
  query: string,
  problem: string,
  values: unknown[] = [],
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(query, values)
  return rows.map(row => `${row.name}: ${problem}`)
}
