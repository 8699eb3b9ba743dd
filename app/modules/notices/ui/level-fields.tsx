import CheckCheck from 'lucide-react/icons/check-check'
import Eye from 'lucide-react/icons/eye'
import Signature from 'lucide-react/icons/signature'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Switch } from '#app/ui/switch.tsx'
import type { NoticeLevel } from '#db/schema/notices.ts'
import type { NoticeDraft } from '../edited-notice.server.ts'

const levels: readonly NoticeLevel[] = ['read', 'confirm', 'sign']
const icons = { read: Eye, confirm: CheckCheck, sign: Signature }

/** What a notice asks of those who read it. */
export function LevelFields({ notice }: { notice: NoticeDraft }) {
  const t = useT()
  const { errors, kept, ticked } = useAnswer()
  const [level, setLevel] = useState(kept('level', notice.level))
  return (
    <>
      <RadioCards
        name="level"
        legend={t('notices.form.level')}
        columns={3}
        value={level}
        onChange={setLevel}
        options={levels.map(each => ({
          value: each,
          label: t(`notices.form.level_${each}`),
          text: t(`notices.form.level_${each}_text`),
          icon: icons[each],
        }))}
        error={errors.level}
      />
      {level === 'read' ? null : (
        <Switch
          label={t('notices.form.every_guardian')}
          hint={t('notices.form.every_guardian_hint')}
          name="everyGuardian"
          value="on"
          defaultChecked={ticked('everyGuardian', notice.everyGuardian)}
        />
      )}
    </>
  )
}
