import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { saveAnnouncement } from '#tenants/help/announcements.server.ts'
import { draftOf } from './announcement-draft.server.ts'
import { AnnouncementForm } from './forms.ts'
import { paths } from './paths.ts'
import { AnnouncementFields } from './ui/announcement-fields.tsx'

export const loader = load('console:operate', ({ t }) => ({ title: t('console.announcements.new'), newId: uuidv7() }))

export const action = act('console:operate', AnnouncementForm, async ({ operator, form, t }) => {
  await saveAnnouncement(operator.identityId, await draftOf(form))
  return redirectWithToast(paths.announcement(form.announcementId), t('console.announcement.saved'))
})

export const meta = titled

const empty = {
  titleEn: '',
  titleZh: '',
  bodyEn: '',
  bodyZh: '',
  plans: [],
  kinds: [],
  locales: [],
  countries: '',
  schools: '',
  until: '',
}

export default function NewAnnouncement() {
  const t = useT()
  const { title, newId } = useLoaderData<typeof loader>()
  const { typed } = useAnswer()
  const [id] = useState(newId)
  return (
    <FormPage
      title={title}
      back={{ href: paths.announcements(), label: t('console.announcements.title') }}
      submit={t('console.announcement.save')}
    >
      <input type="hidden" name="announcementId" value={typed('announcementId') ?? id} />
      <AnnouncementFields values={empty} />
    </FormPage>
  )
}
