import type { z } from 'zod'

/** Thrown once at start with every wrong variable of a root listed, so that an operator mends all of them in one go. */
export class BadEnvironment extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration cannot be used:\n${problems.map(problem => `  - ${problem}`).join('\n')}`)
    this.name = 'BadEnvironment'
  }
}

/**
 * Reads one root's schema from the environment. Empty strings count as not set, as shells and
 * hosting panels make no difference between the two.
 * @throws BadEnvironment naming each variable that is wrong and why; never its value.
 */
export function readEnvironment<Schema extends z.ZodObject>(
  schema: Schema,
  source: NodeJS.ProcessEnv = process.env,
): z.infer<Schema> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new BadEnvironment(result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`))
}

/** Checks the schemas of several roots together, so that one message lists the problems of all. */
export function checkEnvironment(schemas: z.ZodObject[], source: NodeJS.ProcessEnv = process.env): void {
  const problems = schemas.flatMap(schema => {
    try {
      readEnvironment(schema, source)
      return []
    } catch (error) {
      if (error instanceof BadEnvironment) return error.problems
      throw error
    }
  })
  if (problems.length > 0) throw new BadEnvironment(problems)
}
