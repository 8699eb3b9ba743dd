import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { askForExport, cancelExport, exportOf } from '#tenants/export/asking.server.ts'
import { recordDays } from '#tenants/files/limits.ts'
import { ExportForm } from './forms.ts'
import { isSignedInFreshly, signInAgain } from './fresh.server.ts'
import { paths } from './paths.ts'
import { WholeSchool } from './whole-school.tsx'

/** The page's own news (`media`) say how far it is. */
export const loader = load('billing:manage', async ({ school, t }) => ({
  title: t('export.title'),
  whole: await exportOf(school),
  days: recordDays,
}))

export const action = act('billing:manage', ExportForm, async page => {
  const { school, form, locale, t } = page
  if (form.intent === 'cancel') {
    await cancelExport(school)
    return redirectWithToast(paths.export(), t('export.cancelled'))
  }
  if (!(await isSignedInFreshly(page))) throw signInAgain()
  await askForExport(school, { locale, anew: form.intent === 'anew' })
  return redirect(paths.export())
})

export const meta = titled

export default function Export() {
  const t = useT()
  const { title, whole, days } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto flex max-w-2xl flex-col">
      <PageHeader title={title} text={t('export.text')} back={{ href: '/settings/plan', label: t('billing.title') }} />
      <WholeSchool whole={whole} days={days} />
    </div>
  )
}
