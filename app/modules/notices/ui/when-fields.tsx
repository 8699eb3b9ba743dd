import Clock from 'lucide-react/icons/clock'
import PencilLine from 'lucide-react/icons/pencil-line'
import Send from 'lucide-react/icons/send'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { NoticeDraft } from '../edited-notice.server.ts'

const ways = ['now', 'later', 'draft'] as const
const icons = { now: Send, later: Clock, draft: PencilLine }

/** When a notice goes out, and the button that says so; it waits while files are on their way. */
export function WhenFields({ notice, waiting }: { notice: NoticeDraft; waiting: boolean }) {
  const t = useT()
  const { errors, kept, busy } = useAnswer()
  const [typed, setWhen] = useState(kept('when', notice.when))
  const when = ways.find(each => each === typed) ?? 'draft'
  return (
    <Card className="flex flex-col gap-6">
      <RadioCards
        name="when"
        legend={t('notices.form.when')}
        columns={3}
        value={when}
        onChange={setWhen}
        options={ways.map(each => ({ value: each, label: t(`notices.form.when_${each}`), icon: icons[each] }))}
      />
      {when === 'later' ? (
        <TextField
          label={t('notices.form.publish_at')}
          hint={t('notices.form.publish_at_hint')}
          name="publishAt"
          type="datetime-local"
          defaultValue={kept('publishAt', notice.publishAt)}
          error={errors.publishAt}
          fieldClassName="max-w-80"
          required
        />
      ) : null}
      <Button type="submit" icon={icons[when]} busy={busy || waiting} busyLabel={t('ui.state.busy')} block>
        {t(`notices.submit.${when}`)}
      </Button>
    </Card>
  )
}
