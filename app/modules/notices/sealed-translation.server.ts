import { type Sealer, sealFor } from '#tenants/vault.server.ts'

/** The key that translations are sealed with: that of messages, since they rest as those do. */
export const translationSealer = (school: { id: string }): Promise<Sealer> => sealFor(school, 'message')

/** The one place that a translated title or text is for. */
export const translatedPlace = (column: 'title_sealed' | 'body_sealed', rowId: string) => ({
  table: 'notice_translations',
  column,
  rowId,
})

/** A notice's words. */
export interface Wording {
  title: string
  body: string
}
type SealedWording = { id: string; titleSealed: string; bodySealed: string }

/** Opens a row. */
export async function openWording(sealer: Sealer, { id, titleSealed, bodySealed }: SealedWording): Promise<Wording> {
  const [title, body] = await Promise.all([
    sealer.open(translatedPlace('title_sealed', id), titleSealed),
    sealer.open(translatedPlace('body_sealed', id), bodySealed),
  ])
  return { title, body }
}

/** Seals for the row of that id. */
export const sealWording = (sealer: Sealer, id: string, { title, body }: Wording): SealedWording => ({
  id,
  titleSealed: sealer.seal(translatedPlace('title_sealed', id), title),
  bodySealed: sealer.seal(translatedPlace('body_sealed', id), body),
})
