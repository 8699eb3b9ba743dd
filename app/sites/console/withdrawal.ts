import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { withdrawAnnouncement } from '#tenants/help/announcements.server.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Takes an announcement back. */
export const action = act('console:operate', ConfirmForm, async ({ params, operator, t }) => {
  const id = idFrom(params.announcementId)
  await withdrawAnnouncement(operator.identityId, id)
  return redirectWithToast(paths.announcement(id), t('console.announcement.withdrawn'))
})
