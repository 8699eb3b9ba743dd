import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { announcementOf, saveAnnouncement } from '#tenants/help/announcements.server.ts'
import { reachOf, schoolsOfIds } from '#tenants/help/reach.server.ts'
import { standingOf } from '#tenants/help/standing.ts'
import { may } from '#tenants/permissions.ts'
import { found } from '#tenants/problem.ts'
import { draftOf } from './announcement-draft.server.ts'
import { AnnouncementForm } from './forms.ts'
import { paths } from './paths.ts'
import { AnnouncementFields } from './ui/announcement-fields.tsx'
import { AnnouncementPreview } from './ui/announcement-preview.tsx'
import { PublishForms } from './ui/publish-forms.tsx'

export const loader = load('console:view', async ({ params, operator, locale }) => {
  const row = await announcementOf(idFrom(params.announcementId))
  const { audience, titleEn, titleZh, bodyEn, bodyZh } = row
  const [reach, named] = await Promise.all([reachOf(audience), schoolsOfIds(audience.schoolIds)])
  return {
    title: locale === 'zh-Hans' ? titleZh : titleEn,
    id: row.id,
    standing: standingOf(row, new Date()),
    reach,
    mayWrite: may(operator.role, 'console:operate'),
    values: {
      ...{ titleEn, titleZh, bodyEn, bodyZh },
      ...{ plans: audience.plans, kinds: audience.kinds, locales: audience.locales },
      countries: audience.countries.join(', '),
      schools: named.map(({ slug }) => slug).join(', '),
      until: row.until?.toISOString().slice(0, 10) ?? '',
    },
  }
})

export const action = act('console:operate', AnnouncementForm, async ({ operator, params, form, t }) => {
  const id = found(form.announcementId === idFrom(params.announcementId) ? form.announcementId : null)
  await announcementOf(id)
  await saveAnnouncement(operator.identityId, await draftOf(form))
  return redirectWithToast(paths.announcement(id), t('console.announcement.saved'))
})

export const meta = titled

export default function Announcement() {
  const t = useT()
  const { title, id, standing, reach, mayWrite, values } = useLoaderData<typeof loader>()
  const back = { href: paths.announcements(), label: t('console.announcements.title') }
  return (
    <FormPage
      title={title}
      text={t('console.announcement.reach', reach)}
      back={back}
      submit={mayWrite ? t('console.announcement.save') : null}
      after={
        <div className="flex flex-col gap-6">
          {mayWrite && <PublishForms id={id} standing={standing} />}
          <AnnouncementPreview {...values} standing={standing} />
        </div>
      }
    >
      <input type="hidden" name="announcementId" value={id} />
      <AnnouncementFields key={id} values={values} />
    </FormPage>
  )
}
