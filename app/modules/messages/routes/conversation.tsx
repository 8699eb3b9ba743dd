import { useLoaderData } from '@remix-run/react'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { translationWords } from '#app/platform/translation/words.server.ts'
import { memberOf } from '#tenants/actor.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { translates } from '#tenants/translation/standing.server.ts'
import { placeOf } from '../forms.ts'
import { officePeople } from '../inbox.server.ts'
import { readThread } from '../thread.server.ts'
import { Talk } from '../ui/talk.tsx'

export const loader = load('messages:view', async ({ school, actor, params, url, t, locale, resolved }) => {
  const into = translates(resolved) ? locale : null
  const thread = await readThread(school, idFrom(params.conversationId), placeOf(url.searchParams).before, into)
  const { kind, announceOnly, name } = thread.head
  const leads = may(actor.role, 'messages:lead')
  return {
    thread,
    memberId: memberOf(actor),
    role: actor.role,
    words: { ...attachmentWords(locale), ...(into ? translationWords(locale) : {}) },
    today: school.today(),
    mayWrite: leads || !announceOnly,
    mayAnnounce: leads && kind === 'class',
    colleagues: kind === 'office' && may(actor.role, 'messages:assign') ? await officePeople(school) : null,
    title: name ?? t('messages.office'),
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function Conversation() {
  const data = useLoaderData<typeof loader>()
  return <Talk key={data.thread.head.id} {...data} />
}
