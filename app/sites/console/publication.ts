import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { publishAnnouncement } from '#tenants/help/announcements.server.ts'
import { PublicationForm } from './forms.ts'
import { paths } from './paths.ts'

/** Lets an announcement out: now, or from a moment on. */
export const action = act('console:operate', PublicationForm, async ({ params, operator, form, t }) => {
  const id = idFrom(params.announcementId)
  await publishAnnouncement(operator.identityId, id, form.at ? new Date(`${form.at}Z`) : new Date())
  return redirectWithToast(paths.announcement(id), t('console.announcement.published'))
})
