import pg from 'pg'
import { known } from './known-tables.ts'
import { superuserUrl } from './test-database.ts'

interface Column {
  name: string
  type: string
}
/** As what the database takes who is none of its roles. */
const stands: Record<string, string> = {
  kiosk: 'visitor',
  relative: 'visitor',
  support: 'office',
  'support reading': 'office',
}

/** For tests: two schools with a row in every table, whatever its keys and triggers would say, and anybody acting in the one. Undone at the end. */
export class ContractSchools {
  readonly ours = crypto.randomUUID()
  readonly theirs = crypto.randomUUID()
  readonly client = new pg.Client({ connectionString: superuserUrl() })
  readonly rowOf = new Map<string, Record<string, unknown>>()
  readonly #columnsOf = new Map<string, Column[]>()

  async begin(): Promise<void> {
    await this.client.connect()
    await this.client.query('begin')
    await this.unguarded(async () => {
      for (const table of known.school) this.rowOf.set(table, await this.insertRow(table, this.theirs))
    })
  }

  async end(): Promise<void> {
    await this.client.query('rollback')
    await this.client.end()
  }

  /** Without triggers and foreign keys. */
  async unguarded(work: () => Promise<void>): Promise<void> {
    await this.client.query(`set local session_replication_role = 'replica'`)
    await work()
    await this.client.query(`set local session_replication_role = 'origin'`)
  }

  /** Acts in our school, with every id of the foreign row claimed as one's own: the wall alone has to hold. */
  async asActor(role: string, work: () => Promise<void>): Promise<void> {
    await this.client.query('savepoint actor')
    const claimed = [...this.rowOf.values()]
      .flatMap(row => Object.values(row))
      .filter((value): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value))
    const all = `{${[...new Set(claimed)].join(',')}}`
    await this.client.query(
      `select set_config('app.school_id', $1, true), set_config('app.role', $2, true), set_config('app.actor_id', $3, true),
      set_config('app.class_ids', $4, true), set_config('app.child_ids', $4, true),
      set_config('app.talk_class_ids', $4, true), set_config('app.talk_child_ids', $4, true)`,
      [this.ours, stands[role] ?? role, claimed[0], all],
    )
    if (role.startsWith('support'))
      await this.client.query(
        `select set_config('app.acting_role', 'support', true), set_config('app.support_grant', $1, true), set_config('app.support_edits', $2, true)`,
        [this.rowOf.get('support_grants')?.id, role === 'support' ? 'yes' : ''],
      )
    if (role === 'relative') {
      const days = Object.fromEntries(claimed.map(id => [id, '{[-infinity,)}']))
      await this.client.query(
        `select set_config('app.relative', 'yes', true), set_config('app.relative_whole', 'true', true),
        set_config('app.relative_class_days', $1, true), set_config('app.relative_since', $2, true)`,
        [JSON.stringify(days), JSON.stringify(Object.fromEntries(claimed.map(id => [id, '-infinity'])))],
      )
    }
    // To the database a kiosk is a visitor with a kiosk's id.
    if (role === 'kiosk')
      await this.client.query(
        `select set_config('app.kiosk_id', $1, true), set_config('app.kiosk_class_ids', $2, true),
        set_config('app.kiosk_child_ids', $2, true), set_config('app.kiosk_day', current_date::text, true)`,
        [this.rowOf.get('kiosks')?.id, all],
      )
    await this.client.query('set local role cubby_school')
    await work()
    await this.client.query('rollback to savepoint actor')
  }

  async refused(statement: string): Promise<boolean> {
    await this.client.query('savepoint attempt')
    const outcome = await this.client.query(statement).then(
      () => false,
      (error: { code?: string }) => error.code === '42501' || error.code === '428C9',
    )
    await this.client.query('rollback to savepoint attempt')
    return outcome
  }

  async refusedOrZero(statement: string): Promise<boolean> {
    await this.client.query('savepoint attempt')
    const outcome = await this.client.query(statement).then(
      result => result.rowCount === 0,
      (error: { code?: string }) => error.code === '42501',
    )
    await this.client.query('rollback to savepoint attempt')
    return outcome
  }

  async insertRow(table: string, school: string): Promise<Record<string, unknown>> {
    if (!this.#columnsOf.has(table)) {
      const { rows } = await this.client.query<Column>(
        `select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = ''`,
        [`public.${table}`],
      )
      this.#columnsOf.set(table, rows)
    }
    const { rows } = await this.client.query<Record<string, unknown>>(
      `insert into ${table} ${this.values(table, school)} returning *`,
    )
    return rows[0] ?? {}
  }

  /** A value for every column by its type; CHECK constraints that need more sense are met by `sensible`. */
  values(table: string, school: string): string {
    const columns = this.#columnsOf.get(table) ?? []
    const literal = ({ name, type }: Column): string => {
      if (name === 'school_id') return `'${school}'`
      const special = sensible[`${table}.${name}`]
      if (special) return special
      if (type === 'uuid') return 'gen_random_uuid()'
      if (type.endsWith('[]')) return `'{}'`
      if (type === 'jsonb') return `'{}'`
      if (type === 'boolean') return 'false'
      if (type === 'date') return 'current_date'
      if (type.startsWith('timestamp')) return 'now()'
      if (type === 'bigint' || type === 'integer') return '1'
      return `'x'`
    }
    return `(${columns.map(column => `"${column.name}"`).join(', ')}) values (${columns.map(literal).join(', ')})`
  }
}

const sensible: Record<string, string> = {
  'media_audience.child_id': 'null',
  'attendance_roll_entries.member_id': 'null',
  'media_audience.member_id': 'null',
  'name_parts.member_id': 'null',
  'attendance_marks.picked_up_by_person': 'null',
  'attendance_marks.picked_up_by_code': 'null',
  'pickup_refusals.kiosk_id': 'null',
  'conversations.kind': `'child'`,
  'conversations.class_id': 'null',
  'conversations.member_id': 'null',
  'conversations.other_id': 'null',
  'observations.origin': `'home'`,
  'health_medication_answers.answer': `'declined'`,
  'health_doses.kind': `'mistake'`,
  'report_versions.state': `'published'`,
}
