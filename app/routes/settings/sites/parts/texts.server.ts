import type { Change, CopyPart } from '#app/platform/copies.ts'
import { brands } from '#db/schema/settings.ts'
import { changeBrand } from '#tenants/brand/saving.server.ts'

/** Address and contact differ from place to place and stay. */
const columns = { welcome: brands.welcome, about: brands.about, hours: brands.hours }
type Column = keyof typeof columns

/** What the public page says: welcome, about, opening hours. What is empty at the other school stays as it is. */
export const texts: CopyPart = async ({ school }) => {
  const [own] = await school.read(q => q.select(columns).from(brands))
  const said = (Object.keys(columns) as Column[]).filter(name => own?.[name])
  if (!own || said.length === 0) return null
  const wanted = Object.fromEntries(said.map(name => [name, own[name]]))
  return {
    what: wanted,
    plan: async (q, to) => {
      const [before] = await q.select(columns).from(brands)
      return {
        changes: said
          .filter(name => before?.[name] !== own[name])
          .map(
            (name): Change => ({
              kind: before?.[name] ? 'replaced' : 'added',
              name: t => t(`sites.field.${name}`),
              before: () => shortened(before?.[name]),
              after: () => shortened(own[name]),
            }),
          ),
        put: tx => changeBrand(tx, to.school.id, wanted),
      }
    },
  }
}

const longest = 60
const shortened = (text: string | null | undefined): string => {
  const line = (text ?? '').replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line
}
