import { isDeepStrictEqual } from 'node:util'
import type { Change, CopyPart } from '#app/platform/copies.ts'
import type { MessageKey, Translate } from '#app/platform/i18n/translate.ts'
import { brands } from '#db/schema/settings.ts'
import { FONTS, isFontId } from '#tenants/brand/fonts.ts'
import { changeBrand } from '#tenants/brand/saving.server.ts'

const columns = { colour: brands.colour, accent: brands.accent, font: brands.font, corner: brands.corner }
type Column = keyof typeof columns
const words = { vocabulary: brands.vocabulary }

/** Colours, font, corners, and the nouns that the school calls its own way. */
export const look: CopyPart = async ({ school }) => {
  const [own] = await school.read(q => q.select({ ...columns, ...words }).from(brands))
  if (!own) return null
  return {
    what: own,
    plan: async (q, to) => {
      const [before] = await q.select({ ...columns, ...words }).from(brands)
      const changes = (Object.keys(columns) as Column[])
        .filter(name => before?.[name] !== own[name])
        .map(
          (name): Change => ({
            kind: 'replaced',
            name: t => t(`sites.field.${name}`),
            before: before && (t => said(t, name, before[name])),
            after: t => said(t, name, own[name]),
          }),
        )
      if (!isDeepStrictEqual(before?.vocabulary ?? {}, own.vocabulary))
        changes.push({ kind: 'replaced', name: t => t('sites.field.vocabulary') })
      return { changes, put: tx => changeBrand(tx, to.school.id, own) }
    },
  }
}

function said(t: Translate, column: Column, value: string | null): string {
  if (value === null) return t('sites.chosen_for_you')
  if (column === 'corner') return t(`settings.corner.${value}` as MessageKey)
  if (column !== 'font' || !isFontId(value)) return value
  return value === 'system' ? t('settings.brand.font_system') : FONTS[value].name
}
