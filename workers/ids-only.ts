import { z } from 'zod'

/** A word of our own (`album.published`, `albums`): lower case, no spaces, so that nobody's words pass for one. */
export const code = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$/)
  .max(80)
  .brand<'code'>()

type Leaf = z.ZodUUID | z.ZodGUID | z.ZodEnum | z.ZodLiteral | z.ZodBoolean | z.ZodNumber | z.ZodISODate | typeof code
/** What a field of a job's payload may be: nothing that could hold what a person is called or has written. */
export type IdSchema = Leaf | z.ZodOptional<Leaf> | z.ZodArray<Leaf> | z.ZodOptional<z.ZodArray<Leaf>>
export type IdShape = Record<string, IdSchema>

/**
 * Holds a payload to ids at run time too, where a cast could have got past the compiler. Payloads rest in the outbox and
 * in the queue, outside the vault and unseen by export and erasure.
 * @throws Error naming the field
 */
export function assertIdsOnly(job: string, schema: z.ZodObject): void {
  const fields = Object.entries(schema.shape)
  const rest = schema._zod.def.catchall
  if (rest && !(rest instanceof z.ZodNever)) fields.push(['any other field', rest])
  for (const [field, type] of fields) {
    if (!holdsIds(type))
      throw new Error(`Job ${job}: ${field} may only be an id, an enum, a boolean, a number or a day.`)
  }
}

const leaves = [z.ZodUUID, z.ZodGUID, z.ZodEnum, z.ZodLiteral, z.ZodBoolean, z.ZodNumber, z.ZodISODate]

function holdsIds(type: unknown): boolean {
  if (type === code) return true
  if (type instanceof z.ZodOptional) return holdsIds(type.unwrap())
  if (type instanceof z.ZodArray) return holdsIds(type.element)
  if (type instanceof z.ZodUnion) return type.options.every(holdsIds)
  return leaves.some(leaf => type instanceof leaf)
}
