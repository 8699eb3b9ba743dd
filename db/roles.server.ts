import pg from 'pg'

/** The login roles and what each is for; made by whoever sets a cluster up, as superuser. */
export const loginRoles = ['cubby_owner', 'cubby_school', 'cubby_platform', 'cubby_identity', 'cubby_queue'] as const
export type LoginRole = (typeof loginRoles)[number]

/**
 * Makes or mends the login roles. None is a superuser, bypasses row-level security or makes roles and databases.
 * @param superuser a connected client of a superuser
 */
export async function ensureRoles(superuser: pg.ClientBase, passwords: Record<LoginRole, string>): Promise<void> {
  for (const role of loginRoles) {
    const { rowCount } = await superuser.query('select 1 from pg_roles where rolname = $1', [role])
    const attributes = `login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit password ${pg.escapeLiteral(passwords[role])}`
    await superuser.query(`${rowCount ? 'alter' : 'create'} role ${role} with ${attributes}`)
  }
}

/**
 * Prepares an empty database: owned by cubby_owner, nothing for PUBLIC, a schema of its own for the queue, which
 * migrates itself.
 * @param superuser a client connected to that database
 */
export async function prepareDatabase(superuser: pg.ClientBase, name: string): Promise<void> {
  const database = pg.escapeIdentifier(name)
  await superuser.query(`alter database ${database} owner to cubby_owner`)
  await superuser.query(`revoke all on database ${database} from public`)
  await superuser.query(`grant connect on database ${database} to ${loginRoles.join(', ')}`)
  await superuser.query('alter schema public owner to cubby_owner')
  await superuser.query('revoke all on schema public from public')
  await superuser.query('create schema if not exists queue authorization cubby_queue')
}

export class UnsafeRole extends Error {
  override name = 'UnsafeRole'
}

/**
 * Start-up guard: asks the very connections that will serve requests who they are. A role that is not
 * the expected one, or that could step over the wall, stops the process.
 * @returns warnings, such as a PostgreSQL minor with known faults in row-level security
 * @throws UnsafeRole
 */
export async function inspectRole(client: pg.ClientBase | pg.Pool, expected: LoginRole): Promise<string[]> {
  const { rows } = await client.query<{
    rolname: string
    unsafe: boolean
    owns: string | null
    version: number
  }>(`
    select r.rolname, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
        or exists (select 1 from pg_auth_members m where m.member = r.oid) as unsafe,
      (select c.relname from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace limit 1) as owns,
      current_setting('server_version_num')::int as version
    from pg_roles r where r.rolname = current_user`)
  const role = rows[0]
  if (!role || role.rolname !== expected)
    throw new UnsafeRole(`Connected to PostgreSQL as ${role?.rolname ?? 'nobody'}, expected ${expected}.`)
  if (role.unsafe)
    throw new UnsafeRole(
      `PostgreSQL role ${expected} must not be a superuser, bypass row-level security, make roles or databases, or inherit from others.`,
    )
  if (role.owns)
    throw new UnsafeRole(`PostgreSQL role ${expected} owns the table ${role.owns}; only cubby_owner may own tables.`)
  return knownFaults(role.version)
}

/** First minor of each supported major in which known faults of row-level security are mended. */
const mendedIn: Record<number, number> = { 15: 20, 16: 16, 17: 12, 18: 5 }

function knownFaults(version: number): string[] {
  const major = Math.floor(version / 10_000)
  const minor = version % 10_000
  const mended = mendedIn[major]
  return mended !== undefined && minor < mended
    ? [`PostgreSQL ${major}.${minor} has known faults in row-level security; update to ${major}.${mended} or later.`]
    : []
}
