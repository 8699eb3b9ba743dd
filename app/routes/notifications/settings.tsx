import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { kindNameKey } from '#tenants/notifications/kinds.ts'
import { preferencesOf, savePreferences } from '#tenants/notifications/preferences.server.ts'
import { quietHoursOf } from '#tenants/notifications/quiet-hours.server.ts'
import { devicesOf } from '#tenants/push/devices.server.ts'
import { vapid } from '#tenants/push/vapid.server.ts'
import { textsOf } from '#tenants/sms/consent.server.ts'
import { canText } from '#tenants/sms/gateway.server.ts'
import { canWeChat } from '#tenants/wechat/account.server.ts'
import { isBound } from '#tenants/wechat/binding.server.ts'
import { channelsOf, mailChoiceOf } from './choices.ts'
import { PreferencesForm } from './forms.ts'
import { hoursInWords } from './hours-in-words.ts'
import { KindChoices } from './kind-choices.tsx'
import { kindsExplained } from './kinds-explained.ts'
import { oneMailOf } from './one-mail.server.ts'
import { OneMailForm } from './one-mail-form.tsx'
import { PushDevices } from './push-devices.tsx'
import { QuietHoursList } from './quiet-hours-list.tsx'
import { TextMessagesForm } from './text-messages-form.tsx'
import { isWeChat, WeChatAccount } from './wechat-account.tsx'

export const loader = load('notifications:choose', async page => {
  const { school, resolved, request, t, locale } = page
  const together = school.readingTogether()
  const [kinds, quiet, devices, { publicKey }, texts, weChatBound, oneMail] = await Promise.all([
    preferencesOf(together, resolved.modules),
    quietHoursOf(together),
    devicesOf(together),
    vapid(),
    canText() ? textsOf(school) : null,
    canWeChat() ? isBound(together) : null,
    oneMailOf(page),
  ])
  return {
    title: t('notifications.settings.title'),
    kinds: kinds.map(({ kind, channels }) => ({
      kind,
      name: t(kindNameKey(kind) as MessageKey),
      mail: mailChoiceOf(channels),
      push: channels.includes('push'),
    })),
    devices,
    publicKey,
    texts,
    oneMail,
    weChat: weChatBound === null ? null : { bound: weChatBound, here: isWeChat(request) },
    explanation: kindsExplained(t, texts !== null),
    ownHours: hoursInWords(locale, quiet.own),
    schoolHours: hoursInWords(locale, quiet.school),
  }
})

export const action = act('notifications:choose', PreferencesForm, async ({ school, resolved, form, t }) => {
  await savePreferences(school, resolved.modules, channelsOf(form))
  return redirectWithToast('/notifications/settings', t('ui.state.saved'))
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function NotificationSettings() {
  const t = useT()
  const { title, kinds, devices, publicKey, texts, oneMail, weChat, explanation, ownHours, schoolHours } =
    useLoaderData<typeof loader>()
  const { busy } = useAnswer()
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        title={title}
        text={t('notifications.settings.text')}
        back={{ href: '/notifications', label: t('shell.nav.notifications') }}
      />
      {kinds.length > 0 && (
        <Form method="post" className="mb-4">
          <SectionHeader title={t('notifications.settings.kinds')} text={explanation} />
          <Card flush as="section" className="divide-y divide-line/70">
            {kinds.map(each => (
              <KindChoices key={each.kind} {...each} />
            ))}
          </Card>
          <Button
            type="submit"
            variant="primary"
            busy={busy}
            busyLabel={t('ui.state.busy')}
            className="mt-5 max-sm:w-full"
          >
            {t('ui.action.save')}
          </Button>
        </Form>
      )}
      {oneMail && <OneMailForm {...oneMail} />}
      <PushDevices publicKey={publicKey} devices={devices} />
      {weChat && <WeChatAccount {...weChat} />}
      {texts && <TextMessagesForm {...texts} />}
      <QuietHoursList ownHours={ownHours} schoolHours={schoolHours} />
    </div>
  )
}
