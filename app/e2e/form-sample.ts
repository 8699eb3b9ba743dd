import { z } from 'zod'
import type { Address } from './addresses.ts'

/** Values for fields whose schema is a rule in code, which no sample can be guessed from. */
const known: Record<string, string> = {
  email: 'somebody@school.example',
  phone: '+44 20 7946 0000',
  password: 'a-long-password-2026',
  newPassword: 'a-long-password-2026',
  schoolYear: '2026/27',
  country: 'GB',
  timeZone: 'Europe/London',
  code: '123456',
  colour: '#336699',
  term: 'eyfs.cl',
  mostPerDay: '3',
  leastHours: '4',
  checked: 'on',
  pin: '2468',
  mark: 'Somebody',
  weight: '16',
  dose: '1',
  day: '2026-11-23',
  time: '10:15',
  month: '2026-05',
  hash: '0'.repeat(64),
  part: 'look:0',
}

/**
 * A filled-in form that a route's schema takes, so that a request gets past it to what it names.
 * @param id stands in every field that wants an id
 * @returns null when no guess fits; the caller decides whether that matters
 */
export async function sampleOf(form: NonNullable<Address['form']>, id: string): Promise<[string, string][] | null> {
  if (!form.file) throw new Error(`${form.name} stands in a route's file: move it to the area's forms.ts.`)
  const schema: unknown = (await import(form.file))[form.name]
  if (!(schema instanceof z.ZodType)) throw new Error(`${form.file} has no schema ${form.name}.`)
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const value = guess(shape, '', id)
  if (!schema.safeParse(value).success) return null
  return Object.entries(value as Record<string, unknown>).flatMap(([name, each]) => fieldsOf(name, each))
}

/** As a browser's form names them: a list of single values under one name, what is nested as `regions[0].x`. */
function fieldsOf(name: string, value: unknown): [string, string][] {
  if (value === undefined) return []
  if (Array.isArray(value))
    return value.flatMap((each, index) => fieldsOf(typeof each === 'object' ? `${name}[${index}]` : name, each))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([field, each]) => fieldsOf(`${name}.${field}`, each))
  return [[name, String(value)]]
}

type Shape = z.core.JSONSchema._JSONSchema

function guess(shape: Shape, name: string, id: string): unknown {
  if (typeof shape === 'boolean') return known[name] ?? 'x'
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  const option = shape.anyOf?.[0] ?? shape.oneOf?.[0]
  if (option) return guess(option, name, id)
  if (shape.allOf) return guess(Object.assign({}, ...shape.allOf), name, id)
  if (shape.type === 'object')
    return Object.fromEntries(
      Object.entries(shape.properties ?? {})
        .filter(([field]) => shape.required?.includes(field) || /Id$|Ids$|^id$/.test(field) || field in known)
        .map(([field, each]) => [field, guess(each, field, id)]),
    )
  if (shape.type === 'array') {
    const item = Array.isArray(shape.items) ? shape.items[0] : shape.items
    return [guess(item ?? true, name.replace(/s$/, ''), id)]
  }
  if (known[name]) return known[name]
  if (shape.format === 'uuid' || /Ids?$|^id$|Key$/.test(name)) return id
  if (shape.format === 'date' || /(On|Date|day)$/.test(name)) return '2026-11-23'
  if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? 1
  return 'x'.repeat(Math.max(1, shape.minLength ?? 1))
}
