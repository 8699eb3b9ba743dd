import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { tagChildren } from '#tenants/people/tags.server.ts'
import { paths } from '../paths.ts'
import { TaggingForm } from './forms.ts'

/** Puts a tag on a child, or takes it off. */
export const action = act('people:edit', TaggingForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  await tagChildren(school, form.tagId, [childId], form.on === 'on')
  return redirectWithToast(paths.child(childId), t(form.on === 'on' ? 'people.tag.put_on' : 'people.tag.taken_off'))
})
