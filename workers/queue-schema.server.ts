import { runMigrations } from 'bullmq'
import pg from 'pg'
import { inspectRole } from '#db/roles.server.ts'

/** Where BullMQ keeps its tables; made with the database, owned by `cubby_queue`. */
export const queueSchema = 'queue'

/**
 * Brings BullMQ's tables up to date, as the role that uses them. Any number of processes may do so at once.
 * @throws UnsafeRole if the address leads to another role
 */
export async function prepareQueueSchema(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'cubby-queue-schema' })
  await client.connect()
  try {
    await inspectRole(client, 'cubby_queue')
    await runMigrations(
      {
        async query<Row>(text: string, values: readonly unknown[] = []): Promise<{ rows: Row[] }> {
          // PostgreSQL asks for the right to make schemas even where IF NOT EXISTS has nothing to make.
          if (text.startsWith('CREATE SCHEMA')) return { rows: [] }
          const { rows } = await client.query(text, [...values])
          return { rows }
        },
      },
      queueSchema,
    )
  } finally {
    await client.end()
  }
}
