import { act, invalid } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { TagsForm } from '../forms.ts'
import { ConsentLacking, nameChildren } from '../naming.server.ts'

/** Says which children a photo shows. */
export const action = act('albums:post', TagsForm, async ({ school, params, form, locale }) => {
  try {
    await nameChildren(school, idFrom(params.albumId), idFrom(params.itemId), form.childIds)
  } catch (error) {
    if (!(error instanceof ConsentLacking)) throw error
    const names = new Intl.ListFormat(locale).format(error.names)
    throw invalid({ childIds: { key: 'albums.tagger.refused', values: { names } } })
  }
  return { done: true }
})
