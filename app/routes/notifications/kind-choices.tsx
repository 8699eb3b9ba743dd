import { useT } from '#app/platform/i18n/provider.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Select } from '#app/ui/select.tsx'
import { type MailChoice, mailChoices } from './choices.ts'

export interface KindChoicesProps {
  kind: string
  name: string
  mail: MailChoice
  push: boolean
}

/** How one hears of one kind, besides the list. */
export function KindChoices({ kind, name, mail, push }: KindChoicesProps) {
  const t = useT()
  const words: Record<MailChoice, string> = {
    none: t('notifications.mail.none'),
    email: t('notifications.mail.email'),
    digest: t('notifications.mail.digest'),
    insist: t('notifications.mail.insist'),
  }
  return (
    <fieldset className="flex flex-col gap-3 px-5 py-4 sm:px-6">
      <legend className="float-start font-bold text-lg">{name}</legend>
      <div className="clear-both flex flex-col gap-3">
        <Checkbox label={t('notifications.push.label')} name="push" value={kind} defaultChecked={push} />
        <Select
          label={t('notifications.mail.label')}
          name="mail"
          defaultValue={`${kind}:${mail}`}
          options={mailChoices.map(choice => ({ value: `${kind}:${choice}`, label: words[choice] }))}
        />
      </div>
    </fieldset>
  )
}
