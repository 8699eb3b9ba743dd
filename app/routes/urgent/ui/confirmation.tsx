import { Form } from '@remix-run/react'
import Siren from 'lucide-react/icons/siren'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { CallReach } from '#tenants/urgent/audience.server.ts'
import type { CallDraft } from '../forms.ts'
import { CallSheet } from './call-sheet.tsx'

export interface ConfirmationProps {
  draft: CallDraft
  reach: CallReach
  classes: readonly { id: string; name: string }[]
}

/** The call as it will be read, and in how many lists it lands; its button stands where the first step had none. */
export function Confirmation({ draft, reach, classes }: ConfirmationProps) {
  const t = useT()
  const { busy } = useAnswer()
  const { callId, words, audience, classIds, question } = draft
  const names = classes.filter(({ id }) => classIds.includes(id)).map(({ name }) => name)
  const parts = [
    reach.families > 0 && t('urgent.sure.families', { count: reach.families }),
    reach.staff > 0 && t('urgent.sure.staff', { count: reach.staff }),
  ].filter(part => part !== false)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('urgent.sure.title', { count: reach.people })} />
      <Form method="post" className="flex flex-col gap-5">
        <Banner tone="danger" title={parts.join(' · ')} icon={Siren} live>
          {t('urgent.sure.text', { count: reach.people })}
        </Banner>
        <Fields draft={{ callId, words, audience, classIds, question }} />
        <input type="hidden" name="people" value={reach.people} />
        <Button
          type="submit"
          name="step"
          value="send"
          variant="danger"
          size="lg"
          block
          icon={Siren}
          busy={busy}
          busyLabel={t('ui.state.busy')}
        >
          {t('urgent.sure.send', { count: reach.people })}
        </Button>
        <CallSheet call={{ words, audience, classes: names, question }} />
        <Button type="submit" name="step" value="change" variant="secondary" block>
          {t('urgent.sure.change')}
        </Button>
      </Form>
    </div>
  )
}

function Fields({ draft: { classIds, ...draft } }: { draft: CallDraft }) {
  return (
    <>
      {Object.entries(draft).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {classIds.map(id => (
        <input key={id} type="hidden" name="classIds" value={id} />
      ))}
    </>
  )
}
