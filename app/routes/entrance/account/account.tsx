import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { locales } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { OtherSchools } from '#app/shell/other-schools.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { changeProfile } from '#tenants/identity/account.server.ts'
import { emailOf, hasPassword } from '#tenants/identity/identities.server.ts'
import { passkeysOf } from '#tenants/identity/passkeys.server.ts'
import { identityProvider } from '#tenants/identity/provider.server.ts'
import { otherSchoolsOf } from '#tenants/identity/schools.server.ts'
import { secondFactorOf } from '#tenants/identity/second-factor.server.ts'
import { viewingsOf } from '#tenants/people/viewing.server.ts'
import { isStaff } from '#tenants/roles.ts'
import { School } from '#tenants/school.server.ts'
import { translates } from '#tenants/translation/standing.server.ts'
import { ownSession } from './own.server.ts'
import { ProfileForm as Profile } from './profile-form.tsx'
import { SecurityList } from './security-list.tsx'
import { SeenList } from './seen-list.tsx'

const ProfileForm = z.object({
  name: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(100, 'ui.field.too_long'),
  locale: z.enum(locales, 'ui.field.required'),
})

export const loader = load('door:account', async page => {
  const { identityId } = await ownSession(page)
  const actor = await page.context.actor()
  const { site } = page.context
  const [email, password, passkeys, second, schools, viewings] = await Promise.all([
    emailOf(identityId),
    hasPassword(identityId),
    passkeysOf(identityId),
    secondFactorOf(identityId),
    site.site === 'school' ? otherSchoolsOf(identityId, site.school.facts.id) : [],
    site.site === 'school' && actor.memberId ? viewingsOf(new School(site.school.facts, actor)) : [],
  ])
  return {
    title: page.t('entrance.account.title'),
    /** On the console nobody is a member of anything. */
    profile: actor.memberId ? { name: actor.name, locale: page.locale } : null,
    pin: site.site === 'school' && isStaff(actor.role),
    translates: site.site === 'school' && translates(site.school),
    ownForms: identityProvider().name === 'built_in',
    email,
    password,
    passkeys: passkeys.length,
    second: second.on,
    schools,
    viewings,
  }
})

export const action = act('account:own', ProfileForm, async page => {
  const { identityId } = await ownSession(page)
  await changeProfile(page.school, identityId, page.form)
  return redirectWithToast('/account', page.t('entrance.account.saved'))
})

export const meta = titled

export default function Account() {
  const t = useT()
  const own = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-8">
      <PageHeader title={own.title} />
      {own.profile && <Profile {...own.profile} />}
      {own.profile && (
        <List>
          <ListRow
            href="/notifications/settings"
            title={t('entrance.account.news')}
            text={t('entrance.account.news_text')}
          />
          {own.pin && <ListRow href="/account/pin" title={t('entrance.pin.title')} text={t('entrance.pin.row')} />}
          {own.translates && (
            <ListRow
              href="/translation"
              title={t('entrance.account.translation')}
              text={t('entrance.account.translation.text')}
            />
          )}
        </List>
      )}
      <OtherSchools schools={own.schools} />
      <SecurityList {...own} />
      <SeenList viewings={own.viewings} />
      <Form method="post" action="/sign-out">
        <Button type="submit" variant="secondary">
          {t('entrance.account.sign_out')}
        </Button>
      </Form>
    </div>
  )
}
