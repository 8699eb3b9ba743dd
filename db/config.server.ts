import { z } from 'zod'

/**
 * What `db/` reads from the environment. Everything has a value in the embedded default, where
 * `npm start` makes the roles and hands their addresses over.
 */
export const databaseEnvironment = z.object({
  DATABASE_OWNER_URL: z.url().optional().describe('migrates; only the release process needs it'),
  DATABASE_SCHOOL_URL: z.url().default('postgres://cubby_school@127.0.0.1:5432/cubby'),
  DATABASE_PLATFORM_URL: z.url().default('postgres://cubby_platform@127.0.0.1:5432/cubby'),
  DATABASE_IDENTITY_URL: z.url().default('postgres://cubby_identity@127.0.0.1:5432/cubby'),
  DATABASE_QUEUE_URL: z.url().default('postgres://cubby_queue@127.0.0.1:5432/cubby'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  CUBBY_DATA: z.string().min(1).default('.cubby'),
  VAULT_KEY: z.string().optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ENDPOINT: z.url().optional(),
})
export type DatabaseEnvironment = z.infer<typeof databaseEnvironment>
